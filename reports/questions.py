"""What the facts do not decide, and what people agreed to accept: gathered by check."""

from collections.abc import Iterable

import msgspec

from auditor.model import SEVERITY_RANK, Finding, Report
from reports.walk import Alike, Walk


class Matter(msgspec.Struct, frozen=True):
    """Alike findings under the name of their check."""

    title: str
    first: Finding
    count: int
    addresses: tuple[str, ...]
    """The first ones, each once, in the order of the report."""


def questions(report: Report, found: Walk) -> tuple[Matter, ...]:
    """Return what a person must look at by check and message, the weightiest first."""
    return _matters(report, found.open.values())


def accepted(report: Report, found: Walk) -> tuple[Matter, ...]:
    """Return what agreed exceptions cover by check and reason, the weightiest first."""
    return _matters(report, found.waived.values())


def _matters(report: Report, found: Iterable[Alike]) -> tuple[Matter, ...]:
    titles = {rule.id: rule.title for rule in report.rules}

    def order(alike: Alike) -> tuple[int, int, str, str, str]:
        first = alike.first
        return SEVERITY_RANK[first.severity], -alike.count, first.rule, first.key, first.waived

    return tuple(
        Matter(titles.get(it.first.rule, it.first.rule), it.first, it.count, tuple(it.addresses))
        for it in sorted(found, key=order)
    )
