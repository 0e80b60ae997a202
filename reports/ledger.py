"""Reads a ledger (`xlsx.py`) back after people have worked in it.

It was open in Excel, WPS or LibreOffice; rows were sorted, filtered, added and deleted, columns moved and renamed. The
hidden first row of a sheet says what its columns are; where it is lost, the heads do, in either language. The file is a
stranger's: nothing is unpacked that is larger than a ledger can be, and rows are read one by one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from sys import intern
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl

from auditor.model import Earlier, Fate, Handling, Known, Ledger
from reports.clean import clean
from reports.office.keys import HANDLING, KNOWN, SEAL, key
from reports.words import Words

_UNPACKED = 1_500_000_000
_HELD = 400_000_000
"""Bytes of a part that is held as a whole: the texts all sheets share."""
_RATIO = 400
"""No ledger is packed tighter."""
_COLUMNS = 80
_ROWS = 1_048_576
_TOP = 20
"""Rows in which the heads are looked for."""
_ID = re.compile(r"[0-9a-z][0-9a-z_-]{2,63}")
_LONGEST = 2_000
"""Characters of what was written about a problem."""
_TABLES = {"causes": ("id",), "findings": KNOWN, "gone": (*KNOWN, "state")}
"""The sheets that are read and what each must have to be known; what people fill in comes on top."""


class LedgerError(ValueError):
    """The file is no ledger that can be read; the one line says why."""


def read(path: Path) -> Ledger:
    """Return the problems of the ledger and what people wrote about them. Raises LedgerError."""
    _check(path)
    try:
        with closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as book:
            return _read(path, [sheet for sheet in book.worksheets if hasattr(sheet, "reset_dimensions")])
    except LedgerError:
        raise
    except Exception as error:
        # NOTE: a broken part can make the parser raise anything.
        raise LedgerError(f"{path.name} cannot be read as a workbook ({type(error).__name__})") from error


def _check(path: Path) -> None:
    """Refuse what is no packed workbook, or unpacks to more than a ledger can be."""
    try:
        with ZipFile(path) as packed:
            parts = packed.infolist()
    except (BadZipFile, OSError, ValueError) as error:
        raise LedgerError(f"{path.name} is not an Excel workbook (.xlsx)") from error
    total = sum(part.file_size for part in parts)
    held = sum(part.file_size for part in parts if "/worksheets/" not in part.filename)
    size = max(path.stat().st_size, 1)
    if total > _UNPACKED or held > _HELD or (total > 10_000_000 and total / size > _RATIO):
        raise LedgerError(f"{path.name} unpacks to more than a ledger can be")


def _read(path: Path, sheets: Iterable[Any]) -> Ledger:
    taken: datetime | None = None
    opened: tuple[str, ...] = ()
    problems: dict[str, Known] = {}
    handling: dict[str, Handling] = {}
    for sheet in sheets:
        sheet.reset_dimensions()  # what a file says of its size need not be true
        rows = islice(sheet.iter_rows(max_col=_COLUMNS, values_only=True), _ROWS)
        top = list(islice(rows, _TOP))
        if top and top[0] and top[0][0] == SEAL:
            first, *opened_ = (_shown(cells[0]) for cells in (*top[1:], *rows) if cells and cells[0] is not None)
            taken, opened = _time(first), tuple(opened_)
            continue
        for table, fields in _rows(sheet.title, top, rows):
            _take(table, fields, problems, handling)
    if taken is None:
        raise LedgerError(f"{path.name} is not a ledger of portal-auditor, or its hidden sheet is gone")
    return Ledger(Earlier(taken, tuple(problems.values()), opened), handling)


def _rows(
    title: str, top: list[tuple[Any, ...]], rest: Iterable[tuple[Any, ...]]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield table and fields of what stands below the heads of a sheet of the ledger; nothing for any other sheet."""
    found = _by_keys(top) or _by_heads(title, top)
    if found is None:
        return
    table, places, heads = found
    for cells in (*top[heads + 1 :], *rest):
        fields = {name: _shown(cells[place]) for name, place in places.items() if place < len(cells)}
        if _ID.fullmatch(fields.get("id", "")):
            yield table, fields


def _by_keys(top: list[tuple[Any, ...]]) -> tuple[str, dict[str, int], int] | None:
    """Find the hidden row with the technical names."""
    for number, cells in enumerate(top):
        names = {str(cell): place for place, cell in enumerate(cells) if isinstance(cell, str)}
        for table, must in _TABLES.items():
            if all(key(table, name) in names for name in must):
                wanted = (*must, *HANDLING)
                places = {name: names[key(table, name)] for name in wanted if key(table, name) in names}
                return table, places, number
    return None


def _by_heads(title: str, top: list[tuple[Any, ...]]) -> tuple[str, dict[str, int], int] | None:
    """Find the visible heads, in either language, on a sheet that still has its name."""
    for words in _languages():
        names = {name: table for table, name in words.names("sheet").items() if table in _TABLES}
        table = names.get(title.strip())
        if table is None:
            continue
        wanted = {words.name("field", name): name for name in (*_TABLES[table], *HANDLING)}
        for number, cells in enumerate(top):
            places = {wanted[cell]: place for place, cell in enumerate(cells) if cell in wanted}
            if all(name in places for name in _TABLES[table]):
                return table, places, number
    return None


@cache
def _languages() -> tuple[Words, ...]:
    return Words("zh"), Words("en")


def _take(table: str, fields: Mapping[str, str], problems: dict[str, Known], handling: dict[str, Handling]) -> None:
    """Put one row where it belongs; of rows that people copied the first one counts."""
    id_ = fields["id"]
    written = Handling(*(fields.get(name, "")[:_LONGEST] for name in HANDLING))
    if written != Handling():
        handling.setdefault(id_, written)
    # What could not be looked at the last time is still known.
    if table == "findings" or fields.get("state") == Fate.UNASSESSED:
        # The same few rules and causes on hundreds of thousands of rows.
        known = {name: intern(fields.get(name, "")) for name in KNOWN if name != "first_seen"}
        problems.setdefault(id_, Known(**known, first_seen=_time(fields["first_seen"])))


def _shown(value: Any) -> str:
    """Return a cell as people wrote it; a date as 2026-12-10, also when the program kept a time with it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return clean(str(value)).strip()


def _time(written: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(written)
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
