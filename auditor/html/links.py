"""Every address a page makes known. Comments are never read."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from auditor.address import is_attachment, normalise
from auditor.html.pager import numbered_pages
from auditor.html.stub import jump_target
from auditor.model import LinkKind


class RawLink(NamedTuple):
    """One address as the markup names it."""

    url: str
    kind: LinkKind
    how: str
    """link, frame, refresh, script or pager."""


LEAVES = re.compile(
    r"""
    (?:
      \blocation(?:\.href)?\s*=(?!=)\s*
    | \blocation\.(?:replace|assign)\s*\(\s*
    | \bwindow\.open\s*\(\s*
    | \bthis\.href\s*=\s*
    )
    (?:"([^"]+)"|'([^']+)')
    (?!\s*\+)                                    # followed by a variable it is only part of an address
    """,
    re.VERBOSE,
)
LOOKS_LIKE_ADDRESS = re.compile(
    r"\s*(?:https?://|//|\.{0,2}/)\S|\s*[\w\-./]+\.(?:s?html?|aspx?|jspx?|php|do)(?:[?#]|\s*$)",
    re.IGNORECASE,
)
"""Recognises an address among values that may be anything, such as those of a select."""

SOURCES = (
    ("frame", ("src",), LinkKind.FRAME),
    ("iframe", ("src",), LinkKind.FRAME),
    ("img", ("src", "data-original", "data-src"), LinkKind.IMAGE),
    ("script", ("src",), LinkKind.RESOURCE),
    ("source", ("src",), LinkKind.RESOURCE),
    ("audio", ("src",), LinkKind.RESOURCE),
    ("video", ("src",), LinkKind.RESOURCE),
    ("video", ("poster",), LinkKind.IMAGE),
    ("embed", ("src",), LinkKind.RESOURCE),
    ("object", ("data",), LinkKind.RESOURCE),
)
"""Elements that load something, the attributes that name it, and what it is."""
LINK_RELATIONS = frozenset(("stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload"))
"""`rel` of link elements whose address a browser loads."""


def base_of(tree: LexborHTMLParser, address: str) -> str:
    """Return what relative links are resolved against: `address`, unless a base element says otherwise."""
    for node in tree.tags("base"):
        href = node.attributes.get("href")
        if href:
            return normalise(href, address) or address
    return address


def page_links(tree: LexborHTMLParser, base: str) -> Iterator[RawLink]:
    """Yield every address the crawl must know, by kind of element in document order; the same one may come again.

    `base` is the address the page was served from; a base element is honoured.
    """
    target = jump_target(tree, base)
    base = base_of(tree, base)
    if target:
        yield RawLink(target, LinkKind.PAGE, "refresh" if _has_refresh(tree) else "script")
    yield from _anchors(tree, base)
    for tag, names, kind in SOURCES:
        for node in tree.tags(tag):
            yield from _named(node, names, kind, base)
    for node in tree.tags("link"):
        attributes = node.attributes
        if not LINK_RELATIONS.isdisjoint((attributes.get("rel") or "").lower().split()):
            yield from _named(node, ("href",), LinkKind.RESOURCE, base)
    yield from _handlers(tree, base)
    yield from _options(tree, base)
    yield from _pagers(tree, base)


def _anchors(tree: LexborHTMLParser, base: str) -> Iterator[RawLink]:
    for node in (*tree.tags("a"), *tree.tags("area")):
        href = node.attributes.get("href")
        if not href:
            continue
        url = normalise(href, base)
        if url:
            yield _link(url)
        elif "(" in href or "location" in href:
            yield from navigation(href, base)


@lru_cache(maxsize=50_000)
def _link(url: str) -> RawLink:
    return RawLink(url, LinkKind.ATTACHMENT if is_attachment(url) else LinkKind.PAGE, "link")


def _named(node: LexborNode, names: tuple[str, ...], kind: LinkKind, base: str) -> Iterator[RawLink]:
    attributes = node.attributes
    for name in names:
        url = normalise(attributes.get(name) or "", base)
        if url:
            yield RawLink(url, kind, "frame" if kind is LinkKind.FRAME else "link")


def _handlers(tree: LexborHTMLParser, base: str) -> Iterator[RawLink]:
    for node in tree.css("[onclick]"):
        yield from navigation(node.attributes.get("onclick") or "", base)


def navigation(script: str, base: str) -> Iterator[RawLink]:
    """Yield the addresses a handler or a `javascript:` address opens."""
    for double, single in LEAVES.findall(script):
        url = normalise(double or single, base)
        if url:
            yield _link(url)._replace(how="script")


def _options(tree: LexborHTMLParser, base: str) -> Iterator[RawLink]:
    for node in tree.tags("option"):
        value = node.attributes.get("value")
        if value and LOOKS_LIKE_ADDRESS.match(value):
            url = normalise(value, base)
            if url:
                yield RawLink(url, LinkKind.PAGE, "script")


def _pagers(tree: LexborHTMLParser, base: str) -> Iterator[RawLink]:
    for node in tree.tags("script"):
        text = node.text(deep=True)
        if text and "createPageHTML" in text:
            for address in numbered_pages(text):
                yield RawLink(normalise(address, base), LinkKind.PAGE, "pager")


def _has_refresh(tree: LexborHTMLParser) -> bool:
    return any((node.attributes.get("http-equiv") or "").lower() == "refresh" for node in tree.tags("meta"))
