"""The inspection report (检查报告): what was inspected, the verdict, the main problems and their proof, annexes."""

from collections import Counter
from collections.abc import Callable, Iterator

from docx.document import Document as Paper

from auditor.model import IndicatorVerdict, Report, State
from reports.causes import causes
from reports.office.annexes import columns_at_fault, dead_links, items_at_fault
from reports.office.coverage import figures
from reports.office.evidence import main_problems
from reports.office.paper import across, body, heading, labelled, numeral, paper, saved, table, title
from reports.phrases import basis, period, points, score_range, wants_person
from reports.questions import questions
from reports.sheet import Vetoes, grounds, headline, sheets, vetoes
from reports.times import minute
from reports.walk import walk
from reports.words import Words, number

QUESTIONS = 20
_ANNEXES = (
    ("paper.annex-columns", columns_at_fault),
    ("paper.annex-links", dead_links),
    ("paper.annex-items", items_at_fault),
)


def render(report: Report) -> Iterator[bytes]:
    """Yield the document; it has the same length whatever the portal is like."""
    words = Words(report.lang)
    name = words.text("paper.report-title", name=report.name)
    document = paper(words.lang, name, report.finished)
    title(document, name)
    for place, (key, write) in enumerate(_SECTIONS, 1):
        heading(document, numeral(words.lang, place) + words.text(key))
        write(document, report, words)
    body(document, words.text("footer", version=report.tool_version))
    across(document)
    for place, (key, annex) in enumerate(_ANNEXES, 1):
        heading(document, words.text("paper.annex", number=place) + words.text(key))
        annex(document, report)
    yield saved(document, report.finished)


def _object(document: Paper, report: Report, words: Words) -> None:
    colon = words.text("colon")
    for label, said in (
        ("xlsx.name", report.name),
        ("head.address", report.url),
        ("head.profile", words.name("profile", report.profile)),
        ("head.when", period(words, report)),
        ("head.packs", words.text("semicolon").join(basis(words, pack) for pack in grounds(report))),
    ):
        labelled(document, words.text(label) + colon, said)
    told = (f"{words.text(f'coverage.{name}')} {number(count)}" for name, count in figures(report.coverage))
    labelled(document, words.text("coverage.title") + colon, words.join(told))


def _verdict(document: Paper, report: Report, words: Words) -> None:
    found, colon = vetoes(report), words.text("colon")
    if not report.complete:
        body(document, words.text("incomplete"))
    key, n = headline(report, found)
    body(document, words.text(key, n=n) + words.text("stop")).runs[0].bold = True
    _vetoes(document, words, found)
    if score := report.score:
        labelled(document, words.text("score.title") + colon, score_range(words, score) + words.text("stop"))
        low = words.text("score.low", open=score.open_indicators, unconfirmed=score.unconfirmed)
        body(document, words.text("space").join((words.text("score.high"), low, words.text("score.not-official"))))
    if comparison := report.comparison:
        counts = words.join(f"{name} {getattr(comparison, fate):,}" for fate, name in words.names("fate").items())
        told = words.text("paper.compared", time=minute(comparison.taken), counts=counts)
        labelled(document, words.text("xlsx.comparison") + colon, told)
    if waived := sum(waiver.findings for waiver in report.waivers):
        labelled(document, words.text("xlsx.waived-count") + colon, words.text("paper.waived", n=waived))


def _vetoes(document: Paper, words: Words, found: Vetoes) -> None:
    for label, lines in (("verdict.vetoes", found.violated), ("verdict.open", found.open)):
        if lines:
            told = words.join(f"{line.code} {line.title}" for line in lines)
            labelled(document, words.text(label) + words.text("colon"), told + words.text("stop"))


def _indicators(document: Paper, report: Report, words: Words) -> None:
    body(document, words.text("paper.indicators-lead"))
    heads = [words.name("field", field) for field in ("code", "indicator", "result", "points", "problems")]
    for place, sheet in enumerate(sheets(report), 1):
        heading(document, numeral(words.lang, place, 2) + basis(words, sheet.pack), 2)
        lines = [line for _, members in sheet.groups for line in members]
        states = Counter(line.state for line in lines)
        told = (f"{words.name('state', state)} {states[state]}" for state in State if states[state])
        counted = body(document, words.text("paper.indicators-count", n=len(lines), counts=words.join(told)))
        counted.paragraph_format.keep_with_next = True
        if shown := [line for line in lines if _is_shown(line)]:
            table(document, heads, (11, 22, 19, 17, 43), (_indicator(words, line) for line in shown))


def _is_shown(line: IndicatorVerdict) -> bool:
    return line.state is State.VIOLATED or (line.effect == "veto" and line.state is State.UNDECIDED)


def _indicator(words: Words, line: IndicatorVerdict) -> tuple[str, ...]:
    result = words.name("state", line.state)
    if wants_person(line):
        result += words.text("brackets", text=words.text("sheet.person"))
    cost = points(words, line)
    problems = words.text("semicolon").join(line.problems[:2]) or (
        line.note and words.text("sheet.note", note=line.note)
    )
    return line.code, line.title, result, number(cost) if isinstance(cost, float) else cost, problems


def _problems(document: Paper, report: Report, words: Words) -> None:
    body(document, words.text("paper.problems-lead"))
    main_problems(document, report, causes(report, walk(report)))


def _questions(document: Paper, report: Report, words: Words) -> None:
    found = questions(report, walk(report))
    body(document, words.text("questions.lead") if found else words.text("paper.nothing"))
    if found:
        heads = [words.name("field", field) for field in ("check", "message", "count", "example")]
        rows = ((it.title, it.first.message, number(it.count), it.first.url) for it in found[:QUESTIONS])
        table(document, heads, (26, 36, 12, 36), rows)
    if len(found) > QUESTIONS:
        body(document, words.text("paper.more-rows", n=len(found) - QUESTIONS))


def _gaps(document: Paper, report: Report, words: Words) -> None:
    gaps = report.coverage.not_assessed
    body(document, words.text("gaps.lead") if gaps else words.text("coverage.no-gaps"))
    if gaps:
        heads = [words.text(f"gaps.col-{name}") for name in ("what", "reason", "count", "examples")]
        rows = (
            (
                words.name("what", gap.what),
                words.name("reason", gap.reason),
                number(gap.count),
                "\n".join(gap.examples[:1]),
            )
            for gap in gaps
        )
        table(document, heads, (20, 36, 12, 42), rows)
    for warning in report.warnings[:QUESTIONS]:
        body(document, warning)


def _limits(document: Paper, _: Report, words: Words) -> None:
    for key in ("method.limits-1", "method.limits-2", "method.limits-3", "method.conformity"):
        body(document, words.text(key))


_SECTIONS: tuple[tuple[str, Callable[[Paper, Report, Words], None]], ...] = (
    ("xlsx.object", _object),
    ("verdict.title", _verdict),
    ("paper.indicators", _indicators),
    ("paper.main-problems", _problems),
    ("paper.questions", _questions),
    ("gaps.title", _gaps),
    ("method.limits", _limits),
)
