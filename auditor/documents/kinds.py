"""What a file is, by its bytes. Its name decides only between kinds of plain text."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from auditor.documents.container import SIGNATURE
from auditor.model import FileType

_PDF_WITHIN = 1_024
_STREAMS = (
    ("WordDocument", FileType.DOC),
    ("Workbook", FileType.XLS),
    ("Book", FileType.XLS),
    ("PowerPoint Document", FileType.PRESENTATION),
)
"""What a container of the old Office formats holds, in UTF-16."""
_STARTS = (
    (b"{\\rtf", FileType.DOC),  # what Word opens under the name of its own format
    (b"Rar!\x1a\x07", FileType.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileType.ARCHIVE),
    (b"\x1f\x8b", FileType.ARCHIVE),
    (b"\xff\xd8\xff", FileType.IMAGE),
    (b"\x89PNG\r\n", FileType.IMAGE),
    (b"GIF8", FileType.IMAGE),
    (b"II*\0", FileType.IMAGE),
    (b"MM\0*", FileType.IMAGE),
)
_PARTS = (
    ("word/", FileType.DOCX),
    ("xl/", FileType.XLSX),
    ("ppt/", FileType.PRESENTATION),
    ("OFD.xml", FileType.OFD),
    ("AndroidManifest.xml", FileType.PROGRAM),
)
"""How names in a zip archive begin that is more than an archive."""
_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|title|meta|body|table)\b", re.IGNORECASE)
_OFFICE_XML = re.compile(rb'progid="(Word|Excel)\.')


def type_of(body: bytes, extension: str) -> FileType:
    """Return what the bytes are; OTHER when nothing tells."""
    if b"%PDF-" in body[:_PDF_WITHIN]:
        return FileType.PDF
    if body.startswith(SIGNATURE):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in body), FileType.OTHER)
    if body.startswith(b"PK\x03\x04"):
        return _of_zip(body)
    if body.startswith(b"MZ") and b"PE\0\0" in body[:4_096]:
        return FileType.PROGRAM
    if body.startswith(b"BM") and len(body) > 26 and int.from_bytes(body[2:6], "little") == len(body):
        return FileType.IMAGE
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return FileType.IMAGE
    for start, kind in _STARTS:
        if body.startswith(start):
            return kind
    return _of_text(body, extension)


def _of_zip(body: bytes) -> FileType:
    try:
        with ZipFile(BytesIO(body)) as archive:
            names = archive.namelist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return FileType.OTHER
    found = (kind for part, kind in _PARTS if any(name.startswith(part) for name in names))
    return next(found, FileType.ARCHIVE)


def _of_text(body: bytes, extension: str) -> FileType:
    head = body[:4_096].removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(head):
        return FileType.PAGE
    if office := _OFFICE_XML.search(head):
        return FileType.DOC if office[1] == b"Word" else FileType.XLS
    if decoded(body) is None:
        return FileType.OTHER
    return FileType.CSV if extension == "csv" else FileType.TEXT


def decoded(body: bytes) -> str | None:
    """Return the text the bytes are in a charset of Chinese offices; None when they are no text."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(body, "utf-16")
    if b"\0" in body:
        return None
    text = _strictly(body, "utf-8-sig")
    return text if text is not None else _strictly(body, "gb18030")


def _strictly(body: bytes, charset: str) -> str | None:
    try:
        return body.decode(charset)
    except UnicodeDecodeError:
        return None
