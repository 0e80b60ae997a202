"""How much of one document is read. What lies behind a limit is told as trouble, never silently left out."""

from time import monotonic

from auditor.model import Reason, Unknown

CELLS = 400_000
COLUMNS = 200
LETTERS = 5_000_000
PDF_PAGES = 300
TABLE_PAGES = 20
"""Pages of a PDF that are searched for tables."""
MEMBERS = 50
UNPACKED = 100_000_000
"""Bytes of all files of an archive together, and of the parts of a docx or xlsx."""
RATIO = 200
"""Times its packed size a file may unpack to; text shrinks to a tenth, a bomb to a thousandth."""
SECONDS = 20.0

CUT = Unknown(Reason.NOT_ASKED, "only part of a very large document was read")
BOMB = Unknown(Reason.UNREADABLE, "unpacks to far more than a document")


class Clock:
    """Says when the time for one document is over."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._ends = monotonic() + seconds

    @property
    def is_over(self) -> bool:
        """No time is left."""
        return monotonic() > self._ends
