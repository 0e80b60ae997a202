"""Where the foot of a page is, and whether something that is not in it may still be on the screen. Pure."""

import re
from functools import lru_cache
from typing import NamedTuple

from auditor.facts.names import alternatives, spaced
from auditor.facts.outline import Element, Outline
from auditor.facts.words import FooterWords
from auditor.model import Reason, Unknown

_LONGEST_FOOTER = 2_500
_LOADS = re.compile(r"""\.(?:load|get|ajax)\s*\(\s*["'{][^)]{0,120}|src\s*=\s*\\?["'][^"']{0,120}""")


class Foot(NamedTuple):
    """Where the foot is in the text; `block` is None when nothing on the page looks like one."""

    start: int
    stop: int
    block: Element | None


def find_footer(outline: Outline, words: FooterWords) -> Foot:
    """Return the foot: blocks called so near the end, else the block around the first of its usual words there."""
    end = len(outline.text)
    first = end * 3 // 10
    starts, support = _any(words.starts), _any((*words.starts, *words.support))
    for element in outline.elements:
        if element.stop <= first or not _is_last(element, end):
            continue
        if element.tag == "footer" or _is_called(element, words):
            text = outline.text[element.start : element.stop]
            if support.search(text) and not outline.within("h1", element):
                return Foot(element.start, end, element)
    for match in starts.finditer(outline.text, first):
        block = _around(outline, match.start(), first)
        if block is not None:
            return Foot(block.start, end, block)
    return Foot(end, end, None)


def why_unseen(outline: Outline, foot: Foot, words: FooterWords, *, scripted: bool, rendered: bool) -> Unknown | None:
    """Return why an absent field may still be on the screen; None when the foot is all there.

    `scripted`: the crawl's reading of the page says that a script brings the foot.
    """
    for index, written in outline.includes:
        if any(word in written for word in words.file_words) or (
            foot.block is None and index * 2 > len(outline.elements)
        ):
            return Unknown(Reason.INCLUDE)
    if rendered or not outline.scripts:
        return None
    if scripted or any(_brings_foot(element, source, words) for element, source in outline.scripts):
        return Unknown(Reason.SCRIPT)
    if foot.block is None and any(
        _is_slot(outline, element, words) for element in outline.all("div", "footer", "section")
    ):
        return Unknown(Reason.SCRIPT)
    if foot.block is None and any(not source for _, source in outline.scripts):
        return Unknown(Reason.SCRIPT, "no footer in the static page")
    return None


def _brings_foot(element: Element, source: str, words: FooterWords) -> bool:
    if not source:
        name = element.get("src").partition("?")[0].rpartition("/")[2].lower()
        return any(word in name for word in words.file_words)
    if not any(word in source for word in words.file_words):
        return False
    return any(word in match[0] for match in _LOADS.finditer(source) for word in words.file_words)


def _is_slot(outline: Outline, element: Element, words: FooterWords) -> bool:
    return (element.tag == "footer" or _is_called(element, words)) and not outline.words(element)


def _is_called(element: Element, words: FooterWords) -> bool:
    return element.hint != "" and _is_name(words, element.hint)


@lru_cache(maxsize=4096)
def _is_name(words: FooterWords, hint: str) -> bool:
    return _called(words.hints).search(hint) is not None


@lru_cache(maxsize=8)
def _called(hints: tuple[str, ...]) -> re.Pattern[str]:
    """A part of a class or id that begins or ends with a hint; not `border-bottom`."""
    any_hint = alternatives(hints)
    return re.compile(rf"(?<!border-)(?:(?:^|[\s_\-])(?:{any_hint})|(?:{any_hint})(?:$|[\s_\-\d]))")


def _is_last(element: Element, end: int) -> bool:
    return end - element.start <= _LONGEST_FOOTER * 2


def _around(outline: Outline, offset: int, first: int) -> Element | None:
    """The largest block around that is still short and does not reach up into the page."""
    best: Element | None = None
    for block in (outline.owner(offset), *outline.parents(outline.owner(offset))):
        if block.tag in ("body", "html") or block.start < first or block.stop - block.start > _LONGEST_FOOTER:
            break
        best = block
    return best if best is not None and len(outline.text) - best.start <= _LONGEST_FOOTER * 2 else None


@lru_cache(maxsize=32)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(spaced(word) for word in sorted(words, key=len, reverse=True)))
