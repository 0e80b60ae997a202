"""A table of a page, every cell in its place. Pure."""

from auditor.facts.outline import Element, Outline

Rows = tuple[tuple[str, ...], ...]

_MOST = 100
"""Columns of a table, and columns and rows one cell may cover."""
_MOST_ROWS = 2_000


def table_at(outline: Outline, offset: int) -> tuple[Element, Element] | None:
    """Return the cell and the table that hold an offset of the text; None outside of tables."""
    cell = None
    owner = outline.owner(offset)
    for element in (owner, *outline.parents(owner)):
        if cell is None and element.tag in ("td", "th"):
            cell = element
        elif cell is not None and element.tag == "table":
            return cell, element
    return None


def read_cells(outline: Outline, table: Element) -> tuple[Rows, dict[int, tuple[int, int]]]:
    """Return the texts of a table, merged cells in all the places they cover, and the place of each cell by index."""
    rows: list[list[str]] = []
    places: dict[int, tuple[int, int]] = {}
    below: dict[tuple[int, int], str] = {}
    for row in outline.within("tr", table):
        if next((around for around in outline.parents(row) if around.tag == "table"), None) is not table:
            continue
        number = len(rows)
        if number == _MOST_ROWS:
            break
        cells: list[str] = []
        for cell in outline.inside(row):
            if cell.parent != row.index or cell.tag not in ("td", "th"):
                continue
            while (number, len(cells)) in below:
                cells.append(below.pop((number, len(cells))))
            text = " ".join(outline.words(cell).split())
            places[cell.index] = (number, len(cells))
            for _ in range(min(_count(cell, "colspan"), _MOST - len(cells))):
                for further in range(1, _count(cell, "rowspan")):
                    below[number + further, len(cells)] = text
                cells.append(text)
        rows.append(cells)
    width = max(map(len, rows), default=0)
    return tuple(tuple(cells + [""] * (width - len(cells))) for cells in rows), places


def _count(cell: Element, name: str) -> int:
    written = cell.get(name).strip()
    return min(max(1, int(written)), _MOST) if written.isdecimal() else 1
