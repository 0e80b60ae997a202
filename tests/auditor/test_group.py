"""Root causes: what one repair clears."""

from typing import Any

from auditor.group import causes, shared_places
from auditor.group import grouped as with_causes
from auditor.model import Confidence, Finding, Outcome, Severity


def finding(url: str, rule: str = "r", **changes: Any) -> Finding:
    fields = {
        "id": f"{rule} {url}", "rule": rule, "outcome": Outcome.FAILED, "severity": Severity.MODERATE,
        "confidence": Confidence.HIGH, "url": url, "selector": "", "snippet": "", "key": "k", "values": {},
        "template": "t1", "component": "div.a", "clauses": (),
    }  # fmt: skip
    return Finding(**{**fields, **changes})


HOME = "http://www.example.gov.cn/"


def grouped(findings: list[Finding], link_rules: set[str]) -> list[Finding]:
    return [*with_causes(findings, link_rules, shared_places(findings, link_rules), HOME)]


def group_of(findings: list[Finding], link_rules: set[str] | None = None) -> list[list[str]]:
    """Addresses by cause, in the order of the causes."""
    found = causes(grouped(findings, link_rules or set()), {})
    return [[it.url for it in cause.examples] for cause in found]


def test_one_component_is_one_cause_also_when_templates_share_it() -> None:
    findings = [finding("a"), finding("b"), finding("c", template="t2"), finding("d", component="div.b")]
    assert sorted(group_of(findings)) == [["a", "b", "c"], ["d"]]
    assert [sorted(cause.templates) for cause in causes(grouped(findings, set()), {})] == [["t1", "t2"], ["t1"]]


def test_what_did_not_fail_has_no_cause() -> None:
    findings = list(grouped([finding("a", outcome=Outcome.CANT_TELL)], set()))
    assert [it.group for it in findings] == [""]
    assert causes(findings, {}) == []


def test_findings_on_the_portal_are_causes_of_their_own() -> None:
    findings = [finding("a", template="", component=""), finding("b", template="", component="")]
    assert group_of(findings) == [["a"], ["b"]] or group_of(findings) == [["b"], ["a"]]


def test_what_two_limits_say_of_one_column_is_one_cause() -> None:
    findings = [finding("a", id=str(limit), column="c", template="", component="") for limit in (14, 366)]
    assert group_of(findings) == [["a", "a"]]


def test_dead_targets_linked_from_one_place_are_one_cause() -> None:
    findings = [finding("x1"), finding("x2"), finding("x3", component="div.b"), finding("x4", component="div.c")]
    assert sorted(group_of(findings, {"r"})) == [["x1", "x2"], ["x3"], ["x4"]]


def test_a_cause_keeps_its_id_when_other_causes_go() -> None:
    both = list(grouped([finding("a"), finding("c", component="div.b")], set()))
    alone = list(grouped([finding("c", component="div.b")], set()))
    assert both[1].group == alone[0].group


def test_worst_first_then_most_pages_then_rule() -> None:
    findings = [
        finding("a", "b-rule"),
        finding("a", "c-rule"),
        finding("b", "c-rule"),
        finding("a", "d-rule", severity=Severity.CRITICAL),
        finding("a", "a-rule"),
    ]
    ordered = causes(grouped(findings, set()), {})
    assert [cause.examples[0].rule for cause in ordered] == ["d-rule", "c-rule", "a-rule", "b-rule"]


def test_a_page_counts_once_and_examples_are_few() -> None:
    findings = [finding(f"p{number // 2:02}", id=str(number)) for number in range(40)]
    (cause,) = causes(grouped(findings, set()), {})
    assert (cause.findings, cause.pages, len(cause.examples)) == (40, 20, 10)


def test_a_dead_target_clears_the_pages_that_link_to_it() -> None:
    found = causes(grouped([finding("x1"), finding("x2")], {"r"}), {("r", "x1"): 900, ("r", "x2"): 1_200})
    assert [(cause.pages, cause.findings) for cause in found] == [(1_200, 2)]


def test_the_first_picture_and_the_worst_severity_stand_for_the_cause() -> None:
    findings = [finding("a"), finding("b", picture="b.jpg", severity=Severity.SERIOUS), finding("c", picture="c.jpg")]
    (cause,) = causes(grouped(findings, set()), {})
    assert (cause.picture, cause.severity) == ("b.jpg", Severity.SERIOUS)
