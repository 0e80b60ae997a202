"""How inline style keeps links out of sight. Pure; a style sheet is not read."""

import re
from functools import lru_cache

from auditor.facts.outline import Element, Outline

_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_OFF = re.compile(r"(?:left|top|right|text-indent|margin-left|margin-top)\s*:\s*-\s*(\d{3,})")
_OFF_BY = 500
"""CSS pixels beyond the edge from which on nothing of a block is seen."""
_NO_FONT = re.compile(r"font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$|!)")
_NO_SIZE = re.compile(r"(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|$|!)")
_INK = re.compile(r"(?:^|[;\s])color\s*:\s*([#\w]+)")
_GROUND = re.compile(r"background(?:-color)?\s*:\s*([#\w]+)")
_SMALL = ("0", "1", "2", "0px", "1px", "2px")


def concealed_links(outline: Outline) -> dict[int, str]:
    """Return how each `a` element that is kept out of sight is: display, offscreen, size, font or colour; by index."""
    found: dict[int, str] = {}
    for element in outline.elements:
        if (how := _how(element)) is None:
            continue
        if element.tag == "a":
            found.setdefault(element.index, how)
        for link, _ in outline.links_in(element):
            found.setdefault(link.index, how)
    return found


def _how(element: Element) -> str | None:
    attrs = element.attrs
    if "hidden" in attrs:
        return "display"
    if element.tag == "marquee" and (element.get("height") in _SMALL or element.get("width") in _SMALL):
        return "size"
    style = attrs.get("style")
    return _of_style(style.lower()) if style else None


@lru_cache(maxsize=4_096)
def _of_style(style: str) -> str | None:
    if _UNSEEN.search(style):
        return "display"
    if any(int(it[1]) >= _OFF_BY for it in _OFF.finditer(style)):
        return "offscreen"
    if _NO_FONT.search(style):
        return "font"
    if "overflow" in style and _NO_SIZE.search(style):
        return "size"
    ink, ground = _INK.search(style), _GROUND.search(style)
    return "colour" if ink and ground and ink[1] == ground[1] else None
