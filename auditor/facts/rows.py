"""One row of a list: its main link, title and day. Pure.

What a row is follows from the markup around a link: the innermost list item or table row, else the largest block that
holds no second link.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import NamedTuple

from auditor.address import normalise
from auditor.facts.dates import Short, day_alone, day_at_edge, day_of_address, day_of_tiles, with_year
from auditor.facts.names import tidy
from auditor.facts.outline import Element, Outline
from auditor.facts.published import Zone
from auditor.facts.words import DateWords

_ROWS = frozenset(("li", "tr", "dd"))
_FRAMES = frozenset(("body", "html", "ul", "ol", "tbody", "table", "form", "header", "footer", "nav", "main"))
_LONGEST_ROW = 900
_MOST_LINKS = 5


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
    for parent in outline.parents(link):
        if parent.tag in _FRAMES or parent.start < zone.start:
            break
        count = _targets(outline, parent)
        is_row = parent.tag in _ROWS and count <= _MOST_LINKS and parent.stop - parent.start <= _LONGEST_ROW
        if is_row and not any(outline.within(tag, parent) for tag in ("li", "tr")):
            return _with_answer(outline, parent)
        if count > 1 or parent.stop - block.stop > _LONGEST_ROW:
            break
        block = parent
    return block


def _with_answer(outline: Outline, row: Element) -> Element:
    """A `dt` and its only `dd` are one row."""
    parent = outline.elements[row.parent]
    return parent if parent.tag == "dl" and _targets(outline, parent) == 1 else row


def _targets(outline: Outline, block: Element) -> int:
    links = outline.within("a", block)
    if len(links) < 2:
        return len(links)
    return len(
        {
            (link.get("href"), outline.words(link) if ":" in link.get("href")[:12] else "")
            for link in links
            if outline.words(link)
        }
    )


def read_row(outline: Outline, block: Element, base: str, words: DateWords) -> Row | None:
    """Return what a row says; None when it has no title. Its main link is the one with the longest text."""
    links = [block] if block.tag == "a" else [link for link in outline.within("a", block) if outline.words(link)]
    if not links:
        return None
    link = max(links, key=lambda one: one.stop - one.start)
    day, title = _read(outline, block, link, words)
    if not title:
        return None
    href = link.get("href").strip()
    url = normalise(href, base) if href else ""
    if day is not None and isinstance(day, Short):
        near = _near(outline, block, url, words)
        day = near if isinstance(near, date) and (near.month, near.day) == day else _placed(day, near)
    return Row(block, link, title, url, day)


def _read(outline: Outline, block: Element, link: Element, words: DateWords) -> tuple[date | Short | None, str]:
    """Return the day of a row and its title. A day that stands alone goes before one at the edge of the title."""
    alone: date | Short | None = None
    loose: list[str] = []
    first, last = outline.run_at(block.start), outline.run_at(max(block.start, block.stop - 1))
    title: list[str] = []
    for run in range(first, last + 1):
        start, stop = outline.run_starts[run], outline.run_stops[run]
        if stop <= block.start or start >= block.stop:
            continue
        text = outline.text[start:stop]
        found = day_alone(text, words) if text[-1].isdigit() or len(text) < 60 else None
        if found is not None and (not isinstance(alone, date) or isinstance(found, date)):
            alone = found
        elif link.start <= start < link.stop:
            title.append(text)
        if len(text) <= 12:
            loose.append(text)
    name = tidy(_whole_title(link, _title(outline, link, title)))
    if alone is None:
        alone = next((day for pair in _pairs(loose) if (day := day_of_tiles(pair, words))), None)
    if alone is not None:
        return alone, name
    for line in dict.fromkeys(
        (*outline.text[link.start : link.stop].strip().split("\n"), *outline.words(block).split("\n"))
    ):
        edge = day_at_edge(line.strip(), words)
        if edge is not None:
            rest = tidy(edge[1])
            return edge[0], rest if rest and line.strip() in outline.words(link) else name
    return None, name


def _title(outline: Outline, link: Element, pieces: Sequence[str]) -> str:
    """The heading inside a link that is a whole card, else the first line of its text."""
    for tag in ("h1", "h2", "h3", "h4", "h5", "strong"):
        for heading in outline.within(tag, link):
            if outline.words(heading):
                return outline.words(heading).replace("\n", " ")
    lines = [
        line
        for line in outline.words(link).split("\n")
        if any(line.strip() in piece or piece in line for piece in pieces)
    ]
    return max(lines, key=len, default="")


def _whole_title(link: Element, shown: str) -> str:
    """The title attribute when the text was cut."""
    whole = " ".join(link.get("title").split())
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
