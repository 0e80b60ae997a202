"""The first sheet: the verdict, its grounds, what has changed, and how the ledger is used."""

from collections.abc import Iterator

import msgspec
from xlsxwriter.worksheet import Worksheet

from auditor.model import IndicatorVerdict, State
from reports.causes import Cause
from reports.office.book import LINE, Book, Cell, Value, lines_of, sheet, text, write
from reports.office.coverage import figures
from reports.office.keys import HANDLING
from reports.office.problems import Counts
from reports.phrases import basis, period, score_range
from reports.sheet import grounds, headline, vetoes
from reports.times import minute

_WIDTHS = (24, 10, 92)
_VERDICTS = {State.VIOLATED: "bad", State.UNDECIDED: "open", State.MET: "good"}


class Line(msgspec.Struct, frozen=True):
    """One line of the summary: a section's title, or a label with one or two values."""

    label: str
    value: Value = None
    more: str = ""
    look: str = "text"
    link: str = ""


def add_summary(book: Book) -> Worksheet:
    """Add the sheet, so that it stands first; `write_summary` fills it once the findings have been counted."""
    added = sheet(book, "summary")
    for column, width in enumerate(_WIDTHS):
        added.set_column(column, column, width)
    added.set_portrait()
    return added


def write_summary(book: Book, target: Worksheet, found: tuple[Cause, ...], counts: Counts) -> None:
    """Fill the sheet, section by section."""
    words, row = book.words, 1
    target.set_row(0, 34)
    target.write_string(0, 0, text(book, words.text("xlsx.title", name=book.report.name)), book.look("title"))
    for warning in _warnings(book, counts):
        row = _write(book, target, row, Line("", warning, look="warning"))
    sections = (
        ("xlsx.object", _object(book)),
        ("verdict.title", _verdict(book)),
        ("xlsx.problems", _problems(book, found, counts)),
        ("xlsx.comparison", _comparison(book)),
        (
            "coverage.title",
            (Line(words.text(f"coverage.{name}"), count) for name, count in figures(book.report.coverage)),
        ),
        ("xlsx.use", _use(book)),
        ("xlsx.sheets", _sheets(book)),
    )
    for title, lines in sections:
        if written := list(lines):
            row = _write(book, target, row + 1, Line(words.text(title), look="section"))
            for line in written:
                row = _write(book, target, row, line)


def _write(book: Book, target: Worksheet, row: int, line: Line) -> int:
    if line.look == "section":
        for column in range(len(_WIDTHS)):
            write(book, target, (row, column), Cell(line.label if not column else None, "section"))
        target.set_row(row, 22)
        return row + 1
    if line.label:
        write(book, target, (row, 0), Cell(line.label, "label"))
    if isinstance(line.value, str):
        # One wide cell; merged cells do not grow with their text, so the height is reckoned.
        first = 1 if line.label else 0
        target.merge_range(row, first, row, 2, "", book.look(line.look))
        value = text(book, line.value)
        if line.link:
            target.write_url(row, first, line.link, book.look("link"), value)
        else:
            target.write_string(row, first, value, book.look(line.look))
        target.set_row(row, _height(line.label, value))
    else:
        write(book, target, (row, 1), Cell(line.value, "number"))
        write(book, target, (row, 2), Cell(line.more, "text"))
        target.set_row(row, _height(line.label, line.more))
    return row + 1


def _height(label: str, value: str) -> float:
    return min(LINE * max(lines_of(label, _WIDTHS[0]), lines_of(value, _WIDTHS[2])) + 5, 400)


def _warnings(book: Book, counts: Counts) -> Iterator[str]:
    if not book.report.complete:
        yield book.words.text("incomplete")
    if counts.left_out:
        yield book.words.text("xlsx.left-out", n=counts.left_out)
    yield from book.report.warnings


def _object(book: Book) -> Iterator[Line]:
    report, words = book.report, book.words
    yield Line(words.text("xlsx.name"), report.name)
    yield Line(words.text("head.address"), report.url)
    yield Line(words.text("head.when"), period(words, report))
    yield Line(words.text("head.profile"), words.name("profile", report.profile))
    packs = (basis(words, pack) for pack in grounds(report))
    yield Line(words.text("head.packs"), "\n".join(packs))


def _verdict(book: Book) -> Iterator[Line]:
    report, words = book.report, book.words
    found = vetoes(report)
    key, n = headline(report, found)
    yield Line(words.text("verdict.title"), words.text(key, n=n), look=_VERDICTS.get(report.state, "verdict"))
    if found.violated:
        yield Line(words.text("verdict.vetoes"), _listed(found.violated))
    if found.open:
        yield Line(words.text("verdict.open"), _listed(found.open))
    if report.score:
        score = report.score
        yield Line(words.text("score.title"), score_range(words, score), look="verdict")
        low = words.text("score.low", open=score.open_indicators, unconfirmed=score.unconfirmed)
        parts = (words.text("score.high"), low, words.text("score.not-official"))
        yield Line(words.text("xlsx.score-note"), "\n".join(parts))


def _listed(lines: tuple[IndicatorVerdict, ...]) -> str:
    return "\n".join(f"{line.code} {line.title}" for line in lines)


def _problems(book: Book, found: tuple[Cause, ...], counts: Counts) -> Iterator[Line]:
    words = book.words
    yield Line(words.text("xlsx.causes-count"), len(found), words.text("xlsx.causes-count-note"))
    by_severity = words.text("semicolon").join(
        f"{name} {counts.failed[severity]:,}" for severity, name in words.names("severity").items()
    )
    yield Line(words.text("xlsx.findings-count"), counts.failed.total(), by_severity)
    yield Line(words.text("xlsx.open-count"), counts.open, words.text("xlsx.open-note"))
    if counts.waived:
        yield Line(words.text("xlsx.waived-count"), counts.waived, words.text("xlsx.waived-note"))
    for waiver in book.report.waivers:
        reason = words.text("xlsx.waiver", reason=waiver.reason, who=waiver.who, clause=waiver.clause)
        yield Line(words.text("xlsx.waiver-until", until=waiver.until.isoformat()), waiver.findings, reason)


def _comparison(book: Book) -> Iterator[Line]:
    comparison, words = book.report.comparison, book.words
    if comparison is None:
        return
    yield Line(words.text("xlsx.taken"), minute(comparison.taken))
    for fate, name in words.names("fate").items():
        yield Line(name, getattr(comparison, fate), words.text(f"xlsx.fate-{fate}"))


def _use(book: Book) -> Iterator[Line]:
    words = book.words
    for field in HANDLING:
        yield Line(words.name("field", field), words.text(f"xlsx.use-{field}"), look="fill")
    yield Line(words.text("xlsx.use-next"), words.text("xlsx.use-next-note"))


def _sheets(book: Book) -> Iterator[Line]:
    words = book.words
    for name, title in words.names("sheet").items():
        if name != "summary" and book.workbook.get_worksheet_by_name(title) is not None:
            yield Line(title, words.text(f"xlsx.sheet-{name}"), link=f"internal:'{title}'!A1")
