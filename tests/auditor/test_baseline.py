"""Known problems: written for version control, read back, compared with."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from auditor.audit import Audit
from auditor.baseline import earlier_of, read_earlier, renewed, written
from auditor.compare import beside
from auditor.errors import UserError
from auditor.judge import judge
from auditor.model import Earlier, Fate, Fetch, Known, Measured, Opening, Reason, Verdict, Waiver
from auditor.pack import Pack
from auditor.past import Past, remember
from auditor.progress import Silent
from auditor.rule import AnyRule
from auditor.tell import assemble
from reports.json import render

Toys = Mapping[str, type[AnyRule]]
HOST = "http://www.example.gov.cn/"
LONG_AGO = datetime(2026, 1, 5, 8, tzinfo=UTC)


@pytest.fixture
def judged(audit: Audit, packs: Sequence[Pack], toys: Toys) -> Audit:
    judge(audit, packs, toys, Silent(), workers=0)
    return audit


def known(audit: Audit, rule: str, path: str) -> Known:
    return next(it for it in earlier_of(audit).problems if (it.rule, it.url) == (rule, path))


def without(earlier: Earlier, *problems: Known) -> Earlier:
    return msgspec.structs.replace(earlier, problems=tuple(it for it in earlier.problems if it not in problems))


def test_it_reads_back_as_it_was_written(judged: Audit, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text("".join(written(earlier_of(judged))), encoding="utf-8")
    read = read_earlier(file)
    assert set(read.problems) == set(earlier_of(judged).problems)
    assert read.taken == earlier_of(judged).taken
    assert json.loads(file.read_text(encoding="utf-8"))["baseline"] == 1


def test_one_line_a_problem_sorted(judged: Audit) -> None:
    earlier = earlier_of(judged)
    backwards = msgspec.structs.replace(earlier, problems=earlier.problems[::-1])
    text = "".join(written(earlier))
    assert text == "".join(written(backwards))
    assert sum('"kin"' in line for line in text.splitlines()) == len(earlier.problems)
    gone = "".join(written(without(earlier, earlier.problems[0])))
    assert len(set(text.splitlines()) ^ set(gone.splitlines())) <= 3


def test_an_empty_one_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text("".join(written(Earlier(LONG_AGO, ()))), encoding="utf-8")
    assert read_earlier(file) == Earlier(LONG_AGO, ())


def test_what_is_waived_is_known_as_well(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    waiver = Waiver(rule="thin-column", reason="x", who="x", clause="x", until=datetime(2030, 1, 1).date())
    judge(audit, packs, toys, Silent(), workers=0, waivers=[waiver])
    waived = {it.id for it in audit.findings() if it.waived}
    assert waived
    assert waived <= {it.id for it in earlier_of(audit).problems}


def test_a_folder_a_report_and_a_baseline_tell_the_same(
    judged: Audit, packs: Sequence[Pack], toys: Toys, tmp_path: Path
) -> None:
    report, baseline = tmp_path / "report.json", tmp_path / "baseline.json"
    report.write_bytes(b"".join(render(assemble(judged, packs, toys, "zh"))))
    baseline.write_text("".join(written(earlier_of(judged))), encoding="utf-8")
    told = [sorted(map(str, read_earlier(path).problems)) for path in (judged.folder, report, baseline)]
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"baseline": 1}', "not json", '{"baseline": 1, "problems": 3}'])
def test_what_is_none_is_said_in_one_line(content: str, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match="neither a baseline"):
        read_earlier(file)


def test_one_that_is_not_there_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="auditor baseline DIR"):
        read_earlier(tmp_path / "nothing.json")


@pytest.mark.parametrize("change", [{"taken": "2026-01-05T08:00:00"}, {"first_seen": "2026-01-05T08:00:00"}])
def test_a_time_without_a_zone_is_utc(change: dict[str, str], judged: Audit, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    raw = json.loads("".join(written(earlier_of(judged))))
    (raw if "taken" in change else raw["problems"][0]).update(change)
    file.write_text(json.dumps(raw), encoding="utf-8-sig")
    read = read_earlier(file)
    assert LONG_AGO in (read.taken, read.problems[0].first_seen)


def test_one_of_another_version_is_refused(judged: Audit, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text("".join(written(earlier_of(judged))).replace('"baseline": 1', '"baseline": 9'), encoding="utf-8")
    with pytest.raises(UserError, match="another version"):
        read_earlier(file)


def test_an_audit_that_was_not_judged_knows_nothing(audit: Audit) -> None:
    with pytest.raises(UserError, match="auditor judge"):
        earlier_of(audit)


def test_what_could_not_be_looked_at_stays_known(
    judged: Audit, packs: Sequence[Pack], toys: Toys, tmp_path: Path
) -> None:
    unseen = Known(id="0" * 16, kin="0" * 16, rule="long-title", url="/a6", group="", first_seen=LONG_AGO)
    repaired = msgspec.structs.replace(unseen, id="1" * 16, url="/a1")
    file, report = tmp_path / "baseline.json", tmp_path / "report.json"
    file.write_text("".join(written(Earlier(LONG_AGO, (unseen, repaired)))), encoding="utf-8")
    told = assemble(judged, packs, toys, "zh", Past(read_earlier(file)))
    report.write_bytes(b"".join(render(told)))
    remember(judged, told)
    for known_now in (renewed(judged, toys, file), read_earlier(report), earlier_of(judged)):
        assert unseen in known_now.problems
        assert repaired not in known_now.problems


def test_nothing_but_a_baseline_is_written_over(judged: Audit, toys: Toys, tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text('{"schema": 1}', encoding="utf-8")
    with pytest.raises(UserError, match="not written over"):
        renewed(judged, toys, file)


# -- beside an earlier audit


def test_the_same_audit_has_nothing_new(judged: Audit, toys: Toys) -> None:
    found = beside(earlier_of(judged), judged, toys)
    assert set(found.fates.values()) == {Fate.UNCHANGED}
    assert found.lost == ()


def test_what_the_earlier_did_not_have_is_new_and_a_repair_does_not_make_up_for_it(judged: Audit, toys: Toys) -> None:
    earlier = earlier_of(judged)
    new = known(judged, "long-title", "/a2")
    repaired = msgspec.structs.replace(new, id="0" * 16, url="/a1")
    changed = msgspec.structs.replace(without(earlier, new), problems=(*without(earlier, new).problems, repaired))
    found = beside(changed, judged, toys)
    assert [id_ for id_, fate in found.fates.items() if fate is Fate.NEW] == [new.id]
    assert [(lost.known.id, lost.reason) for lost in found.lost] == [("0" * 16, None)]


@pytest.mark.parametrize(
    ("problem", "reason"),
    [
        ({"rule": "long-title", "url": "/a1"}, None),
        ({"rule": "long-title", "url": "/a6"}, Reason.SCRIPT),
        ({"rule": "long-title", "url": "/a5"}, Reason.CRASHED),
        ({"rule": "long-title", "url": "/no-longer-there"}, None),
        ({"rule": "long-title", "url": "/x1"}, None),
        ({"rule": "no-such-rule", "url": "/a1"}, Reason.NOT_ASKED),
        ({"rule": "thin-column", "url": "/tz/"}, Reason.TIMEOUT),
        ({"rule": "lost-target", "url": "http://other.example.com/"}, Reason.TIMEOUT),
    ],
)
def test_what_is_gone_is_fixed_only_where_it_was_looked_for(
    problem: dict[str, str], reason: Reason | None, judged: Audit, toys: Toys
) -> None:
    gone = Known(id="0" * 16, kin="0" * 16, group="", **problem)
    earlier = earlier_of(judged)
    found = beside(msgspec.structs.replace(earlier, problems=(*earlier.problems, gone)), judged, toys)
    assert [(lost.known.id, lost.reason) for lost in found.lost] == [("0" * 16, reason)]


def test_a_page_that_no_read_page_leads_to_is_gone_only_when_every_page_was_read(judged: Audit, toys: Toys) -> None:
    gone = Known(id="0" * 16, kin="", rule="long-title", url="/no-longer-there", group="")
    judged.put_fetches([(Fetch(f"{HOST}list/", Verdict.SERVER_ERROR, 503), None)])
    (lost,) = beside(Earlier(LONG_AGO, (gone,)), judged, toys).lost
    assert lost.reason is Reason.NOT_SHOWN


def test_a_page_that_was_read_and_fine_is_not_explained_by_its_sisters(
    audit: Audit, packs: Sequence[Pack], toys: Toys
) -> None:
    titles = ("这个标题实在是太长了", "这个标题实在是太长了二", "这个标题实在是太长了三", "这个标题实在是太长了四")
    pages = [msgspec.structs.replace(page, title=title) for page, title in zip(audit.pages(), titles, strict=False)]
    audit.put_pages(pages, [])
    judge(audit, packs, toys, Silent(), workers=0)
    now = earlier_of(audit)
    long = [it for it in now.problems if it.rule == "long-title"]
    alike = [msgspec.structs.replace(it, kin=long[0].kin[:8] + long[-1].kin[8:]) for it in long[:-1]]
    read, unread = Earlier(LONG_AGO, tuple(alike), pages=("/a4",)), Earlier(LONG_AGO, tuple(alike), pages=("/a1",))
    assert long[-1].url == "/a4"
    assert beside(read, audit, toys).fates[long[-1].id] is Fate.NEW
    assert beside(unread, audit, toys).fates[long[-1].id] is Fate.UNCHANGED


def test_a_crawl_that_ended_early_repairs_nothing_it_did_not_see(judged: Audit, toys: Toys) -> None:
    judged.note("complete", False)
    gone = Known(id="0" * 16, kin="", rule="long-title", url="/not-reached", group="")
    (lost,) = beside(Earlier(LONG_AGO, (gone,)), judged, toys).lost
    assert lost.reason is Reason.NOT_ASKED


def test_a_page_that_was_not_opened_repairs_nothing_only_a_browser_shows(
    judged: Audit, toys: Toys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toys["long-title"], "measured", True)
    gone = Known(id="0" * 16, kin="", rule="long-title", url="/a1", group="")
    (lost,) = beside(Earlier(LONG_AGO, (gone,)), judged, toys).lost
    assert lost.reason is Reason.NOT_OPENED
    judged.begin_examination([Opening(f"{HOST}a1", "content", "t1")])
    judged.put_measured(Measured(f"{HOST}a1", "desktop"))
    (lost,) = beside(Earlier(LONG_AGO, (gone,)), judged, toys).lost
    assert lost.reason is None


def test_a_known_cause_on_a_page_that_was_not_opened_before_is_not_new(
    audit: Audit, packs: Sequence[Pack], toys: Toys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toys["long-title"], "measured", True)
    judge(audit, packs, toys, Silent(), workers=0)
    seen, sampled = known(audit, "long-title", "/a2"), known(audit, "long-title", "/a3")
    assert seen.group == sampled.group
    earlier = Earlier(LONG_AGO, (seen,), opened=("/a2",))
    assert beside(earlier, audit, toys).fates[sampled.id] is Fate.UNCHANGED
    was_fine = Earlier(LONG_AGO, (seen,), opened=("/a2", "/a3"))
    assert beside(was_fine, audit, toys).fates[sampled.id] is Fate.NEW


def test_a_page_that_took_the_place_of_another_keeps_its_problem(judged: Audit, toys: Toys) -> None:
    now = known(judged, "long-title", "/a2")
    then = msgspec.structs.replace(now, id="0" * 16, url="/2019/a2", first_seen=LONG_AGO)
    still_there = msgspec.structs.replace(then, url="/a1")
    found = beside(Earlier(LONG_AGO, (then,)), judged, toys)
    assert (found.fates[now.id], found.known[now.id]) == (Fate.MOVED, then)
    assert beside(Earlier(LONG_AGO, (still_there,)), judged, toys).fates[now.id] is Fate.NEW


def test_first_seen_goes_from_audit_to_audit(judged: Audit, packs: Sequence[Pack], toys: Toys, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    old = [msgspec.structs.replace(it, first_seen=LONG_AGO) for it in earlier_of(judged).problems[1:]]
    file.write_text("".join(written(Earlier(LONG_AGO, tuple(old)))), encoding="utf-8")
    told = assemble(judged, packs, toys, "zh", Past(read_earlier(file)))
    seen = [it.first_seen for it in told.findings if it.fate]
    assert seen == [told.started, *[LONG_AGO] * len(old)]
    assert told.comparison is not None
    assert (told.comparison.new, told.comparison.unchanged) == (1, len(old))
    assert sum(group.new for group in told.groups) == 1
    assert {it.first_seen for it in earlier_of(judged).problems} == {told.started}
    remember(judged, told)
    assert {it.first_seen for it in earlier_of(judged).problems} == {LONG_AGO, told.started}
    assert sum(it.first_seen == LONG_AGO for it in renewed(judged, toys, file).problems) == len(old)
