"""The main problems of a document: root causes with what proves them."""

from collections.abc import Mapping, Sequence

from docx.document import Document as Paper

from auditor.model import Finding, IndicatorVerdict, Report, State
from reports.causes import Cause
from reports.clean import clean, data_address
from reports.office.paper import address, body, heading, labelled, numeral, picture
from reports.reach import place, reach
from reports.times import minute
from reports.words import Words

PROBLEMS, PROBLEMS_IN_BRIEF = 30, 15
"""Root causes that a document tells one by one; the rest stands in its annex or in the ledger."""
_PLACES = 2
_SNIPPET = 120


def main_problems(document: Paper, report: Report, found: Sequence[Cause], *, brief: bool = False) -> None:
    """Write the first root causes: what was found, where, by which clause, how it is repaired.

    `brief`: what a notice needs, with one place each and without what only a webmaster can read.
    """
    words, lines = Words(report.lang), _lines(report)
    if not found:
        body(document, words.text("verdict.no-causes"))
    most = PROBLEMS_IN_BRIEF if brief else PROBLEMS
    for cause in found[:most]:
        _problem(document, report, words, cause, lines, brief=brief)
    if (rest := len(found) - most) > 0:
        body(document, words.text("notice.more-problems" if brief else "paper.more-problems", n=rest))


def _problem(
    document: Paper, report: Report, words: Words, cause: Cause, lines: Mapping[str, IndicatorVerdict], *, brief: bool
) -> None:
    group, colon = cause.group, words.text("colon")
    severity = words.text("brackets", text=words.name("severity", group.severity))
    heading(document, numeral(words.lang, cause.number, 2) + group.title + severity, 2)
    labelled(document, words.text("paper.found") + colon, group.message)
    where = place(words, cause) + words.text("stop") + words.text("space") + reach(words, cause)
    labelled(document, words.text("paper.extent") + colon, where)
    for code in cause.codes[: 1 if brief else 2]:
        labelled(document, words.text("paper.clause") + colon, clause(words, lines[code]))
    _proof(document, words, cause, brief=brief)
    if group.advice and not brief:
        labelled(document, words.text("causes.advice") + colon, group.advice)
    image = report.pictures.get(group.picture, b"")
    if data_address(image) and not picture(document, image, words.text("causes.picture", title=group.title)):
        body(document, words.text("causes.picture-file", file=group.picture))


def clause(words: Words, line: IndicatorVerdict) -> str:
    """Return the official words of an indicator, with its code, and how far they are confirmed unless they are."""
    said = words.text("paper.quoted", code=line.code, clause=line.clause or line.title)
    return said if line.mark in ("V", "V2") else said + words.text("brackets", text=words.name("mark", line.mark))


def _proof(document: Paper, words: Words, cause: Cause, *, brief: bool) -> None:
    """Write where it can be seen: address, place on the page, when it was measured."""
    shown: Sequence[Finding] = cause.group.examples[: 1 if brief else _PLACES]
    if not shown:
        paragraph = labelled(document, words.text("causes.examples") + words.text("colon"), "")
        address(paragraph, cause.group.example, cause.group.example)
        return
    for number, finding in enumerate(shown, 1):
        label = words.text("paper.proof", number=number) if len(shown) > 1 else words.text("causes.examples")
        paragraph = labelled(document, label + words.text("colon"), "")
        address(paragraph, finding.url, finding.url)
        details = [] if brief else [finding.selector, finding.snippet[:_SNIPPET]]
        details += [words.text("paper.at", time=minute(finding.at))] if finding.at else []
        if told := words.text("semicolon").join(filter(None, details)):
            paragraph.add_run(clean(words.text("brackets", text=told)))
    if (rest := cause.group.findings - len(shown)) > 0:
        body(document, words.text("paper.more-places", n=rest))


def _lines(report: Report) -> Mapping[str, IndicatorVerdict]:
    """Return the indicators by code; of two with one code the violated one."""
    ordered = sorted(report.indicators, key=lambda line: line.state is State.VIOLATED)
    return {line.code: line for line in ordered}
