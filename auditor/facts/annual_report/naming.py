"""Whether a title is that of an annual report, of which year and of whom. Pure."""

import re
from functools import lru_cache
from typing import NamedTuple

from auditor.facts.annual_report.plain import flat
from auditor.facts.annual_report.words import ReportWords

_FIGURES = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")
_BRACKETS = re.compile(r"[《》“”\"\[\]【】()]")
_LONGEST = 80
_START = re.compile(r"^(?:附件\d*[:.]?|附:|\d+[.、:])?(?:关于)?")
_END = re.compile(r"年?(?:全文|正文|文本|文字版)?(?:\.\w{2,4})?(?:下载)?")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


class Named(NamedTuple):
    """What a title says."""

    year: int
    organ: str


def name_of(title: str, words: ReportWords) -> Named | None:
    """Return year and organ when a title is that of an annual report."""
    return _name(flat(title), words) if "报" in title and len(title) <= _LONGEST else None


def opening_name(text: str, words: ReportWords) -> Named | None:
    """Return year and organ of a document whose first lines, each alone or with the next, are such a title."""
    lines = [line for line in text[:1000].split("\n") if line.strip()][: words.opening_lines]
    for first, second in zip(lines, [*lines[1:], ""], strict=True):
        for title in (first + second, first):
            if found := name_of(title, words):
                return found
    return None


def years_of(title: str) -> tuple[int, ...]:
    """Return every year a title names in figures."""
    return tuple(int(year) for year in _YEAR.findall(flat(title)))


@lru_cache(maxsize=4096)
def _name(title: str, words: ReportWords) -> Named | None:
    if any(word in title for word in words.not_titles):
        return None
    years = list(re.finditer(words.years, title))
    if len(years) != 1:
        return None
    year = int(years[0]["year"] or years[0]["cn"].translate(_FIGURES))
    rest = _BRACKETS.sub("", title[: years[0].start()] + title[years[0].end() :])
    phrase = next((found for it in words.phrases if (found := re.search(it, rest))), None)
    if phrase is None or not words.first_year <= year <= words.last_year:
        return None
    if not _END.fullmatch(rest, phrase.end()):
        return None
    return Named(year, _START.sub("", rest[: phrase.start()]).rstrip("的年"))
