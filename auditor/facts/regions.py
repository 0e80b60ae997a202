"""The main part of a page, below header and trail and above the foot, and what it holds. Pure."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from auditor.facts.breadcrumb import Trail
from auditor.facts.foot import Foot
from auditor.facts.lists import Rows
from auditor.facts.outline import Element, Outline
from auditor.facts.published import Zone
from auditor.facts.words import TypeWords, Words
from auditor.model import Unknown

_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z]+")
_LEAST_LETTERS = 30
_ENOUGH = 2_000
_SENTENCE = re.compile(r"[。；！？]|，.*，")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "a"))


class Running(NamedTuple):
    """Running text: where it begins and how many characters it has."""

    start: int
    length: int


def find_zone(outline: Outline, trail: Trail | Unknown | None, foot: Foot, words: Words) -> Zone:
    """Return the main part: it begins behind the trail, else behind what is called a header or a menu."""
    stop = foot.start if foot.block is not None else len(outline.text)
    if isinstance(trail, Trail) and not trail.hidden and trail.stop < stop:
        return Zone(trail.stop, stop, stop)
    start = 0
    for element in outline.elements:
        if element.start > max(stop // 2, start + 1):
            break
        small = element.stop <= stop * 2 // 3 or not outline.within("p", element)
        if small and start <= element.stop <= stop and _is_head(element, words):
            start = element.stop
    return Zone(start, stop, stop)


def running_text(outline: Outline, zone: Zone, groups: Sequence[Rows], words: TypeWords) -> Running:
    """Measure paragraphs that are neither rows of a list nor links nor hidden."""
    rows = sorted((row.block.start, row.block.stop) for group in groups for row in group.rows)
    begins, reach = [begin for begin, _ in rows], list(accumulate((stop for _, stop in rows), max))
    start, length, position = zone.stop, 0, zone.start
    for line in outline.text[zone.start : zone.stop].split("\n"):
        begin, position = position, position + len(line) + 1
        if len(line) < words.paragraph:
            continue
        above = bisect_right(begins, begin + 1)
        if (above and reach[above - 1] > begin + 1) or not _SENTENCE.search(line):
            continue
        if any(word in line for word in words.no_text) or _is_quiet(outline, begin + 1):
            continue
        start = min(start, begin)
        length += len(line)
    return Running(start, length)


def text_length(outline: Outline, zone: Zone) -> int:
    """Count the visible characters of the main part, blanks left out."""
    hidden = 0
    position = zone.start
    for element in outline.elements:
        if element.hidden and element.start >= position and element.start < zone.stop:
            hidden += _letters(outline.text[element.start : min(element.stop, zone.stop)])
            position = max(position, element.stop)
    return _letters(outline.text[zone.start : zone.stop]) - hidden


def pictures_in(outline: Outline, zone: Zone, foot: Foot) -> int:
    """Count the pictures of the main part."""
    # Nothing but pictures may follow the last word: they stand where the text of the foot begins, but before it.
    end = foot.block.index if foot.block is not None else len(outline.elements)
    return sum(
        zone.start <= picture.start <= zone.stop and picture.index < end and not picture.hidden
        for picture in outline.all("img")
    )


def language_of(outline: Outline, zone: Zone) -> str:
    """Return the language most letters of the page are in; empty when there is too little text to tell."""
    text = outline.text[zone.start : min(zone.stop, zone.start + _ENOUGH)]
    if len(text) < _LEAST_LETTERS:
        text = outline.text[:_ENOUGH]
    chinese = sum(map(len, _CHINESE.findall(text)))
    words = len(_LATIN.findall(text))
    if chinese + words < _LEAST_LETTERS:
        return ""
    return "zh" if chinese >= words else "en"


def _letters(text: str) -> int:
    return len(text) - text.count(" ") - text.count("\n") - text.count("\t")


def _is_head(element: Element, words: Words) -> bool:
    if element.tag in ("header", "nav"):
        return True
    hint = element.hint
    return len(hint) > 1 and any(token in words.lists.header_hints for token in re.split(r"[\s_\-\d]+", hint))


def _is_quiet(outline: Outline, offset: int) -> bool:
    owner = outline.owner(offset)
    return owner.hidden or owner.tag in _HEADINGS or any(block.tag in _HEADINGS for block in outline.parents(owner))
