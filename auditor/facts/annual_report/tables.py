"""The figures of the three tables, found by the labels of their rows and columns wherever these stand. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from auditor.documents.reading import Grid, Reading
from auditor.facts.annual_report.chapters import Heading
from auditor.facts.annual_report.plain import fits, flat, label, number
from auditor.facts.annual_report.words import Named, ReportWords, TableWords
from auditor.model import Cell, ReportTable, TableState

_LONGEST_LABEL = 80
_BLANKS = re.compile(r"\s")

Row = Sequence[str]


class _Head(NamedTuple):
    """Which column is which."""

    width: int
    columns: dict[int, str]


def read_tables(
    reading: Reading, headings: Sequence[Heading], attachments: Sequence[int], words: ReportWords
) -> tuple[ReportTable, ...]:
    """Return tables A, B and C. `attachments`: offsets of links to files and of frames."""
    return tuple(_table(reading, headings, attachments, table, words) for table in words.tables)


def _table(
    reading: Reading, headings: Sequence[Heading], attachments: Sequence[int], table: TableWords, words: ReportWords
) -> ReportTable:
    found = _blocks(reading.grids, table, words) if table.blocks else _rows(reading.grids, table, words)
    cells: dict[tuple[str, str], Cell] = {}
    for cell in found:
        known = cells.setdefault((cell.row, cell.column), cell)
        if known.value != cell.value:
            return ReportTable(table.code, TableState.UNREADABLE)  # two tables of the kind: whose is it?
    if cells:
        return ReportTable(table.code, TableState.READ, tuple(cells.values()))
    return ReportTable(table.code, _instead(reading, headings, attachments, table.chapter, words))


def _instead(
    reading: Reading, headings: Sequence[Heading], attachments: Sequence[int], chapter: int, words: ReportWords
) -> TableState:
    """What stands in the chapter in place of a table."""
    own = next((at for at, heading in enumerate(headings) if heading.chapter.number == chapter), None)
    if own is None:
        return TableState.MISSING
    start = headings[own].stop
    stop = headings[own + 1].start if own + 1 < len(headings) else len(reading.text)

    def has(offsets: Iterable[int]) -> bool:
        return any(start <= offset <= stop for offset in offsets)

    letters = len(_BLANKS.sub("", reading.text[start:stop]))
    if has(attachments):
        return TableState.ATTACHED
    if has(reading.pictures):
        return TableState.PICTURE if letters <= words.caption_letters else TableState.UNREADABLE
    if has(grid.at for grid in reading.grids) or letters > words.caption_letters:
        return TableState.UNREADABLE
    return TableState.MISSING


# -- tables A and B: a label for every row


def _rows(grids: Iterable[Grid], table: TableWords, words: ReportWords) -> Iterator[Cell]:
    """The cells of every grid with such labels; a grid without a head is the next part of the one before it.

    A PDF's next page may divide the labels in another way: the figures end at the same edge.
    """
    head = _Head(0, {})
    for grid in grids:
        width = len(grid.rows[0]) if grid.rows else 0
        if width != head.width:
            head = _carried(head, width)
        was_head, group = False, ""
        for row in grid.rows:
            first = min(head.columns, default=0)
            names = _labels(row[:first])
            code = _code(names, group, table.rows)
            hits = {} if code else _columns(row, table.columns)
            if hits:
                head = _Head(width, {**head.columns, **hits} if was_head else hits)
            elif code:
                yield from _cells(row, code, head.columns, words)
            elif names:
                group = names[-1]
            group = names[-2] if len(names) > 1 else group
            was_head = bool(hits)


def _carried(head: _Head, width: int) -> _Head:
    columns = {at + width - head.width: code for at, code in head.columns.items()}
    is_whole = len(set(columns.values())) > 1 and min(columns) > 0
    return _Head(width, columns if is_whole else {})


def _labels(cells: Row) -> list[str]:
    """The labels before the figures, outermost first; what a merged cell repeats stands once."""
    return list(dict.fromkeys(short for cell in cells if len(cell) <= _LONGEST_LABEL and (short := label(cell))))


def _code(names: Sequence[str], group: str, rows: Iterable[Named]) -> str:
    if not names:
        return ""
    above = (*names[:-1], group)
    for row in rows:
        if fits(names[-1], row) and (not row.under or any(re.fullmatch(row.under, it) for it in above)):
            return row.code
    return ""


def _columns(row: Row, columns: Iterable[Named]) -> dict[int, str]:
    short = {at: label(cell) for at, cell in enumerate(row) if 0 < len(cell) <= _LONGEST_LABEL}
    return {at: column.code for at, name in short.items() for column in columns if fits(name, column)}


def _cells(row: Row, code: str, columns: dict[int, str], words: ReportWords) -> Iterator[Cell]:
    """One cell for every column; of several that its head covers, the one that says something.

    A row with words among its figures, or a cell beyond the last column, has slipped aside: it tells nothing.
    """
    printed: dict[str, str] = {}
    for at, column in columns.items():
        if flat(row[at]) or column not in printed:
            printed[column] = row[at].strip()
    values = {column: number(said, words) for column, said in printed.items()}
    is_aligned = None not in values.values() and not any(map(flat, row[max(columns, default=-1) + 1 :]))
    for column, said in printed.items():
        yield Cell(code, column, values[column] if is_aligned else None, said[:40])


# -- table C: labels above each figure


def _blocks(grids: Iterable[Grid], table: TableWords, words: ReportWords) -> Iterator[Cell]:
    for grid in grids:
        for rows in (grid.rows, tuple(zip(*grid.rows, strict=True))):
            if found := list(_block_cells(rows, table, words)):
                yield from found
                break


def _block_cells(rows: Sequence[Row], table: TableWords, words: ReportWords) -> Iterator[Cell]:
    block: dict[int, str] = {}
    leaf: dict[int, str] = {}
    for row in rows:
        blocks, leaves = _columns(row, table.blocks), _columns(row, table.columns)
        if blocks or leaves:
            if blocks and leaf and not leaves:
                block, leaf = {}, {}
            block |= blocks
            leaf |= leaves
            continue
        heads = [(at, block[at], leaf[at]) for at in leaf if at in block]
        values = [number(row[at], words) for at, _, _ in heads]
        if heads and any(value is not None for value in values):
            is_aligned = None not in values and not any(map(flat, row[max(leaf) + 1 :]))
            for (at, above, below), value in zip(heads, values, strict=True):
                yield Cell(above, below, value if is_aligned else None, row[at].strip()[:40])
            block, leaf = {}, {}
