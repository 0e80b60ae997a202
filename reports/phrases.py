"""The phrases several formats share: what an indicator costs, what a portal was held against, when."""

from auditor.model import IndicatorVerdict, PackInfo, Report, Score, State
from reports.times import beijing
from reports.words import Words, number


def points(words: Words, line: IndicatorVerdict) -> str | float:
    """Return what an indicator costs: a number only where the official value is confirmed."""
    if line.effect == "veto" and line.state is State.VIOLATED:
        return words.text("sheet.veto")
    if line.effect == "bonus":
        return words.text("sheet.bonus")
    if line.effect == "note" or line.state is State.INAPPLICABLE:
        return words.text("none")
    if line.deduction is not None and line.points_confirmed:
        return line.deduction
    if line.state is State.UNDECIDED:
        return words.text("sheet.open")
    if line.state is State.VIOLATED:
        return words.text("sheet.unconfirmed")
    return words.text("none") if line.effect == "veto" else 0.0


def wants_person(line: IndicatorVerdict) -> bool:
    """Return whether only a person can decide an indicator."""
    return line.by_person or (line.state is State.UNDECIDED and not line.open)


def basis(words: Words, pack: PackInfo) -> str:
    """Return the title of a pack with its document number."""
    return pack.title + ("" if pack.source in pack.title else words.text("brackets", text=pack.source))


def score_range(words: Words, score: Score) -> str:
    """Return the bounds of the estimated score."""
    low, high, full = (number(value) for value in (score.low, score.high, score.of))
    bounds = words.text("score.range", low=low, high=high)
    return bounds + words.text("brackets", text=words.text("score.of", of=full))


def period(words: Words, report: Report) -> str:
    """Return when the audit was made, on the clock of Beijing."""
    start, end = beijing(report.started), beijing(report.finished)
    same_day = start.date() == end.date()
    return words.text(
        "head.period",
        day=start.date().isoformat(),
        start=f"{start:%H:%M}",
        end=f"{end:%H:%M}" if same_day else f"{end:%Y-%m-%d %H:%M}",
    )
