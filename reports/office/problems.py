"""The sheets people work in: root causes, findings, what a person must look at, what is gone."""

from collections import Counter
from collections.abc import Collection, Iterator

import msgspec

from auditor.model import Fate, Finding, Handling, Outcome
from reports.causes import Cause
from reports.clean import origin
from reports.office.book import LINKS, ROWS, Book, Cell, Field, Table, Value
from reports.office.keys import HANDLING
from reports.reach import place
from reports.times import day

_FILL = (
    Field("unit", 11, "fill"),
    Field("deadline", 11, "fill"),
    Field("status", 9, "fill"),
    Field("recheck", 9, "fill"),
)
_CAUSES = (
    Field("number", 5, "number"),
    Field("severity", 8, "middle"),
    Field("problem", 16),
    Field("message", 30),
    Field("place", 14),
    Field("pages", 6, "number"),
    Field("alike", 7, "number"),
    Field("findings", 8, "number"),
    Field("new", 5, "number"),
    Field("codes", 8, "middle"),
    Field("advice", 28),
    Field("example", 20),
    *_FILL,
    Field("id"),
    Field("rule"),
    Field("template"),
    Field("component"),
)
_FINDINGS = (
    Field("number", 6, "number"),
    Field("cause", 6, "number"),
    Field("severity", 8, "middle"),
    Field("problem", 16),
    Field("message", 32),
    Field("address", 28),
    Field("selector", 20, "code"),
    Field("codes", 8, "middle"),
    Field("fate", 8, "middle"),
    Field("since", 11, "day"),
    Field("waived", 10),
    *_FILL,
    Field("id"),
    Field("kin"),
    Field("rule"),
    Field("url"),
    Field("group"),
    Field("first_seen"),
    Field("snippet"),
)
_OPEN = (
    Field("number", 7, "number"),
    Field("outcome", 9, "middle"),
    Field("severity", 9, "middle"),
    Field("problem", 24),
    Field("message", 46),
    Field("address", 44),
    Field("selector", 24, "code"),
    Field("codes", 14, "middle"),
    Field("id"),
    Field("rule"),
)
_GONE = (
    Field("number", 7, "number"),
    Field("fate", 14, "middle"),
    Field("problem", 28),
    Field("address", 44),
    Field("reason", 28),
    Field("since", 12, "day"),
    *_FILL,
    Field("id"),
    Field("kin"),
    Field("rule"),
    Field("url"),
    Field("group"),
    Field("first_seen"),
    Field("state"),
)
_STATUS_COLOURS = (("doing", "open"), ("done", "good"), ("exempt", "minor"), ("disputed", "minor"))
_RECHECK_COLOURS = (("passed", "good"), ("failed", "bad"))


class Counts(msgspec.Struct):
    """What the findings of the report come to; counted while they are written."""

    failed: Counter[str] = msgspec.field(default_factory=Counter)
    """By severity."""
    open: int = 0
    waived: int = 0
    left_out: int = 0
    """Findings for which their sheet had no room."""


def write_causes(book: Book, found: Collection[Cause]) -> None:
    """Write one line a root cause, in the order of repair."""
    table = Table(book, "causes", _CAUSES, book.words.text("xlsx.causes-lead"))
    for cause in found:
        table.add(_cause(book, cause))
    _finish(book, table)


def write_findings(book: Book, found: Collection[Cause]) -> Counts:
    """Write what failed on one sheet and what is open on another, going through the findings once."""
    counts, many = Counts(), len(book.report.findings)
    failed = Table(book, "findings", _FINDINGS, _lead(book, "xlsx.findings-lead", many))
    open_ = Table(book, "open", _OPEN, _lead(book, "xlsx.open-lead", many))
    titles = {rule.id: rule.title for rule in book.report.rules}
    numbers = {cause.group.id: cause.number for cause in found}
    for finding in book.report.findings:
        title = titles.get(finding.rule, finding.rule)
        if finding.outcome is Outcome.FAILED:
            if finding.waived:
                counts.waived += 1
            else:
                counts.failed[finding.severity.value] += 1
            failed.add(_failed(book, failed.rows + 1, numbers.get(finding.group), title, finding))
        else:
            counts.open += 1
            open_.add(_open(book, open_.rows + 1, title, finding))
    counts.left_out = failed.left_out + open_.left_out
    _finish(book, failed)
    open_.close()
    return counts


def write_gone(book: Book) -> None:
    """Write what an earlier audit found and this one did not; no sheet without an earlier audit."""
    if book.report.comparison is None:
        return
    words = book.words
    table = Table(book, "gone", _GONE, words.text("xlsx.gone-lead"))
    for number, gone in enumerate(book.report.comparison.gone, 1):
        table.add(
            (
                number,
                Cell(words.name("fate", gone.fate), "good" if gone.fate is Fate.FIXED else "open"),
                gone.title,
                Cell(gone.url, link=_absolute(book, gone.url)),
                gone.reason,
                day(gone.first_seen),
                *_handling(book, gone.id),
                *hidden(gone.id, gone.kin, gone.rule, gone.url, gone.group),
                *hidden(gone.first_seen and gone.first_seen.isoformat(), gone.fate),
            )
        )
    _finish(book, table)


def hidden(*values: Value) -> Iterator[Cell]:
    """Return the cells of the technical columns."""
    return (Cell(value, "hidden") for value in values)


def _cause(book: Book, cause: Cause) -> Iterator[Value | Cell]:
    group, words = cause.group, book.words
    yield cause.number
    yield Cell(words.name("severity", group.severity), group.severity)
    yield group.title
    yield group.message
    yield place(words, cause)
    alike = group.alike if group.alike > group.pages else None
    yield from (group.pages, alike, group.findings, group.new if book.report.comparison else None)
    yield Cell("\n".join(cause.codes), "bad" if cause.vetoes else "")
    yield group.advice
    yield Cell(book.local(group.example), link=group.example)
    yield from _handling(book, group.id)
    yield from hidden(group.id, group.rule, group.template, group.component)


def _failed(book: Book, number: int, cause: int | None, title: str, finding: Finding) -> Iterator[Value | Cell]:
    words, struck = book.words, "struck" if finding.waived else ""
    severity = words.name("severity", finding.severity)
    yield number
    yield cause
    yield Cell(severity, struck or finding.severity.value)
    yield Cell(title, struck)
    yield Cell(finding.message, struck)
    yield Cell(book.local(finding.url), struck, finding.url)
    yield finding.selector
    yield codes(finding)
    yield Cell(_fate(book, finding.fate), "open" if finding.fate is Fate.NEW else "")
    yield day(finding.first_seen)
    yield finding.waived
    yield from _handling(book, finding.id)
    first_seen = finding.first_seen.isoformat() if finding.first_seen else ""
    yield from hidden(finding.id, finding.kin, finding.rule, book.local(finding.url), finding.group, first_seen)
    yield from hidden(finding.snippet)


def _open(book: Book, number: int, title: str, finding: Finding) -> Iterator[Value | Cell]:
    words = book.words
    yield number
    yield words.name("outcome", finding.outcome)
    yield words.name("severity", finding.severity)
    yield title
    yield finding.message
    yield Cell(book.local(finding.url), link=finding.url)
    yield finding.selector
    yield codes(finding)
    yield from hidden(finding.id, finding.rule)


def codes(finding: Finding) -> str:
    """Return the codes of the indicators a finding counts for."""
    return "\n".join(dict.fromkeys(clause.partition(":")[2] for clause in finding.clauses))


def _fate(book: Book, fate: Fate | None) -> str:
    return book.words.name("fate", fate) if fate else ""


def _handling(book: Book, id_: str) -> Iterator[str]:
    written = book.report.handling.get(id_, Handling())
    return (getattr(written, field) for field in HANDLING)


def _absolute(book: Book, url: str) -> str:
    """Return an address that was written without the portal's origin in full."""
    return f"{origin(book.report.url)}{url}" if url.startswith("/") else url


def _lead(book: Book, key: str, many: int) -> str:
    """Return what stands above a table, with what Excel makes us leave out."""
    lead = book.words.text(key)
    if many > LINKS:
        lead += book.words.text("xlsx.links-cut", n=LINKS)
    if many > ROWS:
        lead += book.words.text("xlsx.rows-cut", n=ROWS)
    return lead


def _finish(book: Book, table: Table) -> None:
    """Offer the usual words in the columns to fill in, and colour them."""
    for field, colours in (("status", _STATUS_COLOURS), ("recheck", _RECHECK_COLOURS)):
        names = book.words.names(field)
        table.choices(field, names.values())
        table.colour(field, ((names[value], look) for value, look in colours))
    table.close()
