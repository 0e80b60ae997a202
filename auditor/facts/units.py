"""Institutions, leaders, the guide, requests: which of the facts that must be published a page gives. Pure."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from auditor.facts.cells import read_cells
from auditor.facts.disclosure_words import ItemWords, UnitWords
from auditor.facts.names import squeeze, squeezed
from auditor.facts.outline import Outline
from auditor.facts.published import Zone
from auditor.model import Crumb, Page, PageType, PlacedUnit, Unit, UnitKind

_NEVER = frozenset((PageType.HOME, PageType.STUB, PageType.ERROR))
_LISTS = frozenset((PageType.COLUMN, PageType.INTERACTIVE))
_PROFILE = 60
"""Characters below which a page with pictures is pictures."""
_MOST_ROWS = 200
_MOST_UNITS = 1_000
_LONGEST_NAME = 30
_LEAST_HEADS = 3
"""Heads of a table that are fields, from which its rows are institutions."""
_CONTACT = frozenset(("phone", "address", "mail"))
_ITEMS = {
    UnitKind.LEADER: "leaders",
    UnitKind.INSTITUTION: "institutions",
    UnitKind.GUIDE: "guide",
    UnitKind.REQUEST: "request",
}


def read_units(
    outline: Outline,
    zone: Zone,
    crumbs: Sequence[Crumb],
    title: str,
    kind: PageType,
    pictures: int,
    items: ItemWords,
    words: UnitWords,
) -> tuple[Unit, ...]:
    """Return whom the page introduces: rows of a directory table, else one unit; nothing outside of such columns."""
    unit_kind = _kind(crumbs, items, words)
    if unit_kind is None or kind in _NEVER:
        return ()
    if unit_kind is UnitKind.INSTITUTION and (rows := tuple(_rows(outline, zone, words))):
        return rows
    name = _name(outline, zone, title)[:_LONGEST_NAME]
    if unit_kind is not UnitKind.REQUEST and (
        kind in _LISTS or not _is_introduced(unit_kind, name, crumbs, items, words)
    ):
        return ()
    text = outline.text[zone.start : zone.stop]
    listed: dict[str, tuple[str, ...]] = getattr(words, unit_kind)
    found = [key for key, patterns in listed.items() if _pattern(patterns).search(text)]
    is_short = len("".join(text.split())) < _PROFILE
    is_picture = bool(pictures) and is_short and (unit_kind is not UnitKind.LEADER or not found)
    if unit_kind is UnitKind.LEADER and pictures:
        found.append("photo")
    return (Unit(unit_kind, name, tuple(found), is_picture),) if found or is_picture else ()


class Introduced:
    """Takes pages; keeps the institutions and leaders they introduce."""

    def __init__(self) -> None:
        self.units: list[PlacedUnit] = []

    def add(self, page: Page) -> None:
        """Take one page."""
        met = (unit for unit in page.units if unit.kind in (UnitKind.INSTITUTION, UnitKind.LEADER))
        self.units += [PlacedUnit(unit, page.url) for unit in met][: _MOST_UNITS - len(self.units)]


class Requests:
    """Takes pages; adds up what the pages of the entrance for requests, and the guide, give together."""

    def __init__(self) -> None:
        self._found: dict[str, None] = {}
        self._pages: list[tuple[str, str]] = []
        self._is_picture = False

    def add(self, page: Page) -> None:
        """Take one page."""
        for unit in page.units:
            if unit.kind is UnitKind.GUIDE:
                self._found["guide"] = None
                if not _CONTACT.isdisjoint(unit.fields):
                    self._found["contact"] = None
            if unit.kind is UnitKind.REQUEST:
                self._found.update(dict.fromkeys(unit.fields))
                self._pages.append((page.url, unit.name))
                self._is_picture |= unit.is_picture

    def seen(self) -> tuple[Unit, str] | None:
        """Return what they give, and the address of the first; None when no page of the kind was read."""
        if not self._pages:
            return None
        url, name = self._pages[0]
        return Unit(UnitKind.REQUEST, name, tuple(sorted(self._found)), self._is_picture), url


def _kind(crumbs: Sequence[Crumb], items: ItemWords, words: UnitWords) -> UnitKind | None:
    """Tell by the column the page stands in, or the one above it: a column for each unit is usual."""
    for crumb in crumbs[:-3:-1]:
        for kind in _ITEMS:
            if squeeze(crumb.name) in _names(items, kind) - squeezed(words.one_field):
                return kind
    return None


def _is_introduced(kind: UnitKind, name: str, crumbs: Sequence[Crumb], items: ItemWords, words: UnitWords) -> bool:
    """Tell whether the page is about one leader, or one organ: news of it and its inner sections are not meant."""
    short = squeeze(name)
    if kind is UnitKind.GUIDE:
        return any(word in short for word in words.guide_names)
    if kind is UnitKind.LEADER:
        return short not in _names(items, kind) and _pattern(words.leader_names).search(short) is not None
    if any(squeeze(crumb.name) in squeezed(words.inner) for crumb in crumbs) or short.endswith(words.inner_ends):
        return False
    return short in _names(items, kind) or _pattern(words.institution_names).search(short) is not None


def _name(outline: Outline, zone: Zone, title: str) -> str:
    """Return the first heading of the main part; a page that is no article is titled after its column."""
    headings = (outline.words(each) for each in outline.all("h1", "h2") if zone.start <= each.start < zone.stop)
    return next((heading for heading in headings if 1 < len(heading) <= _LONGEST_NAME), title)


def _names(items: ItemWords, kind: UnitKind) -> frozenset[str]:
    listed = items.items.get(_ITEMS[kind])
    return squeezed(listed.names) if listed is not None else frozenset()


def _rows(outline: Outline, zone: Zone, words: UnitWords) -> Iterator[Unit]:
    """Yield the rows of a table whose heads are fields."""
    for table in outline.all("table"):
        if not zone.start <= table.start < zone.stop:
            continue
        rows, _ = read_cells(outline, table)
        heads = _heads(rows[0], words) if rows else {}
        if len(heads) < _LEAST_HEADS or "name" not in heads.values():
            continue
        for cells in rows[1:_MOST_ROWS]:
            filled = {key: cells[at] for at, key in heads.items() if cells[at].strip(" -—/无")}
            if name := filled.pop("name", ""):
                order = [key for key in words.institution if key in filled]
                yield Unit(UnitKind.INSTITUTION, name[:40], tuple(order))


def _heads(cells: Sequence[str], words: UnitWords) -> dict[int, str]:
    """Return which columns of a table are fields."""
    heads: dict[int, str] = {}
    for at, cell in enumerate(map(squeeze, cells)):
        key = next((key for key, names in words.heads.items() if cell in squeezed(names)), None)
        if key is not None and key not in heads.values():
            heads[at] = key
    return heads


@lru_cache(maxsize=64)
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))
