"""Markup beyond any sense: elements nested without end, tags with thousands of attributes. Pure.

Parsers and readers of trees take time by the square of such things, so a page of one megabyte could take hours.
"""

import re
from collections import Counter

DEEPEST = 250
"""Elements inside each other that are read as such; real pages stay below 50, and browsers end at 512."""
DEEPEST_LOOK = 20
"""The same of elements for looks. Parsers open them again in every paragraph until they are closed."""
DEEPEST_SCRIPT = 400
"""The same of what looks like tags in scripts. Other tags can hide in what only looks like a script."""
MOST_TAGS, MOST_OPTIONS = 300_000, 5_000
"""Tags of a page, and entries of its selects, that are read."""
MOST_ATTRIBUTES = 500
LONGEST_TAG = 20_000
"""Letters of a tag whose attributes are not counted."""

_STEPS = {"table": 4, "ul": 2, "ol": 2, "dl": 2, "menu": 2}
"""How many elements one within the next of its kind brings: a table in a table stands in a cell, a row and a body."""
_LOOKS = frozenset(("b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"))
_TAG = r"""
    <(?P<closes>/?)
    (?!(?:a|area|base|body|br|caption|col|colgroup|dd|dt|embed|frame|head|hr|html|img|input|keygen|li|link|meta|optgroup
      |p|param|rb|rp|rt|rtc|source|tbody|td|tfoot|th|thead|tr|track|wbr)[\s/>])  # empty, or ended by the next one
    (?P<name>[a-z][^\s/>]*)
    [^>]*?(?P<itself>/?)>
    """
_SCRIPT = r"<(?P<raw>script|style)\b[^>]*>(?P<text>.*?)(?:</(?P=raw)|\Z)"
_FLAGS = re.VERBOSE | re.IGNORECASE | re.DOTALL
_IN_SCRIPT = re.compile(_TAG, _FLAGS)
_IN_PAGE = re.compile(rf"{_SCRIPT} | {_TAG}", _FLAGS)
_NOT_IN_DRAWINGS = _LOOKS | {
    *("blockquote", "center", "div", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "menu", "ol", "pre"),
    *("span", "sub", "sup", "table", "ul", "var"),
}
"""Elements that end a drawing (`svg`, `math`). Only within one does `/>` close an element."""
_LONG_TAG = re.compile(rf"<[a-zA-Z][^>]{{{LONGEST_TAG},}}>")
_ATTRIBUTE = re.compile(r"""[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")


def sensible(text: str) -> str:
    """Return markup without the tags, not the content, of elements that stand too deep, and without the rest of tags
    and of pages that have far too much in them. Markup a person could have meant comes back as it is.
    """
    if text.count("<") <= 2 * DEEPEST and len(text) <= LONGEST_TAG:
        return text
    if text.count("<") > MOST_TAGS:
        text = "<".join(text.split("<", MOST_TAGS)[:-1])
    end = text.rfind(">") + 1  # behind it no tag ends, and looking for its end from every letter would take for ever
    tags, rest = text[:end], text[end:]
    tags = _LONG_TAG.sub(_shortened, tags)
    return _Page().levelled(tags) + rest


def _shortened(tag: re.Match[str]) -> str:
    for number, attribute in enumerate(_ATTRIBUTE.finditer(tag[0]), 1):
        if number > MOST_ATTRIBUTES:
            return tag[0][: attribute.start()] + ">"
    return tag[0]


class _Page:
    """What is open in the page, and in what looks like its scripts."""

    def __init__(self) -> None:
        self._elements = _Nesting(DEEPEST, DEEPEST_LOOK)
        self._in_scripts = _Nesting(DEEPEST_SCRIPT, DEEPEST_SCRIPT)

    def levelled(self, text: str) -> str:
        """Return markup without the tags that stand too deep."""
        return _IN_PAGE.sub(self._keep, text)

    def _keep(self, found: re.Match[str]) -> str:
        if not found["raw"]:
            return self._elements.keep(found)
        start, stop = (place - found.start() for place in found.span("text"))
        return found[0][:start] + _IN_SCRIPT.sub(self._in_scripts.keep, found["text"]) + found[0][stop:]


class _Nesting:
    """What is open, by name: broken markup makes it more than there really is, never less than half of it."""

    def __init__(self, most: int, most_looks: int) -> None:
        self._most = most
        self._most_looks = most_looks
        self._open: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()
        self._depth = 0
        self._looks = 0
        self._options = 0
        self._draws = False

    def keep(self, tag: re.Match[str]) -> str:
        """Return the tag, or nothing when it stands too deep."""
        name = tag["name"].lower()
        if name == "option":
            self._options += not tag["closes"]
            return tag[0] if self._options <= MOST_OPTIONS else ""
        return self._closed(tag[0], name) if tag["closes"] else self._opened(tag, name)

    def _opened(self, tag: re.Match[str], name: str) -> str:
        if name in _NOT_IN_DRAWINGS:
            self._draws = False
        elif self._draws and tag["itself"]:
            return tag[0]
        self._draws |= name in ("svg", "math")
        if self._depth >= self._most or (name in _LOOKS and self._looks >= self._most_looks):
            self._left_out[name] += 1
            return ""
        self._open[name] += 1
        self._depth += _STEPS.get(name, 1)
        self._looks += name in _LOOKS
        return tag[0]

    def _closed(self, tag: str, name: str) -> str:
        if name in ("svg", "math"):
            self._draws = False
        if self._left_out[name]:
            self._left_out[name] -= 1
            return ""
        if self._open[name]:
            self._open[name] -= 1
            self._depth -= _STEPS.get(name, 1)
            self._looks -= name in _LOOKS
        return tag
