"""Plain text, and HTML pages that were saved under the name of a document."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from auditor.documents.kinds import decoded
from auditor.documents.limits import COLUMNS, LETTERS
from auditor.documents.reading import Reading
from auditor.documents.writing import Written
from auditor.model import FileType, Reason, Unknown

_NO_TEXT = Unknown(Reason.UNREADABLE, "no known charset")


def read_text(body: bytes) -> Reading:
    """Read plain text."""
    text = decoded(body)
    if text is None:
        return Reading(FileType.TEXT, "", trouble=_NO_TEXT)
    return Reading(FileType.TEXT, "\n".join(text[:LETTERS].splitlines()))


def read_saved_page(body: bytes) -> Reading:
    """Read an HTML page: its tables, then its whole text."""
    text = decoded(body)
    if text is None:
        return Reading(FileType.PAGE, "", trouble=_NO_TEXT)
    tree, written = LexborHTMLParser(text[:LETTERS]), Written()
    for tag in ("script", "style", "title"):
        for node in tree.css(tag):
            node.decompose()
    for table in tree.css("table"):
        if not table.css("table table"):
            written.grid(_rows(table))
    if tree.body is not None:
        written.block("\n".join(line.strip() for line in tree.body.text(separator="\n").splitlines() if line.strip()))
    return written.reading(FileType.PAGE)


def _rows(table: LexborNode) -> list[list[str]]:
    rows: list[list[str]] = []
    below: dict[tuple[int, int], str] = {}
    for number, row in enumerate(table.css("tr")):
        cells: list[str] = []
        for cell in row.css("td, th"):
            while (number, len(cells)) in below:
                cells.append(below.pop((number, len(cells))))
            text = cell.text(separator=" ")
            for _ in range(min(_count(cell, "colspan"), COLUMNS - len(cells))):
                for further in range(1, _count(cell, "rowspan")):
                    below[number + further, len(cells)] = text
                cells.append(text)
        rows.append(cells)
    return rows


def _count(cell: LexborNode, name: str) -> int:
    written = (cell.attributes.get(name) or "").strip()
    return min(max(1, int(written)), COLUMNS) if written.isdecimal() else 1
