"""Calls for opinions on a draft (征求意见) and their results: what they are, and the days they name. Pure."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from auditor.facts.dates import FULL, as_day
from auditor.facts.disclosure_words import PolicyWords
from auditor.facts.names import spaced
from auditor.facts.outline import Outline
from auditor.facts.published import Zone
from auditor.facts.words import DateWords
from auditor.model import Consultation

_BETWEEN = re.compile(r"\s?(?:起)?\s?(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?\s?(?:至|到|—+|–+|-+|－+|~+|～+)\s?")
_SHORT = re.compile(r"(?:(\d{1,2})\s?月\s?)?(\d{1,2})\s?日")
_BY = re.compile(r"(?:[日号]?\s?(?:\d{1,2}[:：时]\S{0,6})?\s?(?:以前|之前|前|止|截止))")
_STOP = re.compile(r"[。；;\n]")
_AROUND = 60
"""Letters before and behind a day, in its sentence, that tell what it is the day of."""


class _Day(NamedTuple):
    text: str
    day: date | None


def read_consultation(
    outline: Outline, zone: Zone, title: str, path: Sequence[str], words: PolicyWords, dates: DateWords
) -> Consultation | None:
    """Return what an article called `title` under the columns of `path` asks for, or reports; None for other pages."""
    short = "".join(title.split())
    if _any(words.neither).search(short) or short in path:
        return None
    is_result = _any(words.results).search(short) is not None
    if not is_result and not _any(words.calls).search(short):
        return None
    text = outline.text[zone.start : zone.stop]
    begin, end = (None, None) if is_result else _period(text, words, dates)
    return Consultation(
        title=title,
        is_result=is_result,
        begin=begin.text if begin else None,
        begin_day=begin.day if begin else None,
        end=end.text if end else None,
        end_day=end.day if end else None,
        has_explanation=any(word in text for word in words.explanations),
        is_major=_is_major(text, path, words),
        gives_reason=any(word in text for word in words.reasons),
        tells_result=not is_result and any(word in text for word in words.told),
    )


def _is_major(text: str, path: Sequence[str], words: PolicyWords) -> bool:
    if re.search(words.denies_major, text):
        return False
    return any(word in step for word in words.major for step in path) or re.search(words.calls_major, text) is not None


def _period(text: str, words: PolicyWords, dates: DateWords) -> tuple[_Day | None, _Day | None]:
    """The first and the last day: a span behind a label, a label for each, else the one span, or `…前`, of the text."""
    spans = list(_spans(text, dates))
    for match in _labels(words.periods).finditer(text):
        for at, begin, end in spans:
            if match.end() <= at <= match.end() + 6:
                return begin, end
    first, last = _labelled(text, words.begins, dates), _labelled(text, words.ends, dates)
    if first or last:
        return first, last
    if len({(begin.day, end.day) for _, begin, end in spans}) == 1 and _is_about(text, spans[0][0], words):
        return spans[0][1], spans[0][2]
    limits = {found.day: found for found in _limits(text, words, dates)}
    return (None, next(iter(limits.values()))) if len(limits) == 1 and not spans else (None, None)


def _spans(text: str, dates: DateWords) -> Iterator[tuple[int, _Day, _Day]]:
    """Every `2024年5月1日至5月31日`, the year and the month of the second day taken from the first."""
    for match in FULL.finditer(text):
        between = _BETWEEN.match(text, match.end())
        if not between:
            continue
        second, short = FULL.match(text, between.end()), _SHORT.match(text, between.end())
        if second:
            last = as_day(second[1], second[2], second[3], dates)
            stop = second.end()
        elif short:
            last = as_day(match[1], short[1] or match[2], short[2], dates)
            stop = short.end()
        else:
            continue
        first = as_day(match[1], match[2], match[3], dates)
        yield match.start(), _Day(match[0], first), _Day(text[between.end() : stop], last)


def _labelled(text: str, labels: tuple[str, ...], dates: DateWords) -> _Day | None:
    for match in _labels(labels).finditer(text):
        found = FULL.match(text, match.end())
        if found:
            return _Day(found[0], as_day(found[1], found[2], found[3], dates))
    return None


def _is_about(text: str, at: int, words: PolicyWords) -> bool:
    """Tell whether the sentence with a day speaks of opinions."""
    before, after = _STOP.split(text[max(0, at - _AROUND) : at])[-1], _STOP.split(text[at : at + _AROUND])[0]
    return any(word in before or word in after for word in words.about)


def _limits(text: str, words: PolicyWords, dates: DateWords) -> Iterator[_Day]:
    for match in FULL.finditer(text):
        if _BY.match(text, match.end()) and _is_about(text, match.start(), words):
            yield _Day(match[0], as_day(match[1], match[2], match[3], dates))


@lru_cache(maxsize=16)
def _labels(labels: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(labels, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(spaced, longest))})\s?(?:[】\]]|为|是)?\s?[:：]?[\s自从]*")


@lru_cache(maxsize=16)
def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))
