"""The workbook of the ledger: what its sheets share, and how a table is written row by row.

Rows go to the disk as they come, so it does not matter how many there are.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

import msgspec
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from auditor.model import Report
from reports.clean import clean, link_address, origin
from reports.office.keys import HEAD_ROW, KEY_ROW, key
from reports.words import Words

LINKS = 65_000
"""Excel opens no sheet with more than 65,530 links."""
ROWS = 1_048_000
"""Excel's sheets end at row 1,048,576."""
LONGEST = 16_000
"""Characters of a cell: Excel allows 32,767, and counts the rare ones twice."""
LINE = 14.5
"""Points of a line of text."""
_LONGEST_LINK = 2_000
_MOST_LINES = 9
_LEAD_ROW = KEY_ROW + 1

Value = str | int | float | date | None


class Cell(NamedTuple):
    """A value that looks different from its column, or leads somewhere."""

    value: Value
    look: str = ""
    link: str = ""


class Field(NamedTuple):
    """One column of a table."""

    key: str
    """Of the names `field`; the hidden first row holds it, so that the column is known wherever it goes."""
    width: int = 0
    """In characters; 0: hidden."""
    look: str = "text"


class Book(msgspec.Struct, frozen=True):
    """The workbook being written and what its sheets are written from."""

    report: Report
    words: Words
    workbook: Workbook
    look: Callable[[str], Format]

    def local(self, url: str) -> str:
        """Return an address of the portal without its origin, any other as it is."""
        return local(self.report.url, url)


class Table:
    """A sheet with one table: heads, a frozen top and a filter; rows are added from the top down."""

    def __init__(self, book: Book, name: str, fields: Sequence[Field], lead: str) -> None:
        self.rows = 0
        self.left_out = 0
        """Rows for which the sheet has no room."""
        self._book, self._name, self._fields, self._links = book, name, fields, 0
        self._sheet = sheet(book, name)
        self._top(lead)

    def add(self, cells: Iterable[Value | Cell]) -> None:
        """Write one row, a cell for each field."""
        if self.rows == ROWS:
            self.left_out += 1
            return
        row, lines = HEAD_ROW + 1 + self.rows, 1
        shown = [cell if isinstance(cell, Cell) else Cell(cell) for cell in cells]
        for field, cell in zip(self._fields, shown, strict=True):
            if field.width and isinstance(cell.value, str):
                lines = max(lines, lines_of(cell.value, field.width))
        self._sheet.set_row(row, LINE * min(lines, _MOST_LINES) + 3)
        for column, (field, cell) in enumerate(zip(self._fields, shown, strict=True)):
            value, look, link = cell
            if link and self._links < LINKS and len(link) <= _LONGEST_LINK and (address := link_address(link)):
                self._links += 1
                self._sheet.write_url(row, column, address, self._book.look(look or "link"), text(self._book, value))
            else:
                write(self._book, self._sheet, (row, column), Cell(value, look or field.look))
        self.rows += 1

    def choices(self, field_key: str, names: Iterable[str]) -> None:
        """Offer these words in a column; others may be typed as well."""
        column = self._column(field_key)
        self._sheet.data_validation(
            HEAD_ROW + 1, column, ROWS, column, {"validate": "list", "source": list(names), "show_error": False}
        )

    def colour(self, field_key: str, colours: Iterable[tuple[str, str]]) -> None:
        """Show a word in a column by colour as well: (word, look)."""
        column = self._column(field_key)
        for word, look in colours:
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": self._book.look(look)}
            self._sheet.conditional_format(HEAD_ROW + 1, column, ROWS, column, rule)

    def close(self) -> None:
        """Set the filter, which wants to know the last row."""
        if not self.rows:
            self._sheet.write_string(HEAD_ROW + 1, 0, self._book.words.text("xlsx.empty"), self._book.look("lead"))
        self._sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + max(self.rows, 1), len(self._fields) - 1)

    def _column(self, field_key: str) -> int:
        return next(place for place, field in enumerate(self._fields) if field.key == field_key)

    def _top(self, lead: str) -> None:
        book, target = self._book, self._sheet
        shown = [column for column, field in enumerate(self._fields) if field.width]
        for column, field in enumerate(self._fields):
            target.set_column(column, column, field.width or 8, None, {"hidden": not field.width})
        target.set_row(KEY_ROW, None, None, {"hidden": True})
        for column, field in enumerate(self._fields):
            target.write_string(KEY_ROW, column, key(self._name, field.key), book.look("key"))
        target.set_row(_LEAD_ROW, 36)
        target.merge_range(_LEAD_ROW, shown[0], _LEAD_ROW, shown[-1], "", book.look("lead"))
        target.write_string(_LEAD_ROW, shown[0], text(book, lead), book.look("lead"))
        target.set_row(HEAD_ROW, 32)
        for column, field in enumerate(self._fields):
            look = book.look("head-fill" if field.look == "fill" else "head")
            target.write_string(HEAD_ROW, column, book.words.name("field", field.key), look)
        target.freeze_panes(HEAD_ROW + 1, 0)
        target.repeat_rows(HEAD_ROW)


def sheet(book: Book, name: str) -> Worksheet:
    """Add a sheet that prints on A4 across, as wide as the page."""
    added = book.workbook.add_worksheet(book.words.name("sheet", name))
    added.set_landscape()
    added.set_paper(9)
    added.fit_to_pages(1, 0)
    added.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    portal = clean(book.report.name).replace("&", "&&")[:60]
    added.set_header(f"&L{portal}&R&A")
    added.set_footer("&C&P / &N")
    added.hide_gridlines(2)
    return added


def write(book: Book, target: Worksheet, place: tuple[int, int], cell: Cell) -> None:
    """Write one cell; a text stays a text whatever it begins with."""
    value = text(book, cell.value) if isinstance(cell.value, str) else cell.value
    look = book.look(cell.look or "text")
    if value is None or value == "":
        target.write_blank(*place, None, look)
    elif isinstance(value, str):
        target.write_string(*place, value, look)
    elif isinstance(value, date):
        target.write_datetime(*place, value, look)
    else:
        target.write_number(*place, value, look)


def text(book: Book, value: Value) -> str:
    """Return what a cell may hold of a text."""
    shown = clean("" if value is None else str(value))
    if len(shown) > LONGEST:
        shown = f"{shown[:LONGEST]} {book.words.text('xlsx.cut')}"
    # xlsxwriter takes a text between these for its own markup and would write it unescaped.
    return f"{shown} " if shown.startswith("<r>") and shown.endswith("</r>") else shown


def lines_of(said: str, width: int) -> int:
    """Return how many lines a text takes in a cell of a width: rows do not grow by themselves in every program.

    Chinese characters have three bytes and are two Latin ones wide; letters are smaller than the width's unit.
    """
    halves = (len(part.encode(errors="replace")) + len(part) for part in said.split("\n"))
    return sum(1 + int(many / (2.1 * width)) for many in halves)


def local(portal: str, url: str) -> str:
    """Return an address of the portal without its origin, any other as it is."""
    address, home = clean(url), origin(portal)
    rest = address.removeprefix(home)
    return rest or "/" if home and rest != address and rest[:1] in ("", "/") else address
