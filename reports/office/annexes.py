"""The tables at the end of a document, none longer than people read on paper."""

from collections.abc import Iterator, Sequence

from docx.document import Document as Paper

from auditor.model import FAULTS, ItemState, Outcome, Report
from reports.causes import Cause
from reports.office.book import local
from reports.office.paper import body, table
from reports.reach import place
from reports.words import Words

ROWS = 200
"""Rows of an annex; a line below it says where the rest is."""


def problem_list(document: Paper, report: Report, found: Sequence[Cause]) -> None:
    """Write the list of problems with room for who repairs what until when."""
    words = Words(report.lang)
    heads = _heads(words, "number", "problem", "message", "example", "codes", "pages", "unit", "deadline")
    rows = (
        (
            str(cause.number),
            cause.group.title + words.text("brackets", text=words.name("severity", cause.group.severity)),
            words.text("semicolon").join((cause.group.message, place(words, cause))),
            local(report.url, cause.group.example),
            "\n".join(cause.codes),
            str(cause.group.pages),
            *_written(report, cause.group.id),
        )
        for cause in found[:ROWS]
    )
    _annex(document, words, heads, (5, 15, 30, 20, 9, 6, 10, 11), rows, len(found))


def columns_at_fault(document: Paper, report: Report) -> None:
    """Write the columns that something was found in, with the first sentence about each."""
    words, said = Words(report.lang), dict[str, str]()
    for finding in report.findings:
        if finding.column and finding.outcome is Outcome.FAILED and not finding.waived:
            said.setdefault(finding.column, finding.message)
    at_fault = [column for column in report.columns if column.id in said]
    rows = (
        (
            str(number),
            " > ".join(column.path),
            words.name("column-state", column.state),
            said[column.id],
            local(report.url, column.url),
        )
        for number, column in enumerate(at_fault[:ROWS], 1)
    )
    heads = _heads(words, "number", "column", "state", "problem", "address")
    _annex(document, words, heads, (5, 25, 10, 35, 25), rows, len(at_fault))


def dead_links(document: Paper, report: Report) -> None:
    """Write the link targets found broken, those on the home page and those most pages link to first."""
    words = Words(report.lang)
    dead = sorted(
        (link for link in report.links if link.verdict in FAULTS),
        key=lambda link: (not link.on_home, -link.referrer_count, link.url),
    )
    rows = (
        (
            str(number),
            local(report.url, link.url),
            words.name("verdict", link.verdict)
            + (words.text("brackets", text=words.text("links.status", status=link.status)) if link.status else ""),
            local(report.url, link.referrers[0].url) if link.referrers else "",
            str(link.referrer_count),
        )
        for number, link in enumerate(dead[:ROWS], 1)
    )
    heads = _heads(words, "number", "target", "verdict", "first-referrer", "referrers")
    _annex(document, words, heads, (5, 38, 17, 32, 8), rows, len(dead))


def items_at_fault(document: Paper, report: Report) -> None:
    """Write the mandatory items that are missing or could not be told."""
    words = Words(report.lang)
    lacking = [
        item for state in (ItemState.MISSING, ItemState.UNDECIDED) for item in report.items if item.state is state
    ]
    rows = (
        (
            str(number),
            item.title,
            words.name("item-state", item.state),
            item.message,
            "\n".join(item.codes),
        )
        for number, item in enumerate(lacking[:ROWS], 1)
    )
    heads = _heads(words, "number", "item", "state", "message", "codes")
    _annex(document, words, heads, (5, 30, 10, 38, 17), rows, len(lacking))


def _annex(
    document: Paper,
    words: Words,
    heads: Sequence[str],
    shares: Sequence[int],
    rows: Iterator[Sequence[str]],
    count: int,
) -> None:
    if not count:
        body(document, words.text("paper.nothing"))
        return
    table(document, heads, shares, rows)
    if count > ROWS:
        body(document, words.text("paper.more-rows", n=count - ROWS))


def _heads(words: Words, *fields: str) -> list[str]:
    return [words.name("field", field) for field in fields]


def _written(report: Report, id_: str) -> tuple[str, str]:
    """Return who repairs it until when, as the ledger has it; else room to write it."""
    blank, written = Words(report.lang).text("paper.blank"), report.handling.get(id_)
    return (written.unit or blank, written.deadline or blank) if written else (blank, blank)
