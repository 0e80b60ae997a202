"""The report: everything said in one language, and every number adds up."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from auditor import tell
from auditor.audit import Audit
from auditor.caution import share_read
from auditor.errors import UserError
from auditor.judge import judge
from auditor.model import (
    Confidence,
    Fetch,
    Finding,
    LinkKind,
    Measured,
    NotAssessed,
    Opening,
    Outcome,
    Reason,
    Report,
    Score,
    Severity,
    State,
    Text,
    Unknown,
    Verdict,
)
from auditor.numbers import veil_fact
from auditor.pack import Pack
from auditor.progress import Silent
from auditor.rule import AnyRule
from auditor.sentence import REASONS, sentence
from auditor.settings import Profile, Settings

Toys = Mapping[str, type[AnyRule]]
HOST = "http://www.example.gov.cn/"


def report(audit: Audit, packs: Sequence[Pack], toys: Toys, lang: str = "zh") -> Report:
    judge(audit, packs, toys, Silent(), workers=0)
    return tell.assemble(audit, packs, toys, lang)


def test_the_verdict_and_the_sheet(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    told = report(audit, packs, toys)
    assert (told.state, told.vetoes) == (State.VIOLATED, ("V1",))
    assert told.score == Score(low=37, high=92, of=100, open_indicators=0, unconfirmed=1)
    lines = {it.code: it for it in told.indicators}
    assert [(it.code, it.state.value, it.failed, it.judged, it.open, it.deduction) for it in told.indicators] == [
        ("V1", "violated", 2, 2, 1, None),
        ("D1", "violated", 2, 4, 2, 5),
        ("D2", "violated", 2, 12, 0, None),
        ("D3", "violated", 3, 3, 0, 3),
    ]
    assert lines["V1"].problems == ("栏目只有 0 条", "栏目只有 0 条")
    assert (lines["V1"].title, lines["V1"].source, lines["V1"].mark) == ("栏目", "the document", "V")
    assert (lines["D2"].points_confirmed, lines["D3"].points_confirmed) == (False, True)
    assert len(lines["D1"].groups) == 1
    assert set(lines["D1"].groups) <= {group.id for group in told.groups}


def test_sentences_are_in_the_language_asked_for(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    judge(audit, packs, toys, Silent(), workers=0)
    zh, en = (tell.assemble(audit, packs, toys, lang) for lang in ("zh", "en"))
    by_key, in_english = ({it.key: it.message for it in told.findings} for told in (zh, en))
    assert by_key["script"] == "内容由脚本生成，本次未用浏览器打开（#source）"
    assert in_english["script"] == "only a script fills it and no browser opened the page (#source)"
    assert in_english["lost"] == "answers 404"
    assert (zh.groups[0].title, en.groups[0].title) == ("死链", "Lost target")
    assert [it.id for it in zh.findings] == [it.id for it in en.findings]


def test_root_causes_say_what_one_repair_clears(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    groups = report(audit, packs, toys).groups
    assert [(it.rule, it.pages, it.findings, it.alike, it.severity) for it in groups] == [
        ("lost-target", 1_200, 2, 40, "critical"),
        ("lost-target", 1, 1, 40, "critical"),
        ("long-title", 2, 2, 42, "serious"),
        ("thin-column", 1, 1, 0, "moderate"),
        ("thin-column", 1, 1, 0, "moderate"),
        ("tone-loud", 1, 1, 40, "moderate"),
        ("tone-vague", 1, 1, 40, "moderate"),
    ]
    assert (groups[0].example, groups[0].message, groups[0].advice) == (f"{HOST}x1", "404 错误", "更正")


def test_the_counts_of_rules_agree_with_the_findings(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    told = report(audit, packs, toys)
    for rule in told.rules:
        listed = [it.outcome for it in told.findings if it.rule == rule.id]
        assert (rule.failed, rule.cant_tell) == (listed.count(Outcome.FAILED), listed.count(Outcome.CANT_TELL))
    long = next(rule for rule in told.rules if rule.id == "long-title")
    assert (long.passed, long.failed, long.cant_tell, long.untested, long.group) == (2, 2, 1, 1, "toys")


def test_links_that_are_not_ok(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    asked = [(it.url.removeprefix("http://"), it.verdict.value) for it in report(audit, packs, toys).links]
    assert asked == [
        ("other.example.com/", "timeout"),
        ("www.example.gov.cn/x1", "dead"),
        ("www.example.gov.cn/x2", "dead"),
        ("www.example.gov.cn/x3", "dead"),
    ]


def test_coverage_adds_up(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    extra = [
        Fetch(f"{HOST}n{number}", verdict, depth=2, kind=LinkKind.PAGE)
        for number, verdict in enumerate([Verdict.NOT_ASKED, Verdict.NOT_ASKED, Verdict.DISALLOWED, Verdict.BLOCKED])
    ]
    audit.put_fetches((fetch, None) for fetch in extra)
    audit.begin_examination([Opening(f"{HOST}{page}", "template", "t1") for page in ("a1", "a2", "a3")])
    audit.put_measured(Measured(f"{HOST}a1", "desktop", axe_version="4.12.0"))
    audit.put_measured(Measured(f"{HOST}a2", "desktop", failure=Unknown(Reason.TIMEOUT)))
    told = report(audit, packs, toys)
    coverage = told.coverage
    assert (coverage.discovered, coverage.asked, coverage.fetched) == (14, 11, 6)
    assert (coverage.pages, coverage.examined, coverage.templates) == (6, 1, 2)
    examination = [(it.reason, it.count) for it in coverage.not_assessed if it.what == "examination"]
    assert examination == [(Reason.NOT_ASKED, 1), (Reason.NOT_OPENED, 3), (Reason.TIMEOUT, 1)]
    assert coverage.examined + sum(count for _, count in examination) == coverage.pages
    assert coverage.openings[0] == (f"{HOST}a1", "template", "t1")
    assert told.axe_version == "4.12.0"


def test_a_page_axe_did_not_finish_with_is_examined_and_a_gap(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    audit.begin_examination([Opening(f"{HOST}a1", "template", "t1"), Opening(f"{HOST}a2", "template", "t1")])
    audit.put_measured(Measured(f"{HOST}a1", "desktop", axe_failure=Unknown(Reason.TIMEOUT)))
    audit.put_measured(Measured(f"{HOST}a2", "desktop", axe_version="4.12.0"))
    told = report(audit, packs, toys)
    assert told.coverage.examined == 2
    assert [it for it in told.coverage.not_assessed if it.what == "axe"] == [
        NotAssessed(Reason.TIMEOUT, "axe", 1, (f"{HOST}a1",))
    ]
    assert told.axe_version == "4.12.0"


def test_gaps_of_the_portal_are_handed_on(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    gap = NotAssessed(Reason.BLOCKED, "pages", 3, (f"{HOST}b",))
    audit.put_site(msgspec.structs.replace(audit.site(), not_assessed=(gap,)))
    assert gap in report(audit, packs, toys).coverage.not_assessed


def test_a_page_that_only_a_script_would_fill_does_not_count_as_read(audit: Audit) -> None:
    site = msgspec.structs.replace(audit.site(), pages=10)
    gaps = (NotAssessed(Reason.SCRIPT, "pages", 8), NotAssessed(Reason.BLOCKED, "pages", 2))
    links = NotAssessed(Reason.BLOCKED, "links", 90)
    assert share_read(msgspec.structs.replace(site, not_assessed=(links,))) == 1
    assert share_read(msgspec.structs.replace(site, not_assessed=(gaps[0],))) == 0.2
    assert share_read(msgspec.structs.replace(site, not_assessed=gaps)) == 2 / 12


def test_a_missing_browser_is_said_aloud(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    audit.note("no_browser", Text("没有浏览器", "no browser"))
    told = report(audit, packs, toys, "en")
    assert "no browser" in told.warnings
    assert [it.reason for it in told.coverage.not_assessed] == [Reason.NO_BROWSER]


def test_a_crash_is_a_warning(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    assert report(audit, packs, toys).warnings == (
        "规则 long-title 运行出错，1 处未检查：ZeroDivisionError: a bug of ours",
    )


def test_a_pack_that_was_not_in_force_is_a_warning(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    early = msgspec.structs.replace(packs[0], valid_to=date(2026, 11, 19))
    assert "Sheet was not in force at the time of the audit" in report(audit, [early], toys, "en").warnings
    fitting = msgspec.structs.replace(packs[0], valid_from=date(2026, 11, 20), valid_to=date(2026, 11, 20))
    assert len(report(audit, [fitting], toys, "en").warnings) == 1


@pytest.mark.parametrize(
    ("unit", "profile", "fitting"),
    [
        ("department", Profile.COUNTY, "department"),
        ("township", Profile.CITY, "township"),
        ("government", Profile.DEPARTMENT, "county"),
        ("government", Profile.PROVINCE, None),
        ("department", Profile.DEPARTMENT, None),
        ("", Profile.TOWNSHIP, None),
    ],
)
def test_a_profile_that_does_not_fit_the_name_is_a_warning(
    audit: Audit, packs: Sequence[Pack], toys: Toys, unit: str, profile: Profile, fitting: str | None
) -> None:
    audit.put_site(msgspec.structs.replace(audit.site(), unit=unit))
    audit.note("settings", Settings(target=HOST, profile=profile))
    warnings = [it for it in report(audit, packs, toys, "en").warnings if "--profile" in it]
    assert [it.rpartition(" ")[2] for it in warnings] == ([fitting] if fitting else [])


def test_settings_name_no_folder_and_no_password(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    settings = Settings(
        target="http://u:secret@www.example.gov.cn/",
        out="/home/x/audits/1",
        packs=("/home/x/ours.yaml", "inspection-2019"),
        browser_url="wss://u:secret@grid.example.com/cdp?token=secret",
    )
    audit.note("settings", settings)
    told = report(audit, packs, toys).settings
    assert "out" not in told
    assert (told["target"], told["packs"]) == (HOST, ["ours.yaml", "inspection-2019"])
    assert told["browser_url"] == "wss://grid.example.com/cdp"
    assert (told["profile"], told["rate"]) == ("county", 5.0)


def test_times_come_from_the_audit_only(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    told = report(audit, packs, toys)
    assert told.started == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert told.finished == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert told.complete
    assert told == report(audit, packs, toys)


def test_pictures_are_taken_in_as_long_as_there_is_room(
    audit: Audit, packs: Sequence[Pack], toys: Toys, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = audit.site()
    home = next(page for page in audit.pages() if page.url.endswith("a1"))
    audit.put_site(msgspec.structs.replace(site, home=home))
    audit.put_measured(Measured(home.url, "desktop", screenshot="home.jpg"))
    (audit.pictures / "home.jpg").write_bytes(b"x" * 60)
    told = report(audit, packs, toys)
    assert (told.home_picture, told.pictures) == ("home.jpg", {"home.jpg": b"x" * 60})
    monkeypatch.setattr(tell, "PICTURE_BYTES", 50)
    assert report(audit, packs, toys).pictures == {}


def test_an_audit_judged_by_rules_that_are_gone_must_be_judged_again(
    audit: Audit, packs: Sequence[Pack], toys: Toys
) -> None:
    judge(audit, packs, toys, Silent(), workers=0)
    with pytest.raises(UserError, match=r"'long-title'.*judge it again"):
        tell.assemble(audit, packs, {"lost-target": toys["lost-target"]}, "zh")


@pytest.mark.parametrize("reason", [*Reason])
def test_every_reason_has_a_sentence(reason: Reason) -> None:
    assert all(REASONS[reason])


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (("a", "b"), "a、b", "a, b"),
        (2.0, "2", "2"),
        (2.5, "2.5", "2.5"),
        (0.333, "0.33", "0.33"),
        (True, "是", "yes"),
        (False, "否", "no"),
        (date(2026, 11, 2), "2026-11-02", "2026-11-02"),
        ("{x}", "{x}", "{x}"),
    ],
)
def test_values_are_shown_as_people_write_them(toys: Toys, value: Any, zh: str, en: str) -> None:
    rule = toys["tone-loud"]
    assert sentence(rule, "used", {"word": value}, "zh") == f"标题中有“{zh}”"
    assert sentence(rule, "used", {"word": value}, "en") == f"the title says “{en}”"


def test_a_report_goes_to_a_folder_that_is_only_read(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    report(audit, packs, toys)
    assert not (Path(audit.folder) / "pictures").exists()


def test_a_fingerprint_that_looks_like_a_card_is_kept_and_the_card_masked() -> None:
    card = "4111111111111111"
    finding = Finding(
        card, "tone", Outcome.FAILED, Severity.MINOR, Confidence.HIGH, HOST, "", f"卡号 {card}", "k", {}, "", "", (),
        group=card,
    )  # fmt: skip
    veiled = veil_fact(finding)
    assert (veiled.id, veiled.group) == (card, card)
    assert card not in veiled.snippet
