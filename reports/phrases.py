"""The phrases that the office files share with the page: where a problem stands, how far it reaches, what it costs."""

from auditor.model import IndicatorVerdict, PackInfo, Report, Score, State
from reports.causes import Cause
from reports.times import beijing
from reports.words import Words, number


def place(words: Words, cause: Cause) -> str:
    """Return what people call the place of a root cause: the kind of page, and the part of it."""
    if len(cause.group.templates) > 1:
        where = words.text("causes.templates", n=len(cause.group.templates))
    elif cause.template_type:
        where = words.text("causes.template", type=words.name("page-type", cause.template_type))
    else:
        where = words.text("causes.site-wide")
    part = words.component(cause.group.component)
    return words.join((where, part)) if part else where


def reach(words: Words, cause: Cause) -> str:
    """Return how many findings and pages a root cause has, and of how many."""
    group = cause.group
    if group.alike <= group.pages:
        return words.text("causes.found", findings=group.findings, pages=group.pages)
    if cause.opened is None:
        return words.text("causes.found-of", findings=group.findings, pages=group.pages, alike=group.alike)
    if cause.opened == group.pages:
        return words.text("causes.sample-all", findings=group.findings, opened=cause.opened, alike=group.alike)
    return words.text(
        "causes.sample-some", findings=group.findings, opened=cause.opened, pages=group.pages, alike=group.alike
    )


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
