"""Where the portal shows what must be published: column tree, titles, links. Pure.

A false "missing" accuses the whole portal, so every source counts: a column by its whole name, by its name within the
disclosure area, by a part of it; the title of a page or a list entry; a link; the address.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from auditor.facts.disclosure_words import ItemWords, ListedItem
from auditor.facts.names import squeeze, squeezed
from auditor.model import (
    Column,
    ColumnState,
    Disclosure,
    LinkKind,
    MandatoryItem,
    NotAssessed,
    Page,
    PageType,
    Reason,
    SeenBy,
    Sighting,
    Unknown,
)

MOST_SIGHTINGS = 8
MOST_TITLES = 40
"""Titles kept for one item."""
LONGEST_NAME = 20
"""Longer names are sentences: a part of them means nothing."""
MUCH_UNREAD = 0.02
"""Share of the pages that were not read from which what was not seen is not known."""

Trouble = Callable[[str], Unknown | None]
"""Why the page at an address could not be read; None when it could, or was never heard of."""

_HUBS = frozenset((PageType.HOME, PageType.COLUMN, PageType.DIRECTORY, PageType.SPECIAL, PageType.OTHER))
_LISTS = frozenset((PageType.COLUMN, PageType.DIRECTORY, PageType.HOME, PageType.STUB, PageType.ERROR))
_SHOWING = frozenset((ColumnState.FILLED, ColumnState.SINGLE, ColumnState.OUTSIDE))
_WITNESSES = {by: rank for rank, by in enumerate(SeenBy)}
_STATES = {state: rank for rank, state in enumerate(ColumnState)}
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SPECIAL = ("专栏", "专区", "专题", "栏目")
_MARKS = re.compile(r"[\s《》〔〕\[\]【】（）()“”\"'、，·]+")


class Titles:
    """Titles, list entries and links that name an item; taken page by page."""

    def __init__(self, words: ItemWords) -> None:
        self._wanted = [(id_, re.compile("|".join(it.titles))) for id_, it in words.items.items() if it.titles]
        every = "|".join(title for it in words.items.values() for title in it.titles)
        self._any = re.compile(every) if every else None
        self._names: dict[str, list[str]] = {}
        for id_, it in words.items.items():
            for name in _cores(it.names) if not it.below else ():
                self._names.setdefault(name, []).append(id_)
        self.seen: dict[str, dict[str, Sighting]] = {}
        self.links: dict[str, dict[str, str]] = {}
        """Item → address (empty for an entry that leads nowhere) → text, of links called as the item is called."""
        self.years: dict[str, set[int]] = {}

    def add(self, page: Page) -> None:
        """Look at a page's own titles, at the entries of its list, and at the links of one that leads to others."""
        if page.type in _HUBS:
            for link in page.links:
                if link.kind is LinkKind.PAGE and 1 < len(link.text) <= LONGEST_NAME and not link.control:
                    self._take_link(link.text, link.url)
        own = page.published if isinstance(page.published, date) else None
        if page.type not in _LISTS:  # the title of a list is the column's name
            for title in dict.fromkeys((page.title, *page.titles[:1])):
                self._take(title, page.url, own)
        for entry in page.list.sample if page.list else ():
            self._take(entry.title, entry.url, entry.day if isinstance(entry.day, date) else None)

    def _take_link(self, text: str, url: str) -> None:
        for id_ in self._names.get(_forms(text, "")[0], ()):
            links = self.links.setdefault(id_, {})
            if url in links or len(links) < MOST_SIGHTINGS:
                links.setdefault(url, text)

    def _take(self, title: str, url: str, day: date | None) -> None:
        name = "".join(title.split())
        if self._any is None or not self._any.search(name):
            return
        for id_, pattern in self._wanted:
            if not pattern.search(name):
                continue
            self.years.setdefault(id_, set()).update(map(int, _YEAR.findall(name)[:1]))
            seen = self.seen.setdefault(id_, {})
            if url and (url in seen or len(seen) < MOST_TITLES):
                known = seen.get(url)
                if known is None or known.newest is None:
                    seen[url] = Sighting(SeenBy.TITLE, name[:60], url, ColumnState.FILLED, newest=day)


def read_items(
    words: ItemWords,
    columns: Sequence[Column],
    titles: Titles,
    owner: str,
    trouble: Trouble,
    is_outside: Callable[[str], bool],
) -> tuple[MandatoryItem, ...]:
    """Return every item of the word list with where it was seen. `owner`: the name of the portal."""
    inside = inside_area(columns, words)
    named = [(column, _forms(column.name, owner)) for column in columns]
    known = {column.url for column in columns}
    found = []
    for id_, listed in words.items.items():
        sightings = [
            sighting for column, name in named if (sighting := _column(column, name, listed, words, inside)) is not None
        ]
        sightings += titles.seen.get(id_, {}).values()
        sightings += [
            _link(text, url, trouble, is_outside)
            for url, text in titles.links.get(id_, {}).items()
            if url not in known and url not in titles.seen.get(id_, {}) and (url or not sightings)
        ]
        years = tuple(sorted(titles.years.get(id_, ()), reverse=True))
        ranked = tuple(sorted(sightings, key=_order)[:MOST_SIGHTINGS])
        found.append(MandatoryItem(id_, listed.title, ranked, years))
    return tuple(found)


def read_disclosure(
    words: ItemWords, columns: Sequence[Column], not_assessed: Iterable[NotAssessed], pages: int
) -> Disclosure:
    """Return the disclosure area and whether it could be read."""
    area = area_of(columns, words)
    if area is None:
        return Disclosure(unread=Unknown(Reason.NOT_SHOWN))
    below = sum(_is_within(column, words) and not _is_area(column.name, words) for column in columns)
    return Disclosure(area.path, area.url, below, _unread(area, below, not_assessed, pages))


def inside_area(columns: Sequence[Column], words: ItemWords) -> frozenset[str]:
    """Return the ids of the columns of the disclosure area."""
    return frozenset(column.id for column in columns if _is_within(column, words))


def area_of(columns: Sequence[Column], words: ItemWords) -> Column | None:
    """Return the column where disclosure happens: of those called so, the one with the most columns below it."""
    named = [column for column in columns if _is_area(column.name, words)]
    return min(
        named, key=lambda column: (-_weight(column, columns), column.level, column.path, column.url), default=None
    )


def _weight(area: Column, columns: Sequence[Column]) -> int:
    depth = len(area.path)
    return sum(column.path[:depth] == area.path for column in columns)


def _is_within(column: Column, words: ItemWords) -> bool:
    """Tell whether a column is called like the disclosure area, or stands below one that is."""
    return any(_is_area(name, words) for name in column.path)


def _is_area(name: str, words: ItemWords) -> bool:
    return squeeze(name) in squeezed(words.areas)


def _unread(area: Column, below: int, not_assessed: Iterable[NotAssessed], pages: int) -> Unknown | None:
    if area.state is ColumnState.OUTSIDE:
        return Unknown(Reason.OUT_OF_SCOPE, area.url)
    if not below and isinstance(area.items, Unknown):
        return area.items
    for left in not_assessed:
        if left.what == "pages" and left.count > max(1, MUCH_UNREAD * pages):
            return Unknown(left.reason)
    return None


def _column(
    column: Column, forms: tuple[str, ...], listed: ListedItem, words: ItemWords, inside: frozenset[str]
) -> Sighting | None:
    """Return the column as a place of the item, if it is one."""
    is_inside = column.id in inside
    name = forms[-1]
    by = None
    if not _cores(listed.names).isdisjoint(forms):
        by = SeenBy.NAME
    elif is_inside and not _cores(listed.inside).isdisjoint(forms):
        by = SeenBy.CONTEXT
    elif len(name) <= LONGEST_NAME and any(part in name for part in listed.parts):
        by = None if any(word in name for word in (*listed.not_in, *words.never)) else SeenBy.PART
        by = None if name.endswith(words.units) else by
    if by is None and _slug(column.url) in listed.slugs:
        by = SeenBy.ADDRESS
    if by is None or (listed.below and not _stands_below(column, listed)):
        return None
    return Sighting(
        by,
        column.name,
        column.url,
        _state(column),
        column.path,
        column.newest,
        is_sure=by is not SeenBy.PART or is_inside or listed.parts_are_sure,
        why_unread=column.items if isinstance(column.items, Unknown) else None,
    )


def _state(column: Column) -> ColumnState:
    """A landing page that could not be read holds what the columns below it hold."""
    return ColumnState.FILLED if column.state is ColumnState.UNREAD and column.children else column.state


def _stands_below(column: Column, listed: ListedItem) -> bool:
    above = [squeeze(name) for name in column.path[:-1]]
    return any(word in name for name in above for word in listed.below)


def _link(text: str, url: str, trouble: Trouble, is_outside: Callable[[str], bool]) -> Sighting:
    why = trouble(url) if url else None
    state = ColumnState.FILLED
    if not url:
        state = ColumnState.NO_PAGE
    elif is_outside(url):
        state = ColumnState.OUTSIDE
    elif why is not None:
        state = ColumnState.UNREAD
    return Sighting(SeenBy.LINK, text, url, state, why_unread=why)


def _order(sighting: Sighting) -> tuple[bool, bool, int, int, int, tuple[str, ...], str]:
    """Sure places before others, what shows something first, then better witnesses; of titles the newest."""
    newest = sighting.newest.toordinal() if sighting.by is SeenBy.TITLE and isinstance(sighting.newest, date) else 0
    return (
        not sighting.is_sure,
        sighting.state not in _SHOWING,
        _WITNESSES[sighting.by],
        -newest,
        _STATES[sighting.state],
        sighting.path,
        sighting.url,
    )


def _slug(url: str) -> str:
    """Return the last folder of an address, in lower case: the short name the portal's builders gave the column."""
    parts = [part for part in urlsplit(url).path.lower().split("/") if part and "." not in part]
    return parts[-1] if parts else ""


@lru_cache(maxsize=16384)
def _forms(name: str, owner: str) -> tuple[str, ...]:
    """Return a name without brackets and the word for "special column", with and without its owner in front."""
    whole = _MARKS.sub("", squeeze(name))
    for word in _SPECIAL:
        if whole.endswith(word) and len(whole) > len(word) + 1:
            whole = whole.removesuffix(word)
            break
    owners = [each for each in _names_of(owner) if whole.startswith(each) and len(whole) > len(each) + 1]
    return (whole, *(whole.removeprefix(each) for each in owners))


@lru_cache(maxsize=64)
def _names_of(owner: str) -> tuple[str, ...]:
    """Return what the owner of a portal may be called in front of a column's name."""
    unit = re.match(r"(.+?([省市区县州盟旗镇乡]))(?:人民政府|政府|$)", squeeze(owner))
    if unit is None:
        return ()
    place, kind = unit.groups()
    return tuple(f"{front}{back}" for front in (place, kind) for back in ("人民政府", "政府", ""))


@lru_cache(maxsize=512)
def _cores(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_forms(name, "")[0] for name in names)
