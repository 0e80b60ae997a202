"""A page read once: its elements in document order and its text as one string they point into. Pure.

Every recogniser works on this, so no one walks the tree again and the text of any element is a slice.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

_WORDS = ("a", "abbr", "acronym", "bdi", "bdo", "cite", "code", "data", "dfn", "kbd", "q", "samp", "time", "var", "o:p")
_LOOKS = ("b", "big", "del", "em", "font", "i", "ins", "mark", "nobr", "s", "small", "span", "strike", "strong", "u")
_MORE_LOOKS = ("sub", "sup", "tt", "wbr", "style", "script", "noscript", "template", "img", "map", "object", "iframe")
_CONTROLS = ("button", "input", "label", "select")
_GAPS = {**dict.fromkeys((*_WORDS, *_LOOKS, *_MORE_LOOKS, *_CONTROLS), ""), "td": "\t", "th": "\t"}
"""What parts the text of an element from the text around it; a line feed for all others."""
_SILENT = frozenset(("script", "style", "noscript", "textarea", "select", "title", "iframe", "object", "svg", "head"))
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
    clickable: tuple[Element, ...]
    """Elements of any kind with an onclick handler."""

    def words(self, element: Element) -> str:
        """Return the text of an element."""
        return self.text[element.start : element.stop].strip()

    def all(self, *tags: str) -> list[Element]:
        """Return the elements of one or more kinds, kind by kind, each in document order."""
        elements = self.elements
        return [elements[index] for tag in tags for index in self.by_tag.get(tag, ())]

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

    def after(self, kind: str, offset: int) -> list[Element]:
        """Return the elements of a kind that cannot hold itself (links) whose text ends behind an offset."""
        return [element for element in self.all(kind) if element.stop > offset]

    def parents(self, element: Element) -> Iterator[Element]:
        """Yield the elements around an element, innermost first."""
        index = element.parent
        while index >= 0:
            element = self.elements[index]
            yield element
            index = element.parent

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
        self.by_tag: dict[str, list[int]] = {}
        self.clickable: list[Element] = []

    def walk(self, node: LexborNode | None) -> None:
        """Visit every node once. One loop, as this is where most of the time of a page goes."""
        elements, stack = self.elements, list[Element]()
        quiet = 0  # depth of the outermost silent element, 0 outside of one
        size, gap = 0, ""
        while node is not None:
            tag = node.tag or ""
            if tag == "-text":
                if quiet:
                    self._keep(node.text_content or "", stack)
                elif text := _tidy(raw := node.text_content or ""):
                    gap = gap or (" " if raw[0].isspace() else "")
                    if gap and size:
                        self.pieces.append(gap)
                        size += 1
                    self.pieces.append(text)
                    self.starts.append(size)
                    size += len(text)
                    self.stops.append(size)
                    self.owners.append(stack[-1].index)
                    gap = " " if raw[-1].isspace() else ""
                else:
                    gap = gap or " "
            elif tag == "-comment":
                self._include(node, stack)
            elif tag[:1] != "-":
                parts = _GAPS.get(tag, "\n")
                gap = parts if parts and gap != "\n" else gap
                element = self._open(node, tag, stack, size)
                if (child := node.child) is not None:
                    stack.append(element)
                    quiet = quiet or (len(stack) if tag in _SILENT else 0)
                    node = child
                    continue
                element.stop, element.last = size, len(elements)
                gap = parts if parts and gap != "\n" else gap
            above: LexborNode | None = node
            following = node.next
            while following is None and stack and above is not None:
                element = stack.pop()
                element.stop, element.last = size, len(elements)
                parts = _GAPS.get(element.tag, "\n")
                gap = parts if parts and gap != "\n" else gap
                quiet = 0 if quiet > len(stack) else quiet
                above = above.parent
                following = above.next if above is not None and stack else None
            node = following
        for element in stack:
            element.stop, element.last = size, len(elements)

    def outline(self) -> Outline:
        return Outline(
            elements=tuple(self.elements),
            text="".join(self.pieces),
            run_starts=tuple(self.starts),
            run_stops=tuple(self.stops),
            run_owners=tuple(self.owners),
            scripts=tuple(self.scripts),
            includes=tuple(self.includes),
            titles=tuple(self.titles),
            by_tag=self.by_tag,
            clickable=tuple(self.clickable),
        )

    def _open(self, node: LexborNode, tag: str, stack: list[Element], size: int) -> Element:
        parent = stack[-1] if stack else None
        index = len(self.elements)
        attrs = node.attributes
        element = Element(index, tag, attrs, parent.index if parent else -1, size)
        self.elements.append(element)
        self.by_tag.setdefault(tag, []).append(index)
        if parent is not None and parent.hidden:
            element.hidden = True
        if attrs or tag == "noscript":
            self._describe(element, attrs)
        return element

    def _describe(self, element: Element, attrs: dict[str, str | None]) -> None:
        names, name = attrs.get("class"), attrs.get("id")
        if names or name:
            element.hint = (f"{names} {name}" if names and name else names or name or "").lower()
        if "hidden" in attrs or element.tag == "noscript" or ((style := attrs.get("style")) and _UNSEEN.search(style)):
            element.hidden = True
        if "onclick" in attrs:
            self.clickable.append(element)
        if element.tag == "script" and attrs.get("src"):
            self.scripts.append((element, ""))

    def _include(self, node: LexborNode, stack: list[Element]) -> None:
        written = (node.comment_content or "").strip()
        if written.startswith("#include") and not (stack and stack[-1].tag == "head"):
            self.includes.append((len(self.elements), written))

    def _keep(self, raw: str, stack: list[Element]) -> None:
        """Keep the sources of inline scripts and the titles; other text in silent elements is not shown."""
        owner = stack[-1]
        if owner.tag == "script" and not owner.get("src"):
            self.scripts.append((owner, raw))
        elif owner.tag == "title" and not any(element.tag == "svg" for element in stack):
            self.titles.append(" ".join(raw.split()))
