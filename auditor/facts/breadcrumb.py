"""The breadcrumb trail: found by its label, its root word and what parts the steps, never by its class alone. Pure."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from auditor.address import normalise
from auditor.facts.names import alternatives, is_home_address, spaced, squeeze, tidy
from auditor.facts.outline import Element, Outline
from auditor.facts.words import BreadcrumbWords
from auditor.model import Crumb, Reason, Unknown

_LONGEST_TRAIL = 500
"""Characters of text in which a trail has to end."""
_SENTENCE = re.compile(r"[。！？；，]|\d{4}[-年]\d{1,2}[-月]\d{1,2}")


class Trail(NamedTuple):
    """A trail and where it stands in the page's text."""

    crumbs: tuple[Crumb, ...]
    start: int
    stop: int
    tail: str = ""
    """`article` or `list` when a word for a kind of page (正文, 列表) ended it."""
    labelled: bool = False
    strong: bool = False
    """Something that only parts the steps of a trail stands between them."""
    hidden: bool = False
    is_open: bool = False
    """It ends with a separator: a step is missing."""
    root: str = ""
    """Where its first step leads when that is 首页."""


def read_trail(
    outline: Outline, base: str, words: BreadcrumbWords, *, rendered: bool = False
) -> Trail | Unknown | None:
    """Return the trail; None when the page has none, Unknown when a script or an include may bring it.

    Of several the visible, labelled and longest is taken, of equal ones the first.
    """
    trails = list(_trails(outline, base, words))
    best = max(trails, key=lambda trail: (not trail.hidden, len(trail.crumbs) > 0, trail.labelled), default=None)
    if best is not None and (rendered or not _is_cut_by_script(outline, best)):
        return best
    return _where_else(outline, words, rendered)


# -- candidates


class _Patterns(NamedTuple):
    label: re.Pattern[str]
    root: re.Pattern[str]
    strong: re.Pattern[str]
    separator: re.Pattern[str]
    roots: frozenset[str]
    tails: dict[str, str]
    refused: frozenset[str]


@lru_cache(maxsize=8)
def _patterns(words: BreadcrumbWords) -> _Patterns:
    strong = alternatives(words.separators)
    weak = alternatives(words.weak_separators)
    labels = "|".join(r"\s?的?\s?".join(word) for word in sorted(words.labels, key=len, reverse=True))
    weak_labels = "|".join(spaced(word) for word in words.weak_labels)
    roots = "|".join(spaced(word) for word in sorted(words.roots, key=len, reverse=True))
    return _Patterns(
        label=re.compile(rf"(?<![\u4e00-\u9fff])(?:您|你)?\s*的?\s*(?:({labels})|{weak_labels})\s*是?\s*[:：]?"),
        root=re.compile(
            rf"(?<![\u4e00-\u9fff])[\[【]?[\u4e00-\u9fff]{{0,6}}(?:{roots})[\]】]?(?=\s*(?:{strong}|{weak}))"
        ),
        strong=re.compile(rf"(?:(?:{strong})\s*)+"),
        separator=re.compile(rf"((?:(?:{strong})\s*)+)|(?:(?:^|(?<=\s))(?:{weak})+(?=\s|$))"),
        roots=frozenset(map(squeeze, words.roots)),
        tails={squeeze(word): "list" if "列表" in word else "article" for word in words.tails},
        refused=frozenset(map(squeeze, words.refused)),
    )


def _trails(outline: Outline, base: str, words: BreadcrumbWords) -> Iterator[Trail]:
    patterns = _patterns(words)
    taken = 0
    for match in patterns.label.finditer(outline.text):
        if match.start() < taken:
            continue
        trail = _read(outline, base, words, match.start(), match.end(), labelled=True)
        if trail is not None and (match[1] or trail.strong or trail.crumbs[1:]):
            taken = trail.stop
            yield trail
    for start in _roots(outline, patterns):
        trail = _read(outline, base, words, start, start, labelled=False)
        if trail is not None:
            yield trail


def _roots(outline: Outline, patterns: _Patterns) -> Iterator[int]:
    """Yield where a trail without a label may begin: a root word or an icon before a separator, a root in a list."""
    for match in patterns.root.finditer(outline.text):
        yield match.start()
    for link in outline.all("a"):
        text = outline.words(link)
        if not text and patterns.strong.match(outline.text[link.stop : link.stop + 8].lstrip()):
            yield link.stop
        elif text and squeeze(text) in patterns.roots:
            yield link.start


# -- one candidate


class _Step(NamedTuple):
    name: str
    link: Element | None
    stop: int


def _read(
    outline: Outline, base: str, words: BreadcrumbWords, start: int, begin: int, *, labelled: bool
) -> Trail | None:
    patterns = _patterns(words)
    owner = outline.owner(begin if labelled else start + 1)
    if labelled:
        owner = outline.owner(start)
    steps, strong, weak, is_open = _steps(outline, patterns, begin, _limit(outline, owner))
    if not strong and not weak and (not labelled or (steps and steps[0].link is not None)):
        steps = _items(outline, words, owner, begin, base, labelled=labelled) or (steps[:1] if labelled else [])
    if not steps:
        return None
    names = [squeeze(step.name) for step in steps]
    if not patterns.refused.isdisjoint(names) or any(_is_prose(step.name, words) for step in steps):
        return None
    rooted = _is_root(steps[0], base, patterns, alone=len(steps) == 1)
    if not labelled and not rooted:
        return None
    supported = labelled or strong or _has_hint(outline, owner, words) or _is_chain(steps[1:], base)
    if not supported:
        return None
    crumbs = steps[1:] if rooted else steps
    tail = patterns.tails.get(squeeze(crumbs[-1].name), "") if crumbs else ""
    return Trail(
        crumbs=tuple(_crumb(step, base) for step in (crumbs[:-1] if tail else crumbs)),
        start=start,
        stop=steps[-1].stop,
        tail=tail,
        labelled=labelled,
        strong=strong or rooted,
        hidden=owner.hidden,
        is_open=is_open,
        root=_address(steps[0].link, base) if rooted else "",
    )


def _limit(outline: Outline, owner: Element) -> int:
    """Return where the largest block ends that is small enough to be a trail."""
    stop = owner.stop
    for block in outline.parents(owner):
        if block.tag == "body" or block.stop - block.start > _LONGEST_TRAIL:
            break
        stop = block.stop
    return min(stop, owner.start + _LONGEST_TRAIL)


def _steps(outline: Outline, patterns: _Patterns, begin: int, end: int) -> tuple[list[_Step], bool, bool, bool]:
    """Read steps as long as each is parted from the one before; also: by strong ones, by weak ones, still open."""
    steps: list[_Step] = []
    strong = weak = False
    expecting = True
    for kind, text, link, stop in _tokens(outline, patterns, begin, end):
        if kind == "strong" or kind == "weak":
            if steps:
                strong, weak = strong or kind == "strong", weak or kind == "weak"
            expecting = True
        elif not expecting:
            break
        else:
            steps.append(_Step(tidy(text), link, stop))
            expecting = False
            if len(steps) > 1 and squeeze(text) in patterns.roots:
                steps.pop()
                break
    return steps, strong, weak, expecting and bool(steps)


def _tokens(
    outline: Outline, patterns: _Patterns, begin: int, end: int
) -> Iterator[tuple[str, str, Element | None, int]]:
    """Yield separators and steps: links whole, the text between them split at separators and line ends."""
    position = begin
    for link in outline.all("a"):
        if link.stop <= begin or not outline.words(link):
            continue
        if link.start >= end:
            break
        if link.start > position:
            yield from _plain(outline, patterns, position, link.start, squeezed=True)
        yield "link", outline.text[max(link.start, begin) : link.stop].strip(), link, link.stop
        position = link.stop
    if position < end:
        yield from _plain(outline, patterns, position, end, squeezed=False)


def _plain(
    outline: Outline, patterns: _Patterns, begin: int, end: int, *, squeezed: bool
) -> Iterator[tuple[str, str, Element | None, int]]:
    text = outline.text[begin:end]
    if squeezed and text.strip() and not any(letter.isalnum() for letter in text):
        yield ("strong" if patterns.strong.search(text) else "weak"), text, None, end
        return
    position = 0
    for match in patterns.separator.finditer(text):
        yield from _lines(text, position, match.start(), begin)
        yield ("strong" if match[1] else "weak"), match[0], None, begin + match.end()
        position = match.end()
    yield from _lines(text, position, len(text), begin)


def _lines(text: str, begin: int, end: int, offset: int) -> Iterator[tuple[str, str, Element | None, int]]:
    for match in re.compile(r"[^\n\t]+").finditer(text, begin, end):
        if any(letter.isalnum() for letter in match[0]):
            yield "text", match[0].strip(" :：|"), None, offset + match.end()


# -- trails that nothing but their layout parts


def _items(
    outline: Outline, words: BreadcrumbWords, owner: Element, begin: int, base: str, *, labelled: bool
) -> list[_Step]:
    """Read the links of the smallest block around as steps when nothing stands between them."""
    block = _block(outline, owner, begin, 1 if labelled else 2)
    if block is None or block.stop - block.start > _LONGEST_TRAIL // 2:
        return []
    links = [link for link in outline.within("a", block) if link.stop > begin and outline.words(link)]
    if len(links) > words.most_steps:
        return []
    steps = [_Step(tidy(outline.words(link)), link, link.stop) for link in links]
    between = zip((begin, *(link.stop for link in links)), links, strict=False)
    if any(outline.text[stop : link.start].strip() for stop, link in between if stop != begin):
        return []
    rest = outline.text[steps[-1].stop : block.stop].strip() if steps else ""
    if rest and len(rest) <= words.longest_step and "\n" not in rest:
        steps.append(_Step(tidy(rest), None, block.stop))
    if labelled or _has_hint(outline, owner, words) or _is_chain(steps[1:], base):
        return steps
    return []


def _block(outline: Outline, owner: Element, begin: int, links: int) -> Element | None:
    for block in (owner, *outline.parents(owner)):
        if block.tag in ("body", "html"):
            return None
        found = [link for link in outline.within("a", block) if link.stop > begin]
        if block.tag != "a" and len(found) >= links:
            return block
    return None


def _has_hint(outline: Outline, owner: Element, words: BreadcrumbWords) -> bool:
    around = [owner, *outline.parents(owner)][:5]
    return any(hint in block.hint for block in around if block.tag not in ("body", "html") for hint in words.hints)


def _is_chain(steps: list[_Step], base: str) -> bool:
    """Tell whether the addresses of the steps lie inside one another and around the page: no menu does that."""
    folders = [url[: url.rfind("/") + 1] for step in steps if (url := _address(step.link, base))]
    if len(folders) < 2 or folders[0] == folders[-1]:
        return False
    return all(inner.startswith(outer) for outer, inner in zip(folders, [*folders[1:], base], strict=True))


# -- steps


def _is_root(step: _Step, base: str, patterns: _Patterns, *, alone: bool) -> bool:
    name = squeeze(step.name)
    if name in patterns.roots or (name.endswith("首页") and len(name) <= 14):
        return True
    if step.name.startswith(("[", "【")) and not alone:
        return True
    return not alone and is_home_address(_address(step.link, base))


def _is_prose(name: str, words: BreadcrumbWords) -> bool:
    return len(name) > words.longest_step * 2 or (len(name) > words.longest_step and bool(_SENTENCE.search(name)))


def _crumb(step: _Step, base: str) -> Crumb:
    name = step.name
    if step.link is not None and name.endswith(("...", "…")):
        whole = tidy(step.link.get("title"))
        name = whole if whole.startswith(name.rstrip(".…")) else name
    return Crumb(name.strip("[]【】"), _address(step.link, base))


def _address(link: Element | None, base: str) -> str:
    if link is None or "href" not in link.attrs:
        return ""
    href = link.get("href").strip()
    return normalise(href, base) if href else base


# -- trails that are not there


def _is_cut_by_script(outline: Outline, trail: Trail) -> bool:
    """Tell whether a script stands where the next step, or the first, would be."""
    if not trail.is_open and trail.crumbs:
        return False
    return any(
        source and trail.start <= element.start <= trail.stop + 3 and "write" in source
        for element, source in outline.scripts
    ) or (trail.is_open and any(_is_gap(outline, element, trail) for element in outline.all("span", "em", "i", "b")))


def _is_gap(outline: Outline, element: Element, trail: Trail) -> bool:
    return bool(element.get("id")) and trail.start < element.start <= trail.stop + 3 and not outline.words(element)


def _where_else(outline: Outline, words: BreadcrumbWords, rendered: bool) -> Unknown | None:
    body = outline.all("body")
    if any(not body or index > body[0].index for index, _ in outline.includes):
        return Unknown(Reason.INCLUDE)
    if rendered or not outline.scripts:
        return None
    if any(word in source for _, source in outline.scripts for word in words.script_words):
        return Unknown(Reason.SCRIPT)
    if any(match[1] for match in _patterns(words).label.finditer(outline.text)):
        return Unknown(Reason.SCRIPT)
    for element in outline.all("div", "p", "ul", "ol", "span", "nav"):
        if not outline.words(element) and any(hint in element.hint for hint in words.empty_hints):
            return Unknown(Reason.SCRIPT)
    return None
