"""The official sheet in its own order."""

from collections.abc import Mapping

from auditor.model import IndicatorVerdict, PackInfo, State
from reports.causes import Cause
from reports.office.book import Book, Cell, Field, Table
from reports.phrases import basis, points, wants_person
from reports.sheet import sheets

_FIELDS = (
    Field("pack", 16),
    Field("indicator-group", 10, "middle"),
    Field("code", 6, "middle"),
    Field("indicator", 16),
    Field("clause", 36),
    Field("result", 11, "middle"),
    Field("points", 10, "points"),
    Field("problems", 36),
    Field("causes", 8, "middle"),
    Field("failed", 6, "number"),
    Field("judged", 7, "number"),
    Field("cant_tell", 6, "number"),
    Field("note", 22),
    Field("source", 16),
    Field("mark", 10, "middle"),
)
LOOKS = {State.VIOLATED: "bad", State.UNDECIDED: "open", State.MET: "good", State.INAPPLICABLE: "middle"}


def write_official(book: Book, found: tuple[Cause, ...]) -> None:
    """Write every line of every pack; a value that is not confirmed is a word, never a number."""
    table = Table(book, "official", _FIELDS, book.words.text("sheet.lead"))
    numbers = {cause.group.id: cause.number for cause in found}
    for sheet in sheets(book.report):
        for name, lines in sheet.groups:
            for line in lines:
                table.add(_line(book, sheet.pack, name, line, numbers))
    table.close()


def _line(
    book: Book, pack: PackInfo, name: str, line: IndicatorVerdict, numbers: Mapping[str, int]
) -> tuple[Cell | str | int | float | None, ...]:
    words = book.words
    result = words.name("state", line.state) + (f"\n{words.text('sheet.person')}" if wants_person(line) else "")
    causes = sorted(numbers[group] for group in line.groups if group in numbers)
    return (
        basis(words, pack),
        name,
        line.code,
        line.title,
        line.clause,
        Cell(result, LOOKS[line.state]),
        points(words, line),
        "\n".join(line.problems),
        words.join(map(str, causes)),
        line.failed,
        line.judged,
        line.open,
        line.note,
        line.source,
        f"{line.mark} {words.name('mark', line.mark)}",
    )
