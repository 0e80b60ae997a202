"""A reading while it is being written: text, and where in it tables and pictures stand."""

from collections.abc import Iterable, Sequence

from auditor.documents.limits import CELLS, LETTERS
from auditor.documents.reading import Grid, Reading
from auditor.model import FileType, Unknown


class Written:
    """Collects the blocks of a document in their order."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._cells = 0
        self._grids: list[Grid] = []
        self._pictures: list[int] = []

    @property
    def is_full(self) -> bool:
        """A limit of size is reached."""
        return self._length > LETTERS or self._cells > CELLS

    def block(self, text: str) -> None:
        """Put a paragraph."""
        if text.strip():
            self._put(text.strip())

    def picture(self) -> None:
        """Put a picture where the text stands now."""
        self._pictures.append(self._length)

    def grid(self, rows: Iterable[Sequence[str]]) -> None:
        """Put a table; its rows are filled up to one length, and empty ones at the end are left out."""
        kept = [[" ".join(cell.split()) for cell in row] for row in rows]
        while kept and not any(kept[-1]):
            kept.pop()
        width = max((len(row) for row in kept), default=0)
        while width and not any(row[width - 1] for row in kept if len(row) >= width):
            width -= 1
        if not width:
            return
        full = tuple(tuple((row + [""] * width)[:width]) for row in kept)
        self._grids.append(Grid(full, self._length))
        self._cells += width * len(full)
        self._put("\n".join("\t".join(row) for row in full))

    def add(self, reading: Reading) -> None:
        """Put a document that is part of this one."""
        at = self._length
        self._grids.extend(grid._replace(at=grid.at + at) for grid in reading.grids)
        self._pictures.extend(picture + at for picture in reading.pictures)
        self._cells += sum(len(grid.rows) * len(grid.rows[0]) for grid in reading.grids)
        self.block(reading.text)

    def reading(self, type_: FileType, pages: int | None = None, trouble: Unknown | None = None) -> Reading:
        """Return what was put."""
        return Reading(type_, "\n".join(self._pieces), tuple(self._grids), tuple(self._pictures), pages, trouble)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text) + 1
