"""What to repair first: the root causes in the order of repair."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime

import msgspec

from auditor.model import SEVERITY_RANK, Group, Handling, IndicatorVerdict, Report, State
from reports.walk import Trace, Walk


class Cause(msgspec.Struct, frozen=True):
    """One root cause as the report shows it."""

    number: int
    """What people call it: its place in the order of repair."""
    group: Group
    indicators: tuple[IndicatorVerdict, ...]
    """Those it touches, one a code."""
    opened: int | None
    """Pages of its templates the browser opened; None when it was also found on pages that were not opened."""
    template_type: str
    first_seen: datetime | None
    """Of its oldest finding; None when no earlier audit is known."""
    moved: int
    """Findings an earlier audit had in another place."""
    handling: Handling | None
    """What people wrote about it in the ledger."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the indicators it touches."""
        return tuple(line.code for line in self.indicators)

    @property
    def vetoes(self) -> tuple[str, ...]:
        """Codes of the violated vetoes among them."""
        return tuple(line.code for line in self.indicators if _is_violated_veto(line))

    @property
    def fate(self) -> str:
        """`new` when an earlier audit had none of it, `grown` when some is new, else empty."""
        if not self.group.new:
            return ""
        return "new" if self.group.new >= self.group.findings else "grown"


class Task(msgspec.Struct, frozen=True):
    """The root causes of one check, as the first screen names them."""

    first: Cause
    causes: int


def causes(report: Report, found: Walk) -> tuple[Cause, ...]:
    """Return the root causes in the order of repair.

    First what touches a violated veto, then what the official sheet takes points for, then the worse, then the wider.
    """
    indicators = _indicators(report)
    types = {template.id: template.type for template in report.templates}

    def touches(group: Group, counts: Callable[[IndicatorVerdict], bool]) -> bool:
        return any(counts(line) for line in indicators.get(group.id, ()))

    def order(group: Group) -> tuple[bool, bool, int, int, str]:
        return (
            not touches(group, _is_violated_veto),
            not touches(group, lambda line: line.effect == "deduct"),
            SEVERITY_RANK[group.severity],
            -group.pages,
            group.id,
        )

    def cause(number: int, group: Group) -> Cause:
        trace = found.traces.get(group.id, Trace(only_opened=False))
        return Cause(
            number=number,
            group=group,
            indicators=indicators.get(group.id, ()),
            opened=found.samples[group.id] if trace.only_opened else None,
            template_type=_only({types.get(template, "") for template in group.templates}),
            first_seen=trace.first_seen,
            moved=trace.moved,
            handling=report.handling.get(group.id),
        )

    return tuple(cause(number, group) for number, group in enumerate(sorted(report.groups, key=order), 1))


def tasks(found: Iterable[Cause]) -> tuple[Task, ...]:
    """Return the causes by check, in the order of the first of each."""
    by_rule: dict[str, list[Cause]] = {}
    for cause in found:
        by_rule.setdefault(cause.group.rule, []).append(cause)
    return tuple(Task(alike[0], len(alike)) for alike in by_rule.values())


def of_rules(found: Iterable[Cause], rules: Iterable[str]) -> tuple[Cause, ...]:
    """Return those that come from the rules."""
    wanted = set(rules)
    return tuple(cause for cause in found if cause.group.rule in wanted)


def _only(values: Collection[str]) -> str:
    return next(iter(values)) if len(values) == 1 else ""


def _is_violated_veto(line: IndicatorVerdict) -> bool:
    return line.effect == "veto" and line.state is State.VIOLATED


def _indicators(report: Report) -> Mapping[str, tuple[IndicatorVerdict, ...]]:
    """Return the indicators behind each group; a code that several packs use stands for all of them."""
    lines: dict[str, dict[str, IndicatorVerdict]] = {}
    for line in report.indicators:
        for group in line.groups:
            lines.setdefault(group, {}).setdefault(line.code, line)
    return {group: tuple(by_code.values()) for group, by_code in lines.items()}
