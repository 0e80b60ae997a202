"""Agreed exceptions: what they cover, when they are over, and what a wrong file says."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest

from auditor.audit import Audit
from auditor.errors import UserError
from auditor.judge import judge
from auditor.model import Finding, Outcome, State, Waiver
from auditor.pack import Pack
from auditor.progress import Silent
from auditor.rule import AnyRule
from auditor.tell import assemble
from auditor.waive import load_waivers, waived

HOME = "http://www.example.gov.cn/"
NOW = datetime(2026, 11, 20, 8)
AGREED = {"reason": "历史栏目", "who": "某某", "clause": "示办〔2026〕1号", "until": date(2027, 6, 30)}
RULES = ("dead-link", "axe-image-alt", "axe-color-contrast")

Toys = Mapping[str, type[AnyRule]]


def finding(rule: str = "dead-link", path: str = "old/1.html", outcome: Outcome = Outcome.FAILED) -> Finding:
    raw = {
        "id": f"{rule} {path}", "rule": rule, "outcome": outcome, "severity": "serious", "confidence": "high",
        "url": path if "://" in path else HOME + path, "selector": "", "snippet": "", "key": "k", "values": {},
        "template": "", "component": "", "clauses": (),
    }  # fmt: skip
    return msgspec.convert(raw, Finding)


def covered(waiver: Waiver, *findings: Finding, taken: datetime = NOW) -> list[str]:
    used: Counter[int] = Counter()
    found = [it for it in waived(findings, [waiver], HOME, taken, used) if it.waived]
    assert used.total() == len(found)
    return [it.id for it in found]


def test_a_rule_and_a_place() -> None:
    waiver = Waiver(rule="dead-link", place="/old/*", **AGREED)
    elsewhere = finding(path="new/old/1.html"), finding(path="http://www.other.example/old/1.html")
    assert covered(waiver, finding(), finding("axe-image-alt"), *elsewhere) == ["dead-link old/1.html"]


def test_rules_by_their_first_part_on_the_whole_portal() -> None:
    found = covered(Waiver(rule="axe-*", **AGREED), finding("axe-image-alt"), finding("axe-color-contrast"), finding())
    assert found == ["axe-image-alt old/1.html", "axe-color-contrast old/1.html"]


def test_an_address_outside_is_named_whole() -> None:
    waiver = Waiver(rule="dead-link", place="http://www.other.example/*", **AGREED)
    assert covered(waiver, finding(path="http://www.other.example/x"), finding()) == [
        "dead-link http://www.other.example/x"
    ]


def test_one_finding_by_its_fingerprint() -> None:
    assert covered(Waiver(finding="dead-link a", **AGREED), finding(path="a"), finding(path="b")) == ["dead-link a"]


def test_only_what_failed_is_waived() -> None:
    assert covered(Waiver(rule="dead-link", **AGREED), finding(outcome=Outcome.CANT_TELL)) == []


@pytest.mark.parametrize(("taken", "holds"), [(datetime(2027, 6, 30, 15), True), (datetime(2027, 6, 30, 16), False)])
def test_the_last_day_still_holds_and_ends_at_midnight_in_china(taken: datetime, holds: bool) -> None:
    assert bool(covered(Waiver(rule="dead-link", **AGREED), finding(), taken=taken)) is holds


def test_the_first_that_covers_a_finding_is_the_one() -> None:
    used: Counter[int] = Counter()
    waivers = [Waiver(rule=rule, **{**AGREED, "reason": rule}) for rule in ("axe-*", "dead-*", "dead-link")]
    assert [it.waived for it in waived([finding()], waivers, HOME, NOW, used)] == ["dead-*"]
    assert used == {1: 1}


def test_what_is_waived_counts_nowhere_but_apart(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    waivers = [Waiver(rule="thin-column", **AGREED), Waiver(rule="long-title", place="/nowhere/*", **AGREED)]
    judge(audit, packs, toys, Silent(), workers=0, waivers=waivers)
    told = assemble(audit, packs, toys, "en")
    listed = [it for it in told.findings if it.rule == "thin-column" and it.outcome is Outcome.FAILED]
    assert [(it.waived, it.group) for it in listed] == [("历史栏目", "")] * 2
    assert [(it.rule, it.findings) for it in told.waivers] == [("thin-column", 2)]
    assert next(it.failed for it in told.rules if it.id == "thin-column") == 0
    assert not [group for group in told.groups if group.rule == "thin-column"]
    line = next(it for it in told.indicators if it.code == "V1")
    assert (line.failed, line.problems, told.vetoes) == (0, (), ())
    assert line.state is State.UNDECIDED
    assert line.open == 3
    assert any("2 problems are waived" in warning for warning in told.warnings)
    assert any("covers nothing" in warning and "long-title /nowhere/*" in warning for warning in told.warnings)


FILE = """
[[waiver]]
rule = "axe-*"
place = "/old/*"
reason = "历史栏目"
who = "某某"
clause = "示办〔2026〕1号"
until = 2027-06-30
"""


def test_an_empty_file_waives_nothing(tmp_path: Path) -> None:
    file = tmp_path / "waivers.toml"
    file.write_text("# repaired", encoding="utf-8")
    assert load_waivers(file, RULES) == ()


def test_a_waiver_that_is_over_cannot_be_waived() -> None:
    assert covered(Waiver(rule="expired-*", **AGREED), finding("expired-waiver")) == []


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "waivers.toml"
    file.write_text(FILE, encoding="utf-8")
    assert load_waivers(file, RULES) == (Waiver(rule="axe-*", place="/old/*", **AGREED),)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[[waiver]]", "[[waivers]]", "unknown field"),
        ("until = 2027-06-30", "", "`until`"),
        ("until = 2027-06-30", 'until = "soon"', "waiver 1: Invalid"),
        ('who = "某某"', 'who = " "', "who is empty"),
        ('rule = "axe-*"', "", "either a rule or a finding"),
        ('rule = "axe-*"', 'rule = "axe-*"\nfinding = "1"', "either a rule or a finding"),
        ('rule = "axe-*"', 'rule = "*"', "would waive everything"),
        ('rule = "axe-*"', 'rule = "axe"', "no rule is called 'axe'"),
        ('place = "/old/*"', 'places = "/old/*"', "unknown key 'places'"),
        ("until = 2027-06-30", "until = 2027-06-30\nfindings = 9", "unknown key 'findings'"),
        ("[[waiver]]", "[[waiver", "waivers.toml"),
    ],
)
def test_a_wrong_file_is_one_clear_line(old: str, new: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "waivers.toml"
    file.write_text(FILE.replace(old, new), encoding="utf-8")
    with pytest.raises(UserError, match=re.escape(said)) as raised:
        load_waivers(file, RULES)
    assert "\n" not in str(raised.value)
