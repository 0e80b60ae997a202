"""The steps of a trail: links and words that separators, or nothing but the layout, part. Pure."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from auditor.facts.names import alternatives, spaced, squeeze, tidy
from auditor.facts.outline import Element, Outline
from auditor.facts.words import BreadcrumbWords

LONGEST_TRAIL = 500
"""Characters of text in which a trail has to end."""

_LINES = re.compile(r"[^\n\t]+")
_TITLES = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "div"))


class Step(NamedTuple):
    """One step as printed, its link, and where it ends in the text."""

    name: str
    link: Element | None
    stop: int


class Steps(NamedTuple):
    """Steps as far as each is parted from the one before."""

    steps: list[Step]
    strong: bool = False
    """Something that only parts the steps of a trail stands between them."""
    weak: bool = False
    is_open: bool = False
    """A separator ends them."""


class Patterns(NamedTuple):
    """The word list as patterns and sets."""

    label: re.Pattern[str]
    before_label: re.Pattern[str]
    root: re.Pattern[str]
    before_root: re.Pattern[str]
    strong: re.Pattern[str]
    separator: re.Pattern[str]
    roots: frozenset[str]
    tails: dict[str, str]
    refused: frozenset[str]


@lru_cache(maxsize=8)
def patterns_of(words: BreadcrumbWords) -> Patterns:
    """Compile a word list."""
    strong = alternatives(words.separators)
    weak = alternatives(words.weak_separators)
    labels = "|".join(r"\s?的?\s?".join(word) for word in sorted(words.labels, key=len, reverse=True))
    roots = "|".join(spaced(word) for word in sorted(words.roots, key=len, reverse=True))
    return Patterns(
        label=re.compile(rf"({labels}|{alternatives(words.weak_labels)})\s*是?\s*[:：]?"),
        before_label=re.compile(r"(?:^|[^\u4e00-\u9fff])(?:您|你)?\s*的?\s*$"),
        root=re.compile(rf"(?:{roots})[\]】]?(?=\s*(?:{strong}|{weak}))"),
        before_root=re.compile(r"(?:^|(?<=[^\u4e00-\u9fff]))[\[【]?[\u4e00-\u9fff]{0,6}$"),
        strong=re.compile(rf"(?:(?:{strong})\s*)+"),
        separator=re.compile(rf"((?:(?:{strong})\s*)+)|(?:(?:^|(?<=\s))(?:{weak})+(?=\s|$))"),
        roots=frozenset(map(squeeze, words.roots)),
        tails={squeeze(word): "list" if "列表" in word else "article" for word in words.tails},
        refused=frozenset(map(squeeze, words.refused)),
    )


def parted_steps(outline: Outline, patterns: Patterns, begin: int, owner: Element) -> Steps:
    """Read steps from a place of the text on, as long as a separator stands before each."""
    steps: list[Step] = []
    strong = weak = False
    expecting = True
    for kind, text, link, stop in _tokens(outline, patterns, begin, _limit(outline, owner)):
        if kind in ("strong", "weak"):
            strong, weak = strong or (kind == "strong" and bool(steps)), weak or (kind == "weak" and bool(steps))
            expecting = True
            continue
        if not expecting or (steps and squeeze(text) in patterns.roots) or _is_title(outline, steps, kind, text, stop):
            break
        steps.append(Step(tidy(text), link, stop))
        expecting = False
    return Steps(steps, strong, weak, expecting and bool(steps))


def listed_steps(outline: Outline, words: BreadcrumbWords, owner: Element, begin: int, *, least: int) -> list[Step]:
    """Read the links of the smallest block with `least` links as steps when nothing stands between them."""
    block = _block(outline, owner, begin, least)
    if block is None or block.stop - block.start > LONGEST_TRAIL // 2:
        return []
    links = [link for link, words in outline.links_in(block) if link.stop > begin and words]
    if not links or len(links) > words.most_steps:
        return []
    between = pairwise(links)
    if any(outline.text[one.stop : other.start].strip() for one, other in between):
        return []
    steps = [Step(tidy(outline.words(link)), link, link.stop) for link in links]
    rest = outline.text[links[-1].stop : block.stop].strip()
    if rest and len(rest) <= words.longest_step and "\n" not in rest:
        steps.append(Step(tidy(rest), None, block.stop))
    return steps


def _limit(outline: Outline, owner: Element) -> int:
    """Return where the largest block ends that is small enough to be a trail."""
    stop = owner.stop
    for block in outline.parents(owner):
        if block.tag == "body" or block.stop - block.start > LONGEST_TRAIL:
            break
        stop = block.stop
    return min(stop, owner.start + LONGEST_TRAIL)


def _is_title(outline: Outline, steps: list[Step], kind: str, text: str, stop: int) -> bool:
    """Tell whether words on a line of their own are the page's heading that follows an open trail."""
    if kind == "link" or not steps:
        return False
    return "\n" in outline.text[steps[-1].stop : stop - len(text)] and outline.owner(stop - 1).tag in _TITLES


_Token = tuple[str, str, Element | None, int]
"""Kind (`strong`, `weak`, `link`, `text`), words, link, and where it ends."""


def _tokens(outline: Outline, patterns: Patterns, begin: int, end: int) -> Iterator[_Token]:
    """Yield separators and steps: links whole, the text between them split at separators and line ends."""
    position = begin
    for link, words in outline.links_after(begin):
        if link.start >= end:
            break
        if not words:
            continue
        if link.start > position:
            yield from _between(outline, patterns, position, link.start)
        yield "link", outline.text[max(link.start, begin) : link.stop].strip(), link, link.stop
        position = link.stop
    if position < end:
        yield from _split(outline, patterns, position, end)


def _between(outline: Outline, patterns: Patterns, begin: int, end: int) -> Iterator[_Token]:
    """Between two links any sign parts, also without blanks around it."""
    text = outline.text[begin:end]
    if text.strip() and not any(letter.isalnum() for letter in text):
        yield ("strong" if patterns.strong.search(text) else "weak"), text, None, end
        return
    yield from _split(outline, patterns, begin, end)


def _split(outline: Outline, patterns: Patterns, begin: int, end: int) -> Iterator[_Token]:
    text = outline.text[begin:end]
    position = 0
    for match in patterns.separator.finditer(text):
        yield from _lines(text, position, match.start(), begin)
        yield ("strong" if match[1] else "weak"), match[0], None, begin + match.end()
        position = match.end()
    yield from _lines(text, position, len(text), begin)


def _lines(text: str, begin: int, end: int, offset: int) -> Iterator[_Token]:
    for match in _LINES.finditer(text, begin, end):
        if any(letter.isalnum() for letter in match[0]):
            yield "text", match[0].strip(" :：|"), None, offset + match.end()


def _block(outline: Outline, owner: Element, begin: int, least: int) -> Element | None:
    for block in (owner, *outline.parents(owner)):
        if block.tag in ("body", "html"):
            return None
        found = [link for link in outline.within("a", block) if link.stop > begin]
        if block.tag != "a" and len(found) >= least:
            return block
    return None
