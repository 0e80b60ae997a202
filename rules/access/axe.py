"""axe-*: one rule for every rule of axe-core, told in our words."""

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import Any, ClassVar, NamedTuple

import msgspec

from auditor.model import (
    AxeNode,
    AxeResult,
    Judgement,
    Measured,
    Outcome,
    Page,
    Place,
    Reason,
    Severity,
    Text,
    Value,
    View,
)
from auditor.rule import AnyRule, PageRule, cant_tell, failed, passed


class Told(NamedTuple):
    """What axe-core said of one component of the page, or of the page as a whole."""

    outcome: Outcome
    impact: str = ""
    node: AxeNode = AxeNode("", "")
    said: str = "found"
    """Key of the message."""
    values: Mapping[str, Value] = {}
    view: View = View.DESKTOP


class Axe(PageRule[Told]):
    """What the rule of axe-core says of the page as a browser shows it.

    Applies to: pages on which axe-core ran and that hold an element the rule looks at; one target for every component
        with a fault and its reason, one for every reason of the page's doubts, one for a page with neither. Of the page
        at the width of a phone only the faults count that it does not have at desktop width.
    Expects: axe-core reports no violation; one of an experimental rule is a doubt.
    Cannot tell: axe-core leaves the element to a person (`incomplete`), such as text over a picture.
    Source: the WCAG criteria of the rule; GB/T 37668-2019 by chapter, by clause where the clause is confirmed.
    """

    id = "axe"
    words = ("axe", "axe-checks")
    measured = True
    name: ClassVar[str]
    """The rule's id in axe-core."""
    checks: ClassVar[tuple[str, ...]]
    """What it is made of, the most telling first."""
    accuses: ClassVar[bool] = True
    is_minor: ClassVar[bool] = False
    """No criterion of level A or AA demands it, or it is not to be relied on, whatever axe-core's impact."""
    per_page: ClassVar[bool] = False
    """The fault is that of the page's frame: its elements are one fault."""
    beyond: ClassVar[str] = ""
    """Rule that covers the graver faults of the kind: where it did not hold, this one did not either."""

    def targets(self, subject: Page) -> Iterable[Told]:
        measured = subject.measured
        if measured is None or measured.failure is not None or measured.axe_failure is not None:
            return ()
        seen = self._together([*self._faults(measured), *self._doubts(measured)])
        if subject.on_phone is not None:
            known = {(it.said, it.node.component) for it in seen}
            narrow = self._together(self._faults(subject.on_phone))
            seen += [it._replace(view=View.PHONE) for it in narrow if (it.said, it.node.component) not in known]
        if not seen and {self.name, self.beyond or self.name} <= {*measured.passed}:
            return (Told(Outcome.PASSED),)
        return seen

    def judge(self, target: Told) -> Judgement:
        node = target.node
        if target.outcome is Outcome.PASSED:
            return passed()
        at = Place(selector=node.selector, snippet=node.snippet, view=target.view)
        values: dict[str, Any] = {**target.values, "count": node.count}
        if target.outcome is Outcome.CANT_TELL:
            return cant_tell(Reason.INCOMPLETE, key=target.said, at=at, component=node.component, **values)
        return failed(
            target.said,
            at=at,
            component=node.component,
            severity=Severity(target.impact) if target.impact and not self.is_minor else None,
            **values,
        )

    @classmethod
    def members(cls, *words: Mapping[str, Any]) -> list[type[AnyRule]]:
        rules, checks = words
        return [_member(cls, name, told, checks) for name, told in sorted(rules.items())]

    def _faults(self, measured: Measured) -> Iterator[Told]:
        return self._seen(measured.violations, Outcome.FAILED if self.accuses else Outcome.CANT_TELL, "fail")

    def _doubts(self, measured: Measured) -> Iterator[Told]:
        return self._seen(measured.incomplete, Outcome.CANT_TELL, "incomplete")

    def _seen(self, results: Iterable[AxeResult], outcome: Outcome, kind: str) -> Iterator[Told]:
        for result in results:
            if result.rule == self.name:
                for node in result.nodes:
                    said, values = self._reason(node, kind) or ("found" if outcome is Outcome.FAILED else "look", {})
                    yield Told(outcome, result.impact, node, said, values)

    def _reason(self, node: AxeNode, kind: str) -> tuple[str, dict[str, Value]] | None:
        """Message and values of the most telling check; None when none has words, or values for them."""
        kinds = (kind,) if self.accuses else (kind, "fail")
        for check in sorted(node.checks, key=lambda it: self.checks.index(it.id) if it.id in self.checks else -1):
            for answer in (f"{one} {key}".rstrip() for one in kinds for key in (check.key, "")):
                said = f"{check.id} {answer}"
                if said in self.messages and (needed := _slots(self.messages[said])) <= check.values.keys():
                    return said, {name: check.values[name] for name in sorted(needed)}
        return None

    def _together(self, seen: Iterable[Told]) -> list[Told]:
        """One for each reason and, of faults, component; its place is that of the first."""
        kept: dict[tuple[str, ...], Told] = {}
        for it in seen:
            if self.per_page or it.outcome is Outcome.CANT_TELL:
                it = it._replace(node=msgspec.structs.replace(it.node, component=""))
            key = (it.outcome, it.said, it.node.component)
            count = it.node.count + (kept[key].node.count if key in kept else 0)
            first = kept.get(key, it)
            kept[key] = first._replace(node=msgspec.structs.replace(first.node, count=count))
        return list(kept.values())


_FAULT = Text("（{count} 处）", " ({count} found)")
_ENHANCED = Text("（AAA 级要求，A、AA 级不作要求；{count} 处）", " (level AAA, not demanded at A or AA; {count} found)")
_LOOK = Text("，需人工复核（{count} 处）", "; a person must look ({count} found)")
_EXPERIMENTAL = Text(
    "（axe-core 的试验性规则，需人工确认；{count} 处）",
    " (an experimental rule of axe-core, a person must confirm; {count} found)",
)
_NOT_SURE = Text("自动检查无法确定", "the automatic check is not sure")


def _member(base: type[Axe], name: str, told: Mapping[str, Any], checks: Mapping[str, Any]) -> type[AnyRule]:
    advice, basis = Text(**told["advice"]), _basis(told)
    is_minor = told["class"] != "wcag"
    added = {
        "id": f"axe-{name}",
        "name": name,
        "title": Text(**told["title"]),
        "why": Text(**told["why"]),
        "advice": Text(f"{advice.zh}{basis.zh}", f"{advice.en} {basis.en}"),
        "messages": _messages(told, checks),
        "severity": Severity.MINOR if is_minor else Severity(told["severity"]),
        "wcag": tuple(told.get("wcag", ())),
        "checks": tuple(told["checks"]),
        "accuses": told["class"] != "experimental" and not told.get("review"),
        "is_minor": is_minor,
        "per_page": told.get("per") == "page",
        "beyond": told.get("beyond", ""),
    }
    return type(f"Axe{name.title().replace('-', '')}", (base,), added)


def _messages(told: Mapping[str, Any], checks: Mapping[str, Any]) -> dict[str, Text]:
    """One for each answer of each check, and two without a reason."""
    title = Text(**told["title"])
    look = _EXPERIMENTAL if told["class"] == "experimental" else _LOOK
    fault = look if told["class"] == "experimental" or told.get("review") else _FAULT
    fault = _ENHANCED if told["class"] == "enhanced" else fault
    messages = {
        "found": Text(title.zh + fault.zh, title.en + fault.en),
        "look": _message(title, _NOT_SURE, look),
    }
    for check in (*told["checks"], "error-occurred"):
        for answer, reason in checks[check].items():
            end = fault if answer.startswith("fail") else look
            messages[f"{check} {answer}"] = _message(title, Text(**reason), end)
    return messages


def _message(title: Text, reason: Text, end: Text) -> Text:
    return Text(f"{title.zh}：{reason.zh}{end.zh}", f"{title.en}: {reason.en}{end.en}")


def _slots(text: Text) -> set[str]:
    """Names of what must have been measured."""
    return {name for _, name, _, _ in Formatter().parse(text.zh) if name} - {"count"}


def _basis(told: Mapping[str, Any]) -> Text:
    """What the rule rests on; a clause is named only where it is confirmed."""
    clause, criteria = told.get("clause", ""), told.get("wcag")
    norm = Text(f"GB/T 37668-2019 {clause or told['chapter']}", f"GB/T 37668-2019 {clause.partition(' ')[0]}".rstrip())
    if criteria:
        parts = [Text(f"WCAG {'、'.join(criteria)}", f"WCAG {', '.join(criteria)}"), norm]
    else:
        parts = [Text("推荐做法，不属于 WCAG 成功准则", "good practice, not a WCAG success criterion")]
        parts += [Text(f"参见 {norm.zh}", f"see {norm.en}")] if clause else []
    if told["class"] == "enhanced":
        parts.append(Text("AAA 级要求，A、AA 级不作要求", "level AAA, not demanded at A or AA"))
    if told["class"] == "experimental":
        parts.append(
            Text("axe-core 的试验性规则，须人工确认", "an experimental rule of axe-core, a person must confirm")
        )
    return Text(f"（{'；'.join(part.zh for part in parts)}）", f"({'; '.join(part.en for part in parts)})")
