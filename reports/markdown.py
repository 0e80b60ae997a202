"""Markdown for the page of a job or a comment: the verdict, what is new and how to repair it, the rest folded."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from auditor.model import Fate, Finding, Gone, Report
from reports.compact import moment
from reports.inert import code, inert
from reports.news import News, lines, news
from reports.places import Place, places
from reports.sheet import headline, vetoes
from reports.words import Words, number

ROOM = 58_000
"""Most characters; a comment takes 65,536."""
ROOM_NEW = 40_000
"""Most characters of what is new, so that there is room for the rest."""
LONGEST = 400
"""Most characters of one text or address of the portal."""

Find = Callable[[str], Place]


def render(report: Report) -> Iterator[bytes]:
    """Yield the summary; what does not fit in is counted."""
    words, place, told = Words(report.lang), places(report), news(report)
    new = [one for one in told if one.is_new]
    heading = "ci.new-problems" if report.comparison else "ci.problems"
    nothing = "ci.no-new" if report.comparison else "verdict.no-causes"
    text = "\n".join(_head(report, words))
    text += f"\n## {words.text(heading, n=len(new))}\n\n"
    text += _within(ROOM_NEW, (_told(nth, one, place, words) for nth, one in enumerate(new, 1)), len(new), words)
    text += "" if new else f"{words.text(nothing)}\n"
    for title, count, entries in _folds(report, told[len(new) :], place, words):
        text += f"\n<details><summary>{words.text(title, n=count)}</summary>\n\n"
        text += _within(ROOM - len(text), entries, count, words) + "\n</details>\n"
    yield text.encode()


def _head(report: Report, words: Words) -> Iterator[str]:
    key, count = headline(report, vetoes(report))
    yield f"# {words.text('document')}{words.text('colon')}{_shown(report.name)}\n"
    yield f"**{words.text(key, n=count)}** · {_code(report.url)}\n"
    if report.score:
        points = words.text("score.range", low=number(report.score.low), high=number(report.score.high))
        yield words.text("ci.score", points=points, of=words.text("score.of", of=number(report.score.of))) + "\n"
    if not report.complete:
        yield f"> {words.text('incomplete')}\n"
    yield from (f"> {_shown(warning)}\n" for warning in report.warnings)
    counts = _counts(report, words)
    yield f"| {' | '.join(counts)} |"
    yield f"|{' --: |' * len(counts)}"
    yield f"| {' | '.join(map(number, counts.values()))} |\n"
    beside = words.text("ci.compared", day=moment(report.comparison.taken)[:10]) if report.comparison else ""
    yield f"{beside}{' ' if beside and report.lang == 'en' else ''}{words.text('ci.counting')}\n"
    yield (
        words.text(
            "ci.read",
            pages=report.coverage.pages,
            examined=report.coverage.examined,
            open=sum(rule.cant_tell for rule in report.rules),
            untested=sum(rule.untested for rule in report.rules),
        )
        + "\n"
    )


def _counts(report: Report, words: Words) -> dict[str, int]:
    """The findings that count, by what they are called."""
    waived = {words.text("ci.waived"): sum(waiver.findings for waiver in report.waivers)}
    beside = report.comparison
    if beside is None:
        return {words.name("outcome", "failed"): sum(rule.failed for rule in report.rules)} | waived
    return {
        words.text("ci.new"): beside.new,
        words.text("ci.known"): beside.unchanged + beside.moved,
        words.text("ci.fixed"): beside.fixed,
        words.text("ci.unassessed"): beside.unassessed,
    } | waived


def _told(nth: int, one: News, place: Find, words: Words) -> str:
    label = f"{nth}. "
    indent = " " * len(label)
    what, *rest = lines(one, place, words)
    said = "\n".join(
        f"{indent}- {line.name}{words.text('colon')}{_code(line.text) if line.is_code else _shown(line.text)}"
        for line in rest
    )
    title = f"{label}**{_shown(one.cause.group.title)}** · {what.name}"
    return f"{title}\n\n{indent}{_shown(what.text)}\n\n{said}\n\n"


def _folds(
    report: Report, known: Sequence[News], place: Find, words: Words
) -> Iterator[tuple[str, int, Iterable[str]]]:
    """Yield what is folded: the key of its title, the number of its entries, and the entries."""
    gone = report.comparison.gone if report.comparison else ()
    fixed = [one for one in gone if one.fate is Fate.FIXED]
    unassessed = [one for one in gone if one.fate is Fate.UNASSESSED]
    waived = sum(waiver.findings for waiver in report.waivers)
    if known:
        yield "ci.known-problems", len(known), (_known(one, place, words) for one in known)
    if fixed:
        yield "ci.fixed-problems", len(fixed), map(_gone, fixed)
    if unassessed:
        yield "ci.unassessed-problems", len(unassessed), map(_gone, unassessed)
    if waived:
        yield "ci.waived-problems", waived, (_waived(it, place) for it in report.findings if it.waived)


def _known(one: News, place: Find, words: Words) -> str:
    severity, found = (
        words.name("severity", one.cause.group.severity),
        words.text("ci.found", n=one.cause.group.findings),
    )
    title = f"**{_shown(one.cause.group.title)}** · {severity} · {found}"
    return f"- {title}  \n  {_shown(one.first.message)} {_code(place(one.first.url).page)}\n"


def _gone(one: Gone) -> str:
    return f"- {_shown(one.title)} {_code(one.url)} {_shown(one.reason)}".rstrip() + "\n"


def _waived(finding: Finding, place: Find) -> str:
    return f"- ~~{_shown(finding.message)}~~ {_code(place(finding.url).page)}  \n  {_shown(finding.waived)}\n"


def _within(room: int, entries: Iterable[str], count: int, words: Words) -> str:
    """Return as many of the entries as there is room for, and how many there are beyond them."""
    text, shown = "", 0
    for entry in entries:
        if len(text) + len(entry) > room:
            break
        text += entry
        shown += 1
    return text + (f"\n{words.text('ci.more', n=count - shown)}\n" if shown < count else "")


def _shown(text: str) -> str:
    return inert(_cut(text))


def _code(text: str) -> str:
    return code(_cut(text))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
