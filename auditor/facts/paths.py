"""Where an element stands: the component it is part of, a selector that finds it, the template of its page. Pure."""

import re
from functools import lru_cache
from hashlib import blake2b

from auditor.facts.outline import Element, Outline

COMPONENT_STEPS = 6
TEMPLATE_DEPTH = 4

_NAME = re.compile(r"[A-Za-z_][\w\-]*")
_TEMPLATE_TAGS = frozenset(("script", "style", "link", "meta", "br", "noscript", "base", "title"))


class Paths:
    """Paths of the elements of one page, each worked out once."""

    def __init__(self, outline: Outline, generated_ids: tuple[str, ...]) -> None:
        self._elements = outline.elements
        self._components: dict[tuple[int, str, str | None, str, str | None], str] = {}
        self._selectors: dict[int, str] = {}
        self._generated = generated_ids
        self._by_id = outline.by_id

    def component(self, element: Element) -> str:
        """Return tags and first classes of the last steps down to the element, without positions."""
        if element.parent < 0:
            return _step(element)
        parent = self._elements[element.parent]
        # What stands in the items of one list in the same way has one path.
        alike = (parent.parent, parent.tag, parent.attrs.get("class"), element.tag, element.attrs.get("class"))
        path = self._components.get(alike)
        if path is None:
            steps = (*self._steps(parent.index, COMPONENT_STEPS - 1), _step(element))
            path = self._components[alike] = ">".join(steps)
        return path

    def selector(self, element: Element) -> str:
        """Return a CSS path that finds the element and nothing else."""
        selectors = self._selectors
        missing: list[Element] = []
        path = selectors.get(element.index)
        while path is None:
            if "id" in element.attrs and (path := self._lasting(element)):
                selectors[element.index] = path
            else:
                missing.append(element)
                path = selectors.get(element.parent) if element.parent >= 0 else ""
                element = self._elements[element.parent]
        for below in reversed(missing):
            parent = below.parent
            if parent >= 0 and below.index == parent + 1 and below.last == self._elements[parent].last:
                path = selectors[below.index] = _below(path, below.tag)
            else:
                self._place_children(parent, path)
                path = selectors[below.index]
        return path

    def _place_children(self, parent: int, path: str) -> None:
        """Find the selectors of all children at once: they differ in their number only."""
        index, last = (parent + 1, self._elements[parent].last) if parent >= 0 else (0, len(self._elements))
        kinds: dict[str, list[Element]] = {}
        while index < last:
            child = self._elements[index]
            kinds.setdefault(child.tag, []).append(child)
            index = child.last
        for tag, children in kinds.items():
            step = _below(path, tag)
            for number, child in enumerate(children, 1):
                own = step if len(children) == 1 else f"{step}:nth-of-type({number})"
                self._selectors[child.index] = ("id" in child.attrs and self._lasting(child)) or own

    def _lasting(self, element: Element) -> str:
        """The selector of an element whose id is its own on this page and on the next one; else empty."""
        name = element.attrs.get("id")
        if not name or len(self._by_id[name]) > 1 or not _NAME.fullmatch(name):
            return ""
        is_generated = any(part in name for part in self._generated) or sum(map(str.isdigit, name)) > 4
        return "" if is_generated else f"#{name}"

    def _steps(self, index: int, most: int) -> list[str]:
        steps: list[str] = []
        while index >= 0 and len(steps) < most:
            element = self._elements[index]
            if element.tag in ("body", "html"):
                break
            steps.append(_step(element))
            index = element.parent
        return steps[::-1]


def _below(path: str, tag: str) -> str:
    if ":" in tag:
        tag = tag.replace(":", "\\:")
    return f"{path} > {tag}" if path else tag


def template_of(outline: Outline) -> str:
    """Return the id of the structural cluster: 8 hex digits of the set of paths to depth 4 below the body.

    A set: how many rows a list has does not matter.
    """
    paths: set[str] = set()
    around: dict[int, tuple[str, int]] = {}
    for element in outline.elements:
        if element.tag == "body":
            paths.add("")
            around[element.index] = ("", TEMPLATE_DEPTH)
        elif element.parent in around and element.tag not in _TEMPLATE_TAGS:
            above, left = around[element.parent]
            path = f"{above}/{_step(element)}"
            paths.add(path)
            if left > 1 and element.last > element.index + 1:
                around[element.index] = (path, left - 1)
    return blake2b("\n".join(sorted(paths)).encode(), digest_size=4).hexdigest()


def _step(element: Element) -> str:
    names = element.attrs.get("class")
    return _named(element.tag, names) if names else element.tag


@lru_cache(maxsize=20_000)
def _named(tag: str, names: str) -> str:
    first = names.split(None, 1)[:1]
    return f"{tag}.{first[0]}" if first and _NAME.fullmatch(first[0]) else tag
