"""What stands in the text of a page and may not belong there, and what the body of an article holds. Pure."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b

from auditor.address import is_attachment, normalise
from auditor.facts.content_words import ContentWords, OldWords
from auditor.facts.outline import Element, Outline
from auditor.facts.paths import Paths
from auditor.facts.published import Zone
from auditor.model import ArticleBody, Mention, Oddity, OddKind

_LONGEST = 80
_AROUND = 20
_MOST = 20
"""Oddities kept of one page."""
_TELLING = 120
"""Shorter texts may be equal by chance."""
_YEAR = re.compile(r"(?:19|20)\d\d(?=\s?[年—–-])")
_QUOTES = "“\"'‘「『"
_SENTENCE_ENDS = "。！？；\n"
_PIXELS = re.compile(r"(?:^|[;\s])(?:width|height)\s*:\s*(\d+)\s*px|^(\d+)(?:px)?$", re.IGNORECASE)
_MEDIA = ("video", "audio", "iframe", "object", "embed")


def read_oddities(outline: Outline, zone: Zone, paths: Paths, words: ContentWords) -> tuple[Oddity, ...]:
    """Return what is odd in the visible text and in the title; quoted code is passed over."""
    found: dict[tuple[OddKind, str], Oddity] = {}
    for kind, start, stop in _in_text(outline.text, zone, words):
        owner = outline.owner(start)
        if owner.hidden or _is_quoted(outline, owner, words):
            continue
        text = outline.text[start:stop][:_LONGEST]
        if (kind, text) not in found:
            found[kind, text] = Oddity(kind, text, paths.selector(owner))
    for title in outline.titles[:1]:
        for kind, start, stop in _variables(title, words):
            text = title[start:stop][:_LONGEST]
            found.setdefault((kind, text), Oddity(kind, text, "title"))
    return tuple(found.values())[:_MOST]


def read_mentions(outline: Outline, zone: Zone, paths: Paths, words: OldWords) -> tuple[Mention, ...]:
    """Return names out of use in the text of an article, unless the words around them speak of the past."""
    text = outline.text[zone.start : zone.stop]
    found: dict[str, Mention] = {}
    for entry in words.entries:
        for form in entry.forms or (entry.word,):
            at = text.find(form)
            while at >= 0 and entry.word not in found:
                stop = at + len(form)
                owner = outline.owner(zone.start + at)
                linked = owner.tag == "a" or any(block.tag == "a" for block in outline.parents(owner))
                if not owner.hidden and not linked and not _is_past(text, at, stop, entry.since.year, words):
                    around = " ".join(text[max(0, at - _AROUND) : stop + _AROUND].split())
                    found[entry.word] = Mention(entry.word, entry.now, entry.since, around, paths.selector(owner))
                at = text.find(form, stop)
    return tuple(found.values())


def read_body(outline: Outline, zone: Zone, paths: Paths, base: str, words: ContentWords) -> ArticleBody | None:
    """Return what the block of an article's text holds; None when no block is called so."""
    names = _bodies(words.bodies)
    for element in outline.elements:
        if not element.hint or element.hidden or not zone.start <= element.start <= zone.stop:
            continue
        if not names.isdisjoint(element.hint.split()):
            return _body(outline, element, paths, base, words)
    return None


# -- oddities


def _in_text(text: str, zone: Zone, words: ContentWords) -> Iterator[tuple[OddKind, int, int]]:
    yield from _variables(text, words)
    if any(word in text for word in words.no_values):
        for match in _no_values(words.no_values).finditer(text):
            yield OddKind.VALUE, match.start(), match.end()
    for kind, listed in ((OddKind.FILLER, words.fillers), (OddKind.GARBLED, words.garbled)):
        for word in listed:
            at = text.find(word)
            if at >= 0 and text[at - 1 : at] not in tuple(_QUOTES):
                yield kind, at, at + len(word)
    at = text.find("\ufffd\ufffd")
    if at >= 0:
        yield OddKind.GARBLED, max(0, at - 4), at + 6
    for word in words.building:
        at = text.find(word, zone.start, zone.stop)
        if at >= 0 and not text[at + len(word) : at + len(word) + 1].isalpha():
            start = max(text.rfind("\n", 0, at), text.rfind("\t", 0, at)) + 1
            stop = min(end for end in (text.find("\n", at), text.find("\t", at), len(text)) if end >= 0)
            if stop - start <= words.longest_building:
                yield OddKind.BUILDING, start, stop
                break


def _variables(text: str, words: ContentWords) -> Iterator[tuple[OddKind, int, int]]:
    for variable in words.variables:
        if variable.sign in text:
            kind = OddKind.CLIENT_VARIABLE if variable.client else OddKind.VARIABLE
            for match in _pattern(variable.pattern).finditer(text):
                yield kind, match.start(), match.end()


def _is_quoted(outline: Outline, owner: Element, words: ContentWords) -> bool:
    return owner.tag in words.code_elements or any(it.tag in words.code_elements for it in outline.parents(owner))


@lru_cache(maxsize=32)
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written)


@lru_cache(maxsize=8)
def _no_values(values: Sequence[str]) -> re.Pattern[str]:
    """One of them alone in its line or cell, or behind a label; in a sentence it is a word."""
    either = "|".join(map(re.escape, values))
    return re.compile(
        rf"(?:^|(?<=[\n\t]))(?:{either})(?=[\n\t]|$)|(?<=[\u4e00-\u9fff][:：])\s?(?:{either})(?=[\s，。；]|$)"
    )


# -- mentions


def _is_past(text: str, start: int, stop: int, year: int, words: OldWords) -> bool:
    """Tell whether the words around a name speak of the time when it was in use."""
    begin = max(text.rfind(end, 0, start) for end in _SENTENCE_ENDS) + 1
    before, after = text[max(begin, start - 6) : start], text[stop : stop + 8]
    if before.endswith(("〈", "《", "<")) or any(word in before for word in words.before):
        return True
    if any(word in after for word in words.after):
        return True
    return any(int(it[0]) <= year for it in _YEAR.finditer(text, begin, start))


# -- the body of an article


@lru_cache(maxsize=8)
def _bodies(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(names)


def _body(outline: Outline, block: Element, paths: Paths, base: str, words: ContentWords) -> ArticleBody:
    text = "".join(outline.words(block).split())
    pictures = sum(not it.hidden and not _is_small(it, words.small_picture) for it in outline.within("img", block))
    files = sum(is_attachment(normalise(link.get("href"), base)) for link, _ in outline.links_in(block))
    others = files + sum(outline.count(tag, block) for tag in _MEDIA)
    digest = blake2b(text.encode(), digest_size=8).hexdigest() if len(text) >= _TELLING else ""
    return ArticleBody(len(text), pictures, others, paths.selector(block), digest)


def _is_small(picture: Element, pixels: int) -> bool:
    """Tell whether a picture says itself that it is a small one."""
    for written in (picture.get("width").strip(), picture.get("height").strip(), picture.get("style")):
        for match in _PIXELS.finditer(written):
            if int(match[1] or match[2]) < pixels:
                return True
    return False
