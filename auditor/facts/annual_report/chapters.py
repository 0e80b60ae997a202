"""The six chapters of a report, by their titles and numbers. Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from auditor.facts.annual_report.plain import flat
from auditor.facts.annual_report.words import ReportWords
from auditor.model import Chapter

_SIGN = r"([一二三四五六七八九十\d]{1,2})"
_TOP = re.compile(rf"(?:第?{_SIGN}(?:部分|章)[、.,:]?|{_SIGN}[、.,](?!\d))")
_LOW = re.compile(rf"\({_SIGN}\)[、.,]?")
_DIGITS = {sign: n for n, sign in enumerate("一二三四五六七八九十", 1)}
_LONGEST = 40
_READ = 200
"""Letters of a line that are looked at: a heading may stand before its text."""
_END = re.compile(r"[。:]")
_LINE = re.compile(r"[^\n\t]+")


class Heading(NamedTuple):
    """A chapter and where its heading stands in the text."""

    chapter: Chapter
    start: int
    stop: int


class _Line(NamedTuple):
    """A line that may be a heading: how it is numbered, and what it says."""

    start: int
    stop: int
    rank: int
    """0: `一、`; 1: no number; 2: `（一）`."""
    number: int
    title: str
    printed: str
    is_figure: bool
    """Numbered `1` and not `一`."""
    is_cell: bool
    """Stands beside another cell of a table, or its number has no sign behind it: it takes more to be a heading."""


def read_chapters(text: str, words: ReportWords) -> tuple[Heading, ...]:
    """Return the chapters in the order of the text.

    Of several lines that may be the heading of a chapter, the best numbered one is it, and of equal ones the last: a
    table of contents stands above. A line that has only the number of a chapter is a renamed one.
    """
    lines = list(_lines(text))
    found: dict[int, tuple[tuple[bool, int, bool], _Line]] = {}
    is_low = not any(line.rank == 0 and _chapter(line, words) for line in lines)
    for line in lines:
        number = _chapter(line, words)
        if not number or (line.rank == 2 and not is_low):
            continue
        key = (line.rank == 0 and line.number == number, -line.rank, line.number == number)
        if number not in found or key >= found[number][0]:
            found[number] = (key, line)
    headings = [
        Heading(Chapter(number, line.printed.strip()), line.start, line.stop) for number, (_, line) in found.items()
    ]
    headings += _renamed(lines, {number: line for number, (_, line) in found.items()}, words)
    return tuple(sorted(headings, key=lambda heading: heading.start))


def _lines(text: str) -> Iterator[_Line]:
    for match in _LINE.finditer(text):
        plain = flat(match[0][:_READ])
        rank, sign, title = 1, "", plain
        for kind, pattern in ((0, _TOP), (2, _LOW)):
            if printed := pattern.match(plain):
                sign = next(part for part in printed.groups() if part)
                rank, title = kind, _END.split(plain[printed.end() :], maxsplit=1)[0]
                break
        if title and len(title) <= _LONGEST:
            number = int(sign) if sign.isdecimal() else _DIGITS.get(sign, 0)
            is_cell = "\t" in (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
            name = title.rstrip(":。;.,")
            told = match[0][:_LONGEST]
            place = match.start(), match.start() + len(told)
            yield _Line(*place, rank, number, name, told, sign.isdecimal(), is_cell)
            if rank == 1 and name[:1] in _DIGITS:
                yield _Line(*place, 0, _DIGITS[name[0]], name[1:], told, is_figure=False, is_cell=True)


def _chapter(line: _Line, words: ReportWords) -> int:
    """The chapter whose title a line says; its own number decides between two."""
    fitting = [it.number for it in words.chapters if any(re.fullmatch(name, line.title) for name in it.names)]
    return line.number if line.number in fitting else fitting[0] if fitting else 0


def _renamed(lines: list[_Line], found: dict[int, _Line], words: ReportWords) -> Iterator[Heading]:
    """Chapters of which only the number is there, between those before and after them."""
    figures = any(line.is_figure for line in found.values())
    fitting = [line for line in lines if line.rank == 0 and not line.is_cell and line.is_figure <= figures]
    for number in (it.number for it in words.chapters if found and it.number not in found):
        after = max((line.start for known, line in found.items() if known < number), default=-1)
        before = min((line.start for known, line in found.items() if known > number), default=-1)
        for line in fitting:
            if line.number == number and after < line.start and (before < 0 or line.start < before):
                yield Heading(Chapter(number, line.printed.strip(), renamed=True), line.start, line.stop)
                break
