"""A page read once: its elements in document order and its text as one string they point into. Pure.

Every recogniser works on this, so no one walks the tree again and the text of any element is a slice.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

_WORDS = ("a", "abbr", "acronym", "bdi", "bdo", "cite", "code", "data", "dfn", "kbd", "q", "samp", "time", "var", "o:p")
_LOOKS = ("b", "big", "del", "em", "font", "i", "ins", "mark", "nobr", "s", "small", "span", "strike", "strong", "u")
_MORE_LOOKS = ("sub", "sup", "tt", "wbr", "style", "script", "noscript", "template", "img", "map", "object", "iframe")
_CONTROLS = ("button", "input", "label", "select")
_GAPS = {**dict.fromkeys((*_WORDS, *_LOOKS, *_MORE_LOOKS, *_CONTROLS), ""), "td": "\t", "th": "\t"}
"""What parts the text of an element from the text around it; a line feed for all others."""
_SILENT = frozenset(("script", "style", "noscript", "textarea", "select", "title", "iframe", "object", "svg", "head"))
_TELLING = frozenset(("class", "id", "hidden", "style", "onclick", "src"))
"""Attributes that say something about an element at once."""
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ZERO_WIDTH = str.maketrans("", "", "\u200b\u200c\u200d\ufeff")


class Element(msgspec.Struct, gc=False, eq=False):
    """One element. `start` and `stop` bound its text, `last` is the index after its last descendant."""

    index: int
    tag: str
    attrs: dict[str, str | None]
    parent: int
    """Index of the parent; -1 for the root."""
    start: int
    hidden: bool = False
    """It or a block around it is not shown, as far as inline markup tells."""
    hint: str = ""
    """Class and id in lower case: never proof, sometimes support."""
    stop: int = 0
    last: int = 0

    def get(self, name: str) -> str:
        """Return an attribute; empty when it is missing or has no value."""
        return self.attrs.get(name) or ""


class Outline(msgspec.Struct, frozen=True, eq=False):
    """A page as recognisers see it."""

    elements: tuple[Element, ...]
    text: str
    """Visible and hidden text in document order: blanks as one blank, cells parted by a tab, blocks by a line feed."""
    run_starts: tuple[int, ...]
    run_stops: tuple[int, ...]
    run_owners: tuple[int, ...]
    """The runs of text between two tags: where they stand and the index of the element they belong to."""
    scripts: tuple[tuple[Element, str], ...]
    """Inline scripts with their source, and external ones with an empty one."""
    includes: tuple[tuple[int, str], ...]
    """Unprocessed server-side includes outside of the head: index of the element after, and what is written."""
    titles: tuple[str, ...]
    by_tag: dict[str, list[int]]
    """Indexes of the elements of each kind."""
    by_id: dict[str, list[int]]
    """Indexes of the elements with an id; more than one where a page uses it twice."""
    links: tuple[tuple[Element, str], ...]
    """The `a` elements with their text."""
    addresses: str
    """The address of every link as written, a line each: one search tells whether any leads somewhere."""
    clickable: tuple[Element, ...]
    """Elements of any kind with an onclick handler."""

    def words(self, element: Element) -> str:
        """Return the text of an element."""
        return self.text[element.start : element.stop].strip()

    def all(self, *tags: str) -> list[Element]:
        """Return the elements of one or more kinds, kind by kind, each in document order."""
        elements = self.elements
        return [elements[index] for tag in tags for index in self.by_tag.get(tag, ())]

    def links_in(self, element: Element) -> tuple[tuple[Element, str], ...]:
        """Return the `a` descendants with their text."""
        found = self.by_tag.get("a", [])
        low = bisect_left(found, element.index + 1)
        return self.links[low : bisect_left(found, element.last, low)]

    def links_to(self, hosts: Sequence[str], *tags: str) -> list[Element]:
        """Return the links (`a`, `area`) with one of the hosts in their address."""
        if not any(host in self.addresses for host in hosts):
            return []
        return [link for link in self.all(*tags) if any(host in link.get("href") for host in hosts)]

    def inside(self, element: Element) -> tuple[Element, ...]:
        """Return the descendants of an element in document order."""
        return self.elements[element.index + 1 : element.last]

    def within(self, kind: str, element: Element) -> list[Element]:
        """Return the descendants of one kind."""
        found = self.by_tag.get(kind)
        if not found:
            return []
        low = bisect_left(found, element.index + 1)
        return [self.elements[index] for index in found[low : bisect_left(found, element.last, low)]]

    def count(self, kind: str, element: Element) -> int:
        """Return how many descendants of one kind an element has."""
        found = self.by_tag.get(kind, [])
        return bisect_left(found, element.last) - bisect_left(found, element.index + 1)

    def links_after(self, offset: int) -> tuple[tuple[Element, str], ...]:
        """Return the `a` elements whose text ends behind an offset, with it: none of them holds another."""
        return self.links[bisect_right(self.links, offset, key=lambda link: link[0].stop) :]

    def parents(self, element: Element) -> Iterator[Element]:
        """Yield the elements around an element, innermost first."""
        index = element.parent
        while index >= 0:
            element = self.elements[index]
            yield element
            index = element.parent

    def after(self, element: Element) -> Element | None:
        """Return the next element of the same parent."""
        following = self.elements[element.last] if element.last < len(self.elements) else None
        return following if following is not None and following.parent == element.parent else None

    def runs(self, element: Element) -> list[tuple[int, int]]:
        """Return where the runs of an element start and stop."""
        first = bisect_left(self.run_starts, element.start)
        if first < len(self.run_stops) and self.run_stops[first] == element.stop:
            return [(self.run_starts[first], element.stop)]
        last = bisect_left(self.run_starts, element.stop, first)
        return list(zip(self.run_starts[first:last], self.run_stops[first:last], strict=True))

    def run_at(self, offset: int) -> int:
        """Return the number of the run that holds an offset of the text, or the next one before it."""
        return max(0, bisect_right(self.run_starts, offset) - 1)

    def owner(self, offset: int) -> Element:
        """Return the element whose own text holds an offset."""
        return self.elements[self.run_owners[self.run_at(offset)]] if self.run_owners else self.elements[0]


def read_outline(tree: LexborHTMLParser) -> Outline:
    """Walk a tree once."""
    reader = _Reader()
    reader.walk(_first(tree.root))
    return reader.outline()


def _first(root: LexborNode | None) -> LexborNode | None:
    """The comment before the first element, where a page may begin with an include."""
    while root is not None and root.prev is not None and root.prev.is_comment_node:
        root = root.prev
    return root


def _tidy(raw: str) -> str:
    text = " ".join(raw.split())
    return text.translate(_ZERO_WIDTH) if "\u200b" in text or "\ufeff" in text else text


@lru_cache(maxsize=2048)
def _hides(style: str) -> bool:
    return _UNSEEN.search(style) is not None


class _Reader:
    """What has been seen so far on the walk."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.stops: list[int] = []
        self.owners: list[int] = []
        self.scripts: list[tuple[Element, str]] = []
        self.includes: list[tuple[int, str]] = []
        self.titles: list[str] = []
        self.by_tag: defaultdict[str, list[int]] = defaultdict(list)
        self.by_id: defaultdict[str, list[int]] = defaultdict(list)
        self.clickable: list[Element] = []

    def walk(self, node: LexborNode | None) -> None:
        """Visit every node once. One loop, as this is where most of the time of a page goes."""
        elements, pieces, starts, stops, owners = self.elements, self.pieces, self.starts, self.stops, self.owners
        by_tag, gaps = self.by_tag, _GAPS
        above: list[tuple[LexborNode, Element, str]] = []  # open elements and what parts each from the text after it
        parent: Element | None = None
        quiet = 0  # depth of the outermost silent element, 0 outside of one
        size, gap = 0, ""
        while node is not None:
            tag = node.tag or ""
            if tag == "-text":
                raw = node.text_content or ""
                if quiet:
                    self._keep(raw, [element for _, element, _ in above])
                elif text := _tidy(raw):
                    if size and (gap or raw[0].isspace()):
                        pieces.append(gap or " ")
                        size += 1
                    pieces.append(text)
                    starts.append(size)
                    size += len(text)
                    stops.append(size)
                    owners.append(parent.index if parent is not None else 0)
                    gap = " " if raw[-1].isspace() else ""
                elif not gap:
                    gap = " "
            elif tag == "-comment":
                self._include(node, parent)
            elif tag[:1] != "-":
                parts = gaps.get(tag, "\n")
                if parts and gap != "\n":
                    gap = parts
                index = len(elements)
                attrs = node.attributes
                if parent is None:
                    element = Element(index, tag, attrs, -1, size)
                else:
                    element = Element(index, tag, attrs, parent.index, size, parent.hidden)
                elements.append(element)
                by_tag[tag].append(index)
                if tag == "noscript" or not _TELLING.isdisjoint(attrs):
                    self._describe(element, attrs)
                if (child := node.child) is not None:
                    above.append((node, element, parts))
                    if not quiet and tag in _SILENT:
                        quiet = len(above)
                    parent = element
                    node = child
                    continue
                element.stop, element.last = size, index + 1
            following = node.next
            while following is None and above:
                node, element, parts = above.pop()
                element.stop, element.last = size, len(elements)
                if parts and gap != "\n":
                    gap = parts
                if quiet > len(above):
                    quiet = 0
                parent = above[-1][1] if above else None
                following = node.next if above else None
            node = following

    def outline(self) -> Outline:
        text = "".join(self.pieces)
        links = [self.elements[index] for index in self.by_tag.get("a", ())]
        areas = [self.elements[index] for index in self.by_tag.get("area", ())]
        return Outline(
            elements=tuple(self.elements),
            text=text,
            run_starts=tuple(self.starts),
            run_stops=tuple(self.stops),
            run_owners=tuple(self.owners),
            scripts=tuple(self.scripts),
            includes=tuple(self.includes),
            titles=tuple(self.titles),
            by_tag=dict(self.by_tag),
            by_id=dict(self.by_id),
            links=tuple((link, text[link.start : link.stop].strip()) for link in links),
            addresses="\n".join([href for link in (*links, *areas) if (href := link.attrs.get("href"))]),
            clickable=tuple(self.clickable),
        )

    def _describe(self, element: Element, attrs: dict[str, str | None]) -> None:
        names, name = attrs.get("class"), attrs.get("id")
        if names or name:
            element.hint = (f"{names} {name}" if names and name else names or name or "").lower()
        if name:
            self.by_id[name].append(element.index)
        if "hidden" in attrs or element.tag == "noscript" or ((style := attrs.get("style")) and _hides(style)):
            element.hidden = True
        if "onclick" in attrs:
            self.clickable.append(element)
        if element.tag == "script" and attrs.get("src"):
            self.scripts.append((element, ""))

    def _include(self, node: LexborNode, parent: Element | None) -> None:
        written = (node.comment_content or "").strip()
        if written.startswith("#include") and not (parent is not None and parent.tag == "head"):
            self.includes.append((len(self.elements), written))

    def _keep(self, raw: str, around: list[Element]) -> None:
        """Keep the sources of inline scripts and the titles; other text in silent elements is not shown."""
        owner = around[-1]
        if owner.tag == "script" and not owner.get("src"):
            self.scripts.append((owner, raw))
        elif owner.tag == "title" and not any(element.tag == "svg" for element in around):
            self.titles.append(" ".join(raw.split()))
