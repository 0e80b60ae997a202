"""The annual report on disclosure (政府信息公开工作年度报告). What several of the rules share stands here."""

import re
from collections.abc import Iterable
from datetime import date

from auditor.model import AnnualReport, Document, Page, ReportForm


def of_form(subject: Page | Document, forms: Iterable[ReportForm]) -> tuple[AnnualReport, ...]:
    """Return the report a page or an attachment is, when it has one of the forms."""
    report = subject.report
    return (report,) if report is not None and report.format in forms else ()


def due(year: int, deadline: str) -> date:
    """Return the last day on which the report on a year is in time; `deadline` is `month-day`."""
    month, day = map(int, deadline.split("-"))
    return date(year + 1, month, day)


def newest_due(today: date, deadline: str) -> int:
    """Return the newest year whose report must be there."""
    return today.year - 1 if today > due(today.year - 1, deadline) else today.year - 2


def stem(name: str, ends: Iterable[str]) -> str:
    """Return the name of an organ, or of its portal, without what may be left out: `ends` are patterns."""
    name = "".join(name.split())
    for end in ends:
        name = re.sub(rf"{end}$", "", name)
    return name


def are_one(organ: str, other: str) -> bool:
    """Tell whether two stems name one organ: the higher levels may be left out, and an own title may name nobody."""
    return not organ or not other or organ.endswith(other) or other.endswith(organ)
