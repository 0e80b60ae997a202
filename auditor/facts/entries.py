"""Entrances: search boxes, the site map, elder mode, accessibility tool bars; nearly all are scripts. Pure."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from auditor.address import normalise
from auditor.facts.names import alternatives, squeeze
from auditor.facts.outline import Element, Outline
from auditor.facts.paths import Paths
from auditor.facts.words import EntryWords
from auditor.model import Entry, EntryKind

_LONGEST_NAME = 14
"""Characters of the longest text that still names an entrance and is no headline about one."""


def read_entries(outline: Outline, base: str, paths: Paths, words: EntryWords) -> tuple[Entry, ...]:
    """Return the entrances of a page, one for each kind and text.

    A script file known to put up a tool bar by itself counts where the page shows no other entrance of its kind.
    """
    found = [
        *_boxes(outline, base, paths, words),
        *_links(outline, base, paths, words),
        *_blocks(outline, paths, words),
    ]
    kinds = {entry.kind for entry in found}
    found += [entry for entry in _scripts(outline, paths, words) if entry.kind not in kinds]
    unique: dict[tuple[EntryKind, str, str], Entry] = {}
    for entry in found:
        unique.setdefault((entry.kind, entry.text, entry.url), entry)
    return tuple(unique.values())


class _Entrance(NamedTuple):
    kind: EntryKind
    texts: frozenset[str]
    parts: re.Pattern[str]
    not_in: re.Pattern[str]
    ids: frozenset[str]
    handlers: re.Pattern[str]
    addresses: re.Pattern[str]
    scripts: re.Pattern[str]


@lru_cache(maxsize=8)
def _entrances(words: EntryWords) -> tuple[_Entrance, ...]:
    return tuple(
        _Entrance(
            EntryKind(one.kind),
            frozenset(map(squeeze, one.texts)),
            _any(one.parts),
            _any(one.not_in),
            frozenset(name.lower() for name in one.ids),
            _any(one.handlers),
            _any(one.addresses),
            _any(one.scripts),
        )
        for one in words.entrances
    )


def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(alternatives(words) or r"(?!)")


def _links(outline: Outline, base: str, paths: Paths, words: EntryWords) -> Iterator[Entry]:
    for link in outline.all("a", "area", "button"):
        href = link.get("href").strip()
        text = _text(outline, link)
        name = squeeze(text)
        script = link.get("onclick") + (href if href[:11].lower() == "javascript:" else "")
        for one in _entrances(words):
            if _is_called(name, one) or _leads(link, script, href, one):
                yield Entry(one.kind, text, normalise(href, base), paths.selector(link))
                break


def _is_called(name: str, one: _Entrance) -> bool:
    if not name or len(name) > _LONGEST_NAME:
        return False
    return name in one.texts or (one.parts.search(name) is not None and not one.not_in.search(name))


def _leads(link: Element, script: str, href: str, one: _Entrance) -> bool:
    if "id" in link.attrs and link.get("id").lower() in one.ids:
        return True
    return bool(script and one.handlers.search(script)) or bool(href and one.addresses.search(href))


def _blocks(outline: Outline, paths: Paths, words: EntryWords) -> Iterator[Entry]:
    """Elements that are no links: `<span id="wza">`, `<div onclick=…>`."""
    for element in outline.elements:
        attrs = element.attrs
        if ("id" not in attrs and "onclick" not in attrs) or element.tag in ("a", "area", "button", "script"):
            continue
        name = element.get("id").lower()
        for one in _entrances(words):
            handled = "onclick" in attrs and (
                one.handlers.search(element.get("onclick")) or _is_called(squeeze(_text(outline, element)), one)
            )
            if handled or (name in one.ids and element.tag not in ("input", "form", "body")):
                yield Entry(one.kind, _text(outline, element)[:40], "", paths.selector(element))
                break


def _scripts(outline: Outline, paths: Paths, words: EntryWords) -> Iterator[Entry]:
    for element, _ in outline.scripts:
        source = element.get("src").lower()
        for one in _entrances(words):
            if source and one.scripts.search(source):
                yield Entry(one.kind, "", "", paths.selector(element))
                break


def _boxes(outline: Outline, base: str, paths: Paths, words: EntryWords) -> Iterator[Entry]:
    """Boxes to type a search into, inside a form or not."""
    for box in outline.all("input"):
        if box.get("type").strip().lower() not in ("", "text", "search"):
            continue
        form = next((block for block in outline.parents(box) if block.tag == "form"), None)
        around = form or outline.elements[box.parent]
        if not _is_search(outline, box, form, around, words):
            continue
        action = form.get("action").strip() if form is not None else ""
        yield Entry(EntryKind.SEARCH, _prompt(outline, box, around), normalise(action, base), paths.selector(box))


def _is_search(outline: Outline, box: Element, form: Element | None, around: Element, words: EntryWords) -> bool:
    if box.get("type").lower() == "search":
        return True
    prompt = f"{box.get('placeholder')} {box.get('value')} {box.get('title')}".lower()
    if any(word in prompt for word in words.search_prompts):
        return True
    named = any(box.get(name).lower() in words.search_fields for name in ("name", "id"))
    action = form is not None and any(word in form.get("action").lower() for word in words.search_actions)
    button = any(word in name for name in _buttons(outline, around) for word in words.search_buttons)
    few = len(outline.within("textarea", around)) == 0 and len(outline.within("input", around)) <= 8
    return few and (action or button or (named and form is not None)) and (named or action or button)


def _buttons(outline: Outline, around: Element) -> Iterator[str]:
    for button in (*outline.within("input", around), *outline.within("button", around), *outline.within("a", around)):
        if button.tag != "input" or button.get("type").lower() in ("submit", "button", "image"):
            yield f"{button.get('value')} {button.get('title')} {button.get('alt')} {_text(outline, button)}".lower()


def _prompt(outline: Outline, box: Element, around: Element) -> str:
    for text in (box.get("placeholder"), box.get("value"), box.get("title")):
        if text.strip():
            return text.strip()[:40]
    return next((name.split()[0][:40] for name in _buttons(outline, around) if name.strip()), "")


def _text(outline: Outline, element: Element) -> str:
    text = " ".join(outline.words(element).split())
    if text:
        return text
    picture = next((one.get("alt") for one in outline.within("img", element) if one.get("alt").strip()), "")
    return (picture or element.get("title") or element.get("aria-label") or element.get("alt")).strip()
