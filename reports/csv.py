"""The findings as a table: UTF-8 with the mark Excel wants, one line a finding, columns in a fixed order."""

import csv
from collections.abc import Iterator
from io import StringIO

from auditor.model import Finding, Report
from reports.clean import clean
from reports.times import beijing
from reports.words import Words

FIELDS = (
    "id",
    "outcome",
    "severity",
    "confidence",
    "rule",
    "problem",
    "message",
    "address",
    "selector",
    "snippet",
    "codes",
    "wcag",
    "group",
    "template",
    "fate",
    "first_seen",
    "waived",
    "unit",
    "deadline",
    "status",
    "recheck",
)
"""Columns, in their order; new ones go to the end."""

_BEGIN_FORMULAS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def render(report: Report) -> Iterator[bytes]:
    """Yield the table, a finding at a time; words are in the report's language."""
    words = Words(report.lang)
    titles = {rule.id: rule.title for rule in report.rules}
    yield b"\xef\xbb\xbf" + _line([words.name("field", field) for field in FIELDS])
    for finding in report.findings:
        yield _line(_cells(report, words, titles.get(finding.rule, finding.rule), finding))


def _cells(report: Report, words: Words, title: str, finding: Finding) -> Iterator[str]:
    yield finding.id
    yield words.name("outcome", finding.outcome)
    yield words.name("severity", finding.severity)
    yield words.name("confidence", finding.confidence)
    yield finding.rule
    yield title
    yield finding.message
    yield finding.url
    yield finding.selector
    yield finding.snippet
    yield " ".join(finding.clauses)
    yield " ".join(finding.wcag)
    yield finding.group
    yield finding.template
    yield words.name("fate", finding.fate) if finding.fate else ""
    yield beijing(finding.first_seen).isoformat() if finding.first_seen else ""
    yield finding.waived
    written = report.handling.get(finding.id)
    yield from (written.unit, written.deadline, written.status, written.recheck) if written else ("",) * 4


def _line(cells: Iterator[str] | list[str]) -> bytes:
    row = StringIO(newline="")
    csv.writer(row, lineterminator="\r\n").writerow([_text(cell) for cell in cells])
    return row.getvalue().encode()


def _text(said: str) -> str:
    """Return a text no spreadsheet takes for a formula: an apostrophe stands before what could begin one."""
    shown = clean(said)
    return f"'{shown}" if shown.lstrip(" \u3000").startswith(_BEGIN_FORMULAS) else shown
