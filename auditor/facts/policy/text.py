"""What an article is to a policy: the document, or what interprets it; its number and its marks of validity. Pure."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from auditor.facts.disclosure_words import PolicyWords
from auditor.facts.names import squeeze
from auditor.facts.outline import Element, Outline
from auditor.facts.policy.titles import NUMBER, ORDER, names_in, numbers_in, plain_number
from auditor.facts.published import Zone
from auditor.model import DocumentHeader, PolicyKind, PolicyText

_LINES_ABOVE = 12
"""Lines of the main part among which a document's number stands above its text."""
_LONGEST_MARK = 24
_MOST_NAMES = 3
_HIGHEST = 2
"""Elements around the name of a box that may hold nothing else of it."""
_MOST_NUMBERS = 5


def read_policy(
    outline: Outline,
    zone: Zone,
    title: str,
    path: Sequence[str],
    header: DocumentHeader | None,
    words: PolicyWords,
    *,
    rendered: bool,
) -> PolicyText | None:
    """Return what an article called `title` under the columns of `path` is to a policy; None when it is nothing."""
    if _interprets(title, path, words):
        return PolicyText(
            PolicyKind.INTERPRETATION,
            names=names_in(title)[:_MOST_NAMES] if _any(words.interpretations).search(title) else (),
            numbers=tuple(dict.fromkeys(numbers_in(outline.text[zone.start : zone.stop])))[:_MOST_NUMBERS],
            has_box=not rendered and _has_empty_box(outline, zone, words.document_boxes),
        )
    number = _number(outline, zone, title, header, words)
    if header is None and not number and not _fits(words.document_columns, path):
        return None
    return PolicyText(
        PolicyKind.DOCUMENT,
        number=number,
        mark=_mark(outline, zone, title, words),
        speaks_of_validity=any(word in outline.text[zone.start : zone.stop] for word in words.in_force),
        has_box=not rendered and _has_empty_box(outline, zone, words.boxes),
    )


def shows_validity(outline: Outline, zone: Zone, words: PolicyWords) -> bool:
    """Tell whether a list shows if its documents are in force: a column head says so, or rows carry marks."""
    heads, marks = {squeeze(word) for word in words.fields["validity"]}, 0
    for start, stop in _runs(outline, zone):
        if stop - start > _LONGEST_MARK:
            continue
        run = squeeze(outline.text[start:stop])
        if run in heads:
            return True
        marks += _marks(words).fullmatch(run) is not None
    return marks >= 2


def _interprets(title: str, path: Sequence[str], words: PolicyWords) -> bool:
    if _any(words.no_interpretations).search(title):
        return False
    in_column = bool(path) and _any(words.interpretation_columns).search(path[-1]) is not None
    return in_column or _any(words.interpretations).search(title) is not None


def _number(outline: Outline, zone: Zone, title: str, header: DocumentHeader | None, words: PolicyWords) -> str:
    """The number of the header, else behind the title in brackets, else in a line of its own above the text."""
    if header is not None and isinstance(header.number, str) and (found := NUMBER.search(header.number)):
        return plain_number(found[0])
    behind = re.search(r"[（(]([^（()）]{1,14}\s?[〔\[﹝［]\s?\d{4}\s?[〕\]﹞］]\s?\d+\s?号)[)）]\s?$", title)
    if behind:
        return plain_number(behind[1])
    if any(word in title for word in words.forwards):
        return ""
    lines = [line.strip() for line in outline.text[zone.start : zone.stop].split("\n") if line.strip()]
    for line in lines[:_LINES_ABOVE]:
        if len(line) <= 40 and (NUMBER.fullmatch(line) or ORDER.fullmatch(line)):
            return plain_number(line)
    return ""


def _mark(outline: Outline, zone: Zone, title: str, words: PolicyWords) -> str:
    """A set-off word on validity: behind the title, or alone between two tags."""
    behind = re.search(r"[（(\[【]([^（()）\[\]【】]{2,12})[)）\]】]", title)
    if behind and _marks(words).fullmatch(behind[1]):
        return behind[1]
    for start, stop in _runs(outline, zone):
        if stop - start <= _LONGEST_MARK and _marks(words).fullmatch(squeeze(outline.text[start:stop])):
            return outline.text[start:stop].strip()
    return next(_seals(outline, zone, words), "")


def _seals(outline: Outline, zone: Zone, words: PolicyWords) -> Iterator[str]:
    """Validity shown by a picture, or by an empty element that a style sheet gives one."""
    for element in outline.elements:
        if not zone.start <= element.start <= zone.body or not element.attrs:
            continue
        told = squeeze(f"{element.get('alt')}{element.get('title')}") if element.tag == "img" else ""
        drawn = f"{element.hint} {element.get('src').lower()}"
        if (told and _marks(words).fullmatch(told)) or any(hint in drawn for hint in words.mark_hints):
            yield told or element.hint or element.get("src")


def _runs(outline: Outline, zone: Zone) -> Iterator[tuple[int, int]]:
    """The runs of the main part that are shown; a part of a longer line is none."""
    for start, stop, owner in zip(outline.run_starts, outline.run_stops, outline.run_owners, strict=True):
        if zone.start <= start < zone.stop and not outline.elements[owner].hidden:
            yield start, stop


def _has_empty_box(outline: Outline, zone: Zone, boxes: tuple[str, ...]) -> bool:
    """Tell whether the name of a box for related documents stands there, and no link behind it."""
    names = {squeeze(name) for name in boxes}
    for start, stop in _runs(outline, zone):
        if stop - start > 12 or squeeze(outline.text[start:stop]) not in names:
            continue
        owner = outline.owner(start)
        link = next((element for element in (owner, *outline.parents(owner)) if element.tag == "a"), None)
        if (link is None and _is_hollow(outline, owner)) or (link is not None and _leads_nowhere(link.get("href"))):
            return True
    return False


def _is_hollow(outline: Outline, name: Element) -> bool:
    """Tell whether nothing stands behind the name of a box: no link, no text."""
    element, box = name, outline.after(name)
    for parent in islice(outline.parents(name), _HIGHEST):
        if box is not None or outline.links_in(parent):
            break
        element, box = parent, outline.after(parent)
    return not outline.links_in(element) and (box is None or (box.tag != "a" and not outline.words(box)))


def _leads_nowhere(href: str) -> bool:
    return not href.strip() or href.strip().lower().startswith(("javascript", "#"))


def _fits(patterns: tuple[str, ...], names: Sequence[str]) -> bool:
    return any(_any(patterns).search(name) for name in names)


@lru_cache(maxsize=64)
def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


@lru_cache(maxsize=8)
def _marks(words: PolicyWords) -> re.Pattern[str]:
    return re.compile(rf"[\[【(（]?(?:{'|'.join(words.marks)})[\]】)）]?")
