"""Which findings get a picture."""

from auditor.examine.picture import MOST, choose
from auditor.model import Confidence, Finding, Outcome, Severity, View


def finding(
    cause: str, url: str = "/", selector: str = "p", *, rule: str = "list", severity: Severity = Severity.SERIOUS
) -> Finding:
    return Finding(
        id=f"{cause} {url}",
        rule=rule,
        outcome=Outcome.FAILED,
        severity=severity,
        confidence=Confidence.HIGH,
        url=url,
        selector=selector,
        snippet="",
        key="",
        values={},
        template="",
        component="",
        clauses=(),
        group=cause,
        view=View.NARROW,
    )


def test_every_rule_has_its_turn_and_the_worst_goes_first() -> None:
    findings = [
        finding("x", rule="image", severity=Severity.CRITICAL),
        finding("y", rule="image", severity=Severity.CRITICAL),
        finding("y", "/b", rule="image", severity=Severity.CRITICAL),
        finding("r", rule="region", severity=Severity.MODERATE),
        finding("l"),
    ]
    assert [shot.cause for shot in choose(findings, {"/", "/b"})] == ["y", "l", "r", "x"]


def test_the_example_is_the_first_on_a_page_that_was_opened() -> None:
    findings = [finding("c", "/a"), finding("c", "/b"), finding("c", "/c")]
    assert [(shot.url, shot.view) for shot in choose(findings, {"/b", "/c"})] == [("/b", View.NARROW)]


def test_the_whole_page_and_what_has_no_cause_are_not_pictured() -> None:
    findings = [finding("c", selector="html"), finding("d", selector=""), finding("")]
    assert choose(findings, {"/"}) == ()


def test_there_is_an_end_of_pictures() -> None:
    shots = choose([finding(f"cause {number}") for number in range(100)], {"/"})
    assert len({shot.file for shot in shots}) == MOST
