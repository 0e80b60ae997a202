"""The sheet of what was looked at and what was not, and the hidden sheet of the pages that were measured."""

from auditor.model import Coverage
from reports.office.book import Book, Field, Table
from reports.office.keys import HIDDEN_SHEET, SEAL
from reports.times import beijing

_FIELDS = (
    Field("part", 26, "text"),
    Field("what", 30, "text"),
    Field("reason", 36),
    Field("count", 12, "number"),
    Field("examples", 70),
)
FIGURES = ("discovered", "asked", "fetched", "pages", "rendered", "examined", "templates", "unchanged")


def write_coverage(book: Book) -> None:
    """Write the figures, what could not be looked at and why, and the pages the browser opened."""
    words, coverage = book.words, book.report.coverage
    table = Table(book, "coverage", _FIELDS, words.text("gaps.lead"))
    for name, count in figures(coverage):
        table.add((words.text("coverage.title"), words.text(f"coverage.{name}"), "", count, ""))
    for gap in coverage.not_assessed:
        what, reason = words.name("what", gap.what), words.name("reason", gap.reason)
        table.add((words.text("gaps.title"), what, reason, gap.count, "\n".join(map(book.local, gap.examples))))
    for url, why, template in coverage.openings:
        opened = words.text("xlsx.opened")
        table.add((opened, book.local(url), words.name("why", why), None, words.text("xlsx.template", id=template)))
    table.close()


def figures(coverage: Coverage) -> list[tuple[str, int]]:
    """Return the figures of the coverage with their names; what was not used is left out."""
    return [(name, count) for name in FIGURES if (count := getattr(coverage, name)) or name != "unchanged"]


def write_hidden(book: Book) -> None:
    """Write what a later audit needs besides the problems: when this one was taken and which pages it measured."""
    sheet, report = book.workbook.add_worksheet(HIDDEN_SHEET), book.report
    sheet.hide()
    look = book.look("hidden")
    sheet.write_string(0, 0, SEAL, look)
    sheet.write_string(1, 0, beijing(report.started).isoformat(), look)
    for row, url in enumerate(dict.fromkeys(url for url, _, _ in report.coverage.openings), 2):
        sheet.write_string(row, 0, book.local(url), look)
