"""One walk through the findings: what the sections of the page need of them, and no more.

There may be hundreds of thousands, unpacked one by one; what is kept here grows with the kinds of problems only.
"""

from datetime import datetime
from functools import cache

import msgspec

from auditor.model import Fate, Finding, Outcome, Report

ADDRESSES = 10


class Alike(msgspec.Struct):
    """Findings that are one matter to the reader."""

    first: Finding
    count: int = 0
    addresses: list[str] = []
    """The first ten, each once, in the order of the report."""

    def add(self, finding: Finding) -> None:
        """Count one more of them."""
        self.count += 1
        if len(self.addresses) < ADDRESSES and finding.url not in self.addresses:
            self.addresses.append(finding.url)


class Trace(msgspec.Struct):
    """What the findings of one root cause say together."""

    first_seen: datetime | None = None
    """Of the oldest."""
    moved: int = 0
    only_opened: bool = True
    """All of them are on pages of its templates that the browser opened."""


class Walk(msgspec.Struct, frozen=True):
    """What was gathered on the way."""

    traces: dict[str, Trace]
    """By root cause."""
    samples: dict[str, int]
    """Pages of its templates that the browser opened, by root cause."""
    open: dict[tuple[str, str], Alike]
    """What a person must look at, by rule and message key."""
    waived: dict[tuple[str, str], Alike]
    """What an agreed exception covers, by rule and reason."""


def walk(report: Report) -> Walk:
    """Go through the findings once."""
    opened: dict[str, set[str]] = {}
    for url, _, template in report.coverage.openings:
        opened.setdefault(template, set()).add(url)

    @cache
    def sample(templates: tuple[str, ...]) -> frozenset[str]:
        return frozenset().union(*(opened.get(template, ()) for template in templates))

    samples = {group.id: sample(group.templates) for group in report.groups}
    found = Walk({}, {id_: len(urls) for id_, urls in samples.items()}, {}, {})
    for finding in report.findings:
        if finding.outcome is Outcome.CANT_TELL:
            _gather(found.open, (finding.rule, finding.key), finding)
        elif finding.waived:
            _gather(found.waived, (finding.rule, finding.waived), finding)
        elif finding.group:
            trace = found.traces.setdefault(finding.group, Trace())
            _follow(trace, finding, finding.url in samples.get(finding.group, ()))
    return found


def _gather(into: dict[tuple[str, str], Alike], key: tuple[str, str], finding: Finding) -> None:
    if key not in into:
        into[key] = Alike(finding)
    into[key].add(finding)


def _follow(trace: Trace, finding: Finding, in_sample: bool) -> None:
    trace.moved += finding.fate is Fate.MOVED
    trace.only_opened = trace.only_opened and in_sample
    if finding.first_seen and (trace.first_seen is None or finding.first_seen < trace.first_seen):
        trace.first_seen = finding.first_seen
