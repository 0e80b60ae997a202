"""The ledger (问题台账): a workbook to repair by, filled in by people and read back by `ledger.py`."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook

from auditor.model import Report
from reports.causes import causes
from reports.clean import clean
from reports.office.book import Book
from reports.office.coverage import write_coverage, write_hidden
from reports.office.looks import looks
from reports.office.official import write_official
from reports.office.portal import write_columns, write_items, write_labels, write_links, write_units
from reports.office.problems import write_causes, write_findings, write_gone
from reports.office.summary import add_summary, write_summary
from reports.walk import walk
from reports.words import Words

_PIECE = 1 << 20


def render(report: Report) -> Iterator[bytes]:
    """Yield the workbook; its rows are on the disk while it is made, not in memory."""
    with TemporaryDirectory() as room:
        file = Path(room, "ledger.xlsx")
        options = {"constant_memory": True, "tmpdir": room, "strings_to_urls": False, "strings_to_formulas": False}
        with Workbook(file, options) as workbook:
            _write(report, workbook)
        with file.open("rb") as written:
            while piece := written.read(_PIECE):
                yield piece


def _write(report: Report, workbook: Workbook) -> None:
    words = Words(report.lang)
    book = Book(report, words, workbook, looks(workbook, words.lang))
    title = clean(words.text("xlsx.title", name=report.name))[:200]
    created = report.finished.astimezone(UTC).replace(tzinfo=None)
    workbook.set_properties({"title": title, "created": created})
    found = causes(report, walk(report))
    summary = add_summary(book)
    write_causes(book, found)
    counts = write_findings(book, found)
    write_gone(book)
    write_official(book, found)
    write_columns(book)
    write_links(book)
    write_items(book)
    write_units(book)
    write_labels(book)
    write_coverage(book)
    write_hidden(book)
    write_summary(book, summary, found, counts)
    summary.activate()
