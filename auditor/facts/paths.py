"""Where an element stands: the component it is part of, a selector that finds it, the template of its page. Pure."""

import re
from collections import Counter
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
        self._components: dict[int, str] = {}
        self._selectors: dict[int, str] = {}
        self._generated = generated_ids
        ids = Counter(element.attrs["id"] for element in self._elements if "id" in element.attrs)
        self._unique = frozenset(name for name, count in ids.items() if name and count == 1)
        self._positions: dict[int, int] = {}
        self._totals: dict[int, dict[str, int]] = {}

    def component(self, element: Element) -> str:
        """Return tags and first classes of the last steps down to the element, without positions."""
        parent = self._components.get(element.parent)
        if parent is None:
            parent = self._components[element.parent] = ">".join(self._steps(element.parent, COMPONENT_STEPS - 1))
        return f"{parent}>{_step(element)}" if parent else _step(element)

    def selector(self, element: Element) -> str:
        """Return a CSS path that finds the element and nothing else."""
        missing: list[Element] = []
        path: str | None = None
        while path is None:
            path = self._selectors.get(element.index)
            if path is None and "id" in element.attrs and self._is_lasting(name := element.get("id")):
                path = f"#{name}"
            if path is None:
                missing.append(element)
                path = "" if element.parent < 0 else None
                element = self._elements[element.parent]
        for below in reversed(missing):
            step = self._positioned(below)
            path = f"{path} > {step}" if path else step
            self._selectors[below.index] = path
        return path

    def _positioned(self, element: Element) -> str:
        tag = element.tag
        if element.index not in self._positions:
            self._count_children(element.parent)
        if ":" in tag:
            tag = tag.replace(":", "\\:")
        if self._totals[element.parent][element.tag] == 1:
            return tag
        return f"{tag}:nth-of-type({self._positions[element.index]})"

    def _count_children(self, parent: int) -> None:
        """Remember of every child which of its kind it is, and how many of each kind there are."""
        index, last = (parent + 1, self._elements[parent].last) if parent >= 0 else (0, len(self._elements))
        counts: dict[str, int] = {}
        while index < last:
            child = self._elements[index]
            counts[child.tag] = self._positions[index] = counts.get(child.tag, 0) + 1
            index = child.last
        self._totals[parent] = counts

    def _is_lasting(self, name: str) -> bool:
        return (
            name in self._unique
            and _NAME.fullmatch(name) is not None
            and not any(part in name for part in self._generated)
            and sum(letter.isdigit() for letter in name) < 5
        )

    def _steps(self, index: int, most: int) -> list[str]:
        steps: list[str] = []
        while index >= 0 and len(steps) < most:
            element = self._elements[index]
            if element.tag in ("body", "html"):
                break
            steps.append(_step(element))
            index = element.parent
        return steps[::-1]


def template_of(outline: Outline) -> str:
    """Return the id of the structural cluster: 8 hex digits of the set of paths to depth 4 below the body.

    A set: how many rows a list has does not matter.
    """
    paths: dict[int, str] = {}
    depths: dict[int, int] = {}
    for element in outline.elements:
        if element.tag == "body":
            paths[element.index], depths[element.index] = "", 0
            continue
        above = depths.get(element.parent)
        if above is None or above >= TEMPLATE_DEPTH or element.tag in _TEMPLATE_TAGS:
            continue
        depths[element.index] = above + 1
        paths[element.index] = f"{paths[element.parent]}/{_step(element)}"
    return blake2b("\n".join(sorted(set(paths.values()))).encode(), digest_size=4).hexdigest()


def _step(element: Element) -> str:
    names = element.attrs.get("class")
    return _named(element.tag, names) if names else element.tag


@lru_cache(maxsize=20_000)
def _named(tag: str, names: str) -> str:
    first = names.split(None, 1)[:1]
    return f"{tag}.{first[0]}" if first and _NAME.fullmatch(first[0]) else tag
