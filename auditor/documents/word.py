"""docx → text, tables and pictures in the order of the document."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document as open_docx
from docx.oxml.ns import qn

from auditor.documents.limits import COLUMNS, CUT, Clock
from auditor.documents.reading import Reading
from auditor.documents.writing import Written
from auditor.model import FileType

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_TEXT, _TAB, _BREAK, _DRAWING, _PICTURE = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:drawing"), qn("w:pict")
_WRAPPERS = (qn("w:sdt"), qn("w:sdtContent"))


def read_docx(body: bytes) -> Reading:
    """Read a docx file; raises whatever its parts make the parser raise."""
    written, clock = Written(), Clock()
    root: Any = open_docx(BytesIO(body)).element.body
    for block in _blocks(root):
        if written.is_full or clock.is_over:
            return written.reading(FileType.DOCX, trouble=CUT)
        if block.tag == _TABLE:
            written.grid(_rows(block))
        else:
            written.block(_text(block))
        for _ in block.iter(_DRAWING, _PICTURE):
            written.picture()
    return written.reading(FileType.DOCX)


def _blocks(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _text(element: Any) -> str:
    pieces = []
    for node in element.iter(_TEXT, _TAB, _BREAK):
        pieces.append(node.text or "" if node.tag == _TEXT else " ")
    return "".join(pieces)


def _rows(table: Any) -> list[list[str]]:
    """Expand merged cells: over columns by `gridSpan`, over rows by `vMerge`."""
    rows: list[list[str]] = []
    for row in table.iterchildren(_ROW):
        cells: list[str] = []
        for cell in row.iterchildren(_CELL):
            text = " ".join(_text(paragraph) for paragraph in cell.iter(_PARAGRAPH))
            span, goes_on = _merged(cell)
            for _ in range(min(span, COLUMNS - len(cells))):
                above = rows[-1][len(cells)] if goes_on and rows and len(cells) < len(rows[-1]) else text
                cells.append(above)
        rows.append(cells)
    return rows


def _merged(cell: Any) -> tuple[int, bool]:
    """How many columns a cell covers, and whether it goes on with the one above."""
    properties = cell.find(qn("w:tcPr"))
    if properties is None:
        return 1, False
    span, merge = properties.find(qn("w:gridSpan")), properties.find(qn("w:vMerge"))
    columns = int(span.get(qn("w:val")) or 1) if span is not None else 1
    return max(1, columns), merge is not None and merge.get(qn("w:val")) != "restart"
