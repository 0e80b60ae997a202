"""Pages of an official document as GB/T 9704 lays them out: margins, fonts, headings, tables, page numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from reports.clean import clean, link_address

BODY, TITLE, FIRST, SECOND, TABLE = "仿宋", "宋体", "黑体", "楷体", "仿宋"
LATIN = "Times New Roman"
TEXT_WIDTH = Mm(210 - 28 - 26)
LONGEST = 600
"""Characters of one text in a document that people read on paper."""
_LINE = Pt(28.9)
"""22 lines a page."""
_HIGHEST = Mm(105)
_BLANK = re.compile("(〔[^〕0-9]*〕)")
_FIELDS = ("begin", "PAGE", "end")


def paper(lang: str, title: str, finished: datetime) -> Paper:
    """Return an empty document with the margins, fonts and page numbers of an official one."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, (37, 35, 28, 26))
    section.footer_distance = Mm(25)
    for name, font, size, bold in (
        ("Normal", BODY, 16, False),
        ("Title", TITLE, 22, True),
        ("Heading 1", FIRST, 16, lang == "en"),
        ("Heading 2", SECOND, 16, lang == "en"),
    ):
        _style(document, name, font, size, bold=bold)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")  # of Latin words, which a Chinese language would let break anywhere
        language.set(qn("w:eastAsia"), "zh-CN")
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        _page_number(footer.paragraphs[0], side)
    about = document.core_properties
    about.title, about.author, about.comments, about.last_modified_by = clean(title)[:200], "", "", ""
    about.created = about.modified = finished.astimezone(UTC).replace(tzinfo=None)
    return document


def saved(document: Paper, finished: datetime) -> bytes:
    """Return the document as a file, the same bytes for the same content: the parts bear the time of the audit."""
    made, fixed = BytesIO(), BytesIO()
    document.save(made)
    with ZipFile(made) as parts, ZipFile(fixed, "w", ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            part = ZipInfo(name, finished.astimezone(UTC).timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            packed.writestr(part, parts.read(name))
    return fixed.getvalue()


def title(document: Paper, said: str) -> None:
    """Write the title, in the middle of the page."""
    document.add_paragraph(_text(said), "Title")


def heading(document: Paper, said: str, level: int = 1) -> None:
    """Write a heading of the first or second level."""
    document.add_paragraph(_text(said), f"Heading {level}")


def body(document: Paper, said: str, *, indent: bool = True, side: WD_ALIGN_PARAGRAPH | None = None) -> Paragraph:
    """Write a paragraph of the text; what is to be filled in, 〔 〕, is marked."""
    paragraph = document.add_paragraph()
    if indent:
        _indent(paragraph)
    if side is not None:
        paragraph.alignment = side
    for part in _BLANK.split(_text(said)):
        run = paragraph.add_run(part)
        if _BLANK.fullmatch(part):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return paragraph


def labelled(document: Paper, label: str, said: str) -> Paragraph:
    """Write a paragraph that begins with what it is about."""
    paragraph = document.add_paragraph()
    _indent(paragraph)
    paragraph.add_run(clean(label)).bold = True
    paragraph.add_run(_text(said))
    return paragraph


def address(paragraph: Paragraph, url: str, shown: str) -> None:
    """Add an address to a paragraph; it can be followed when it leads to a page."""
    target = link_address(url)
    if not target or len(target) > 2_000:
        paragraph.add_run(_text(shown))
        return
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = Run(OxmlElement("w:r"), paragraph)
    run.text = _text(shown)
    run.font.color.rgb, run.font.underline = RGBColor(0x0B, 0x53, 0x94), True
    link.append(run._r)
    paragraph._p.append(link)


def picture(document: Paper, image: bytes, about: str) -> bool:
    """Add a PNG or JPEG as wide as the text at most and return whether that was possible.

    `about` is said where it cannot be seen.
    """
    paragraph = document.add_paragraph()
    try:
        shape = paragraph.add_run().add_picture(BytesIO(image))
    except Exception:
        # NOTE: a broken picture makes the reader of its head raise anything.
        document.element.body.remove(paragraph._p)
        return False
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    scale = min(1.0, TEXT_WIDTH / shape.width, _HIGHEST / shape.height)
    shape.width, shape.height = Emu(int(shape.width * scale)), Emu(int(shape.height * scale))
    shape._inline.docPr.set("descr", _text(about))
    return True


def table(document: Paper, heads: Sequence[str], shares: Sequence[int], rows: Iterable[Sequence[str]]) -> None:
    """Write a table whose heads come again on every page; `shares` are the widths of the columns."""
    written = list(rows)
    made = document.add_table(len(written) + 1, len(heads), "Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = [int(_width(document) * share / sum(shares)) for share in shares]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Emu(width)
    for number, (row, values) in enumerate(zip(made.rows, (heads, *written), strict=True)):
        marks: Any = row._tr.get_or_add_trPr()
        marks.append(OxmlElement("w:cantSplit"))
        if not number:
            marks.append(OxmlElement("w:tblHeader"))
        for cell, value, width in zip(row.cells, values, widths, strict=True):
            cell.width = Emu(width)
            _fill(cell, value, is_head=not number)
    document.add_paragraph().paragraph_format.line_spacing = Pt(12)


def across(document: Paper) -> None:
    """Go on with pages turned on their side, for wide tables."""
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, (28, 26, 30, 30))
    section.footer_distance = Mm(15)


def numeral(lang: str, n: int, level: int = 1) -> str:
    """Return the number of a heading: 一、 and （一） in Chinese, 1. and (1) in English. At most 99."""
    if lang == "en":
        return f"{n}. " if level == 1 else f"({n}) "
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(n, 10)
    said = (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[ones] if ones else "")
    return f"{said}、" if level == 1 else f"（{said}）"


def _width(document: Paper) -> int:
    section = document.sections[-1]
    width, left, right = section.page_width, section.left_margin, section.right_margin
    return int(width or 0) - int(left or 0) - int(right or 0)


def _text(said: str) -> str:
    shown = clean(said).strip()
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"


def _fill(cell: _Cell, said: str, *, is_head: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_head else WD_ALIGN_PARAGRAPH.LEFT
    for part in _BLANK.split(_text(said)):
        run = paragraph.add_run(part)
        run.font.size, run.bold = Pt(10.5), is_head
        if is_head:
            _fonts(run._r.get_or_add_rPr(), FIRST)
        if _BLANK.fullmatch(part):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    if is_head:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E7ECF3")):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)


def _indent(paragraph: Paragraph) -> None:
    """Begin two characters in, whatever the size of the characters."""
    properties: Any = paragraph._p.get_or_add_pPr()
    indent = properties.get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")
    indent.set(qn("w:firstLine"), "640")


def _style(document: Paper, name: str, font: str, size: int, *, bold: bool) -> None:
    style: Any = document.styles[name]
    properties = style.element.get_or_add_rPr()
    _fonts(properties, font)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    layout = style.paragraph_format
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, _LINE if size == 16 else Pt(36)
    layout.space_before = layout.space_after = Pt(0) if size == 16 else Pt(12)
    if name == "Title":
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
    if name.startswith("Heading"):
        layout.keep_with_next = True
        indent = style.element.get_or_add_pPr().get_or_add_ind()
        indent.set(qn("w:firstLineChars"), "200")
        indent.set(qn("w:firstLine"), "640")


def _fonts(properties: Any, font: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script, face in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", font)):
        fonts.set(qn(f"w:{script}"), face)


def _page_number(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    """Write — 1 —, on the outer side of the page."""
    paragraph.alignment = side
    for run in _page_field(paragraph):
        run.font.size = Pt(14)
        _fonts(run._r.get_or_add_rPr(), TITLE)


def _page_field(paragraph: Paragraph) -> Iterator[Run]:
    yield paragraph.add_run("— ")
    for part in _FIELDS:
        run = paragraph.add_run()
        mark = OxmlElement("w:instrText" if part == "PAGE" else "w:fldChar")
        if part == "PAGE":
            mark.text = part
        else:
            mark.set(qn("w:fldCharType"), part)
        run._r.append(mark)
        yield run
    yield paragraph.add_run(" —")
