"""The content list of a page: rows of one shape that hold a link, and their days. Pure.

No menu, no pager, no box beside the text.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from auditor.facts.dates import Short, with_year
from auditor.facts.names import alternatives, squeeze, squeezed
from auditor.facts.outline import Element, Outline
from auditor.facts.paths import Paths
from auditor.facts.published import Zone
from auditor.facts.rows import Row, read_row, row_block
from auditor.facts.words import ListWords, TypeWords, Words
from auditor.html.links import LEAVES
from auditor.model import Item, ItemList, Reason, Unknown

SAMPLE = 60
"""Items of a list that are kept."""

_CLICKED = frozenset(("li", "tr", "div", "dd", "p"))
_LONGEST_PAGER = 400
_SHORT_TITLE = 8


class Rows(NamedTuple):
    """Rows of one shape in one place."""

    path: str
    rows: tuple[Row, ...]
    weight: float

    @property
    def dated(self) -> int:
        """How many rows show a day."""
        return sum(row.day is not None for row in self.rows)


def read_rows(outline: Outline, base: str, zone: Zone, paths: Paths, words: Words) -> list[Rows]:
    """Return the groups of rows in the main part of a page that may be content, weightiest first."""
    found: dict[str, list[Row]] = defaultdict(list)
    shapes: dict[tuple[int, str], str] = {}
    seen: set[int] = set()
    links = {link: text for link, text in outline.links if zone.start <= link.start < zone.stop}
    pagers = _pager_links(outline, links, words.lists)
    for link in (*links, *_clickable(outline, zone)):
        if link.hidden or link.index in pagers:
            continue
        block = row_block(outline, link, zone)
        if block.index in seen:
            continue
        seen.add(block.index)
        row = read_row(outline, block, base, words.dates)
        if row is not None:
            place = (block.parent, block.tag)
            if place not in shapes:
                shapes[place] = f"{paths.component(outline.elements[block.parent])}>{block.tag}"
            found[shapes[place]].append(row)
    groups = [
        Rows(path, tuple(rows), _weight(outline, base, rows, words, paged=bool(pagers))) for path, rows in found.items()
    ]
    return sorted((group for group in groups if group.weight > 0), key=lambda group: -group.weight)


def as_list(groups: Sequence[Rows], taken: datetime) -> ItemList:
    """Return groups of rows as one list; days without a year are resolved against `taken`, never later."""
    rows = sorted((row for group in groups for row in group.rows), key=lambda row: row.block.index)
    items = [Item(row.title, row.url, _day(row, taken)) for row in rows]
    sample = items[:SAMPLE] if len(groups) < 2 else _newest(items)
    days = [item.day for item in items if isinstance(item.day, date)]
    return ItemList(
        items=len(items),
        dated=sum(item.day is not None for item in items),
        newest=max(days, default=None),
        oldest=min(days, default=None),
        sample=tuple(sample),
        selector=groups[0].path.replace(">", " > ") if groups else "",
    )


def _newest(items: Sequence[Item]) -> list[Item]:
    """The newest of many boxes, undated ones last, in the order of the page."""

    def age(place: int) -> tuple[int, int]:
        day = items[place].day
        return (-day.toordinal() if isinstance(day, date) else 0, place)

    return [items[place] for place in sorted(sorted(range(len(items)), key=age)[:SAMPLE])]


def _clickable(outline: Outline, zone: Zone) -> list[Element]:
    """Rows without a link that open a page all the same: `<li onclick="location.href=…">`."""
    return [
        element
        for element in outline.clickable
        if element.tag in _CLICKED
        and zone.start <= element.start < zone.stop
        and not outline.count("a", element)
        and LEAVES.search(element.get("onclick"))
    ]


def more_links(outline: Outline, zone: Zone, words: ListWords) -> int:
    """Return how many links of the main part lead from an excerpt to a whole list: two make a landing page."""
    more = squeezed(words.more)
    return sum(
        squeeze(text or link.get("title")) in more
        for link, text in outline.links
        if zone.start <= link.start < zone.stop
    )


def _day(row: Row, taken: datetime) -> date | Unknown | None:
    if not isinstance(row.day, Short):
        return row.day
    return with_year(row.day, None, taken) or Unknown(Reason.NOT_SHOWN, "no year is printed")


# -- which group is content


def _is_file_elsewhere(url: str, base: str) -> bool:
    """Tell whether a link leads to one page of another host, not to that host's front page as friendly links do."""
    host, _, path = url.partition("://")[2].partition("/")
    return host != base.partition("://")[2].partition("/")[0] and path.endswith((".html", ".htm", ".shtml"))


def _weight(outline: Outline, base: str, rows: Sequence[Row], words: Words, *, paged: bool) -> float:
    """How much a group looks like a content list; 0 when it does not."""
    dated = sum(row.day is not None for row in rows)
    length = sum(min(len(row.title), 40) for row in rows) / len(rows)
    share = 0.05 if _is_beside(outline, rows[0].block, words.lists) else 1
    if dated * 2 >= len(rows):
        return (dated * 100 + length * len(rows)) * share
    own = _shape(base)
    articles = sum(
        (_is_article(row.url, words.page_types) or _is_file_elsewhere(row.url, base)) and _shape(row.url) != own
        for row in rows
        if row.url
    )
    if articles * 2 > len(rows) and not _is_menu(outline, rows[0].block, words.lists):
        return (articles * 10 + length * len(rows) + dated * 50) * share
    addressed = [row.url for row in rows if row.url and row.url != base]
    if _is_menu(outline, rows[0].block, words.lists):
        return 0
    if (paged or length >= 2 * _SHORT_TITLE) and not any(_is_column(url, own, words.page_types) for url in addressed):
        return length * len(rows) / 10 * share
    return 0


def _is_beside(outline: Outline, block: Element, words: ListWords) -> bool:
    """Tell whether the rows stand in a box of related or recommended links."""
    around = list(outline.parents(block))[:4]
    if any(_called(words.beside_hints).search(parent.hint) for parent in around):
        return True
    before = outline.text[max(0, block.start - 40) : block.start].strip().rpartition("\n")[2]
    return squeeze(before) in squeezed(words.beside_titles)


def _is_menu(outline: Outline, block: Element, words: ListWords) -> bool:
    around = [block, *outline.parents(block)][:4]
    return any(_called(words.menu_hints).search(parent.hint) for parent in around)


@lru_cache(maxsize=8)
def _called(hints: tuple[str, ...]) -> re.Pattern[str]:
    """A part of a class or id that begins with one of the hints."""
    return re.compile(rf"(?:^|[\s_\-])(?:{alternatives(hints)})")


@lru_cache(maxsize=8)
def _addresses(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


@lru_cache(maxsize=4096)
def _shape(url: str) -> str:
    """An address with its numbers taken out: pages of one kind share it."""
    return re.sub(r"\d+", "#", re.sub(r"_\d+(?=\.\w+$)", "", url))


@lru_cache(maxsize=20_000)
def _is_article(url: str, words: TypeWords) -> bool:
    return _addresses(words.article_addresses).search(_tail(url)) is not None


def _is_column(url: str, own: str, words: TypeWords) -> bool:
    return _shape(url) == own or (
        _addresses(words.column_addresses).search(_tail(url)) is not None and not _is_article(url, words)
    )


def _tail(url: str) -> str:
    start = url.find("/", url.find("//") + 2)
    return url[start:] if start >= 0 else "/"


# -- what is no row


def _pager_links(outline: Outline, links: Mapping[Element, str], words: ListWords) -> frozenset[int]:
    """Every link of a pager: of the block around a number or 下一页 that is short and speaks of pages."""
    names = squeezed(words.pager)
    blocks: dict[int, bool] = {}
    for link, text in links.items():
        if not (text.isdigit() or squeeze(text) in names or text in words.pager):
            continue
        parent = outline.elements[link.parent]
        block = outline.elements[parent.parent] if parent.tag in ("li", "span", "td") else parent
        if block.index not in blocks:
            around = outline.words(block)
            is_pager = "页" in around or any(hint in block.hint for hint in words.pager_hints)
            blocks[block.index] = len(around) < _LONGEST_PAGER and is_pager
    pagers = [outline.elements[index] for index, is_pager in blocks.items() if is_pager]
    return frozenset(link.index for block in pagers for link in outline.within("a", block))
