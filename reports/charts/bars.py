"""Rows of stacked bars, as a table draws them: lengths in percent of the longest row."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec


class Kind(msgspec.Struct, frozen=True):
    """What one colour and pattern stands for."""

    key: str
    look: str
    """A pattern of `templates/looks.html`."""
    title: str


class Part(msgspec.Struct, frozen=True):
    """One piece of a bar."""

    look: str
    x: float
    width: float


class Bar(msgspec.Struct, frozen=True):
    """One row."""

    name: str
    count: int
    counts: tuple[int, ...]
    """One for every kind of the chart."""
    parts: tuple[Part, ...]


class Chart(msgspec.Struct, frozen=True):
    """A whole chart; kinds that no row has are left out."""

    kinds: tuple[Kind, ...]
    bars: tuple[Bar, ...]


def chart(rows: Iterable[tuple[str, Mapping[str, int]]], kinds: Iterable[Kind]) -> Chart:
    """Return one bar a row, its parts in the order of the kinds."""
    told = [(name, counts) for name, counts in rows if any(counts.values())]
    shown = tuple(kind for kind in kinds if any(counts.get(kind.key) for _, counts in told))
    longest = max((sum(counts.values()) for _, counts in told), default=0)
    return Chart(shown, tuple(_bar(name, counts, shown, longest) for name, counts in told))


def _bar(name: str, counts: Mapping[str, int], kinds: Sequence[Kind], longest: int) -> Bar:
    parts, x = [], 0.0
    for kind in kinds:
        if count := counts.get(kind.key, 0):
            width = 100 * count / longest
            parts.append(Part(kind.look, round(x, 2), round(width, 2)))
            x += width
    numbers = tuple(counts.get(kind.key, 0) for kind in kinds)
    return Bar(name, sum(numbers), numbers, tuple(parts))
