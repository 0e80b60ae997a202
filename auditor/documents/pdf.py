"""PDF → the text of its text layer, by page; tables only when they are asked for, as finding them is slow."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from typing import Any

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from auditor.documents.limits import CUT, PDF_PAGES, TABLE_PAGES, Clock
from auditor.documents.reading import Grid, Reading
from auditor.documents.writing import Written
from auditor.model import FileType, Reason, Unknown

_INSIDE = 1.0
"""Points from its corner that are surely inside of a cell."""

# The parser complains of every font that lacks something; whoever runs the audit can do nothing about it.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read_pdf(body: bytes) -> Reading:
    """Read a PDF; its grids are left to `read_grids`. Raises whatever the bytes make the parser raise."""
    written, clock = Written(), Clock()
    pdf = pypdfium2.PdfDocument(body)
    broken = 0
    try:
        pages = len(pdf)
        for number in range(min(pages, PDF_PAGES)):
            if written.is_full or clock.is_over:
                return written.reading(FileType.PDF, pages, CUT)
            try:
                _read_page(pdf, number, written)
            except pypdfium2.PdfiumError:
                broken += 1
    finally:
        pdf.close()
    if pages and broken == min(pages, PDF_PAGES):
        return written.reading(FileType.PDF, pages, Unknown(Reason.UNREADABLE, "no page can be opened"))
    return written.reading(FileType.PDF, pages, CUT if pages > PDF_PAGES or broken else None)


def read_grids(body: bytes) -> tuple[Grid, ...]:
    """Return the tables of the first pages of a PDF; their offsets count pages, not letters of a text."""
    import pdfplumber  # half a second that only a reader of tables pays for

    written, clock = Written(), Clock()
    with pdfplumber.open(BytesIO(body)) as pdf:
        for page in pdf.pages[:TABLE_PAGES]:
            if written.is_full or clock.is_over:
                break
            for table in page.find_tables():
                written.grid(_whole(table))
            page.close()
    return written.reading(FileType.PDF).grids


def _whole(table: Any) -> list[list[str]]:
    """Return the rows of a table; what a merged cell says stands in all the places it covers."""
    texts = {
        cell: text or ""
        for row, said in zip(table.rows, table.extract(), strict=True)
        for cell, text in zip(row.cells, said, strict=True)
        if cell is not None
    }
    lefts, tops = (sorted({cell[side] for cell in texts}) for side in (0, 1))
    return [[_text_at(texts, left + _INSIDE, top + _INSIDE) for left in lefts] for top in tops]


def _text_at(texts: Mapping[tuple[float, float, float, float], str], x: float, y: float) -> str:
    covers = (text for (left, top, right, bottom), text in texts.items() if left < x < right and top < y < bottom)
    return next(covers, "")


def _read_page(pdf: pypdfium2.PdfDocument, number: int, written: Written) -> None:
    page = pdf[number]
    try:
        text = page.get_textpage()
        written.block(text.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-"))
        text.close()
        with suppress(pypdfium2.PdfiumError):
            for _ in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=2):
                written.picture()
    finally:
        page.close()
