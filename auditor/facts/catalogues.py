"""The gazette by year and issue, and the two disclosure catalogues side by side (数据同源). Pure."""

import re
from collections.abc import Iterator
from datetime import date

from auditor.facts.disclosure_words import CatalogueWords
from auditor.facts.names import squeeze
from auditor.model import CataloguePair, Copy, GazetteYear, Item, Page

MOST_ENTRIES = 600
MOST_COPIES = 20
_ISSUE = re.compile(r"((?:19|20)\d\d)年?(?:度)?[^\d总]{0,6}?第?(\d{1,2})(?:[-—－~至、](\d{1,2}))?(?:合)?期")
_NAMED = "公报"
_FIELD = re.compile(r"(?:试点)?领域$")

Entries = dict[str, tuple[str, date | None]]
"""Squeezed title → address and day."""


class Catalogues:
    """Takes pages; keeps gazette issues and the entries of the lists of both catalogues."""

    def __init__(self, words: CatalogueWords) -> None:
        self._grassroots = frozenset(map(squeeze, words.grassroots))
        self._basic = frozenset(map(squeeze, words.basic))
        self._issues: dict[int, tuple[set[int], str]] = {}
        self._lists: dict[tuple[bool, str], tuple[str, Entries]] = {}

    def add(self, page: Page) -> None:
        """Take what one page names."""
        names = [squeeze(crumb.name) for crumb in page.breadcrumb] if isinstance(page.breadcrumb, tuple) else []
        is_gazette = any(_NAMED in name for name in names)
        for title, url in _titles(page):
            if "期" in title and (is_gazette or _NAMED in title):
                self._add_issue(title, url)
        if names and page.list is not None and page.list.items:
            self._add_list(page, names)

    def gazette(self) -> tuple[GazetteYear, ...]:
        """Return the years of the gazette, newest first."""
        return tuple(
            GazetteYear(year, tuple(sorted(issues)), url)
            for year, (issues, url) in sorted(self._issues.items(), reverse=True)
        )

    def pairs(self) -> tuple[CataloguePair, ...]:
        """Return the subjects both catalogues have, by name."""
        both = sorted(name for is_grassroots, name in self._lists if is_grassroots and (False, name) in self._lists)
        pairs = (_pair(name, self._lists[False, name], self._lists[True, name]) for name in both)
        return tuple(pair for pair in pairs if pair.basic_url != pair.url)

    def _add_issue(self, title: str, url: str) -> None:
        found = _ISSUE.search("".join(title.split()))
        if found is None:
            return
        first, last = int(found[2]), int(found[3] or found[2])
        issues, _ = self._issues.setdefault(int(found[1]), (set(), url))
        issues.update(range(first, last + 1) if first <= last <= first + 5 else (first,))

    def _add_list(self, page: Page, names: list[str]) -> None:
        is_grassroots = not self._grassroots.isdisjoint(names[:-1])
        if not is_grassroots and self._basic.isdisjoint(names[:-1]):
            return
        _, entries = self._lists.setdefault((is_grassroots, _FIELD.sub("", names[-1])), (page.url, {}))
        for entry in page.list.sample if page.list else ():
            if len(entries) < MOST_ENTRIES and len(entry.title) > 4:
                entries.setdefault(squeeze(entry.title), (entry.url, _day(entry)))


def _titles(page: Page) -> Iterator[tuple[str, str]]:
    yield page.title, page.url
    for entry in page.list.sample if page.list else ():
        yield entry.title, entry.url or page.url


def _day(entry: Item) -> date | None:
    return entry.day if isinstance(entry.day, date) else None


def _pair(name: str, basic: tuple[str, Entries], grassroots: tuple[str, Entries]) -> CataloguePair:
    common = [title for title in basic[1] if title in grassroots[1]]
    copies = [
        Copy(title[:80], basic[1][title][0], grassroots[1][title][0], basic[1][title][1], grassroots[1][title][1])
        for title in common
        if basic[1][title][0] != grassroots[1][title][0]
    ]
    return CataloguePair(
        name=name,
        basic_url=basic[0],
        url=grassroots[0],
        shared=len(common) - len(copies),
        copies=tuple(copies[:MOST_COPIES]),
        only_basic=len(basic[1]) - len(common),
        only_grassroots=len(grassroots[1]) - len(common),
    )
