"""What became of the problems since the earlier audit: the new ones first, then what is gone and what nobody knows."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

import msgspec

from auditor.model import Comparison, Fate, Gone, Report
from reports.causes import Cause
from reports.clean import origin

ADDRESSES = 5


class Batch(msgspec.Struct, frozen=True):
    """Problems of one check that had the same fate for the same reason."""

    title: str
    reason: str
    count: int
    addresses: tuple[str, ...]
    """The first ones, with the portal's origin."""


class Since(msgspec.Struct, frozen=True):
    """The earlier audit beside this one, as the report shows it."""

    comparison: Comparison
    new: tuple[Cause, ...]
    """Root causes with new findings: those that are altogether new first, each kind in the order of repair."""
    fixed: tuple[Batch, ...]
    unassessed: tuple[Batch, ...]


def since(report: Report, found: Sequence[Cause]) -> Since | None:
    """Return what changed; None when there is no earlier audit to compare with."""
    if report.comparison is None:
        return None
    portal, gone = origin(report.url), report.comparison.gone
    return Since(
        comparison=report.comparison,
        new=tuple(sorted((cause for cause in found if cause.fate), key=lambda cause: cause.fate != "new")),
        fixed=tuple(_batches(portal, (it for it in gone if it.fate is Fate.FIXED))),
        unassessed=tuple(_batches(portal, (it for it in gone if it.fate is Fate.UNASSESSED))),
    )


def _batches(portal: str, gone: Iterable[Gone]) -> Iterator[Batch]:
    for (_, title, reason), alike in groupby(
        sorted(gone, key=lambda it: (it.rule, it.title, it.reason)), key=lambda it: (it.rule, it.title, it.reason)
    ):
        members = list(alike)
        urls = dict.fromkeys(f"{portal}{it.url}" if it.url.startswith("/") else it.url for it in members)
        yield Batch(title, reason, len(members), tuple(islice(urls, ADDRESSES)))
