"""The attachments of the portal: small real files, the same bytes every day."""

from collections.abc import Iterator, Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from auditor.demo.model import Answer

_OFFICE = "application/vnd.openxmlformats-officedocument"
_DOCX, _XLSX = f"{_OFFICE}.wordprocessingml.document", f"{_OFFICE}.spreadsheetml.sheet"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FORM = (
    "云溪县办事表格",
    "填表前请阅读办事指南，字迹应当清楚。",
    "姓名：        住址：",
    "申请事项：",
    "申请人签名：",
)
_CONTACTS = (("部门", "联系人", "联系电话"), ("云台街道便民服务中心", "王小明", "13800001234"))
_AID = (
    ("姓名", "身份证号", "补助金额"),
    ("王小明", "441302198805076124", "800"),
    ("李小红", "370685********1369", "600"),
)
"""One of the two invented persons was masked, the other forgotten."""


def documents() -> Iterator[tuple[str, Answer]]:
    """Yield path and answer of every attachment."""
    for name in ("bdc.doc", "spjy.doc"):
        yield f"/files/{name}", Answer(_old_word(), "application/msword")
    yield "/files/gtgsh.docx", Answer(_docx(_FORM), _DOCX)
    yield "/files/zjd.pdf", Answer(_pdf("Yunxi County form", scan=False), "application/pdf")
    yield "/files/办事流程图.pdf", Answer(_pdf("", scan=True), "application/pdf")
    yield "/files/ylbx.xls", Answer(_saved_table(_CONTACTS), "application/vnd.ms-excel")
    yield "/files/lsjz.xlsx", Answer(_xlsx({"公示": (("序号", "补助金额"), ("1", "800")), "底稿": _AID}), _XLSX)
    yield "/files/lxfs.xlsx", Answer(_xlsx({"联系方式": _CONTACTS}), _XLSX)


def _docx(paragraphs: Sequence[str]) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return _package(
        {"word/document.xml": (f"{_DOCX}.main", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')}
    )


def _xlsx(sheets: dict[str, Sequence[Sequence[str]]]) -> bytes:
    """A workbook; all sheets but the first are hidden."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts, listed, relations = {}, "", ""
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        cells = ("".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) for row in rows)
        data = "".join(f"<row>{row}</row>" for row in cells)
        sheet = f'<worksheet xmlns="{space}"><sheetData>{data}</sheetData></worksheet>'
        parts[f"xl/worksheets/sheet{number}.xml"] = (f"{_OFFICE}.spreadsheetml.worksheet", sheet)
        state = "" if number == 1 else ' state="hidden"'
        listed += f'<sheet name="{name}" sheetId="{number}"{state} r:id="rId{number}"/>'
        relations += _relation(number, "worksheet", f"worksheets/sheet{number}.xml")
    book = f'<workbook xmlns="{space}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>'
    return _package({"xl/workbook.xml": (f"{_XLSX}.main", book), **parts}, {"xl/_rels/workbook.xml.rels": relations})


def _package(parts: dict[str, tuple[str, str]], relations: dict[str, str] | None = None) -> bytes:
    """An Office file of parts with their content types; the first part is the main one."""
    kinds = "".join(f'<Override PartName="/{name}" ContentType="{kind}+xml"/>' for name, (kind, _) in parts.items())
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    members = {"[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{default}{kinds}</Types>'}
    all_relations = {"_rels/.rels": _relation(1, "officeDocument", next(iter(parts))), **(relations or {})}
    for name, written in all_relations.items():
        members[name] = f'<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'
    members |= {name: text for name, (_, text) in parts.items()}
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return out.getvalue()


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'


def _old_word() -> bytes:
    """The container of the old Word format, as far as it tells what it is."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1_016) + "WordDocument".encode("utf-16-le") + bytes(488)


def _saved_table(rows: Sequence[Sequence[str]]) -> bytes:
    """A page with a table under the name of a workbook, as many systems export it."""
    written = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<html><head><meta charset="utf-8"></head><body><table>{written}</table></body></html>'.encode()


def _pdf(text: str, *, scan: bool) -> bytes:
    """One page with a line of text, or with a picture in its place."""
    drawn = "q 400 0 0 600 90 120 cm /I1 Do Q" if scan else f"BT /F1 14 Tf 72 760 Td ({text}) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> /XObject << /I1 6 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8"
        " /Filter /ASCIIHexDecode /Length 9 >>\nstream\nFFCCCCFF>\nendstream",
    )
    out, offsets = "%PDF-1.4\n", []
    for number, written in enumerate(objects, start=1):
        offsets.append(f"{len(out):010} 00000 n \n")
        out += f"{number} 0 obj\n{written}\nendobj\n"
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{''.join(offsets)}"
    return f"{out}{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
