"""What is there in an annual report on disclosure (政府信息公开工作年度报告), on a page or in an attachment."""

from datetime import date
from enum import StrEnum

import msgspec

from auditor.model.basic import Unknown


class ReportForm(StrEnum):
    """Which prescribed form a report of its year has."""

    OF_2021 = "2021"
    """Six chapters with three tables, from the report on 2021 on."""
    OLDER = "older"
    """The reports on 2019 and 2020."""
    UNKNOWN = "unknown"
    """Before there was a form for the tables."""


class TableState(StrEnum):
    """What stands where one of the three tables should be."""

    READ = "read"
    PICTURE = "picture"
    """Nothing but a picture."""
    ATTACHED = "attached"
    """A link to a file, or a frame."""
    UNREADABLE = "unreadable"
    """A table whose labels are not those of the form, or two of them, or text."""
    MISSING = "missing"
    """Nothing, or its chapter was not found."""


class Chapter(msgspec.Struct, frozen=True, gc=False):
    """One chapter as found."""

    number: int
    """1 to 6 by what it is about, whatever number is printed."""
    title: str
    """As printed, number included."""
    renamed: bool = False
    """It has the number of the chapter, and a title that says something else."""


class Cell(msgspec.Struct, frozen=True, gc=False):
    """One figure of a table, found by its labels."""

    row: str
    """`B3.3.1`, `A1.normative` …; the word list names the codes."""
    column: str
    value: int | float | None
    """0 for an empty cell; None when it holds no number."""
    printed: str


class ReportTable(msgspec.Struct, frozen=True):
    """Table A (chapter 2), B (chapter 3) or C (chapter 4)."""

    code: str
    state: TableState
    cells: tuple[Cell, ...] = ()


class Figure(msgspec.Struct, frozen=True, gc=False):
    """One number the text of the report gives."""

    code: str
    """What it counts; the word list names the codes."""
    value: int
    sentence: str
    sure: bool = True
    """Nothing in its sentence says that it counts more, or less, than the report's own."""


class Sum(msgspec.Struct, frozen=True, gc=False):
    """An equation of the form that does not hold."""

    identity: str
    """`I1` to `I4` within the tables, `I6` between text and table, `growth` and `sum` within the text."""
    where: str
    """The column, row or block it was tried on."""
    left: str
    """`13612 + 535 = 14147`."""
    right: str
    sentence: str = ""
    """Of the text, when a side stands there."""
    sure: bool = True
    """False: the sentence may count something else."""


class AnnualReport(msgspec.Struct, frozen=True):
    """One annual report."""

    year: int
    """The year it reports on."""
    organ: str
    """Whose it is, as the title says; empty when the title does not."""
    format: ReportForm
    chapters: tuple[Chapter, ...] = ()
    """In the order of the page."""
    tables: tuple[ReportTable, ...] = ()
    """A, B, C."""
    figures: tuple[Figure, ...] = ()
    tried: tuple[str, ...] = ()
    """The equations that could be tried at least once."""
    trials: int = 0
    """How often one was tried."""
    broken: tuple[Sum, ...] = ()
    published: date | Unknown | None = None
    """The date of the page; Unknown when what is shown is the date of a change."""
    pictured: tuple[int, ...] = ()
    """Numbers of chapters that were not found, where a picture stands between those before and after."""
    attachments: int = 0
    """Links to files and frames in the main part of its page."""
    trouble: Unknown | None = None
    """Why more of it may stand elsewhere or could not be read."""


class ReportBrief(msgspec.Struct, frozen=True):
    """A report cut down to what is compared over the years."""

    url: str
    year: int
    organ: str
    cells: tuple[Cell, ...] = ()
    """What was carried over, and the documents in force."""


class ListedReport(msgspec.Struct, frozen=True, gc=False):
    """A report as an entry of a list names it."""

    year: int
    organ: str
    title: str
    url: str


class ReportList(msgspec.Struct, frozen=True):
    """One list page with annual reports on it."""

    url: str
    title: str
    reports: tuple[ListedReport, ...]
    years: tuple[int, ...] = ()
    """Every year any of its entries names."""
    nameless: int = 0
    """Entries that name no year."""
    trouble: Unknown | None = None
    """Why not all entries of the list are known."""
