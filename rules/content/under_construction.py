"""under-construction."""

from collections.abc import Iterable

from auditor.model import Judgement, OddKind, Page, PageType, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.content import at, odd


class UnderConstruction(PageRule[Page]):
    """All that a page has to say is that it is being built.

    Applies to: pages but the home page, error pages and pages that only send the reader on.
    Expects: no short line such as 栏目建设中 on a page without pictures and with fewer than `letters` characters
        besides it.
    Cannot tell: never.
    Source: the clause of the indicator that uses the rule.
    """

    id = "under-construction"
    title = Text("页面仍在建设中", "Page under construction")
    advice = Text(
        "补充内容后再开放，或暂时撤下入口。", "Open it when there is something to read, or take the way to it away."
    )
    messages = {"building": Text("页面只有“{text}”，没有实际内容", "the page says “{text}” and nothing else")}
    params = {"letters": Param(60, "characters", "a page with more of them has content of its own")}
    severity = Severity.MODERATE

    def targets(self, subject: Page) -> Iterable[Page]:
        return () if subject.type in (PageType.HOME, PageType.STUB, PageType.ERROR) else (subject,)

    def judge(self, target: Page) -> Judgement:
        found = odd(target, OddKind.BUILDING)
        listed = target.list.items if target.list else 0
        if not found or listed or target.pictures or target.text_length > self.p["letters"] + len(found[0].text):
            return passed()
        return failed("building", at=at(found[0]), text=found[0].text.strip())
