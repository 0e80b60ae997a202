"""What an answer says of itself as a file. Pure."""

import re

from auditor.address import DOCUMENTS

_TYPES = frozenset(
    (
        "application/pdf",
        "application/msword",
        "application/vnd.ms-excel",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/zip",
        "application/x-zip-compressed",
        "application/ofd",
        "text/csv",
    )
)
_FILE = re.compile(r"""filename\*?\s*=[^;]*\.(\w{1,8})["'\s]*(?:;|$)""", re.IGNORECASE | re.ASCII)


def file_ending(disposition: str) -> str:
    """Return the ending, in lower case without the dot, of the file a Content-Disposition names; empty without one."""
    match = _FILE.search(disposition)
    return match[1].lower() if match else ""


def is_document_answer(content_type: str, ending: str) -> bool:
    """Tell whether an answer is a document, by the ending of its file or, where that says nothing, by its type."""
    return ending in DOCUMENTS if ending else content_type in _TYPES
