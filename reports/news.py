"""What a build must be told: the root causes that are new, and those that are known."""

from collections.abc import Callable, Iterator

import msgspec

from auditor.model import Fate, Finding, Report, View
from reports.causes import Cause, causes
from reports.places import Place
from reports.walk import walk
from reports.words import Words


class News(msgspec.Struct, frozen=True):
    """One root cause beside the earlier audit."""

    cause: Cause
    is_new: bool
    """It has findings the earlier audit did not have; without one everything is new."""
    first: Finding
    """Its first finding, of a new one the first that is new."""


class Line(msgspec.Struct, frozen=True):
    """One thing to be known of a root cause."""

    name: str
    text: str
    is_code: bool = False
    """It is an address or a selector."""


def news(report: Report) -> tuple[News, ...]:
    """Return the root causes, the new ones first, else in the order of repair."""
    new = _first_new(report)
    told = (
        News(cause, report.comparison is None or cause.group.id in new, new.get(cause.group.id, example))
        for cause in causes(report, walk(report))
        for example in cause.group.examples[:1]
    )
    return tuple(sorted(told, key=lambda one: not one.is_new))


def _first_new(report: Report) -> dict[str, Finding]:
    """The first finding of every root cause that the earlier audit did not have."""
    found: dict[str, Finding] = {}
    for finding in report.findings:
        if finding.fate is Fate.NEW:
            found.setdefault(finding.group, finding)
    return found


def lines(one: News, place: Callable[[str], Place], words: Words) -> Iterator[Line]:
    """Yield what is to be known of a root cause: what it is, where it stands, how it is repaired."""
    first, group = one.first, one.cause.group
    found = place(first.url)
    yield Line(words.name("severity", group.severity), first.message)
    if one.cause.vetoes:
        yield Line(words.text("verdict.vetoes"), words.join(one.cause.vetoes))
    yield Line(words.text("ci.page"), found.page, is_code=True)
    if found.file:
        yield Line(words.text("ci.file"), found.file, is_code=True)
    if first.selector:
        yield Line(words.text("causes.place"), first.selector, is_code=True)
    if first.view != View.DESKTOP:
        yield Line(words.text("ci.view"), words.name("view", first.view))
    yield Line(words.text("causes.reach"), words.text("causes.found", findings=group.findings, pages=group.pages))
    yield Line(words.text("causes.advice"), group.advice)
    if one.cause.codes:
        yield Line(words.text("causes.clause"), words.join(one.cause.codes))
