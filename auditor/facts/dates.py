"""Days as portals print them, in a text, beside a title or in an address. Pure.

A short date (`10-26`) counts only where it stands alone; telephone numbers, page numbers and 1970-01-01 are no days.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from auditor.facts.words import DateWords

_PART = r"[-./．－—–_]"
_REST = rf"\s?(?:{_PART}|年)\s?(\d{{1,2}})\s?(?:{_PART}|月)\s?(\d{{1,2}})(?!\d)(?:\s?[日号])?"
_FULL = rf"(\d{{4}}){_REST}"
_CLOCK = r"\d{1,2}\s?[:：∶时点]\s?\d{1,2}(?:\s?[:：∶分]\s?\d{1,2}(?:\.\d+)?)?\s?[分秒]?"
_TIME = rf"(?:[\sT]*(?:[上下]午\s?)?{_CLOCK}(?:\s?(?:GMT|UTC|CST)?[+]?\d{{0,2}}:?\d{{0,2}}|Z)?)?"
_OPEN = r"[\s\[【(（〔<《|·:：,，\-]*"
_CLOSE = r"[\s\]】)）〕>》|·,，]*"
_LABEL = r"(?:[\u4e00-\u9fff]{1,8}\s?[:：]\s?)?"

_DIGIT = re.compile(r"\d")

# A pattern that begins with a digit passes over all other letters quickly; so it looks back behind the first.
FULL = re.compile(rf"(\d(?<![\d.\-/]\d)\d{{3}}){_REST}")
_ALONE = re.compile(rf"{_OPEN}{_LABEL}{_FULL}{_TIME}{_CLOSE}")
_SHORT_ALONE = re.compile(
    rf"{_OPEN}{_LABEL}(?:(\d{{1,2}})\s?[-－]\s?(\d{{1,2}})|(\d\d)[/.](\d\d)|(\d{{1,2}})\s?月\s?(\d{{1,2}})\s?日){_TIME}{_CLOSE}"
)
# A title may end in a day of its own: 第159期（2018．08．14）. What a list prints is in plain figures.
_PLAIN = _FULL.replace("．", "").replace("－—–_", "")
_AT_END = re.compile(rf"(?:[\[【(（〔]\s?{_PLAIN}{_TIME}\s?[\]】)）〕]|(?<=\s){_PLAIN}{_TIME})\s?$")
_SHORT_AT_END = re.compile(r"[\[【(（〔]\s?(\d{1,2})-(\d{1,2})\s?[\]】)）〕]\s?$")
_AT_START = re.compile(rf"(?:[\[【(（〔]\s?{_FULL}{_TIME}\s?[\]】)）〕]|{_FULL}{_TIME}(?=\s))")
_TILES = (
    re.compile(r"(?P<d>\d{1,2})\s?日?\s(?P<y>\d{4})\s?[-./年]\s?(?P<m>\d{1,2})\s?月?"),
    re.compile(r"(?P<y>\d{4})\s?[-./年]\s?(?P<m>\d{1,2})\s?月?\s(?P<d>\d{1,2})\s?日?"),
    re.compile(r"(?P<m>\d{1,2})\s?[-./月]\s?(?P<d>\d{1,2})\s?日?\s(?P<y>\d{4})\s?年?"),
    re.compile(r"(?P<y>\d{4})\s?年?\s(?P<m>\d{1,2})\s?[-./月]\s?(?P<d>\d{1,2})\s?日?"),
)
_DAY_IN_ADDRESS = re.compile(r"(?:[/_=]|/t)((?:19|20)\d\d)[-/_]?([01]\d)[-/_]?([0-3]\d)(?=[/_.\-?&]|$)")
_MONTH_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[-/]?([01]\d)/")
_CHINA = timedelta(hours=8)


class Short(NamedTuple):
    """A day printed without its year."""

    month: int
    day: int


@lru_cache(maxsize=8)
def _placeholders(words: DateWords) -> frozenset[date]:
    return frozenset(date.fromisoformat(text) for text in words.placeholders)


def as_day(year: str, month: str, day: str, words: DateWords) -> date | None:
    """Return the day three printed numbers make; None when there is no such day or it only fills a gap."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    if not words.first_year <= found.year <= words.last_year or found in _placeholders(words):
        return None
    return found


def days_in(text: str, words: DateWords) -> Iterator[tuple[date, int, int]]:
    """Yield every full date of a text with where it starts and stops."""
    for match in FULL.finditer(text):
        found = as_day(match[1], match[2], match[3], words)
        if found:
            yield found, match.start(), match.end()


def day_alone(text: str, words: DateWords) -> date | Short | None:
    """Return the day when the text is nothing but a date, with or without brackets, a label and a time of day."""
    if not 3 <= len(text) <= 60 or not _DIGIT.search(text):
        return None
    if match := _ALONE.fullmatch(text):
        return as_day(match[1], match[2], match[3], words)
    if match := _SHORT_ALONE.fullmatch(text):
        month, day = (part for part in match.groups() if part)
        return _short(month, day, match[0])
    return None


def day_at_edge(text: str, words: DateWords) -> tuple[date | Short, str] | None:
    """Return the day a line ends or begins with, set off from the title, and the title left over."""
    if not _DIGIT.search(text):
        return None
    if match := _AT_END.search(text):
        found = _first(match, words)
        return (found, text[: match.start()].strip()) if found else None
    if match := _SHORT_AT_END.search(text):
        short = _short(match[1], match[2], match[0])
        return (short, text[: match.start()].strip()) if short else None
    if match := _AT_START.match(text):
        found = _first(match, words)
        return (found, text[match.end() :].strip()) if found else None
    return None


def day_of_tiles(text: str, words: DateWords) -> date | None:
    """Return the day when the text is nothing but a date in two pieces, such as a large `24` over `2020-11`."""
    for tile in _TILES:
        if match := tile.fullmatch(text):
            return as_day(match["y"], match["m"], match["d"], words)
    return None


def day_of_address(url: str, words: DateWords) -> date | None:
    """Return the day a content system wrote into an address: `/t20230608_1.html`, `/2024/10/14/`, `/202008/`."""
    for day in _DAY_IN_ADDRESS.finditer(url):
        if found := as_day(day[1], day[2], day[3], words):
            return found
    match = _MONTH_IN_ADDRESS.search(url)
    return as_day(match[1], match[2], "1", words) if match else None


def with_year(short: Short, near: date | None, taken: datetime) -> date | None:
    """Return the day a short date means: in the year of a date known to be near, else the last one before `taken`.

    Never later than `taken`. None when there is nothing to tell the year from.
    """
    today = (taken + _CHINA).date() if taken.year > 1 else None
    if near is not None:
        years: list[int] = sorted((near.year - 1, near.year, near.year + 1), key=lambda year: abs(year - near.year))
        found = [day for year in years if (day := _safe(year, short)) and (today is None or day <= today)]
        return min(found, key=lambda day: abs((day - near).days), default=None)
    if today is None:
        return None
    return next(
        (day for year in range(today.year, today.year - 5, -1) if (day := _safe(year, short)) and day <= today), None
    )


def _safe(year: int, short: Short) -> date | None:
    try:
        return date(year, short.month, short.day)
    except ValueError:
        return None


def _short(month: str, day: str, text: str) -> Short | None:
    """A month and a day, unless it is a telephone number or the number of a page."""
    if len(month) + len(day) < 3 and "月" not in text:
        return None
    return Short(int(month), int(day)) if _safe(2000, Short(int(month), int(day))) else None


def _first(match: re.Match[str], words: DateWords) -> date | None:
    year, month, day = [part for part in match.groups() if part][:3]
    return as_day(year, month, day, words)
