"""The block in which a disclosure page tells what its document is: 索引号, 发布机构, 成文日期, 文号, 有效性. Pure.

Tables of label and value cells, lists, `dl`, runs of spans, lines of text: a field is a label that is set off from what
stands before it and either has a colon behind it or is the whole text of its element.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import msgspec

from auditor.facts.dates import days_in
from auditor.facts.disclosure_words import PolicyWords
from auditor.facts.names import spaced
from auditor.facts.outline import Element, Outline
from auditor.facts.paths import Paths
from auditor.facts.policy.values import value_of
from auditor.facts.words import DateWords
from auditor.model import DocumentHeader, Reason, Unknown

_FIELDS = ("index", "issuer", "number", "written", "published", "validity", "effective", "abolished", "subject")
_DAYS = ("written", "published", "effective", "abolished")
_SET_OFF = frozenset("\n\t 【[|│｜；;")
_NEAR = 800
"""Characters between the fields of one header at most: its title may stand among them."""
_WRITES = ("document.write", "innerHTML", ".html(", ".text(", "innerText", ".append(")


class Field(NamedTuple):
    """A label as found: what it names, where it stands, and its value."""

    name: str
    """Empty for a label that belongs to such a block but is none of ours."""
    label: str
    start: int
    stop: int
    element: Element
    value: str | Unknown


def read_header(
    outline: Outline, paths: Paths, words: PolicyWords, dates: DateWords, *, rendered: bool
) -> DocumentHeader | None:
    """Return what the block tells; None when the page has none, or lists several documents."""
    labels = _labels(outline, words)
    if len({name for name, _ in labels} & set(_FIELDS)) < 2:
        return None if rendered else _written_by_script(outline, words)
    spots = [match for _, match in labels]
    found = [
        Field(name, _squeezed(match[0]), match.start(), match.end(), outline.owner(match.start()), value)
        for number, (name, match) in enumerate(labels)
        if name and (value := value_of(outline, spots, number, words, rendered=rendered)) is not None
    ]
    fields = _chosen(_together(found, words))
    if all(field.value == "" for field in fields.values()):
        return None  # an empty shell, or a layout of its own
    if len(fields) < 2 or not fields.keys() & set(words.telling) or _are_many(found):
        return None
    header = _header(paths, list(fields.values()), words, dates)
    if header.validity is None and not rendered and _names_validity(outline, words):
        return msgspec.structs.replace(header, validity=Unknown(Reason.SCRIPT))
    return header


def _labels(outline: Outline, words: PolicyWords) -> list[tuple[str, re.Match[str]]]:
    """The labels in document order, with the field each names."""
    pattern, fields = _pattern(words)
    if not _gate(words).search(outline.text):
        return []
    starts = frozenset(outline.run_starts)
    found = []
    for match in pattern.finditer(outline.text):
        before = outline.text[match.start() - 1 : match.start()]
        if (match.start() in starts or before in _SET_OFF) and _is_label(outline, match):
            found.append((fields[_squeezed(match[1])], match))
    return found


def _is_label(outline: Outline, match: re.Match[str]) -> bool:
    """Tell whether a colon follows the word, or it is all its element holds and that is no link."""
    if match[2]:
        return True
    owner = outline.owner(match.start())
    return outline.words(owner) == match[0].strip() and owner.tag != "a"


def _together(found: Sequence[Field], words: PolicyWords) -> list[Field]:
    """The fields near those that make the block a header: a date in a list beside the text is none of them."""
    telling = [field.start for field in found if field.name in words.telling and field.value != ""]
    telling = telling or [field.start for field in found if field.name in words.telling]
    if not telling:
        return []
    return [field for field in found if telling[0] - _NEAR <= field.start <= telling[-1] + _NEAR]


def _chosen(found: Sequence[Field]) -> dict[str, Field]:
    """One of each field: what is shown before what is hidden, what has a value before what has none."""
    chosen: dict[str, Field] = {}
    for field in sorted(found, key=lambda it: (it.element.hidden, it.value == "", it.start)):
        chosen.setdefault(field.name, field)
    return chosen


def _are_many(found: Sequence[Field]) -> bool:
    """Tell whether the fields are those of several documents, as in a list."""
    for name in ("index", "number", "written"):
        values = [field.value for field in found if field.name == name and field.value and not field.element.hidden]
        if len({str(value) for value in values}) > 1:
            return True
    return False


def _header(paths: Paths, fields: Sequence[Field], words: PolicyWords, dates: DateWords) -> DocumentHeader:
    known: dict[str, str | Unknown | bool | date | None] = {field.name: field.value for field in fields}
    for field in fields:
        if field.name in _DAYS and isinstance(field.value, str):
            known[f"{field.name}_day"] = next((day for day, _, _ in days_in(field.value, dates)), None)
        if field.name == "written":
            known["written_label"] = field.label
    first = min(fields, key=lambda field: field.start)
    hidden = all(field.element.hidden for field in fields if field.name in words.telling)
    return DocumentHeader(**known, hidden=hidden, selector=paths.selector(first.element))  # type: ignore[arg-type]


def _written_by_script(outline: Outline, words: PolicyWords) -> DocumentHeader | None:
    """A header whose very labels an inline script writes: its fields are there, and unknown."""
    pattern, fields = _pattern(words)
    for _, source in outline.scripts:
        if not any(word in source for word in _WRITES) or not _gate(words).search(source):
            continue
        named = {fields[_squeezed(match[1])] for match in pattern.finditer(source) if match[2] or "<" in source}
        if len(named & set(words.telling)) >= 2:
            return DocumentHeader(**{name: Unknown(Reason.SCRIPT) for name in sorted(named) if name})  # type: ignore[arg-type]
    return None


def _names_validity(outline: Outline, words: PolicyWords) -> bool:
    """Tell whether an inline script may write whether the document is in force."""
    labels = words.fields["validity"]
    return any(label in source for _, source in outline.scripts if source for label in labels)


def _squeezed(text: str) -> str:
    return "".join(text.split()).rstrip("：:】]")


@lru_cache(maxsize=8)
def _gate(words: PolicyWords) -> re.Pattern[str]:
    """Any label that makes a block a header: most pages have none, and are done."""
    return re.compile("|".join(spaced(label) for name in words.telling for label in words.fields[name]))


@lru_cache(maxsize=8)
def _pattern(words: PolicyWords) -> tuple[re.Pattern[str], dict[str, str]]:
    """Every label with what may follow it, and the field each names."""
    fields = dict.fromkeys(words.beside, "")
    fields |= {label: name for name, labels in _named(words) for label in labels}
    labels = "|".join(spaced(label) for label in sorted(fields, key=len, reverse=True))
    return re.compile(rf"({labels})[ ]?[】\]]?[ ]?([:：])?"), fields


def _named(words: PolicyWords) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((name, words.fields[name]) for name in _FIELDS if name in words.fields)
