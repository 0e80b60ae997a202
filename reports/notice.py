"""The notice (整改通知书): what the supervisor sends; the blanks 〔 〕 are left for an office to fill in."""

from collections.abc import Iterator

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH

from auditor.model import Report, State
from reports.causes import Cause, causes
from reports.office.annexes import problem_list
from reports.office.evidence import clause, main_problems
from reports.office.paper import across, body, heading, labelled, numeral, paper, saved, title
from reports.phrases import basis
from reports.sheet import grounds, vetoes
from reports.times import beijing
from reports.walk import walk
from reports.words import Words, number

REQUIREMENTS = 5


def render(report: Report) -> Iterator[bytes]:
    """Yield the document; what only an office can know is left blank and marked."""
    words = Words(report.lang)
    name = words.text("notice.title")
    document = paper(words.lang, name, report.finished)
    body(document, words.text("notice.number"), indent=False, side=WD_ALIGN_PARAGRAPH.CENTER)
    title(document, name)
    body(document, words.text("notice.to"), indent=False)
    body(document, _opening(report, words))
    found = causes(report, walk(report))
    for place, key in enumerate(("notice.results", "notice.problems", "notice.requirements"), 1):
        heading(document, numeral(words.lang, place) + words.text(key))
        if key == "notice.results":
            _results(document, report, words, found)
        elif key == "notice.problems":
            main_problems(document, report, found, brief=True)
        else:
            _requirements(document, words)
    _ending(document, words)
    across(document)
    heading(document, words.text("notice.annex"))
    body(document, words.text("short-addresses", origin=report.url.rstrip("/")))
    problem_list(document, report, found)
    yield saved(document, report.finished)


def _opening(report: Report, words: Words) -> str:
    day = beijing(report.started)
    return words.text(
        "notice.opening",
        grounds=words.join(basis(words, pack) for pack in grounds(report)),
        day=words.text("notice.day", year=f"{day.year}", month=f"{day.month}", day=f"{day.day}")
        if words.lang == "zh"
        else f"{day:%Y-%m-%d}",
        name=report.name,
        url=report.url,
    )


def _results(document: Paper, report: Report, words: Words, found: tuple[Cause, ...]) -> None:
    """Say what the inspection came to; only confirmed values stand beside the indicators."""
    failed = sum(cause.group.findings for cause in found)
    body(document, words.text("notice.counts", causes=len(found), findings=failed))
    violated = vetoes(report).violated
    body(document, words.text("notice.vetoed" if violated else "notice.not-vetoed", n=len(violated)))
    for line in violated:
        labelled(document, words.text("verdict.vetoes") + words.text("colon"), clause(words, line))
    for line in report.indicators:
        if line.effect == "deduct" and line.state is State.VIOLATED:
            cost = words.text("sheet.unconfirmed")
            if line.points_confirmed and line.deduction is not None:
                cost = words.text("notice.points", points=number(line.deduction))
            told = clause(words, line) + words.text("brackets", text=cost)
            labelled(document, words.text("paper.violated") + words.text("colon"), told)
    body(document, words.text("notice.not-decided"))


def _requirements(document: Paper, words: Words) -> None:
    for place in range(1, REQUIREMENTS + 1):
        last = body(document, numeral(words.lang, place, 2) + words.text(f"notice.requirement-{place}"))
    last.paragraph_format.keep_with_next = True


def _ending(document: Paper, words: Words) -> None:
    """Leave room for the contact, the annex, the signature and the date, on one page with the end of the text."""
    for key in ("notice.contact", "", "notice.annexed", "", "notice.signature", "notice.date"):
        side = WD_ALIGN_PARAGRAPH.RIGHT if key in ("notice.signature", "notice.date") else None
        paragraph = body(document, words.text(key) if key else "", side=side)
        paragraph.paragraph_format.keep_with_next = key != "notice.date"
