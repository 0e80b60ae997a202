"""The annual reports of the portal, and the lists that name them, gathered page by page."""

from collections.abc import Callable

from auditor.facts.annual_report.naming import name_of, years_of
from auditor.facts.annual_report.words import ReportWords
from auditor.model import AnnualReport, ItemList, ListedReport, Page, Reason, ReportBrief, ReportList, Unknown

_KEPT = frozenset(("B2", "B4", "A.rules", "A.normative"))

IsRead = Callable[[str], bool]
"""Tells whether the page at an address was read."""


class Shelf:
    """Takes pages and attachments in any order; keeps of each report what is compared over the years."""

    def __init__(self, words: ReportWords) -> None:
        self.words = words
        self.briefs: list[ReportBrief] = []
        self.pages: list[tuple[Page, tuple[ListedReport, ...]]] = []

    def add(self, page: Page) -> None:
        """Take a page that is a report or lists reports."""
        if page.report is not None:
            self.add_report(page.url, page.report)
        elif page.list is not None:
            listed = self._listed(page.list)
            if listed:
                self.pages.append((page, listed))

    def add_report(self, url: str, report: AnnualReport) -> None:
        """Take the report at an address."""
        cells = tuple(cell for table in report.tables for cell in table.cells if cell.row in _KEPT)
        self.briefs.append(ReportBrief(url, report.year, report.organ, cells))

    def reports(self) -> tuple[ReportBrief, ...]:
        """Every report, by address."""
        return tuple(sorted(self.briefs, key=lambda brief: brief.url))

    def lists(self, is_read: IsRead) -> tuple[ReportList, ...]:
        """Every list page that names reports, by address."""
        found = [_as_list(page, listed, is_read) for page, listed in self.pages]
        return tuple(sorted(found, key=lambda one: one.url))

    def _listed(self, listing: ItemList) -> tuple[ListedReport, ...]:
        named = ((item, name_of(item.title, self.words)) for item in listing.sample)
        return tuple(ListedReport(name.year, name.organ, item.title, item.url) for item, name in named if name)


def _as_list(page: Page, listed: tuple[ListedReport, ...], is_read: IsRead) -> ReportList:
    sample = page.list.sample if page.list else ()
    years = [years_of(item.title) for item in sample]
    return ReportList(
        url=page.url,
        title=page.title,
        reports=listed,
        years=tuple(sorted({year for named in years for year in named})),
        nameless=sum(not named for named in years),
        trouble=_trouble(page, len(sample), is_read),
    )


def _trouble(page: Page, shown: int, is_read: IsRead) -> Unknown | None:
    """Why the list may have entries that are not known."""
    if {"list", "pager", "page"} & set(page.scripted):
        return Unknown(Reason.SCRIPT)
    if page.list is None or page.list.items > shown:
        return Unknown(Reason.NOT_SHOWN)
    pager = page.pager
    if pager is None or pager.pages == 1 or (pager.rows is not None and pager.rows <= shown):
        return None
    others = [url for url in pager.urls if url != page.url]
    is_whole = (pager.pages is None and others) or len(others) + 1 >= (pager.pages or 0) > 0
    return None if is_whole and all(map(is_read, others)) else Unknown(Reason.NOT_ASKED)
