"""One document, whatever it is."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from auditor.documents.kinds import type_of
from auditor.documents.limits import BOMB
from auditor.documents.old_word import read_doc
from auditor.documents.packed import is_bomb, read_archive
from auditor.documents.pdf import read_pdf
from auditor.documents.plain import read_saved_page, read_text
from auditor.documents.reading import Reading
from auditor.documents.sheets import read_csv, read_xls, read_xlsx
from auditor.documents.word import read_docx
from auditor.model import FileType, Reason, Unknown

_READERS: dict[FileType, Callable[[bytes], Reading]] = {
    FileType.PDF: read_pdf,
    FileType.DOCX: read_docx,
    FileType.DOC: read_doc,
    FileType.XLSX: read_xlsx,
    FileType.XLS: read_xls,
    FileType.CSV: read_csv,
    FileType.TEXT: read_text,
    FileType.PAGE: read_saved_page,
}
_ZIPPED = frozenset((FileType.DOCX, FileType.XLSX, FileType.ARCHIVE))


def read_document(body: bytes, extension: str) -> Reading:
    """Return the text and tables of a file; what cannot be read is told in `trouble`. Never raises.

    `extension` of its name, in lower case without the dot, only decides between kinds of plain text.
    Native code below may still hang or crash on bytes made for it: read what strangers wrote in a process of its own.
    """
    return _read(body, extension, is_inner=False)


def _read(body: bytes, extension: str, *, is_inner: bool) -> Reading:
    kind = type_of(body, extension)
    try:
        if kind in _ZIPPED and body.startswith(b"PK") and is_bomb(body):
            return Reading(kind, "", trouble=BOMB)
        if kind is FileType.ARCHIVE and body.startswith(b"PK") and not is_inner:
            return read_archive(body, lambda inner, name: _read(inner, name, is_inner=True))
        if kind not in _READERS:
            return Reading(kind, "", trouble=Unknown(Reason.UNSUPPORTED, kind))
        return _READERS[kind](body)
    except Exception as error:
        # NOTE: the parsers are others', the bytes are strangers'; what they raise on broken files has no common type.
        return Reading(kind, "", trouble=Unknown(Reason.UNREADABLE, _why(body, kind, error)))


def _why(body: bytes, kind: FileType, error: Exception) -> str:
    """A word on the trouble; what the parser says may quote the document and is left out."""
    if kind in _ZIPPED and not _is_whole(body):
        return "broken archive"
    return type(error).__name__


def _is_whole(body: bytes) -> bool:
    try:
        with ZipFile(BytesIO(body)) as archive:
            return archive.testzip() is None
    except Exception:  # NOTE: as above
        return False
