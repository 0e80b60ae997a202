"""One row of a list: its main link, title and day. Pure.

What a row is follows from the markup around a link: the innermost list item or table row, else the largest block that
holds no second link.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from auditor.address import normalise
from auditor.facts.dates import Short, day_alone, day_at_edge, day_of_address, day_of_tiles, with_year
from auditor.facts.names import alternatives, tidy
from auditor.facts.outline import Element, Outline
from auditor.facts.published import Zone
from auditor.facts.words import DateWords
from auditor.html.links import navigation

_ROWS = frozenset(("li", "tr", "dd"))
_FRAMES = frozenset(("body", "html", "ul", "ol", "tbody", "table", "form", "header", "footer", "nav", "main"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "strong")
_LONGEST_ROW = 900
_MOST_LINKS = 5
_LONGEST_LABEL = 8


class Row(NamedTuple):
    """One row: the block, its main link and the link's title."""

    block: Element
    link: Element
    title: str
    url: str
    day: date | Short | None


def row_block(outline: Outline, link: Element, zone: Zone) -> Element:
    """Return the row a link stands in."""
    block = link
    while block.parent >= 0:
        parent = outline.elements[block.parent]
        if parent.tag in _FRAMES or parent.start < zone.start:
            break
        count = _targets(outline, parent)
        length = parent.stop - parent.start
        if parent.tag in _ROWS and count <= _MOST_LINKS and length <= _LONGEST_ROW and _is_innermost(outline, parent):
            return _with_answer(outline, parent)
        if count > 1 or parent.stop - block.stop > _LONGEST_ROW:
            break
        block = parent
    return block


def _is_innermost(outline: Outline, row: Element) -> bool:
    if row.last == row.index + 2:  # most rows hold nothing but their link
        return outline.elements[row.index + 1].tag not in ("li", "tr")
    return not (outline.count("li", row) or outline.count("tr", row))


def _with_answer(outline: Outline, row: Element) -> Element:
    """A `dt` and its only `dd` are one row."""
    parent = outline.elements[row.parent]
    return parent if parent.tag == "dl" and _targets(outline, parent) == 1 else row


def _targets(outline: Outline, block: Element) -> int:
    """Count the different links of a block; links without an address of their own differ by their words."""
    count = outline.count("a", block)
    if not 1 < count <= _MOST_LINKS * 4:
        return count
    named = [(link.get("href"), words) for link, words in outline.links_in(block) if words]
    return len({(href, words if ":" in href[:12] else "") for href, words in named})


def read_row(outline: Outline, block: Element, base: str, words: DateWords) -> Row | None:
    """Return what a row says; None when it has no title. Its main link is the one with the longest text."""
    links = [link for link, text in outline.links_in(block) if text]
    link = max(links, key=lambda one: one.stop - one.start, default=block) if len(links) != 1 else links[0]
    start = block.start
    day, title = _read(
        outline.text[start : block.stop],
        tuple([(begin - start, end - start) for begin, end in outline.runs(block)]),
        (link.start - start, link.stop - start),
        _heading(outline, link),
        link.get("title"),
        words,
    )
    if not title:
        return None
    url = _address(link, base)
    if day is not None and isinstance(day, Short):
        near = _near(outline, block, url, words)
        day = near if isinstance(near, date) and (near.month, near.day) == day else _placed(day, near)
    return Row(block, link, title, url, day)


def _address(link: Element, base: str) -> str:
    """Where a row leads, by its link or, when it is none, by what a click on it runs."""
    href = link.get("href").strip()
    if href and (url := normalise(href, base)):
        return url
    return next((found.url for found in navigation(f"{href} {link.get('onclick')}", base)), "")


_Span = tuple[int, int]
"""Where something starts and stops in the text of its row."""


@lru_cache(maxsize=4096)
def _read(
    text: str, runs: tuple[_Span, ...], link: _Span, heading: str, whole: str, words: DateWords
) -> tuple[date | Short | None, str]:
    """Return the day of a row and its title. A day that stands alone goes before one at the edge of the title.

    The same rows stand on many pages, so they are remembered.
    """
    alone: date | Short | None = None
    loose: list[str] = []
    lines: list[str] = []
    told = 0
    for start, stop in runs:
        run = text[start:stop]
        found = None if _is_other_day(text, start, stop, words) else day_alone(run, words)
        if found is not None and (not isinstance(alone, date) or isinstance(found, date)):
            alone = found
        elif link[0] <= start < link[1]:
            gap = text[told:start] if lines else "\n"
            lines[-1:] = [*lines[-1:], run] if gap.strip(" ") else [lines[-1] + gap + run]
            told = stop
        if len(run) <= 12:
            loose.append(run)
    name = tidy(_whole_title(whole, heading or max(lines, key=len, default="")))
    if alone is None:
        alone = next((day for pair in _pairs(loose) if (day := day_of_tiles(pair, words))), None)
    if alone is not None:
        return alone, name
    shown = text[slice(*link)].strip()
    for line in dict.fromkeys((*shown.split("\n"), *text.strip().split("\n"))):
        edge = day_at_edge(line.strip(), words)
        if edge is not None:
            rest = tidy(edge[1])
            return edge[0], rest if rest and line.strip() in shown else name
    return None, name


def _is_other_day(text: str, start: int, stop: int, words: DateWords) -> bool:
    """Tell whether what stands before a date says that it is not the day of publication: 截止时间."""
    before = text[max(0, start - _LONGEST_LABEL) : min(stop, start + _LONGEST_LABEL)]
    return _other_days(words.other_days).search(before) is not None


@lru_cache(maxsize=8)
def _other_days(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words)})[\u4e00-\u9fff]{{0,4}}\s?[:：]")


def _heading(outline: Outline, link: Element) -> str:
    """The heading inside a link that is a whole card."""
    for tag in _HEADINGS if link.last > link.index + 1 else ():
        for heading in outline.within(tag, link):
            if outline.words(heading):
                return outline.words(heading).replace("\n", " ")
    return ""


def _whole_title(whole: str, shown: str) -> str:
    """The title attribute when the text was cut."""
    whole = " ".join(whole.split())
    stem = shown.rstrip(" .…")
    return whole if shown.endswith(("...", "…")) and stem and whole.startswith(stem[:-1] or stem) else shown


def _pairs(loose: Sequence[str]) -> Iterator[str]:
    return (f"{one} {other}" for one, other in pairwise(loose))


def _near(outline: Outline, block: Element, url: str, words: DateWords) -> date | None:
    """A full date beside a short one: in an attribute of the row, else in the item's address."""
    for element in (block, *outline.inside(block)):
        for name in words.attributes:
            value = element.attrs.get(name)
            if value and isinstance(found := day_alone(value[:30], words), date):
                return found
    return day_of_address(url, words)


def _placed(short: Short, near: date | None) -> date | Short:
    return (with_year(short, near, datetime.min) or short) if near else short
