"""One root cause as a plain text to send to whoever repairs it: complete without the report."""

from collections.abc import Iterator
from functools import partial

from auditor.model import Finding, IndicatorVerdict, Report, View
from reports.causes import Cause
from reports.reach import place, reach
from reports.times import beijing
from reports.words import Words

MARKS_READ = ("V", "D")
"""Marks that need no warning beside the words."""


def handover(words: Words, report: Report, cause: Cause) -> str:
    """Return the text: what, where, why, how to repair, how it was measured."""
    return "\n".join(_lines(words, report, cause))


def _lines(words: Words, report: Report, cause: Cause) -> Iterator[str]:
    say, group = partial(_say, words), cause.group
    severity = words.name("severity", group.severity)
    yield words.text("handover.title", number=cause.number, title=_flat(group.title), severity=severity)
    yield say("portal", f"{_flat(report.name)} {_flat(report.url)}".strip())
    if group.message:
        yield say("what", _flat(group.message))
    yield say("where", f"{place(words, cause)} {_flat(group.component)}".strip())
    yield say("reach", reach(words, cause))
    yield from (say("why", _why(words, line)) for line in cause.indicators)
    for criterion in group.examples[0].wcag if group.examples else ():
        title, level = words.criterion(criterion)
        yield say("why", f"WCAG 2.2 {criterion} {title} {level}".strip())
    if group.advice:
        yield say("repair", _flat(group.advice))
    yield from _handling(words, cause)
    yield ""
    yield words.text("handover.examples", n=max(len(group.examples), 1))
    if not group.examples:
        yield f"1. {_flat(group.example)}"
    for number, found in enumerate(group.examples, 1):
        yield f"{number}. {_flat(found.url)}"
        yield from (f"   {line}" for line in _proof(words, found, group.message))
    yield ""
    yield say("measured", _measured(words, report, cause))


def _why(words: Words, line: IndicatorVerdict) -> str:
    mark = "" if line.mark in MARKS_READ else words.text("brackets", text=words.name("mark", line.mark))
    source = words.text("brackets", text=_flat(line.source)) if line.source else ""
    clause = words.text("colon") + _flat(line.clause) if line.clause else ""
    return f"{_flat(line.code)} {_flat(line.title)}{clause}{source}{mark}"


def _handling(words: Words, cause: Cause) -> Iterator[str]:
    if cause.handling:
        for field in cause.handling.__struct_fields__:
            if written := _flat(getattr(cause.handling, field)):
                yield words.name("handling", field) + words.text("colon") + written


def _proof(words: Words, found: Finding, message: str) -> Iterator[str]:
    if found.message and found.message != message:
        yield _say(words, "what", _flat(found.message))
    if found.selector:
        yield _say(words, "selector", _flat(found.selector))
    if found.snippet:
        yield _say(words, "snippet", _flat(found.snippet))


def _measured(words: Words, report: Report, cause: Cause) -> str:
    group = cause.group
    first = group.examples[0] if group.examples else None
    time = beijing(first.at if first and first.at else report.started)
    said = [words.text("handover.time", time=f"{time:%Y-%m-%d %H:%M}"), f"portal-auditor {_flat(report.tool_version)}"]
    if group.rule.startswith("axe-") and report.axe_version:
        said.append(f"axe-core {_flat(report.axe_version)}")
    said.append(words.text("handover.rule", rule=group.rule, id=group.id))
    if first:
        said.append(words.name("view", first.view) if first.measured or first.view is not View.DESKTOP else "")
        said.append(words.name("confidence", first.confidence))
        said.append(words.text("handover.body", body=first.body) if first.body else "")
    return words.join(filter(None, said))


def _say(words: Words, key: str, text: str) -> str:
    return words.name("handover", key) + words.text("colon") + text


def _flat(text: str) -> str:
    """Return a text on one line, so that no portal writes lines of its own into ours."""
    return " ".join(text.split())
