"""The HTML report beside an earlier audit: what is new, gone, accepted, and being worked on; and what is sent on."""

from collections.abc import Iterable, Iterator

import msgspec
import pytest
from bs4 import BeautifulSoup

from auditor.model import Fate, Finding, Gone, Outcome, Report
from reports.causes import Cause, causes, tasks
from reports.handover import handover
from reports.html import render
from reports.questions import accepted, questions
from reports.since import since
from reports.walk import ADDRESSES, walk
from reports.words import Words


class Counted:
    """Findings that tell how often somebody went through them."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        self.walks = 0

    def __iter__(self) -> Iterator[Finding]:
        self.walks += 1
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __contains__(self, item: object) -> bool:
        return item in self.findings


def test_the_findings_are_gone_through_once(report: Report) -> None:
    counted = Counted(tuple(report.findings))
    written = b"".join(render(msgspec.structs.replace(report, findings=counted)))
    assert counted.walks == 1
    assert written == b"".join(render(report))


def test_what_is_kept_of_many_findings_is_bounded_and_the_count_exact(report: Report) -> None:
    first = next(it for it in report.findings if it.outcome is Outcome.CANT_TELL)
    many = tuple(msgspec.structs.replace(first, url=f"https://www.shili.gov.example/{n // 2}") for n in range(5000))
    (question,) = questions(report, walk(msgspec.structs.replace(report, findings=many)))
    assert question.count == 5000
    assert question.addresses == tuple(f"https://www.shili.gov.example/{n}" for n in range(ADDRESSES))


# -- since the earlier audit


def test_the_changes_stand_at_the_top_in_numbers(report: Report) -> None:
    page = _page(report)
    figures = {entry.dt.text: entry.dd.text for entry in page.select("#since .figures > div")}
    assert figures == {"新增": "7", "已消除": "2", "未能复查": "1", "移位": "4", "未变": "21"}
    assert "2026-11-13" in page.select_one("#since h3").text
    assert page.select_one("#since").find_parent("section")["class"] == ["verdict"]


def test_without_an_earlier_audit_nothing_is_called_new(report: Report) -> None:
    def alone(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(msgspec.structs.replace(it, fate=None, first_seen=None) for it in findings)

    groups = tuple(msgspec.structs.replace(it, new=0, examples=alone(it.examples)) for it in report.groups)
    findings = alone(report.findings)
    page = _page(msgspec.structs.replace(report, comparison=None, groups=groups, findings=findings))
    assert not page.select("#since, .fate-new, .fate-grown, select[name=fate]")
    assert "最早发现" not in page.text


def test_what_is_altogether_new_comes_before_what_has_grown(report: Report) -> None:
    groups = tuple(
        msgspec.structs.replace(group, new=group.findings if n == 9 else group.new)
        for n, group in enumerate(report.groups)
    )
    told = msgspec.structs.replace(report, groups=groups)
    first, second = _page(told).select("#since .changed li")[:2]
    assert first.select_one(".fate-new")
    assert groups[9].title in first.text
    assert second.select_one(".fate-grown")


def test_what_could_not_be_looked_at_says_why_and_is_not_called_repaired(report: Report) -> None:
    unassessed, fixed = _page(report).select("#since details")
    assert "不算已消除" in unassessed.summary.text
    assert "本次未打开" in unassessed.text
    assert not unassessed.select(".state-met")
    assert "/zwgk/gg/" in fixed.text
    assert fixed.select('a[href="https://www.shili.gov.example/zwgk/gg/"]')


def test_thousands_of_repaired_problems_are_a_few_lines(report: Report) -> None:
    gone = tuple(Gone(f"{n}", "dead-link", "死链", f"/{n}", Fate.FIXED) for n in range(20_000))
    comparison = msgspec.structs.replace(report.comparison, gone=gone, fixed=len(gone))
    found = since(msgspec.structs.replace(report, comparison=comparison), ())
    assert found is not None
    (batch,) = found.fixed
    assert batch.count == 20_000
    assert len(batch.addresses) == 5


def test_a_cause_says_when_it_was_first_seen_and_what_of_it_moved(report: Report) -> None:
    first = _page(report).select_one("#cause-1 .facts").text
    assert "2026-11-16" in first
    assert "7 处中新增 1 处" in first
    assert "其中 1 处移到了别处" in first


def test_what_people_wrote_stands_beside_the_cause_and_its_example(report: Report) -> None:
    page = _page(report)
    second = page.select_one("#cause-2")
    assert [entry.dd.text for entry in second.select(".handling")] == ["信息中心", "2026-12-10", "整改中"]
    assert "责任单位：办公室" in " ".join(page.select_one("#cause-1 .examples").text.split())


def test_the_first_screen_names_every_check_once(report: Report) -> None:
    found = tasks(causes(report, walk(report)))
    assert [task.first.number for task in found] == sorted(task.first.number for task in found)
    assert sum(task.causes for task in found) == len(report.groups)
    assert len({task.first.group.rule for task in found}) == len(found)


# -- accepted


def test_what_is_accepted_is_struck_through_and_counted_apart(report: Report) -> None:
    page = _page(report)
    assert page.select_one("#accepted").text == "豁免的 3 处"
    waivers = page.select_one("#accepted ~ table")
    assert "示办〔2026〕1号" in waivers.text
    assert "2027-06-30" in waivers.text
    assert "栏目未按要求更新（/old/*）" in waivers.text
    struck = page.select("#accepted ~ details .batches > li > s")
    assert [found.text for found in struck[:2]] == [
        "栏目未按要求更新：历史栏目保留原貌",
        "栏目未按要求更新：历史栏目保留原貌（3）",
    ]
    assert "豁免" in page.select_one("#accepted ~ details .chip").text


def test_accepted_findings_are_kept_apart_by_reason(report: Report) -> None:
    found = accepted(report, walk(report))
    assert [matter.count for matter in found] == [2, 1]


# -- sent on


def test_the_text_for_the_repairer_is_complete(told: Report) -> None:
    words, (cause,) = Words(told.lang), _causes(told, "g10")
    text = handover(words, told, cause)
    group = cause.group
    for part in (group.title, group.message, group.advice, group.component, group.id, told.url, "axe-core 4.12.0"):
        assert part in text
    assert all(found.url in text and found.selector in text for found in group.examples)
    assert "WCAG 2.2 1.4.3" in text
    assert "ab" * 32 in text


def test_the_text_names_the_clause_and_says_when_its_words_are_not_read(report: Report) -> None:
    (cause,) = _causes(report, "g01")
    said = handover(Words("zh"), report, cause)
    assert "依据：V4.1 栏目不更新：动态、要闻类栏目两周内未更新" in said
    assert "凭记忆" not in said
    doubtful = tuple(msgspec.structs.replace(line, mark="R") for line in cause.indicators)
    assert "凭记忆，未核对" in handover(Words("zh"), report, msgspec.structs.replace(cause, indicators=doubtful))


@pytest.mark.parametrize("said", ["a\n\n依据：假的", "a\r\n9. https://evil.example/", "a\u2028依据：假的"])
def test_no_portal_writes_lines_of_its_own_into_the_text(report: Report, said: str) -> None:
    (cause,) = _causes(report, "g04")
    forged = msgspec.structs.replace(cause.group.examples[0], snippet=said, selector=said, message=said)
    group = msgspec.structs.replace(cause.group, examples=(forged,), title=said, component=said)
    honest, lied = (
        handover(Words("zh"), report, msgspec.structs.replace(cause, group=it)).splitlines()
        for it in (msgspec.structs.replace(cause.group, examples=cause.group.examples[:1]), group)
    )
    assert len([line for line in lied if line.startswith(("依据", "9."))]) == len(
        [line for line in honest if line.startswith("依据")]
    )


def test_the_text_stands_in_the_page_as_it_is_and_nobody_can_change_it(report: Report) -> None:
    area = _page(report).select_one("#cause-1 textarea")
    assert area.has_attr("readonly")
    assert area.text == handover(Words("zh"), report, causes(report, walk(report))[0])


def _causes(report: Report, *groups: str) -> list[Cause]:
    return [cause for cause in causes(report, walk(report)) if cause.group.id in groups]


def _page(report: Report) -> BeautifulSoup:
    return BeautifulSoup(b"".join(render(report)), "lxml")
