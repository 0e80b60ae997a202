"""The equations of the form within one report: I1 to I4. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from auditor.facts.annual_report.words import ReportWords
from auditor.model import Cell, ReportTable, Sum, TableState

_RESULTS = "B3."
_ALL_RESULTS = "B3.7"
_OTHER_RESULTS = "B3.6"
_TOTAL = "total"
_PENNY = 0.005

Values = Mapping[tuple[str, str], int | float]


class Tried(NamedTuple):
    """An equation that could be tried, and what is wrong with it."""

    identity: str
    broken: Sum | None


def add_up(tables: Iterable[ReportTable], words: ReportWords) -> Iterator[Tried]:
    """Try every equation all whose terms were read."""
    for table in tables:
        if table.state is not TableState.READ:
            continue
        values = values_of(table.cells)
        if table.code == "B":
            yield from _requests(values, words)
        if table.code == "C":
            yield from _disputes(values, words)


def arithmetic(terms: Sequence[int | float]) -> str:
    """Write a sum down; terms that are nothing are left out."""
    told = [f"{term:g}" if isinstance(term, float) else str(term) for term in terms if term] or ["0"]
    total = sum(terms)
    return f"{' + '.join(told)} = {f'{total:g}' if isinstance(total, float) else total}" if len(told) > 1 else told[0]


def values_of(cells: Iterable[Cell]) -> dict[tuple[str, str], int | float]:
    """Return the numbers of a table by row and column; a total nobody filled in is none."""
    return {
        (cell.row, cell.column): cell.value
        for cell in cells
        if cell.value is not None and (cell.printed or (cell.column != _TOTAL and cell.row != _ALL_RESULTS))
    }


def _requests(values: Values, words: ReportWords) -> Iterator[Tried]:
    table = words.table("B")
    columns = [column.code for column in table.columns]
    rows = [row.code for row in table.rows]
    details = _details(values, rows)
    for column in columns:
        where = table.label(column)
        yield from _equal(
            "I1", where, values, [("B1", column), ("B2", column)], [(_ALL_RESULTS, column), ("B4", column)]
        )
        yield from _equal("I2", where, values, [(row, column) for row in details], [(_ALL_RESULTS, column)])
    for row in rows:
        parts = [(row, column) for column in columns if column != _TOTAL]
        yield from _equal("I3", table.label(row), values, parts, [(row, _TOTAL)])


def _details(values: Values, rows: Iterable[str]) -> list[str]:
    """The rows that add up to all results; the older form has one row for the other results."""
    has_one = any(row == _OTHER_RESULTS for row, _ in values)
    return [
        row
        for row in rows
        if row.startswith(_RESULTS)
        and row != _ALL_RESULTS
        and (row == _OTHER_RESULTS) <= has_one
        and not (has_one and row.startswith(f"{_OTHER_RESULTS}."))
    ]


def _disputes(values: Values, words: ReportWords) -> Iterator[Tried]:
    table = words.table("C")
    for block in table.blocks:
        parts = [(block.code, column.code) for column in table.columns if column.code != _TOTAL]
        yield from _equal("I4", block.names[0], values, parts, [(block.code, _TOTAL)])


def _equal(
    identity: str, where: str, values: Values, left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]]
) -> Iterator[Tried]:
    if not all(place in values for place in (*left, *right)):
        return
    one, other = [values[place] for place in left], [values[place] for place in right]
    is_equal = abs(sum(one) - sum(other)) < _PENNY
    yield Tried(identity, None if is_equal else Sum(identity, where, arithmetic(one), arithmetic(other)))
