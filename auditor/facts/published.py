"""When an article was published and where it comes from, as its page shows it. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from auditor.facts.dates import FULL, as_day, day_alone, days_in
from auditor.facts.names import alternatives, spaced
from auditor.facts.outline import Element, Outline
from auditor.facts.words import DateWords
from auditor.model import Reason, Unknown

_LONGEST_SOURCE = 60
_SLOTS = frozenset(("span", "em", "i", "b", "font", "strong"))
_CONSTANT = re.compile(r"""(?:\bvar|\blet|\bconst|[;{\s])\s*([\w$]+)\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)')""")
_WRITES = ("document.write", ".innerHTML", ".html(", ".text(", ".innerText", ".append(")


class Published(NamedTuple):
    """The date of a page as found; `at` is where its label or itself stands in the text."""

    day: date | Unknown | None
    text: str = ""
    at: int = -1
    labelled: bool = False


class Zone(NamedTuple):
    """The main part of a page in its text: below trail or header, above the footer."""

    start: int
    stop: int
    body: int
    """Where running text begins; `stop` when there is none."""


@lru_cache(maxsize=8)
def _labels(words: DateWords) -> re.Pattern[str]:
    labels = sorted((*words.published, *words.document, *words.plain), key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(spaced, labels))})\s?[】\]]?\s?[:：]?[\s【\[]*")


@lru_cache(maxsize=8)
def _sources(words: DateWords) -> re.Pattern[str]:
    labels = "|".join(spaced(word) for word in sorted(words.sources, key=len, reverse=True))
    return re.compile(rf"({labels})\s?[】\]]?\s?[:：][ \t\u3000]*")


@lru_cache(maxsize=8)
def _ends(words: DateWords) -> re.Pattern[str]:
    ends = alternatives(words.ends)
    return re.compile(
        rf"\n|\t|[】\]|]|[ (（](?={ends})|(?:{ends})\s?[:：]|^(?:{ends})[\u4e00-\u9fff]{{0,3}}\s?(?:[:：]|$)"
    )


def read_published(outline: Outline, zone: Zone, words: DateWords, *, rendered: bool) -> Published:
    """Return the date the page shows as its own.

    Above the running text before below it, the better label before the worse, a date without any label only above.
    A constant that an inline script writes beside the label is what a reader sees; Unknown(SCRIPT) when a script
    writes there and its constants do not tell the day.
    """
    found = sorted(_labelled(outline, zone, words, rendered), key=lambda one: one[0])
    days = [one for _, one in found if isinstance(one.day, date)]
    if days:
        return days[0]
    alone = _alone(outline, zone, words)
    if alone is not None:
        return alone
    return found[0][1] if found else Published(None)


def read_odd_date(outline: Outline, zone: Zone, words: DateWords) -> str:
    """Return what a label of the publication date announces that is written like a date and cannot be that day."""
    for match in _labels(words).finditer(outline.text, zone.start, zone.stop):
        if "".join(match[1].split()) not in words.published or match.start() > zone.body:
            continue
        printed = FULL.match(outline.text, match.end())
        if printed and as_day(printed[1], printed[2], printed[3], words) is None:
            return "" if outline.owner(match.end()).hidden else printed[0].strip()
    return ""


def read_source(outline: Outline, zone: Zone, words: DateWords, *, rendered: bool) -> str | Unknown | None:
    """Return where the article says it comes from; None when no label is there or nothing stands after it."""
    unknown: Unknown | None = None
    for match in _sources(words).finditer(outline.text, zone.start, zone.stop):
        below = match.start() > zone.body
        if _is_inside_word(outline.text, match.start()):
            continue
        if below and (len(match[1]) == 2 or outline.text[match.start() - 1 : match.start()] not in ("\n", "")):
            continue
        value = _value(outline.text, match.end(), zone.stop, words)
        if value:
            return value
        if not rendered and (script := _script_at(outline, match.end())):
            constants = {value for _, value in _constants(script)}
            unknown = None if constants == {""} else Unknown(Reason.SCRIPT)
    return unknown if unknown is not None or rendered else _written_source(outline, words)


def _is_inside_word(text: str, start: int) -> bool:
    """Tell whether a label is the end of a longer one: 截止时间."""
    return start > 0 and "\u4e00" <= text[start - 1] <= "\u9fff"


# -- dates


def _labelled(
    outline: Outline, zone: Zone, words: DateWords, rendered: bool
) -> Iterator[tuple[tuple[bool, int, int], Published]]:
    order = {word: rank for rank, word in enumerate((*words.published, *words.plain, *words.document))}
    for match in _labels(words).finditer(outline.text, zone.start, zone.stop):
        label = "".join(match[1].split())
        is_sure = label in words.published
        below = match.start() > zone.body
        if not is_sure and (below or (label in words.plain and _is_inside_word(outline.text, match.start()))):
            continue
        key = (below, order.get(label, len(order)), match.start())
        printed = FULL.match(outline.text, match.end())
        if printed:
            day = as_day(printed[1], printed[2], printed[3], words)
            if day is not None:
                yield key, Published(day, _whole(outline.text, printed), match.start(), True)
        elif not rendered and (match[0].rstrip().endswith((":", "：")) or is_sure):
            yield from ((key, one) for one in _scripted(outline, match, words))


def _scripted(outline: Outline, match: re.Match[str], words: DateWords) -> Iterator[Published]:
    """Read the day that the inline script beside a label writes; Unknown when it cannot be told."""
    script = _script_at(outline, match.end())
    if script:
        days = {day for _, value in _constants(script) if isinstance(day := day_alone(value, words), date)}
        if len(days) == 1:
            (day,) = days
            yield Published(
                day,
                next(value for _, value in _constants(script) if day_alone(value, words) == day),
                match.start(),
                True,
            )
        elif {value for _, value in _constants(script)} != {""}:
            yield Published(Unknown(Reason.SCRIPT), "", match.start(), True)
    elif any(
        element.tag in _SLOTS and element.get("id") and not outline.words(element)
        for element in _elements_at(outline, match.end())
    ):
        yield Published(Unknown(Reason.SCRIPT), "", match.start(), True)


def _alone(outline: Outline, zone: Zone, words: DateWords) -> Published | None:
    """A date above the text that no label announces, set off from what stands around it in its line."""
    for day, start, stop in days_in(outline.text[: zone.body], words):
        if start < zone.start or _is_linked(outline, start):
            continue
        begin = max(outline.text.rfind("\n", 0, start), outline.text.rfind("\t", 0, start)) + 1
        end = outline.text.find("\n", stop)
        before, after = outline.text[begin:start], outline.text[stop : end if end >= 0 else len(outline.text)]
        run = outline.run_at(start)
        own = outline.text[outline.run_starts[run] : outline.run_stops[run]]
        is_own = isinstance(day_alone(own, words), date)
        is_short = len(before) + len(after) <= words.longest_line
        if not before.rstrip().endswith((":", "：")) and (is_own or (is_short and _is_set_off(before, after))):
            return Published(day, outline.text[start:stop], start)
    return None


def _is_set_off(before: str, after: str) -> bool:
    """Tell whether a gap or nothing stands before a date, and behind it a time, a gap or nothing."""
    return (not before or before[-1] in " [【(（|") and re.match(r"\s|$|\d{1,2}:|[】\])）|]", after) is not None


def _is_linked(outline: Outline, offset: int) -> bool:
    owner = outline.owner(offset)
    return owner.tag == "a" or any(block.tag == "a" for block in outline.parents(owner))


def _whole(text: str, printed: re.Match[str]) -> str:
    """The date with the time of day behind it, as printed."""
    time = re.compile(r"\s?\d{1,2}\s?[:：∶时]\s?\d{1,2}(?:\s?[:：∶分]\s?\d{1,2})?[分秒]?").match(text, printed.end())
    return text[printed.start() : time.end() if time else printed.end()]


# -- sources


def _value(text: str, start: int, stop: int, words: DateWords) -> str:
    piece = text[start : min(stop, start + _LONGEST_SOURCE + 20)]
    end = _ends(words).search(piece)
    piece = piece[: end.start()] if end else piece
    day = FULL.search(piece)
    piece = (piece[: day.start()] if day else piece).strip(" :：|;；,，-—")
    return "" if piece.lower() in words.no_source else piece[:_LONGEST_SOURCE]


def _written_source(outline: Outline, words: DateWords) -> str | Unknown | None:
    """Read a source whose very label is written by a script: a constant is it, an empty one means none."""
    for _, script in outline.scripts:
        for label in words.sources:
            at = script.find(label)
            if at < 0 or "document.write" not in script:
                continue
            name = re.match(r"""\s*[:：]\s*["']\s*\+\s*([\w$]+)""", script[at + len(label) :])
            values = {value for key, value in _constants(script) if name and key == name[1]}
            if len(values) == 1:
                return values.pop().strip() or None
            return Unknown(Reason.SCRIPT)
    return None


# -- scripts beside a label


def _script_at(outline: Outline, offset: int) -> str:
    """Return the source, or the address, of a script beside a label that writes something."""
    beside = {element.index for element in _elements_at(outline, offset) if element.tag == "script"}
    for element, source in outline.scripts:
        if element.index in beside and (not source or any(word in source for word in _WRITES)):
            return source or element.get("src")
    return ""


def _elements_at(outline: Outline, offset: int) -> Iterator[Element]:
    """Yield the elements that begin at a place of the text, a blank before it or two."""
    first = bisect_left(outline.elements, offset - 2, key=lambda element: element.start)
    return takewhile(lambda element: element.start <= offset, islice(outline.elements, first, None))


def _constants(script: str) -> list[tuple[str, str]]:
    return [(name, double or single) for name, double, single in _CONSTANT.findall(script)]
