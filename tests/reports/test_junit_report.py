"""JUnit: one case a check; beside an earlier audit only what is new fails."""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import pytest
from junitparser import Failure, JUnitXml, Skipped, TestCase
from lxml import etree

from auditor.model import Report
from reports import junit

HERE = Path(__file__).parent


def render(report: Report) -> bytes:
    return b"".join(junit.render(report))


def cases(report: Report) -> dict[str, TestCase]:
    suites: Iterable[Iterable[TestCase]] = JUnitXml.fromstring(render(report))
    return {str(case.name).rpartition("（")[2].strip("）"): case for suite in suites for case in suite}


def kinds(case: TestCase) -> list[type]:
    return [type(result) for result in case.result]


def test_one_case_a_check(report: Report) -> None:
    assert cases(report).keys() == {rule.id for rule in report.rules}


def test_the_counts_are_those_of_the_cases(told: Report) -> None:
    whole = etree.fromstring(render(told))
    for suite in (whole, *whole):
        for name, path in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
            assert int(suite.get(name)) == len(suite.findall(f".//{path}"))
    assert whole.get("time") == "2520"


def test_only_what_is_new_fails_and_the_known_is_told(report: Report) -> None:
    found = cases(report)
    new = {finding.rule for finding in report.findings if finding.fate == "new" and finding.group}
    assert {id_ for id_, case in found.items() if Failure in kinds(case)} == new
    assert kinds(found["axe-image-alt"]) == []
    assert "2 张图片没有 alt" in found["axe-image-alt"].system_out


def test_without_an_earlier_audit_every_fault_fails(report: Report) -> None:
    found = cases(msgspec.structs.replace(report, comparison=None))
    failed = {group.rule for group in report.groups}
    assert {id_ for id_, case in found.items() if Failure in kinds(case)} == failed
    assert not any(case.system_out for case in found.values())


def test_a_failure_says_where_and_how_to_repair(report: Report) -> None:
    (failure,) = cases(report)["dead-link"].result
    assert "县政协" in failure.message
    assert "页面：https://www.shili.gov.example/zwdt/zwyw/t20261101_1.html" in failure.text
    assert "怎么改：在模板中改正这一处" in failure.text
    assert "位置：div.footer > ul.links > li > a:nth-child(1)" in failure.text


@pytest.mark.parametrize(
    ("id_", "counts", "reason"),
    [
        ("fake-list", (38, 0, 2, 0, 0), "2 处须人工核实"),
        ("fake-list", (0, 0, 0, 0, 4), "4 处本次没有检查，不计入结果。"),
        ("fake-list", (0, 0, 0, 7, 0), "网站上没有这类内容"),
        ("fake-list", (38, 0, 0, 0, 4), None),
    ],
)
def test_what_nobody_could_tell_is_no_pass(
    report: Report, id_: str, counts: tuple[int, ...], reason: str | None
) -> None:
    names = ("passed", "failed", "cant_tell", "inapplicable", "untested")
    changed = [
        msgspec.structs.replace(rule, **dict(zip(names, counts, strict=True))) if rule.id == id_ else rule
        for rule in report.rules
    ]
    results = cases(msgspec.structs.replace(report, rules=tuple(changed)))[id_].result
    assert [result.message for result in results if isinstance(result, Skipped)] == ([reason] if reason else [])


def test_hostile_texts_stay_texts(told: Report) -> None:
    written = render(told).decode()
    etree.fromstring(written.encode())
    assert "<script" not in written
    assert "\u202e" not in written
    assert "\x1b" not in written


def test_golden(report: Report, golden: Callable[[Path, bytes], None]) -> None:
    golden(HERE / "golden" / "report.junit.xml", render(report))


def test_twice_the_same(report: Report) -> None:
    assert render(report) == render(report)
