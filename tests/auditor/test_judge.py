"""Rules × facts → findings: outcomes, fingerprints, clauses, crashes, many processes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from auditor.audit import Audit
from auditor.hearing import Check, Counts, hear
from auditor.judge import checks_of, judge
from auditor.model import Document, Finding, Judgement, Outcome, Page, Place, Reason, Referrer, Site, Text, Unknown
from auditor.pack import Pack, Use
from auditor.progress import Silent
from auditor.rule import AnyRule, PageRule, WrittenRule, failed, known
from auditor.sentence import sentence

Toys = Mapping[str, type[AnyRule]]
HOST = "http://www.example.gov.cn/"


def judged(audit: Audit, packs: Sequence[Pack], toys: Toys, workers: int = 0) -> list[Finding]:
    judge(audit, packs, toys, Silent(), workers=workers)
    return list(audit.findings())


def test_every_outcome_is_found_and_counted(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    findings = judged(audit, packs, toys)
    assert [(it.rule, it.outcome.value, it.url.removeprefix(HOST), it.key) for it in findings] == [
        ("long-title", "failed", "a2", "long"),
        ("long-title", "failed", "a3", "long"),
        ("long-title", "untested", "a5", "crashed"),
        ("long-title", "cant_tell", "a6", "script"),
        ("lost-target", "failed", "x1", "lost"),
        ("lost-target", "failed", "x2", "lost"),
        ("lost-target", "failed", "x3", "lost"),
        ("thin-column", "failed", "", "thin"),
        ("thin-column", "cant_tell", "tz/", "timeout"),
        ("thin-column", "failed", "yw/", "thin"),
        ("tone-loud", "failed", "a4", "used"),
        ("tone-vague", "failed", "a4", "used"),
    ]
    tallies = {tally.rule: tally for tally in audit.tallies()}
    long = tallies["long-title"]
    assert (long.passed, long.failed, long.cant_tell, long.untested, long.inapplicable) == (2, 2, 1, 1, 0)
    assert (tallies["lost-target"].failed, tallies["tone-loud"].passed) == (3, 5)


def test_a_finding_carries_its_evidence(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    finding = next(it for it in judged(audit, packs, toys) if it.rule == "long-title")
    assert (finding.selector, finding.snippet, finding.component) == ("h1", "这个标题实在是太长了", "div.head")
    assert (finding.values, finding.clauses) == ({"length": 10, "limit": 8}, ("sheet:D1",))
    assert (finding.template, finding.body) == ("t1", f"hash of {HOST}a2")
    assert finding.at == audit.site().taken


def test_what_is_found_in_an_attachment_names_the_page_that_links_to_it() -> None:
    class Loud(WrittenRule[Document]):
        id = "loud"
        messages = {"loud": Text("太响", "too loud")}

        def targets(self, subject: Page | Document) -> Iterable[Document]:
            return (subject,) if isinstance(subject, Document) else ()

        def judge(self, target: Document) -> Judgement:
            return failed("loud")

    page = Referrer(f"{HOST}gs/1.html", "名单")
    document = Document(f"{HOST}f/7.xls", datetime(2026, 11, 20), referrers=(page,), referrer_count=3)
    (finding,) = hear([Check(Loud(), ())], document, Counter())
    assert finding.values == {"linked_from": f"{HOST}gs/1.html", "linking_pages": 3}
    said = [sentence(Loud, finding.key, finding.values, lang) for lang in ("zh", "en")]
    assert said == [
        f"太响。附件链接在 {HOST}gs/1.html（共 3 个页面）",
        f"too loud; linked from {HOST}gs/1.html (3 pages)",
    ]


def test_a_column_is_named_and_one_without_a_page_is_found_at_the_portal(
    audit: Audit, packs: Sequence[Pack], toys: Toys
) -> None:
    found = [(it.url, it.snippet, it.column) for it in judged(audit, packs, toys) if it.rule == "thin-column"]
    assert found[0] == (HOST, "公告", "id-公告")
    assert found[2] == (f"{HOST}yw/", "要闻", "id-要闻")


def test_a_rule_without_any_target_is_inapplicable_once(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    site = audit.site()
    audit.put_site(msgspec.structs.replace(site, columns=()))
    judged(audit, packs, toys)
    tally = next(tally for tally in audit.tallies() if tally.rule == "thin-column")
    assert (tally.inapplicable, tally.passed, tally.failed) == (1, 0, 0)


def test_many_processes_find_the_same(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    here = judged(audit, packs, toys)
    tallies = list(audit.tallies())
    assert judged(audit, packs, toys, workers=2) == here
    assert list(audit.tallies()) == tallies


def test_measurements_reach_the_rules(audit: Audit, tmp_path: Path) -> None:
    class Opened(PageRule[Page]):
        id = "opened"
        title = advice = Text("x", "x")
        messages = {"seen": Text("x", "x")}

        def targets(self, subject: Page) -> Iterable[Page]:
            return [subject] if subject.measured else []

        def judge(self, target: Page) -> Judgement:
            return failed("seen")

    from auditor.model import Measured

    for viewport in ("desktop", "phone"):
        audit.put_measured(Measured(f"{HOST}a1", viewport))
    pack = packs_of(Use("opened"))
    assert [it.url for it in judged(audit, pack, {"opened": Opened})] == [f"{HOST}a1"]


def test_equal_uses_are_judged_once_for_all_their_clauses(packs: Sequence[Pack], toys: Toys) -> None:
    again = msgspec.structs.replace(packs[0], id="again")
    checks = checks_of([*packs, again], toys)
    assert [check.rule.id for check in checks] == [
        "long-title", "lost-target", "thin-column", "tone-loud", "tone-vague",
    ]  # fmt: skip
    assert checks[0].clauses == ("sheet:D1", "again:D1")


def packs_of(*uses: Use) -> list[Pack]:
    raw = {
        "id": "p", "title": ("x", "x"), "document": "x", "sources": {"S": "x"},
        "indicators": [{"code": "N1", "group": "g", "title": ("x", "x"), "clause": ("x", "x"), "source": "S",
                        "mark": "V", "effect": "note"}],
    }  # fmt: skip
    pack = msgspec.convert(raw, Pack)
    return [msgspec.structs.replace(pack, indicators=(msgspec.structs.replace(pack.indicators[0], uses=uses),))]


# -- one page


class Echo(PageRule[str]):
    """Says `words` of the title, each at its place."""

    id = "echo"
    title = advice = Text("x", "x")
    messages = {"said": Text("{words}", "{words}")}

    def targets(self, subject: Page) -> Iterable[str]:
        return subject.title.split("|")

    def judge(self, target: str) -> Judgement:
        place, _, words = target.partition("=")
        return failed("said", at=Place(selector=place, snippet=words), words=words)


def heard(title: str, *checks: Check) -> list[Finding]:
    page = Page(HOST, HOST, "other", 0, "t", None, title=title)  # type: ignore[arg-type]
    return hear(checks or [Check(Echo(), ("p:1",))], page, Counts())


def test_a_fingerprint_survives_moves_and_counts_but_not_other_words() -> None:
    (before,) = heard("#a=逾期 8 天")
    (moved,) = heard("#b=逾期 9 天")
    (other,) = heard("#a=没有日期")
    assert before.id == moved.id != other.id
    assert len(before.id) == 16


def test_equal_findings_on_one_page_are_told_apart_by_order() -> None:
    first, second = heard("#a=x|#b=x")
    assert first.id != second.id
    assert [it.id for it in heard("#c=x|#d=x")] == [first.id, second.id]


def test_named_values_are_part_of_a_fingerprint() -> None:
    class Missing(Echo):
        def judge(self, target: str) -> Judgement:
            return failed("said", words=target)

    check = Check(Missing(), ("p:1",))
    assert {it.id for it in heard("art20-01|art20-02", check)} >= {it.id for it in heard("art20-02", check)}


def test_the_same_words_by_two_uses_are_one_finding_with_both_clauses() -> None:
    checks = [Check(Echo(), ("p:1",)), Check(Echo(), ("p:2", "q:1"))]
    findings = heard("#a=x|#a=x", *checks)
    assert [it.clauses for it in findings] == [("p:1", "p:2", "q:1")] * 2


@pytest.mark.parametrize(
    ("judgement", "detail"),
    [
        (failed("typo", words="x"), "KeyError: \"echo has no message 'typo'\""),
        (failed("said"), "KeyError: \"message 'said' lacks words\""),
    ],
)
def test_a_wrong_message_is_a_crash_of_the_rule(judgement: Judgement, detail: str) -> None:
    class Wrong(Echo):
        def judge(self, target: str) -> Judgement:
            return judgement

    (finding,) = heard("x", Check(Wrong(), ()))
    assert (finding.outcome, finding.key, finding.values) == (Outcome.UNTESTED, "crashed", {"detail": detail})


def test_targets_may_end_as_cannot_tell_or_crash() -> None:
    class Unsure(Echo):
        def targets(self, subject: Page) -> Iterable[str]:
            known(Unknown(Reason.SCRIPT, "#list"))
            return []

    class Broken(Echo):
        def targets(self, subject: Page) -> Iterable[str]:
            yield from ()
            raise ValueError("no")

    unsure, broken = heard("x", Check(Unsure(), ()), Check(Broken(), ()))
    assert (unsure.outcome, unsure.key, unsure.values) == (Outcome.CANT_TELL, "script", {"detail": "#list"})
    assert (broken.outcome, broken.values) == (Outcome.UNTESTED, {"detail": "ValueError: no"})


def test_a_crash_is_told_once_for_the_whole_portal(audit: Audit, packs: Sequence[Pack], toys: Toys) -> None:
    audit.put_pages([msgspec.structs.replace(page, title="crash") for page in audit.pages()], [])
    findings = judged(audit, packs, toys)
    assert [it.url for it in findings if it.outcome is Outcome.UNTESTED] == [f"{HOST}a1"]
    tally = next(tally for tally in audit.tallies() if tally.rule == "long-title")
    assert (tally.untested, tally.cant_tell) == (5, 1)


def test_the_site_must_have_been_gathered(tmp_path: Path, packs: Sequence[Pack], toys: Toys) -> None:
    from auditor.errors import UserError

    with Audit(tmp_path / "empty", create=True) as empty, pytest.raises(UserError, match="not been gathered"):
        judged(empty, packs, toys)
    assert Site
