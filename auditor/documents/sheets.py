"""xlsx, xls and csv → one table a sheet, hidden sheets and columns included, values as a reader sees them."""

import csv
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice
from typing import Any

import openpyxl
import xlrd
from openpyxl.utils import range_boundaries

from auditor.documents.container import SIGNATURE, Container
from auditor.documents.kinds import decoded
from auditor.documents.limits import CELLS, COLUMNS, CUT, Clock
from auditor.documents.reading import Reading
from auditor.documents.writing import Written
from auditor.model import FileType, Reason, Unknown

_MERGED = re.compile(rb'<mergeCell [^>]*ref="([A-Z]+\d+:[A-Z]+\d+)"')
_LARGEST_PART = 20_000_000
"""Bytes of a sheet that is searched for merged cells."""
_ROWS = CELLS // 8
_WIDEST_MERGE = 2_000
"""Cells of a merged area that is filled."""


def read_xlsx(body: bytes) -> Reading:
    """Read an xlsx file; raises whatever its parts make the parser raise."""
    written, clock = Written(), Clock()
    book = openpyxl.load_workbook(BytesIO(body), read_only=True, data_only=True)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what a file says of its size need not be true
        rows: list[list[str]] = []
        for cells in islice(sheet.iter_rows(max_col=COLUMNS, values_only=True), _ROWS):
            rows.append([_shown(value) for value in cells])
            if len(rows) % 1_000 == 0 and clock.is_over:
                break
        part = book._archive.getinfo(sheet._worksheet_path)  # type: ignore[attr-defined]
        if part.file_size < _LARGEST_PART:
            _fill(rows, book._archive.read(part))  # type: ignore[attr-defined]
        written.block(sheet.title)
        written.grid(rows)
        if written.is_full or clock.is_over or len(rows) == _ROWS:
            return written.reading(FileType.XLSX, trouble=CUT)
    return written.reading(FileType.XLSX)


def read_xls(body: bytes) -> Reading:
    """Read an xls file; raises whatever its records make the parser raise."""
    written, clock = Written(), Clock()
    sheets = Container(body).stream("Workbook", "Book") if body.startswith(SIGNATURE) else body
    book = xlrd.open_workbook(file_contents=sheets, formatting_info=True, logfile=StringIO())
    for sheet in book.sheets():
        width = min(sheet.ncols, COLUMNS)
        rows = [
            [_old(sheet.cell(row, column), book.datemode) for column in range(min(width, sheet.row_len(row)))]
            for row in range(min(sheet.nrows, _ROWS))
        ]
        for top, bottom, left, right in sheet.merged_cells:
            _spread(rows, top, bottom, left, right)
        written.block(sheet.name)
        written.grid(rows)
        if written.is_full or clock.is_over:
            return written.reading(FileType.XLS, trouble=CUT)
    return written.reading(FileType.XLS)


def read_csv(body: bytes) -> Reading:
    """Read a table whose cells are parted by commas, semicolons or tabs."""
    text = decoded(body)
    if text is None:
        return Reading(FileType.CSV, "", trouble=Unknown(Reason.UNREADABLE, "no known charset"))
    written = Written()
    first = text[: text.find("\n") if "\n" in text else len(text)]
    delimiter = max(",;\t", key=first.count)
    rows = list(islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), _ROWS))
    written.grid([row[:COLUMNS] for row in rows])
    return written.reading(FileType.CSV, trouble=CUT if len(rows) == _ROWS or written.is_full else None)


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else f"{value:.10g}"
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str(value)


def _old(cell: Any, mode: int) -> str:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _shown(xlrd.xldate_as_datetime(cell.value, mode)) if 61 <= cell.value < 200_000 else str(cell.value)
    if cell.ctype in (xlrd.XL_CELL_ERROR, xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ""
    return _shown(cell.value)


def _fill(rows: list[list[str]], part: bytes) -> None:
    """Write what merged cells say into all the places they cover."""
    for area in _areas(part):
        left, top, right, bottom = area
        _spread(rows, top - 1, bottom, left - 1, right)


def _areas(part: bytes) -> Iterator[tuple[int, int, int, int]]:
    for match in islice(_MERGED.finditer(part), 10_000):
        area = range_boundaries(match[1].decode("ascii"))
        left, top, right, bottom = (edge or 1 for edge in area)
        yield left, top, right, bottom


def _spread(rows: list[list[str]], top: int, bottom: int, left: int, right: int) -> None:
    right = min(right, COLUMNS)
    if top >= len(rows) or left >= len(rows[top]) or (bottom - top) * (right - left) > _WIDEST_MERGE:
        return
    text = rows[top][left]
    for row in rows[top:bottom]:
        row.extend([""] * (right - len(row)))
        row[left:right] = [text] * (right - left)
