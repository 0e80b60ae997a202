"""What a reader gets of a document, whatever format it is in."""

from typing import NamedTuple

from auditor.model import FileType, Unknown


class Grid(NamedTuple):
    """One table, every cell in its place: a merged cell's text stands in all the places it covers."""

    rows: tuple[tuple[str, ...], ...]
    """All of the same length."""
    at: int
    """Offset of the text at which it stands."""


class Reading(NamedTuple):
    """A document read in its order."""

    type: FileType
    text: str
    """Blocks parted by a line feed; the cells of a table row by a tab, its rows by a line feed."""
    grids: tuple[Grid, ...] = ()
    pictures: tuple[int, ...] = ()
    """Offsets of the text at which a picture stands."""
    pages: int | None = None
    trouble: Unknown | None = None
    """Why there is no text, or not all of it."""
