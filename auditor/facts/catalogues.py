"""The gazette by year and issue, and the two disclosure catalogues side by side (数据同源). Pure."""

import re
from datetime import date

from auditor.facts.disclosure_words import CatalogueWords
from auditor.facts.names import alternatives, squeeze, squeezed
from auditor.facts.titles import titles_on
from auditor.model import CataloguePair, Copy, GazetteYear, Item, Page

MOST_ENTRIES = 600
MOST_COPIES = MOST_TITLES = 20
TELLING = 8
"""Letters from which a title tells one entry from others."""
_ISSUE = re.compile(r"((?:19|20)\d\d)年?(?:度)?[^\d总]{0,6}?第?(\d{1,2})(?:[-—－~至、](\d{1,2}))?(?:合)?期")

Entries = dict[str, tuple[str, date | None] | None]
"""Squeezed title → address and day; None for a title that several entries of the list have."""


class Catalogues:
    """Takes pages; keeps gazette issues and the entries of the lists of both catalogues."""

    def __init__(self, words: CatalogueWords) -> None:
        self._grassroots = squeezed(words.grassroots)
        self._basic = squeezed(words.basic)
        self._ending = re.compile(rf"(?:{alternatives(words.endings)})$")
        self._named = words.gazette
        self._issues: dict[int, tuple[set[int], str]] = {}
        self._lists: dict[tuple[bool, str], tuple[str, Entries]] = {}

    def add(self, page: Page) -> None:
        """Take what one page names."""
        names = [squeeze(crumb.name) for crumb in page.breadcrumb] if isinstance(page.breadcrumb, tuple) else []
        is_gazette = any(self._named in name for name in names)
        for title, url in titles_on(page):
            if "期" in title and (is_gazette or self._named in title):
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
        _, entries = self._lists.setdefault((is_grassroots, self._ending.sub("", names[-1])), (page.url, {}))
        for entry in page.list.sample if page.list else ():
            title, found = squeeze(entry.title), (entry.url, _day(entry))
            if entry.url and len(title) >= TELLING and (title in entries or len(entries) < MOST_ENTRIES):
                entries[title] = found if entries.get(title, found) == found else None


def _day(entry: Item) -> date | None:
    return entry.day if isinstance(entry.day, date) else None


def _pair(name: str, basic: tuple[str, Entries], grassroots: tuple[str, Entries]) -> CataloguePair:
    both = [(title, basic[1][title], grassroots[1][title]) for title in basic[1] if title in grassroots[1]]
    common = [(title, one, other) for title, one, other in both if one is not None and other is not None]
    copies = [
        Copy(title[:80], one[0], other[0], one[1], other[1]) for title, one, other in common if one[0] != other[0]
    ]
    lacking = [title for title in grassroots[1] if title not in basic[1]] if len(basic[1]) < MOST_ENTRIES else []
    return CataloguePair(
        name=name,
        basic_url=basic[0],
        url=grassroots[0],
        shared=len(common) - len(copies),
        copies=tuple(copies[:MOST_COPIES]),
        only_basic=len(basic[1]) - len(both),
        only_grassroots=len(grassroots[1]) - len(both),
        lacking=tuple(title[:80] for title in lacking[:MOST_TITLES]),
    )
