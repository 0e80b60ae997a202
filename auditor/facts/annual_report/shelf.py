"""The annual reports of the portal, and the lists that name them, gathered page by page."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from auditor.facts.annual_report.naming import name_of, years_of
from auditor.facts.annual_report.words import ReportWords
from auditor.model import AnnualReport, Document, ItemList, ListedReport, Page, Reason, ReportBrief, ReportList, Unknown

_KEPT = frozenset(("B2", "B4", "A.rules", "A.normative"))

IsRead = Callable[[str], bool]
"""Tells whether the page at an address was read."""


class Shelf:
    """Takes pages and attachments in any order; keeps of each report what is compared over the years."""

    def __init__(self, words: ReportWords) -> None:
        self.words = words
        self.briefs: list[ReportBrief] = []
        self.listed: list[tuple[ReportList, tuple[str, ...]]] = []
        """Each list, and the addresses of the pages on which it goes on."""

    def add(self, page: Page) -> None:
        """Take a page that is a report or lists reports."""
        if page.report is not None:
            self.add_report(page.url, page.report)
        elif page.list is not None and (reports := self._reports(page.list)):
            self.listed.append((_as_list(page, page.list, reports), _others(page)))

    def add_documents(self, documents: Iterable[Document]) -> None:
        """Take the attachments after the pages: one that a page shows as well is not compared twice."""
        for document in documents:
            report = document.report
            shown = report and any((it.year, it.organ) == (report.year, report.organ) for it in self.briefs)
            if report is not None and not shown:
                self.add_report(document.url, report)

    def add_report(self, url: str, report: AnnualReport) -> None:
        """Take the report at an address."""
        cells = tuple(cell for table in report.tables for cell in table.cells if cell.row in _KEPT)
        self.briefs.append(ReportBrief(url, report.year, report.organ, cells))

    def reports(self) -> tuple[ReportBrief, ...]:
        """Every report, by address."""
        return tuple(sorted(self.briefs, key=lambda brief: brief.url))

    def lists(self, is_read: IsRead) -> tuple[ReportList, ...]:
        """Every list page that names reports, by address."""
        found = [
            one if one.trouble or all(map(is_read, others)) else replace(one, trouble=Unknown(Reason.NOT_ASKED))
            for one, others in self.listed
        ]
        return tuple(sorted(found, key=lambda one: one.url))

    def _reports(self, listing: ItemList) -> tuple[ListedReport, ...]:
        named = ((item, name_of(item.title, self.words)) for item in listing.sample)
        return tuple(ListedReport(name.year, name.organ, item.title, item.url) for item, name in named if name)


def _as_list(page: Page, listing: ItemList, reports: tuple[ListedReport, ...]) -> ReportList:
    years = [years_of(item.title) for item in listing.sample]
    return ReportList(
        url=page.url,
        title=page.title,
        reports=reports,
        years=tuple(sorted({year for named in years for year in named})),
        nameless=sum(not named for named in years),
        trouble=_trouble(page, listing),
    )


def _others(page: Page) -> tuple[str, ...]:
    return tuple(url for url in page.pager.urls if url != page.url) if page.pager else ()


def _trouble(page: Page, listing: ItemList) -> Unknown | None:
    """Why the list may have entries whose addresses are not even known."""
    if {"list", "pager", "page"} & set(page.scripted):
        return Unknown(Reason.SCRIPT)
    shown, pager, others = len(listing.sample), page.pager, len(_others(page))
    if listing.items > shown:
        return Unknown(Reason.NOT_SHOWN)
    if pager is None or pager.pages == 1 or (pager.rows is not None and pager.rows <= shown):
        return None
    is_known = others > 0 if pager.pages is None else others + 1 >= pager.pages
    return None if is_known else Unknown(Reason.NOT_ASKED)
