"""The breadcrumb trail: found by its label, its root word and what parts the steps, never by its class alone. Pure."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from auditor.address import normalise
from auditor.facts.names import is_home_address, squeeze, tidy
from auditor.facts.outline import Element, Outline
from auditor.facts.steps import Patterns, Step, listed_steps, parted_steps, patterns_of
from auditor.facts.words import BreadcrumbWords
from auditor.model import Crumb, Reason, Unknown

_MOST_CANDIDATES = 40
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
    best: Trail | None = None
    for trail in _trails(outline, base, words):
        if best is None or _rank(trail) > _rank(best):
            best = trail
        if _rank(best) == _BEST:
            break
    if best is not None and (rendered or not _is_cut_by_script(outline, best)):
        return best
    return _where_else(outline, words, rendered)


_BEST = (True, True, True)


def _rank(trail: Trail) -> tuple[bool, bool, bool]:
    return (not trail.hidden, len(trail.crumbs) > 0, trail.labelled)


# -- candidates


def _trails(outline: Outline, base: str, words: BreadcrumbWords) -> Iterator[Trail]:
    patterns = patterns_of(words)
    taken = 0
    for match in islice(_labels(outline, patterns), _MOST_CANDIDATES):
        if match.start() < taken:
            continue
        trail = _read(outline, base, words, match.start(), match.end(), labelled=True)
        if trail is not None and (match[1] not in words.weak_labels or trail.strong or trail.crumbs[1:]):
            taken = trail.stop
            yield trail
    for start, icon in islice(_roots(outline, patterns), _MOST_CANDIDATES):
        trail = _read(outline, base, words, start, start, icon=icon)
        if trail is not None:
            yield trail


def _labels(outline: Outline, patterns: Patterns) -> Iterator[re.Match[str]]:
    """Yield the labels that begin a phrase: 您当前位置, not 请确认当前位置."""
    for match in patterns.label.finditer(outline.text):
        if patterns.before_label.search(outline.text[max(0, match.start() - 4) : match.start()]):
            yield match


def _roots(outline: Outline, patterns: Patterns) -> Iterator[tuple[int, Element | None]]:
    """Yield where a trail without a label may begin: at a root word before a separator or in a list, behind an icon."""
    for match in patterns.root.finditer(outline.text):
        before = patterns.before_root.search(outline.text[max(0, match.start() - 8) : match.start()])
        if before:
            yield match.start() - len(before[0]), None
    for link, text in outline.links:
        if not text and patterns.strong.match(outline.text[link.stop : link.stop + 8].lstrip()):
            yield link.stop, link
        elif text and squeeze(text) in patterns.roots:
            yield link.start, None


def _read(
    outline: Outline,
    base: str,
    words: BreadcrumbWords,
    start: int,
    begin: int,
    *,
    labelled: bool = False,
    icon: Element | None = None,
) -> Trail | None:
    """Read one candidate. `begin`: where its steps do; `icon`: the link without words that is its root."""
    patterns = patterns_of(words)
    owner = icon or outline.owner(start if labelled else start + 1)
    found = parted_steps(outline, patterns, begin, owner)
    steps = found.steps
    by_layout = not found.strong and not found.weak
    if by_layout and labelled:
        steps = _labelled_steps(outline, words, owner, begin, steps)
    elif by_layout:
        steps = listed_steps(outline, words, owner, begin, least=2)
    if not steps or _is_something_else(steps, patterns, words):
        return None
    rooted = icon is not None or _is_root(steps[0], base, patterns, alone=len(steps) == 1)
    crumbs = steps[1:] if rooted and icon is None else steps
    if not labelled and not (rooted and (found.strong or _is_supported(outline, owner, crumbs, base, words))):
        return None
    tail = patterns.tails.get(squeeze(crumbs[-1].name), "") if crumbs else ""
    return Trail(
        crumbs=tuple(_crumb(step, base) for step in (crumbs[:-1] if tail else crumbs)),
        start=start,
        stop=steps[-1].stop,
        tail=tail,
        labelled=labelled,
        strong=found.strong or rooted,
        hidden=owner.hidden,
        is_open=found.is_open,
        root=_address(icon or steps[0].link, base) if rooted else "",
    )


def _labelled_steps(
    outline: Outline, words: BreadcrumbWords, owner: Element, begin: int, steps: list[Step]
) -> list[Step]:
    """Behind a label one word is a trail; so are links side by side."""
    if not steps or steps[0].link is None:
        return steps[:1]
    return listed_steps(outline, words, owner, begin, least=1) or steps[:1]


def _is_supported(outline: Outline, owner: Element, crumbs: list[Step], base: str, words: BreadcrumbWords) -> bool:
    """Tell a trail that only its layout or weak signs part from a menu."""
    return _has_hint(outline, owner, words) or _is_chain(crumbs, base)


def _is_something_else(steps: list[Step], patterns: Patterns, words: BreadcrumbWords) -> bool:
    """Tell a pager, a menu or prose by its words."""
    if any(squeeze(step.name) in patterns.refused for step in steps):
        return True
    return any(_is_prose(step.name, words) for step in steps)


def _has_hint(outline: Outline, owner: Element, words: BreadcrumbWords) -> bool:
    around = [owner, *outline.parents(owner)][:5]
    return any(hint in block.hint for block in around if block.tag not in ("body", "html") for hint in words.hints)


def _is_chain(steps: list[Step], base: str) -> bool:
    """Tell whether the addresses of the steps lie inside one another and around the page: no menu does that."""
    folders = [url[: url.rfind("/") + 1] for step in steps if (url := _address(step.link, base))]
    if len(folders) < 2 or folders[0] == folders[-1]:
        return False
    return all(inner.startswith(outer) for outer, inner in zip(folders, [*folders[1:], base], strict=True))


# -- steps


def _is_root(step: Step, base: str, patterns: Patterns, *, alone: bool) -> bool:
    name = squeeze(step.name)
    if name in patterns.roots or (name.endswith("首页") and len(name) <= 14):
        return True
    if step.name.startswith(("[", "【")) and not alone:
        return True
    return not alone and is_home_address(_address(step.link, base))


def _is_prose(name: str, words: BreadcrumbWords) -> bool:
    return len(name) > words.longest_step * 2 or (len(name) > words.longest_step and bool(_SENTENCE.search(name)))


def _crumb(step: Step, base: str) -> Crumb:
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
    if outline.includes:
        return Unknown(Reason.INCLUDE)
    if rendered or not outline.scripts:
        return None
    if any(word in source for _, source in outline.scripts for word in words.script_words):
        return Unknown(Reason.SCRIPT)
    if any(match[1] not in words.weak_labels for match in _labels(outline, patterns_of(words))):
        return Unknown(Reason.SCRIPT)
    for element in outline.all("div", "p", "ul", "ol", "span", "nav"):
        if not outline.words(element) and any(hint in element.hint for hint in words.empty_hints):
            return Unknown(Reason.SCRIPT)
    return None
