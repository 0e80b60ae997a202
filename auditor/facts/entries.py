"""Entrances: search boxes, the site map, elder mode, accessibility tool bars; nearly all are scripts. Pure."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from auditor.address import normalise
from auditor.facts.names import alternatives, squeeze
from auditor.facts.outline import Element, Outline
from auditor.facts.paths import Paths
from auditor.facts.words import EntryWords
from auditor.model import Entrance, Entry, EntryKind

_NO_BLOCKS = frozenset(("a", "area", "button", "script", "input", "form", "body"))
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

    def is_called(self, name: str) -> bool:
        """Tell whether a squeezed text names the entrance, and is no headline that speaks of it."""
        if not name or len(name) > _LONGEST_NAME:
            return False
        return name in self.texts or (self.parts.search(name) is not None and not self.not_in.search(name))

    def is_meant(self, id_: str, script: str, href: str) -> bool:
        """Tell whether id, handler or address of a link are those of the entrance."""
        return (
            id_ in self.ids
            or bool(script and self.handlers.search(script))
            or bool(href and self.addresses.search(href))
        )


def _entrance(signs: Sequence[Entrance], kind: EntryKind) -> _Entrance:
    def any_of(field: str) -> re.Pattern[str]:
        return re.compile(alternatives(word for one in signs for word in getattr(one, field)) or r"(?!)")

    return _Entrance(
        kind,
        frozenset(squeeze(text) for one in signs for text in one.texts),
        any_of("parts"),
        any_of("not_in"),
        frozenset(name.lower() for one in signs for name in one.ids),
        any_of("handlers"),
        any_of("addresses"),
        any_of("scripts"),
    )


@lru_cache(maxsize=8)
def _entrances(words: EntryWords) -> tuple[_Entrance, ...]:
    return tuple(_entrance([one], EntryKind(one.kind)) for one in words.entrances)


@lru_cache(maxsize=8)
def _any_entrance(words: EntryWords) -> _Entrance:
    """All entrances as one, to pass over nearly every link at once."""
    together = _entrance(words.entrances, EntryKind.SEARCH)
    return together._replace(not_in=re.compile(r"(?!)"))


def _links(outline: Outline, base: str, paths: Paths, words: EntryWords) -> Iterator[Entry]:
    others = ((element, outline.words(element)) for element in outline.all("area", "button"))
    for link, shown in chain(outline.links, others):
        attrs = link.attrs
        text = " ".join(shown.split()) or _wordless(outline, link)
        kind = _opened(words, text, attrs.get("id") or "", attrs.get("onclick") or "", attrs.get("href") or "")
        if kind is not None:
            yield Entry(kind, text, normalise(link.get("href").strip(), base), paths.selector(link))


@lru_cache(maxsize=20_000)
def _opened(words: EntryWords, text: str, id_: str, script: str, href: str) -> EntryKind | None:
    """What a link with this text, id, handler and address opens; None when it is no entrance."""
    id_, href = id_.lower(), href.strip()
    name = squeeze(text) if len(text) <= 2 * _LONGEST_NAME else ""
    if href[:11].lower() == "javascript:":
        script += href
    some = _any_entrance(words)
    if not some.is_called(name) and not some.is_meant(id_, script, href):
        return None
    opened = (one.kind for one in _entrances(words) if one.is_called(name) or one.is_meant(id_, script, href))
    return next(opened, None)


def _blocks(outline: Outline, paths: Paths, words: EntryWords) -> Iterator[Entry]:
    """Elements that are no links: `<span id="wza">`, `<div onclick=…>`."""
    ids = _any_entrance(words).ids
    named = {index for name, found in outline.by_id.items() if name.lower() in ids for index in found}
    for index in sorted(named.union(element.index for element in outline.clickable)):
        element = outline.elements[index]
        if element.tag in _NO_BLOCKS:
            continue
        script = element.get("onclick")
        name = squeeze(_text(outline, element)) if script else ""
        kind = _opened(words, name, element.get("id"), script, "")
        if kind is not None:
            yield Entry(kind, _text(outline, element)[:40], "", paths.selector(element))


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
    if outline.count("textarea", around) or outline.count("input", around) > 8:
        return False
    named = any(box.get(name).lower() in words.search_fields for name in ("name", "id"))
    action = form is not None and any(word in form.get("action").lower() for word in words.search_actions)
    button = any(word in name for name in _buttons(outline, around) for word in words.search_buttons)
    return action or button or (named and form is not None)


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
    return " ".join(outline.words(element).split()) or _wordless(outline, element)


def _wordless(outline: Outline, element: Element) -> str:
    picture = next((one.get("alt") for one in outline.within("img", element) if one.get("alt").strip()), "")
    return (picture or element.get("title") or element.get("aria-label") or element.get("alt")).strip()
