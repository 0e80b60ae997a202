"""Charts of the columns: by level and state, by kind and age, and the tree map."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

import msgspec

from auditor.model import Column, ColumnKind, ColumnState, Report, Unknown
from reports.charts.bars import Chart, Kind, chart
from reports.charts.squares import Tile, squares
from reports.words import Words

STATES = {
    ColumnState.FILLED: "solid",
    ColumnState.SINGLE: "warm",
    ColumnState.EMPTY: "crossed",
    ColumnState.NO_PAGE: "lined",
    ColumnState.OUTSIDE: "hollow",
    ColumnState.UNREAD: "dotted",
}
MAP_LOOKS = STATES | {ColumnState.FILLED: "plain"}
"""On the map, where most is filled, that is quiet."""
AGES = {
    "fortnight": "solid",
    "half-year": "slanted",
    "year": "warm",
    "older": "lined",
    "undated": "hollow",
    "unknown": "dotted",
}
_DAYS = {"fortnight": 14, "half-year": 183, "year": 366}
_LISTS = (ColumnState.FILLED, ColumnState.SINGLE, ColumnState.UNREAD)
"""States of columns that have something to be dated."""

MAP_BLOCKS, MAP_TILES = 12, 24
"""Most first-level columns of the map, and most tiles in each."""
_WIDE, _HIGH = 100.0, 50.0
_SMALLEST = 0.008
"""Share of the map that a column without items gets: it would not be seen otherwise."""


class Mapped(msgspec.Struct, frozen=True):
    """One column on the map; areas are in percent of the whole."""

    name: str
    state: str
    items: int | None
    area: Tile


class Block(msgspec.Struct, frozen=True):
    """A first-level column on the map."""

    name: str
    area: Tile
    tiles: tuple[Mapped, ...]


def levels(words: Words, columns: Iterable[Column]) -> Chart:
    """Return the columns of every level by state."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for column in columns:
        counts[column.level][column.state] += 1
    rows = ((words.text("columns.level", level=level), counts[level]) for level in sorted(counts))
    return chart(rows, (Kind(state, look, words.name("column-state", state)) for state, look in STATES.items()))


def ages(words: Words, report: Report) -> Chart:
    """Return the columns of every kind by the age of their newest entry on the day of the audit."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for column in report.columns:
        if column.state in _LISTS:
            counts[column.kind][_age(column, report.started.date())] += 1
    rows = ((words.name("column-kind", kind), counts[kind]) for kind in ColumnKind)
    return chart(rows, (Kind(age, look, words.name("age", age)) for age, look in AGES.items()))


def column_map(columns: Iterable[Column]) -> tuple[Block, ...]:
    """Return the first two levels as a map: the area is the number of items, the fullest first."""
    below: defaultdict[str, list[Column]] = defaultdict(list)
    for column in columns:
        if column.level <= 2:
            below[column.parent if column.level == 2 else ""].append(column)
    members = {top.id: below[top.id] or [top] for top in below[""]}
    smallest = _SMALLEST * sum(_items(it) or 0 for group in members.values() for it in group) or 1
    weights = {it.id: max(_items(it) or 0, smallest) for group in members.values() for it in group}
    tops = sorted(
        below[""], key=lambda top: -sum(sorted((weights[it.id] for it in members[top.id]), reverse=True)[:MAP_TILES])
    )[:MAP_BLOCKS]
    shown = {top.id: sorted(members[top.id], key=lambda it: -weights[it.id])[:MAP_TILES] for top in tops}
    areas = squares([sum(weights[it.id] for it in shown[top.id]) for top in tops], Tile(0, 0, _WIDE, _HIGH))
    return tuple(
        Block(top.name, _percent(area), tuple(_mapped(shown[top.id], weights, area)))
        for top, area in zip(tops, areas, strict=True)
    )


def _mapped(columns: Sequence[Column], weights: Mapping[str, float], area: Tile) -> Iterator[Mapped]:
    tiles = squares([weights[column.id] for column in columns], area)
    for column, tile in zip(columns, tiles, strict=True):
        yield Mapped(column.name, column.state, _items(column), _percent(tile))


def _percent(tile: Tile) -> Tile:
    x, width = (round(100 * value / _WIDE, 2) for value in (tile.x, tile.width))
    y, height = (round(100 * value / _HIGH, 2) for value in (tile.y, tile.height))
    return Tile(x, y, width, height)


def _items(column: Column) -> int | None:
    return None if isinstance(column.items, Unknown) else column.items


def _age(column: Column, today: date) -> str:
    if isinstance(column.newest, Unknown):
        return "unknown"
    if column.newest is None:
        return "unknown" if column.state is ColumnState.UNREAD else "undated"
    days = (today - column.newest).days
    return next(islice((age for age, most in _DAYS.items() if days <= most), 1), "older")
