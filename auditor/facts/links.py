"""Every link of a page with the block it stands in and what it is for. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple
from urllib.parse import unquote

from auditor.address import is_attachment, normalise
from auditor.facts.concealed import concealed_links
from auditor.facts.names import squeeze
from auditor.facts.outline import Element, Outline
from auditor.facts.paths import Paths
from auditor.facts.words import LinkWords
from auditor.html.links import LINK_RELATIONS, LOOKS_LIKE_ADDRESS, SOURCES, navigation
from auditor.model import Link, LinkKind

_LONGEST_TEXT = 200
_HANDLERS = frozenset(
    (
        "onclick",
        "ondblclick",
        "onfocus",
        "onkeydown",
        "onkeypress",
        "onkeyup",
        "onmousedown",
        "onmouseover",
        "onmouseup",
    )
)
_ITEMS = frozenset(("li", "dl"))
_SUBMENUS = ("ul", "ol", "dl", "dd", "div", "table")


def read_links(outline: Outline, base: str, paths: Paths, words: LinkWords) -> tuple[Link, ...]:
    """Return the links of a page in document order, kind by kind; equal ones as one with a count."""
    equal: defaultdict[tuple[str, str, str, LinkKind, str], list[_Raw]] = defaultdict(list)
    component = paths.component
    for raw in chain(_anchors(outline, base), _embedded(outline, base), _scripted(outline, base)):
        element, href, url, text, kind = raw
        equal[url, href, text, kind, component(element)].append(raw)
    names = _anchor_names(outline) if any("#" in key[1] for key in equal) else frozenset()
    concealed = concealed_links(outline)
    return tuple(
        _link(raws[0], len(raws), key[4], names, concealed, outline, base, paths, words) for key, raws in equal.items()
    )


class _Raw(NamedTuple):
    element: Element
    href: str
    url: str
    text: str
    kind: LinkKind


def _link(
    raw: _Raw,
    count: int,
    component: str,
    names: frozenset[str],
    concealed: Mapping[int, str],
    outline: Outline,
    base: str,
    paths: Paths,
    words: LinkWords,
) -> Link:
    element = raw.element
    attrs = element.attrs
    return Link(
        href=raw.href,
        url=raw.url,
        text=raw.text,
        kind=raw.kind,
        component=component,
        selector=paths.selector(element),
        title=" ".join((attrs.get("title") or "").split()),
        label=_label(outline, element) if "target" in attrs else "",
        target=attrs.get("target") or "",
        has_handler=not _HANDLERS.isdisjoint(attrs),
        broken_fragment="#" in raw.href and _is_broken(raw, names, base),
        control=_control(raw, outline, base, words) if element.tag in ("a", "area") else "",
        hidden=element.hidden,
        concealed=concealed.get(element.index, ""),
        count=count,
    )


# -- where links are


def _anchors(outline: Outline, base: str) -> Iterator[_Raw]:
    areas = ((area, outline.words(area)) for area in outline.all("area"))
    for element, words in chain(outline.links, areas):
        attrs = element.attrs
        written = attrs.get("href")
        if written is None and "href" not in attrs and "onclick" not in attrs:
            continue
        href = (written or "").strip()
        url = normalise(href, base)
        if not url and ((handler := element.get("onclick")) or "(" in href or "location" in href):
            url = next((found.url for found in navigation(f"{href} {handler}", base)), "")
        kind = LinkKind.ATTACHMENT if url and is_attachment(url) else LinkKind.PAGE
        yield _Raw(element, href, url, _text(outline, element, words), kind)


def _embedded(outline: Outline, base: str) -> Iterator[_Raw]:
    for tag, names, kind in SOURCES:
        for element in outline.all(tag):
            for name in names:
                href = element.get(name).strip()
                if href and (url := normalise(href, base)):
                    yield _Raw(element, href, url, _name_of(element), kind)
    for element in outline.all("link"):
        href = element.get("href").strip()
        if (
            href
            and not LINK_RELATIONS.isdisjoint(element.get("rel").lower().split())
            and (url := normalise(href, base))
        ):
            yield _Raw(element, href, url, "", LinkKind.RESOURCE)


def _scripted(outline: Outline, base: str) -> Iterator[_Raw]:
    """Elements that are no links and lead elsewhere all the same."""
    for element in outline.clickable:
        if element.tag not in ("a", "area"):
            for found in navigation(element.get("onclick"), base):
                yield _Raw(element, "", found.url, _text(outline, element, outline.words(element)), found.kind)
    for element in outline.all("option"):
        href = element.get("value").strip()
        if href and LOOKS_LIKE_ADDRESS.match(href) and (url := normalise(href, base)):
            yield _Raw(element, href, url, "", LinkKind.PAGE)


# -- what a link says


def _text(outline: Outline, element: Element, words: str) -> str:
    if words:
        return " ".join(words.split())[:_LONGEST_TEXT]
    for picture in outline.within("img", element):
        if alt := " ".join(picture.get("alt").split()):
            return alt[:_LONGEST_TEXT]
    return _name_of(element)


def _name_of(element: Element) -> str:
    for name in ("alt", "title", "aria-label"):
        if text := " ".join(element.get(name).split()):
            return text[:_LONGEST_TEXT]
    return ""


def _label(outline: Outline, element: Element) -> str:
    """What is said of the link beside its text."""
    told = [element.get("aria-label"), *(picture.get("alt") for picture in outline.within("img", element))]
    return " ".join(" ".join(told).split())[:_LONGEST_TEXT]


# -- places of the same page


def _anchor_names(outline: Outline) -> frozenset[str]:
    named = outline.all("a", "map", "form", "iframe", "img")
    return frozenset(outline.by_id) | {element.get("name") for element in named}


def _is_broken(raw: _Raw, names: frozenset[str], base: str) -> bool:
    name = raw.href.partition("#")[2]
    if not name or raw.url != base:
        return False
    return name not in names and unquote(name) not in names and name.lower() != "top"


# -- links that only operate the page


@lru_cache(maxsize=8)
def _texts(words: LinkWords) -> dict[str, str]:
    return {squeeze(text) or text: one.control for one in reversed(words.controls) for text in one.texts}


@lru_cache(maxsize=32)
def _signs(words: LinkWords, field: str) -> tuple[tuple[str, str], ...]:
    """The signs of one kind in lower case and their controls, in the order of the word list."""
    return tuple((sign.lower(), one.control) for one in words.controls for sign in getattr(one, field))


def _control(raw: _Raw, outline: Outline, base: str, words: LinkWords) -> str:
    """The kind of control a link is; a link with an address of its own only by handler or address, or as a pager."""
    script = raw.element.attrs.get("onclick") or ""
    if raw.href[:11].lower() == "javascript:":
        script += raw.href
    sure, by_text = _told(words, script, raw.url, raw.text)
    if sure:
        return sure
    if raw.url and raw.url != base:
        return by_text if by_text == "pager" else ""
    if by_text:
        return by_text
    if _heads_menu(outline, raw.element):
        return "menu"
    if raw.text and not script and raw.href:
        return ""
    around = "" if raw.text else outline.elements[raw.element.parent].hint
    return _first(words, "hints", raw.element.hint) or _first(words, "hints", around)


def _heads_menu(outline: Outline, link: Element) -> bool:
    """Tell whether the link comes first in an item whose further links stand in a block of their own: it opens them."""
    for item in islice(outline.parents(link), 2):
        if item.tag not in _ITEMS:
            continue
        blocks = (block for tag in _SUBMENUS for block in outline.within(tag, item))
        if any(block.index >= link.last and outline.count("a", block) for block in blocks):
            return True
    return False


@lru_cache(maxsize=20_000)
def _told(words: LinkWords, script: str, url: str, text: str) -> tuple[str, str]:
    """The controls that handler or address, and that the text tell."""
    sure = _first(words, "handlers", script) or _first(words, "addresses", url)
    return sure, _texts(words).get(squeeze(text) or text, "") if text else ""


@lru_cache(maxsize=2048)
def _first(words: LinkWords, field: str, text: str) -> str:
    """The first control of the word list that has a sign of one kind in the text."""
    if not text:
        return ""
    text = text.lower()
    return next((control for sign, control in _signs(words, field) if sign in text), "")
