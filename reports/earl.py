"""EARL 1.0 as JSON-LD: one assertion a finding, for tools that gather evaluations. The context stands in the file."""

from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import quote

from auditor.model import Finding, Outcome, Report, RuleCount
from reports.clean import link_address
from reports.compact import compact, moment
from reports.words import Words

CRITERIA = "https://www.w3.org/TR/WCAG22/"
TOOL = "urn:portal-auditor"
OUTCOMES = {
    Outcome.FAILED: "earl:failed",
    Outcome.CANT_TELL: "earl:cantTell",
    Outcome.UNTESTED: "earl:untested",
}

_KEPT = "/%:@!$&'()*+,;=~?#[]"
"""What an address may hold as it is; everything else is percent-encoded."""
_CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dcterms": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "ptr": "http://www.w3.org/2009/pointers#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "title": "dcterms:title",
    "description": "dcterms:description",
    "isPartOf": {"@id": "dcterms:isPartOf", "@type": "@id"},
    "date": {"@id": "dcterms:date", "@type": "xsd:dateTime"},
    "identifier": "dcterms:identifier",
    "revision": "doap:revision",
    "source": {"@id": "dcterms:source", "@type": "@id"},
    "assertedBy": {"@id": "earl:assertedBy", "@type": "@id"},
    "subject": {"@id": "earl:subject", "@type": "@id"},
    "test": {"@id": "earl:test", "@type": "@id"},
    "mode": {"@id": "earl:mode", "@type": "@id"},
    "result": "earl:result",
    "outcome": {"@id": "earl:outcome", "@type": "@id"},
    "info": "earl:info",
    "pointer": "earl:pointer",
    "expression": "ptr:expression",
}

Json = dict[str, Any]


def render(report: Report) -> Iterator[bytes]:
    """Yield the graph: the tool, the tests and what they are part of, then the assertions, one a line."""
    yield b'{"@context":' + compact(_CONTEXT) + b',"@graph":[\n'
    yield compact({"@id": TOOL, "@type": "earl:Software", "title": "portal-auditor", "revision": report.tool_version})
    for rule in report.rules:
        yield b",\n" + compact(_test(rule))
    for criterion in sorted({number for rule in report.rules for number in rule.wcag}):
        yield b",\n" + compact(_criterion(criterion, Words(report.lang)))
    for finding in report.findings:
        yield b",\n" + compact(_assertion(finding, report))
    yield b"\n]}\n"


def _test(rule: RuleCount) -> Json:
    return {
        "@id": _test_id(rule.id),
        "@type": "earl:TestCase",
        "title": rule.title,
        "description": rule.advice,
        "isPartOf": [_criterion_id(number) for number in rule.wcag],
    }


def _criterion(criterion: str, words: Words) -> Json:
    return {
        "@id": _criterion_id(criterion),
        "@type": "earl:TestRequirement",
        "identifier": criterion,
        "title": words.criterion(criterion)[0],
        "isPartOf": CRITERIA,
    }


def _assertion(finding: Finding, report: Report) -> Json:
    result: Json = {
        "@type": "earl:TestResult",
        "outcome": OUTCOMES[finding.outcome],
        "date": moment(finding.at or report.finished),
        "info": finding.message,
    }
    if finding.selector:
        result["pointer"] = {"@type": "ptr:CSSSelectorPointer", "expression": finding.selector}
    if finding.waived:
        result["description"] = finding.waived
    return {
        "@id": f"urn:portal-auditor:finding:{finding.id}",
        "@type": "earl:Assertion",
        "assertedBy": TOOL,
        "subject": quote(link_address(finding.url) or report.url, _KEPT),
        "test": _test_id(finding.rule),
        "mode": "earl:automatic",
        "result": result,
    }


def _test_id(rule: str) -> str:
    return f"urn:portal-auditor:rule:{rule}"


@cache
def _criterion_id(criterion: str) -> str:
    """Return the address of the criterion in the standard, whose anchors are the names of the criteria."""
    name = Words("en").criterion(criterion)[0].lower()
    letters = "".join(letter if letter.isalnum() or letter in " -" else "" for letter in name)
    return f"{CRITERIA}#{'-'.join(letters.split())}"
