"""What is there in one attachment; facts without opinion."""

from datetime import datetime
from enum import StrEnum

import msgspec

from auditor.model.annual_report import AnnualReport
from auditor.model.basic import Unknown
from auditor.model.private import PrivateNumber
from auditor.model.site import Referrer


class FileType(StrEnum):
    """What the bytes of a file are, whatever it is called."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"
    TEXT = "text"
    PRESENTATION = "presentation"
    OFD = "ofd"
    WPS = "wps"
    ARCHIVE = "archive"
    IMAGE = "image"
    PAGE = "page"
    """An HTML page, often an error page or a table saved as .xls."""
    PROGRAM = "program"
    OTHER = "other"


class Document(msgspec.Struct, frozen=True):
    """One attachment of the portal whose bytes were read."""

    url: str
    fetched: datetime
    referrers: tuple[Referrer, ...] = ()
    """The first pages that link to it, by depth, then address; at most five."""
    referrer_count: int = 0
    """Pages that link to it."""
    name: str = ""
    """What the link to it says."""
    extension: str = ""
    """Under which it is saved, in lower case without the dot: as the answer names it, else of its address."""
    type: FileType = FileType.OTHER
    size: int = 0
    letters: int | Unknown = 0
    """Characters of its text, blanks left out; Unknown when it could not be read, and why."""
    pages: int | None = None
    """Of a PDF."""
    pictures: int = 0
    private: tuple[PrivateNumber, ...] = ()
    report: AnnualReport | None = None
    """Set when it is an annual report on disclosure."""
