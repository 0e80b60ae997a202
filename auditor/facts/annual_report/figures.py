"""Numbers the text of a report gives, and whether they agree with its tables and with each other. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from auditor.facts.annual_report.naming import years_of
from auditor.facts.annual_report.plain import flat
from auditor.facts.annual_report.sums import Tried, Values, arithmetic, values_of
from auditor.facts.annual_report.words import Named, ReportWords
from auditor.model import Figure, ReportTable, Sum, TableState

_SENTENCE = re.compile(r"[^。;；!！?？\n\t]+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_LONGEST = 600
_TOLD = 120
_JUST_BEFORE = 40
_MOST_DIGITS = 9


class _Against(NamedTuple):
    """What a figure of the text is compared with: any of several sums of cells."""

    code: str
    sums: tuple[tuple[tuple[str, str], ...], ...]


_AGAINST = (
    _Against("B1", ((("B1", "total"),), (("B1", "total"), ("B2", "total")))),
    _Against("B2", ((("B2", "total"),),)),
    _Against("B3.7", ((("B3.7", "total"),),)),
    _Against("B4", ((("B4", "total"),),)),
    _Against("C.review", ((("C.review", "total"),),)),
    _Against("C.suits", ((("C.direct", "total"), ("C.after", "total")),)),
    _Against("A.normative.made", ((("A.normative", "made"),),)),
)


def read_figures(text: str, year: int, words: ReportWords) -> tuple[Figure, ...]:
    """Return the numbers the sentences about the report's own year give, in the order of the text."""
    found = []
    for sentence in _sentences(text):
        years = set(years_of(sentence))
        is_own = (year in years) or any(word in sentence for word in words.year_words)
        if not is_own or years - {year, year + 1}:
            continue
        for named in words.figures:
            for name in named.names[1:]:
                found += [_figure(named, sentence, match, words) for match in re.finditer(name, sentence)]
    return tuple(figure for figure in found if figure is not None)


def compare(figures: Sequence[Figure], tables: Iterable[ReportTable], words: ReportWords) -> Iterator[Tried]:
    """Compare each figure the text gives once, or always alike, with its table."""
    values = values_of(cell for table in tables if table.state is TableState.READ for cell in table.cells)
    for code, sums in _AGAINST:
        told = [figure for figure in figures if figure.code == code]
        if len({figure.value for figure in told}) != 1 or not _have(values, sums):
            continue
        figure = told[0]
        possible = [[values[place] for place in places] for places in sums]
        if any(sum(terms) == figure.value for terms in possible):
            yield Tried("I6", None)
            continue
        where = next(named.names[0] for named in words.figures if named.code == code)
        sure = all(one.sure for one in told)
        yield Tried("I6", Sum("I6", where, str(figure.value), arithmetic(possible[0]), figure.sentence, sure))


def within_text(text: str, words: ReportWords) -> Iterator[Tried]:
    """Try what the text says of growth, and of proposals by class of their answers."""
    for sentence in _sentences(text):
        for match in re.finditer(words.growth, sentence):
            yield _growth(match, sentence, words)
    for line in text.split("\n"):
        yield from _proposals(_plain(line), words)


def _sentences(text: str) -> Iterator[str]:
    return (_plain(match[0]) for match in _SENTENCE.finditer(text) if len(match[0]) < _LONGEST)


def _plain(text: str) -> str:
    return _THOUSANDS.sub("", flat(text))


def _figure(named: Named, sentence: str, match: re.Match[str], words: ReportWords) -> Figure | None:
    before = sentence[: match.start("n")]
    clause = before[max(before.rfind(","), before.rfind(":")) + 1 :]
    if len(match["n"]) > _MOST_DIGITS or any(word in clause for word in words.doubts if word not in match[0]):
        return None
    sure = named.sure and not any(re.search(scope, before) for scope in words.scopes)
    return Figure(named.code, int(match["n"]), sentence[:_TOLD], sure)


def _have(values: Values, sums: Iterable[Iterable[tuple[str, str]]]) -> bool:
    return all(place in values for places in sums for place in places)


def _growth(match: re.Match[str], sentence: str, words: ReportWords) -> Tried:
    now, by, share = _int(match["now"]), _int(match["by"]), float(match["share"])
    falls = match["way"] in words.falls
    before = now + by if falls else now - by
    if before <= 0 or falls != (match["way2"] in words.falls):
        return Tried("growth", None)
    digits = len(match["digits"] or "")
    right = 100 * by / before
    if abs(right - share) <= 10**-digits:  # rounded or cut off
        return Tried("growth", None)
    told = f"{by} ÷ {before} = {right:.{max(1, digits)}f}%"
    return Tried("growth", Sum("growth", match[0], f"{match['share']}%", told, sentence[:_TOLD]))


def _proposals(line: str, words: ReportWords) -> Iterator[Tried]:
    """One pair of numbers and one list of classes in a paragraph; with more of either they may be of two kinds."""
    if "类" not in line:
        return
    pairs, lists = list(re.finditer(words.proposals, line)), list(re.finditer(words.classes, line))
    if len(pairs) != 1 or len(lists) != 1 or pairs[0].end() > lists[0].start():
        return
    pair, classes = pairs[0], lists[0]
    around = line[max(0, pair.start() - _JUST_BEFORE) : pair.start()], line[pair.end() : classes.start()]
    if any(word in around[1] for word in words.merged) or any(word in around[0] for word in words.doubts):
        return
    one = [_int(pair[name]) for name in ("one", "two")]
    other = [_int(classes[name]) for name in ("a", "b", "c", "d") if classes[name]]
    broken = Sum("sum", classes[0], arithmetic(one), arithmetic(other), line[pair.start() :][:_TOLD])
    yield Tried("sum", broken if sum(one) != sum(other) else None)


def _int(digits: str) -> int:
    return int(digits[-_MOST_DIGITS:])
