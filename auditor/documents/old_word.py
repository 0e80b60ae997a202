"""doc, the format of Word 97 to 2003 and of WPS → text, tables and pictures in the order of the document."""

import re
from collections.abc import Sequence

from auditor.documents.container import SIGNATURE, Container
from auditor.documents.limits import COLUMNS, CUT, LETTERS
from auditor.documents.pieces import CELL_END, ROW_END, read_head, read_text
from auditor.documents.reading import Reading
from auditor.documents.writing import Written
from auditor.model import FileType, Reason, Unknown

_FIELD = re.compile("\x13[^\x13\x14\x15]*\x14|\x13[^\x13\x14\x15]*\x15")
"""What a field is made of, up to what it shows."""
_SIGNS = str.maketrans({"\x0b": "\n", "\x0c": "\r", "\x1e": "-", "\x1f": None, "\xa0": " "})
_PICTURES = ("\x01", "\x08")
_MARKS = re.compile("[\x00-\x08\x0e-\x1d]")


def read_doc(body: bytes) -> Reading:
    """Read a doc file; raises whatever its structures make the parser raise."""
    if not body.startswith(SIGNATURE):
        return Reading(FileType.DOC, "", trouble=Unknown(Reason.UNSUPPORTED, "rtf or xml"))
    container = Container(body)
    word = container.stream("WordDocument")
    head = read_head(word)
    if isinstance(head, Unknown):
        return Reading(FileType.DOC, "", trouble=head)
    text = read_text(word, container.stream(head.tables), head)
    written = Written()
    _write(_FIELD.sub("", text).translate(_SIGNS), written)
    return written.reading(FileType.DOC, trouble=CUT if len(text) >= LETTERS else None)


def _write(text: str, written: Written) -> None:
    """Put the paragraphs and tables; what stands above a row is parted from its first cell by a line end."""
    *marked, rest = text.split(ROW_END)
    rows: list[list[str]] = []
    for row in marked:
        *above, first = row.partition(CELL_END)[0].split("\r")
        if above:
            _write_table(rows, written)
            _write_paragraphs(above, written)
            rows = []
        rows.append([first, *row.split(CELL_END)[1:-1]])
    _write_table(rows, written)
    _write_paragraphs(rest.split("\r"), written)


def _write_paragraphs(paragraphs: Sequence[str], written: Written) -> None:
    for paragraph in paragraphs:
        written.block(_MARKS.sub("", paragraph))
        for _ in range(sum(map(paragraph.count, _PICTURES))):
            written.picture()


def _write_table(rows: Sequence[Sequence[str]], written: Written) -> None:
    written.grid([[_MARKS.sub("", cell) for cell in row[:COLUMNS]] for row in rows])
