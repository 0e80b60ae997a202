"""The catalogue of rules and of what the packs ask of them: for `rules/README.md` and `auditor rules`. Pure."""

import inspect
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from auditor.pack import By, Indicator, Pack
from auditor.rule import AnyRule, ParamValue

Rules = Mapping[str, type[AnyRule]]

HEADINGS = ("Applies to", "Expects", "Cannot tell", "Source")
"""What the docstring of every rule says, in this order."""
MANY = 12
"""With more rules than this an indicator only counts them."""

_HEADING = re.compile(rf"^({'|'.join(HEADINGS)}):", re.MULTILINE)
_CHECKED = {By.MACHINE: "fully", By.PARTLY: "partly", By.PERSON: "by a person"}


def render(rules: Rules, packs: Sequence[Pack]) -> str:
    """Return the catalogue as Markdown."""
    lines = [
        "# 检查规则目录 · Catalogue of rules",
        "",
        f"Generated from the rules and packs; not to be edited. {len(rules)} rules, {len(packs)} packs.",
        "",
    ]
    used = _users(packs)
    for group, members in groupby(sorted(rules.values(), key=_order), key=_group):
        lines += [f"## {group}", ""]
        for _, family in groupby(members, key=lambda rule: rule.__module__):
            kin = list(family)
            lines += _entry(kin[0], used) if len(kin) == 1 else _family(kin, used)
    for pack in packs:
        lines += _sheet(pack)
    return "\n".join(lines).rstrip() + "\n"


def as_text(rules: Rules, packs: Sequence[Pack]) -> str:
    """Return one line a rule; a single rule in full."""
    if len(rules) == 1:
        (rule,) = rules.values()
        _, *lines = _entry(rule, _users(packs))
        return "\n".join((rule.id, *lines)).rstrip()
    width = max(map(len, rules), default=0)
    return "\n".join(f"{id_:{width}}  {rule.title.zh} · {rule.title.en}" for id_, rule in rules.items())


def as_json(rules: Rules, packs: Sequence[Pack]) -> str:
    """Return the rules as a JSON list."""
    used = _users(packs)
    return json.dumps([_record(rule, used[rule.id]) for rule in rules.values()], ensure_ascii=False, indent=2)


def headings(rule: type[AnyRule]) -> dict[str, str]:
    """Return what the rule's docstring says under each of its headings, in the order written."""
    parts = _HEADING.split(inspect.getdoc(rule) or "")
    return {name: " ".join(text.split()) for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def _record(rule: type[AnyRule], users: Iterable[str]) -> dict[str, Any]:
    return {
        "id": rule.id,
        "group": _group(rule),
        "title": rule.title._asdict(),
        "why": rule.why._asdict() if rule.why else None,
        "advice": rule.advice._asdict(),
        "severity": rule.severity,
        "confidence": rule.confidence,
        "wcag": list(rule.wcag),
        "params": {name: param._asdict() for name, param in rule.params.items()},
        "documentation": headings(rule),
        "used_by": list(users),
    }


def _users(packs: Iterable[Pack]) -> dict[str, list[str]]:
    """Rule id → `pack code` of every indicator that uses it."""
    users: dict[str, dict[str, None]] = defaultdict(dict)
    for pack in packs:
        for indicator in pack.indicators:
            for use in indicator.uses:
                users[use.rule][f"{pack.id} {indicator.code}"] = None
    return defaultdict(list, {rule: list(names) for rule, names in users.items()})


def _entry(rule: type[AnyRule], used: Mapping[str, list[str]]) -> Iterator[str]:
    yield f"### {_anchor(rule)}"
    yield ""
    yield f"{rule.title.zh} · {rule.title.en}"
    yield ""
    yield from (f"- **{name}**: {text}" for name, text in headings(rule).items())
    yield f"- **Severity, confidence**: {rule.severity}, {rule.confidence}"
    if rule.wcag:
        yield f"- **WCAG**: {', '.join(rule.wcag)}"
    for name, param in rule.params.items():
        unit = f" {param.unit}" if param.unit else ""
        yield f"- **`{name}`**: {param.meaning} (default {_default(param.default)}{unit})"
    yield f"- **Used by**: {_cell(', '.join(used[rule.id]) or 'no pack')}"
    if rule.why:
        yield f"- **Why**: {rule.why.zh} · {rule.why.en}"
    yield f"- **Advice**: {rule.advice.zh} · {rule.advice.en}"
    yield ""


def _family(kin: Sequence[type[AnyRule]], used: Mapping[str, list[str]]) -> Iterator[str]:
    """Rules of one file share one description and become the rows of one table."""
    yield f"### {kin[0].__module__.rpartition('.')[2].replace('_', '-')} ({len(kin)} rules)"
    yield ""
    yield from (f"- **{name}**: {text}" for name, text in headings(kin[0]).items())
    yield ""
    rows = ((_anchor(rule), *rule.title, rule.severity, ", ".join(rule.wcag), ", ".join(used[rule.id])) for rule in kin)
    yield from _table(("rule", "标题", "title", "severity", "WCAG", "used by"), rows)


def _sheet(pack: Pack) -> Iterator[str]:
    yield f"## {pack.title.zh} · {pack.title.en}"
    yield ""
    yield f"`{pack.id}` · {pack.document}"
    yield ""
    yield from _table(
        ("code", "指标", "indicator", "effect", "mark", "checked", "rules", "what a person looks at"),
        (
            (it.code, *it.title, it.effect, it.mark, _CHECKED[it.by], _links(it), it.note.en if it.note else "")
            for it in pack.indicators
        ),
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(map(_cell, row))} |"
    yield ""


def _links(indicator: Indicator) -> str:
    used = dict.fromkeys(use.rule for use in indicator.uses)
    return f"{len(used)} rules" if len(used) > MANY else ", ".join(f"[{rule}](#{rule})" for rule in used)


def _anchor(rule: type[AnyRule]) -> str:
    return f'<a id="{rule.id}"></a>{rule.id}'


def _default(value: ParamValue) -> str:
    if isinstance(value, tuple):
        return "、".join(value) or "empty"
    if isinstance(value, Mapping):
        return "、".join(f"{name} {one}" for name, one in value.items()) or "empty"
    return str(value)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _group(rule: type[AnyRule]) -> str:
    return rule.__module__.split(".")[-2]


def _order(rule: type[AnyRule]) -> tuple[str, str, str]:
    return _group(rule), rule.__module__, rule.id
