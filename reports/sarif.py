"""SARIF 2.1.0: what code scanning reads. Within the limits of GitHub, the worst results first."""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from auditor.model import (
    SEVERITY_RANK,
    Confidence,
    Fate,
    Finding,
    Gone,
    IndicatorVerdict,
    Outcome,
    Reason,
    Report,
    RuleCount,
    Severity,
)
from reports.clean import origin
from reports.compact import compact, moment
from reports.inert import inert
from reports.places import Place, built_folder, places
from reports.words import Words

RESULTS = 25_000
"""Most results GitHub takes of one run."""
ROOM = 9_500_000
"""Most bytes of all results, packed; GitHub takes 10 MB."""
TAGS = 20
"""Most tags of one rule."""
PORTAL = "PORTAL"
"""Name of the address that places of a portal are relative to; files of a folder are relative to the repository."""
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {
    Severity.CRITICAL: "error",
    Severity.SERIOUS: "error",
    Severity.MODERATE: "warning",
    Severity.MINOR: "note",
}
STATES = {Fate.NEW: "new", Fate.UNCHANGED: "unchanged", Fate.MOVED: "updated"}
_CONFIDENCES = tuple(Confidence)
"""Surest first."""
_UNREAD = frozenset(Reason) - {Reason.INCOMPLETE}
"""Why nothing could be told; anything else was measured, and a person must decide."""

_SPECIAL = re.compile(r"\](?=\()|\{(?=\d+\})")

Json = dict[str, Any]


def render(report: Report) -> Iterator[bytes]:
    """Yield one run. Its results are failed findings, what a person must decide, waived ones and what was fixed."""
    words = Words(report.lang)
    worst = _worst(report)
    yield b'{"$schema":"%b","version":"2.1.0","runs":[{\n"tool":{"driver":' % SCHEMA.encode()
    yield compact(_driver(report, worst, words)) + b'},\n"results":['
    written = 0
    for line in _fitting(map(compact, islice(_results(report, worst, words), RESULTS))):
        yield (b",\n" if written else b"\n") + line
        written += 1
    yield b'],\n"invocations":[' + compact(_invocation(report, written, words))
    yield b"],\n" + compact(_frame(report))[1:] + b"]}\n"


def _worst(report: Report) -> list[Finding]:
    """Return what becomes a result, as many as GitHub takes: the worst first, else in the order of the report."""

    def rank(finding: Finding) -> tuple[bool, bool, bool, int]:
        is_open, is_known = finding.outcome is not Outcome.FAILED, finding.fate in (Fate.UNCHANGED, Fate.MOVED)
        return bool(finding.waived), is_open, is_known, SEVERITY_RANK[finding.severity]

    return nsmallest(RESULTS, (it for it in report.findings if it.outcome is not Outcome.UNTESTED), key=rank)


def _fitting(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines until their packed size meets the limit."""
    packing, size = zlib.compressobj(), 0
    for line in lines:
        size += len(packing.compress(line))
        if size > ROOM:
            return
        yield line


def _driver(report: Report, findings: Iterable[Finding], words: Words) -> Json:
    lines = {f"{line.pack}:{line.code}": line for line in report.indicators}
    clauses: dict[str, dict[str, IndicatorVerdict]] = {}
    precision: dict[str, Confidence] = {}
    for finding in findings:
        rule = finding.rule
        clauses.setdefault(rule, {}).update({it: lines[it] for it in finding.clauses if it in lines})
        if finding.outcome is Outcome.FAILED:
            precision[rule] = max(precision.get(rule, Confidence.HIGH), finding.confidence, key=_CONFIDENCES.index)
    severities: dict[str, int] = {}
    for group in report.groups:
        severities[group.rule] = min(SEVERITY_RANK[group.severity], severities.get(group.rule, len(Severity)))
    advice = {group.rule: group.advice for group in report.groups}
    return {
        "name": "portal-auditor",
        "version": report.tool_version,
        "semanticVersion": report.tool_version,
        "rules": [
            _rule(
                rule,
                rule.advice or advice.get(rule.id, ""),
                [*Severity][severities.get(rule.id, SEVERITY_RANK[Severity.MODERATE])],
                precision.get(rule.id),
                tuple(clauses.get(rule.id, {}).values()),
                words,
            )
            for rule in report.rules
        ],
    }


def _rule(
    rule: RuleCount,
    advice: str,
    severity: Severity,
    precision: Confidence | None,
    clauses: Sequence[IndicatorVerdict],
    words: Words,
) -> Json:
    colon, sourced = words.text("colon"), [_sourced(line, words) for line in clauses]
    repair = f"{words.text('causes.advice')}{colon}"
    name = "".join(part.capitalize() for part in rule.id.split("-"))
    tags = [rule.group, *(f"wcag-{number}" for number in rule.wcag)][:TAGS]
    return {
        "id": rule.id,
        **({"name": name} if name.lower() != rule.id else {}),  # SARIF wants a name that is not the id again
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": advice or rule.title},
        "help": {
            "text": "\n\n".join(filter(None, (rule.title, advice and repair + advice, *sourced))),
            "markdown": "\n\n".join(
                (
                    f"**{inert(rule.title)}**",
                    *([f"{repair}{inert(advice)}"] if advice else ()),
                    *(f"- {inert(line)}" for line in sourced),
                )
            ),
        },
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {"tags": tags} | ({"precision": precision} if precision else {}),
    }


def _sourced(line: IndicatorVerdict, words: Words) -> str:
    """The official words with where they come from, and whether that is confirmed."""
    source = words.text("brackets", text=words.join(filter(None, (line.source, words.name("mark", line.mark)))))
    return f"{line.code} {line.title}{words.text('colon')}{line.clause}{source}"


def _results(report: Report, worst: Iterable[Finding], words: Words) -> Iterator[Json]:
    rows = {rule.id: row for row, rule in enumerate(report.rules)}
    place = places(report)
    base = {} if built_folder(report) else {"uriBaseId": PORTAL}
    for finding in worst:
        found = place(finding.url)
        at = _location(found, base, finding.selector)
        yield {"ruleIndex": rows.get(finding.rule, -1), "locations": [at]} | _result(finding, found)
    for gone in _fixed(report):
        at = _location(place(gone.url), base, "")
        yield {"ruleIndex": rows.get(gone.rule, -1), "locations": [at]} | _absent(gone, words)


def _result(finding: Finding, place: Place) -> Json:
    is_failed = finding.outcome is Outcome.FAILED
    said = finding.message or finding.rule
    result: Json = {
        "ruleId": finding.rule,
        "kind": "fail" if is_failed else "open" if finding.key in _UNREAD else "review",
        "level": LEVELS[finding.severity] if is_failed else "none",
        "message": {"text": _plain(f"{said} {place.page}" if place.uri == "." else said)},
        "partialFingerprints": _fingerprints(finding.id) | ({"kin/v1": finding.kin} if finding.kin else {}),
        "properties": {
            "address": finding.url,
            "page": place.page,
            "severity": finding.severity,
            "confidence": finding.confidence,
            "view": finding.view,
            "snippet": finding.snippet,
            "group": finding.group,
            "clauses": finding.clauses,
            "wcag": finding.wcag,
        },
    }
    if finding.fate:
        result["baselineState"] = STATES[finding.fate]
    if finding.waived:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": finding.waived}]
    return result


def _absent(gone: Gone, words: Words) -> Json:
    """A problem of the earlier audit whose place was looked at again, and is fixed."""
    return {
        "ruleId": gone.rule,
        "baselineState": "absent",
        "message": {"text": _plain(words.text("ci.fixed-since", title=gone.title or gone.rule))},
        "partialFingerprints": _fingerprints(gone.id),
        "properties": {"address": gone.url},
    }


def _plain(text: str) -> str:
    """Return the text without what SARIF reads as a link or as the place of an argument."""
    return _SPECIAL.sub(r"\g<0> ", text)


def _fixed(report: Report) -> list[Gone]:
    return [gone for gone in report.comparison.gone if gone.fate is Fate.FIXED] if report.comparison else []


def _fingerprints(id_: str) -> Json:
    return {"primaryLocationLineHash": id_, "findingId/v1": id_}  # the first is the one GitHub knows an alert by


def _location(place: Place, base: Json, selector: str) -> Json:
    physical = {"artifactLocation": {"uri": place.uri} | base, "region": {"startLine": 1}}
    logical = {"logicalLocations": [{"fullyQualifiedName": selector, "kind": "element"}]} if selector else {}
    return {"physicalLocation": physical} | logical


def _invocation(report: Report, written: int, words: Words) -> Json:
    told = sum(finding.outcome is not Outcome.UNTESTED for finding in report.findings)
    left_out, untested = told + len(_fixed(report)) - written, len(report.findings) - told
    said = [("warning", warning) for warning in report.warnings]
    if not report.complete:
        said.append(("warning", words.text("incomplete")))
    if left_out:
        said.append(("warning", words.text("ci.left-out", n=left_out)))
    if untested:
        said.append(("note", words.text("ci.untested", n=untested)))
    return {
        "executionSuccessful": report.complete,
        "startTimeUtc": moment(report.started),
        "endTimeUtc": moment(report.finished),
        "toolExecutionNotifications": [{"level": level, "message": {"text": text}} for level, text in said],
    }


def _frame(report: Report) -> Json:
    """What else is to be said of the run."""
    folder, portal = built_folder(report), origin(report.url)
    bases = {} if folder else {"originalUriBaseIds": {PORTAL: {"uri": f"{portal}/"}}}
    return bases | {
        "automationDetails": {"id": f"portal-auditor/{folder or urlsplit(portal).netloc}/"},
        "columnKind": "unicodeCodePoints",
        "language": "en-US" if report.lang == "en" else "zh-CN",
    }
