"""What to repair first: the root causes in the order of repair."""

from collections.abc import Callable, Collection, Iterable, Mapping

import msgspec

from auditor.model import SEVERITY_RANK, Group, IndicatorVerdict, Report, State


class Cause(msgspec.Struct, frozen=True):
    """One root cause as the report shows it."""

    number: int
    """What people call it: its place in the order of repair."""
    group: Group
    codes: tuple[str, ...]
    """Indicators it touches."""
    vetoes: tuple[str, ...]
    """Those of them that are violated vetoes."""
    opened: int | None
    """Pages of its templates the browser opened; None when it was also found on pages that were not opened."""
    template_type: str


def causes(report: Report) -> tuple[Cause, ...]:
    """Return the root causes in the order of repair.

    First what touches a violated veto, then what the official sheet takes points for, then the worse, then the wider.
    """
    codes = _codes(report, lambda _: True)
    vetoes = _codes(report, lambda line: line.effect == "veto" and line.state is State.VIOLATED)
    deducted = _codes(report, lambda line: line.effect == "deduct")
    opened = _addresses((template, url) for url, _, template in report.coverage.openings)
    found_on = _addresses((finding.group, finding.url) for finding in report.findings)
    types = {template.id: template.type for template in report.templates}

    def order(group: Group) -> tuple[bool, bool, int, int, str]:
        return group.id not in vetoes, group.id not in deducted, SEVERITY_RANK[group.severity], -group.pages, group.id

    def only_opened(group: Group) -> int | None:
        sample = set[str]().union(*(opened.get(template, set()) for template in group.templates))
        return len(sample) if found_on.get(group.id, {""}) <= sample else None

    return tuple(
        Cause(
            number=number,
            group=group,
            codes=codes.get(group.id, ()),
            vetoes=vetoes.get(group.id, ()),
            opened=only_opened(group),
            template_type=_only({types.get(template, "") for template in group.templates}),
        )
        for number, group in enumerate(sorted(report.groups, key=order), 1)
    )


def of_rules(found: Iterable[Cause], rules: Iterable[str]) -> tuple[Cause, ...]:
    """Return those that come from the rules."""
    wanted = set(rules)
    return tuple(cause for cause in found if cause.group.rule in wanted)


def _only(values: Collection[str]) -> str:
    return next(iter(values)) if len(values) == 1 else ""


def _addresses(pairs: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, url in pairs:
        found.setdefault(key, set()).add(url)
    return found


def _codes(report: Report, counts: Callable[[IndicatorVerdict], bool]) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of the indicators behind each group, of those that count."""
    codes: dict[str, tuple[str, ...]] = {}
    for indicator in filter(counts, report.indicators):
        for group in indicator.groups:
            if indicator.code not in codes.get(group, ()):
                codes[group] = (*codes.get(group, ()), indicator.code)
    return codes
