"""What of a page's markup a rule of the browser examination could judge, and where it stands, as short tokens. Pure.

Pages of one template differ in what was put into them. Two pages with the same traits are taken to have the same
faults, so the examination opens pages until every trait was shown.

A doubt is joined with the component it stands in, as a finding would be. A feature is joined with its block (the
component without plain formatting elements) and the style sheets of the page, which decide whether it is at fault.
Two kinds are neither: what a rule judges of whole blocks is a doubt of its block, and a link is seen where it stands.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from auditor.facts.looks import NOTHING, PLAIN, Look, Signs, is_wide, look_of, style_says
from auditor.facts.outline import Element, Outline
from auditor.facts.places import FORMATTING, NOWHERE, below, component
from auditor.facts.signs import Main, doubts, features, of_page, style_sheets
from auditor.facts.words import TraitWords

Trait = tuple[str, str, str | None]
"""What is said, where, and by which style sheets it may be at fault; None for a doubt."""

_OF_BLOCKS = ("long word", "tiny", "wide")
"""Beginnings of doubts about the size of text and what sticks out: rules name the block for them."""
_LOOKS = frozenset(("background", "bgcolor", "color", "size", "style", "text"))
_VALUED = frozenset(("autocomplete", "role", "scope", "tabindex"))
_DOUBTED = frozenset(("accesskey", "autofocus", "contenteditable", "headers", "ismap", "nowrap", "summary", "usemap"))
_TELLING = _LOOKS | _VALUED | _DOUBTED | {"align", "lang", "width", "xml:lang"}
_FOR_KEYS_TOO = frozenset(("onblur", "onchange", "onclick", "onerror", "onfocus", "oninput", "onload", "onsubmit"))
"""Handlers that are no matter on an element the keyboard reaches."""
_REACHED = frozenset(("a", "area", "body", "button", "form", "iframe", "img", "input", "label", "link", "option")) | {
    *("script", "select", "summary", "textarea")
}


def read_traits(outline: Outline, words: TraitWords, main: Main) -> tuple[int, ...]:
    """Return the traits of a page as 32-bit numbers, sorted."""
    return tuple(sorted({_token(*trait) for trait in traits_of(outline, words, main)}))


def traits_of(outline: Outline, words: TraitWords, main: Main) -> set[Trait]:
    """Return what the page says and what its elements say that are not hidden."""
    elements = outline.elements
    places, blocks, looks, said = _walk(outline)
    sheets = style_sheets(outline)
    owners = [at for at in set(outline.run_owners) if not elements[at].hidden]
    spoken = {(places[at], blocks[at], signs) for at, signs in said}
    spoken.update([(places[at], blocks[at], looks[at].signs) for at in owners])
    found: set[Trait] = {("text", blocks[at], sheets) for at in owners}
    for place, block, signs in spoken:
        found.update([_doubt(sign, place, block) for sign in signs.doubts])
        found.update([(sign, block, sheets) for sign in signs.features])
    shown_doubts = [(it.index, sign) for it, sign in doubts(outline, words) if not it.hidden]
    found.update([_doubt(sign, places[at], blocks[at]) for at, sign in shown_doubts])
    found.update([(sign, blocks[it.index], sheets) for it, sign in features(outline) if not it.hidden])
    found.update([("link", places[it.index], sheets) for it in _plain_links(outline)])
    found.update([(sign, NOWHERE, "") for sign in of_page(outline, main)])
    return found


def _doubt(sign: str, place: str, block: str) -> Trait:
    return sign, block if sign.startswith(_OF_BLOCKS) else place, None


def _plain_links(outline: Outline) -> Iterator[Element]:
    """Links with words whose colour is their own even in formatting elements; one with a class has a place by that."""
    return (link for link, name in outline.links if name and not link.hidden and not link.get("class"))


class _Walked(NamedTuple):
    """Of every element, by index: its place, its block, the look of its text; and what attributes say, with indexes."""

    places: list[str]
    blocks: list[str]
    looks: list[Look]
    said: list[tuple[int, Signs]]


def _walk(outline: Outline) -> _Walked:
    walked = places, blocks, looks, said = _Walked([], [], [], [])
    for element in outline.elements:
        tag, attrs, above = element.tag, element.attrs, element.parent
        names = attrs.get("class")
        place, block, look = (places[above], blocks[above], looks[above]) if above >= 0 else (NOWHERE, NOWHERE, PLAIN)
        here = below(place, tag, names)
        if names or tag not in FORMATTING:
            block = here if block == place else below(block, tag, names)
        if attrs and (telling := _telling(tuple(attrs))):
            if not _LOOKS.isdisjoint(telling):
                look = look_of(look, element)
            if not element.hidden:
                signs = [_attribute_says(tag, name, attrs[name] or "") for name in telling]
                said.extend([(element.index, sign) for sign in signs if sign is not NOTHING])
        places.append(here)
        blocks.append(block)
        looks.append(look)
    return walked


@lru_cache(maxsize=5_000)
def _telling(names: tuple[str, ...]) -> tuple[str, ...]:
    """The attributes among these that say something."""
    return tuple(name for name in names if name in _TELLING or name.startswith(("on", "aria-")))


@lru_cache(maxsize=20_000)
def _attribute_says(tag: str, name: str, value: str) -> Signs:
    if name == "style":
        return style_says(value)
    value = value.strip().lower()
    if name == "width":
        return Signs(("wide",)) if is_wide(value) else NOTHING
    if name == "align":
        return Signs((), ("justified",)) if value == "justify" else NOTHING
    if name in ("lang", "xml:lang"):
        return Signs((), (f"lang {value}",)) if tag != "html" else NOTHING
    if name in _VALUED:
        return Signs((f"{name} {value}",))
    if name.startswith("on"):
        return NOTHING if tag in _REACHED and name in _FOR_KEYS_TOO else Signs((name,))
    if name.startswith("aria-"):
        # A name is any text: only a word that switches something is told.
        return Signs((f"{name} {value if value.isalpha() and value.isascii() else ''}",))
    return Signs((name,)) if name in _DOUBTED else NOTHING


@lru_cache(maxsize=50_000)
def _token(sign: str, place: str, sheets: str | None) -> int:
    """A number for a trait; odd for a doubt."""
    told = crc32(f"{sign}\n{component(place)}\n{sheets}".encode())
    return told | 1 if sheets is None else told & ~1
