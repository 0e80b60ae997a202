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
_INLINE = frozenset((*_WORDS, *_LOOKS, *_MORE_LOOKS, *_CONTROLS))
_CELLS = frozenset(("td", "th"))
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


def _has_zero_width(raw: str) -> bool:
    return "\u200b" in raw or "\ufeff" in raw


class _Reader:
    """What has been seen so far on the walk."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.pieces: list[str] = []
        self.size = 0
        self.gap = ""
        self.starts: list[int] = []
        self.stops: list[int] = []
        self.owners: list[int] = []
        self.scripts: list[tuple[Element, str]] = []
        self.includes: list[tuple[int, str]] = []
        self.titles: list[str] = []
        self.by_tag: dict[str, list[int]] = {}
        self.clickable: list[Element] = []

    def walk(self, node: LexborNode | None) -> None:
        stack: list[Element] = []
        quiet = 0  # depth of the outermost silent element, 0 outside of one
        while node is not None:
            tag = node.tag or ""
            if tag[:1] != "-":
                element = self._open(node, tag, stack)
                child = node.child
                if child is not None:
                    stack.append(element)
                    if not quiet and element.tag in _SILENT:
                        quiet = len(stack)
                    node = child
                    continue
                self._close(element)
            elif tag == "-text":
                if not quiet:
                    self._say(node.text_content or "", stack[-1].index)
                elif stack[-1].tag in ("script", "title"):
                    self._keep(node.text_content or "", stack)
            elif tag == "-comment" and not (stack and stack[-1].tag == "head"):
                self._include(node)
            above: LexborNode | None = node
            following = node.next
            while following is None and stack and above is not None:
                self._close(stack.pop())
                if quiet > len(stack):
                    quiet = 0
                above = above.parent
                following = above.next if above is not None and stack else None
            node = following
        while stack:
            self._close(stack.pop())

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

    def _open(self, node: LexborNode, tag: str, stack: list[Element]) -> Element:
        parent = stack[-1] if stack else None
        if tag not in _INLINE:
            self._part(tag)
        index = len(self.elements)
        attrs = node.attributes
        element = Element(index, tag, attrs, parent.index if parent else -1, self.size)
        self.elements.append(element)
        self.by_tag.setdefault(tag, []).append(index)
        if parent is not None and parent.hidden:
            element.hidden = True
        if attrs or tag == "noscript":
            self._describe(element, attrs)
        return element

    def _describe(self, element: Element, attrs: dict[str, str | None]) -> None:
        if "class" in attrs or "id" in attrs:
            element.hint = f"{attrs.get('class') or ''} {attrs.get('id') or ''}".strip().lower()
        if "hidden" in attrs or element.tag == "noscript":
            element.hidden = True
        elif (style := attrs.get("style")) and _UNSEEN.search(style):
            element.hidden = True
        if "onclick" in attrs:
            self.clickable.append(element)
        if element.tag == "script" and attrs.get("src"):
            self.scripts.append((element, ""))

    def _close(self, element: Element) -> None:
        element.stop = self.size
        element.last = len(self.elements)
        if element.tag not in _INLINE:
            self._part(element.tag)

    def _part(self, tag: str) -> None:
        if tag in _CELLS:
            if self.gap != "\n":
                self.gap = "\t"
        else:
            self.gap = "\n"

    def _say(self, raw: str, owner: int) -> None:
        words = raw.split()
        if not words:
            self.gap = self.gap or " "
            return
        text = " ".join(words).translate(_ZERO_WIDTH) if _has_zero_width(raw) else " ".join(words)
        if not text:
            return
        gap = self.gap or (" " if raw[0].isspace() else "")
        if gap and self.size:
            self.pieces.append(gap)
            self.size += 1
        self.starts.append(self.size)
        self.owners.append(owner)
        self.pieces.append(text)
        self.size += len(text)
        self.stops.append(self.size)
        self.gap = " " if raw[-1].isspace() else ""

    def _include(self, node: LexborNode) -> None:
        written = (node.comment_content or "").strip()
        if written.startswith("#include"):
            self.includes.append((len(self.elements), written))

    def _keep(self, raw: str, stack: list[Element]) -> None:
        if stack[-1].tag == "script":
            if not stack[-1].get("src"):
                self.scripts.append((stack[-1], raw))
        elif not any(element.tag == "svg" for element in stack):
            self.titles.append(" ".join(raw.split()))
