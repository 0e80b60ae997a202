"""missing-elder-entry."""

from collections.abc import Iterable

from auditor.model import EntryKind, Judgement, Outcome, Page, PageType, Place, Reason, Severity, Text, View
from auditor.rule import PageRule, cant_tell, failed, known, passed
from rules.ageing import at_both_widths, elder_of


class MissingElderEntry(PageRule[Page]):
    """The home page offers neither an elder mode nor an accessibility tool bar, or not on a phone.

    Applies to: the home page.
    Expects: an entrance to either stands on it, in the page as it was delivered or as a browser shows it; if it can be
        seen at desktop width and the page adapts to the width of a phone, one can be seen there too.
    Cannot tell: a script fills the page or its header and no browser opened it; a script did not load in the browser;
        at the width of a phone something at the head of the page may open a menu or be an entrance without a name.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-elder-entry"
    measured = True
    title = Text("适老化、无障碍入口缺失", "No elder mode")
    advice = Text(
        "在首页顶部显著位置设置“长者版”或“无障碍浏览”入口。",
        "Put an entrance to the elder mode or the accessibility tool bar at the top of the home page.",
    )
    messages = {
        "missing": Text(
            "首页未发现长者版、适老版或无障碍浏览入口",
            "no entrance to an elder mode or an accessibility tool bar was found",
        ),
        "phone": Text(
            "手机宽度下，首页看不到长者版、适老版或无障碍浏览入口（电脑宽度下有）",
            "at the width of a phone the entrance to the elder mode or the tool bar is not seen (on a desktop it is)",
        ),
        "menu": Text(
            "手机宽度下，首页未直接看到长者版或无障碍入口，可能收在菜单或图标中，须人工确认",
            "at the width of a phone no entrance to an elder mode is seen; it may be in a menu or behind an icon",
        ),
        **at_both_widths(
            "scripts",
            Text(
                "首页未发现长者版或无障碍入口，但有脚本未能加载，须人工确认",
                "no entrance to an elder mode was found, but a script of the home page did not load",
            ),
        ),
    }
    severity = Severity.SERIOUS

    def targets(self, subject: Page) -> Iterable[Page]:
        is_home = subject.depth == 0 and subject.type is PageType.HOME
        was_tried = subject.measured is not None and subject.measured.elder is not None
        return (subject,) if is_home or was_tried else ()

    def judge(self, target: Page) -> Judgement:
        judgement = self._judged(target)
        return _on_phone(target) if judgement.outcome is Outcome.PASSED else judgement

    def _judged(self, target: Page) -> Judgement:
        if any(entry.kind in (EntryKind.ELDER, EntryKind.ACCESSIBLE) for entry in target.entries):
            return passed()
        if target.measured is not None and target.measured.failure is not None:
            known(target.measured.failure)
        elder = elder_of(target)
        if elder is None:
            return cant_tell(Reason.SCRIPT) if {"page", "header"} & set(target.scripted) else failed("missing")
        if elder.entrances:
            return passed()
        return cant_tell(Reason.INCOMPLETE, key="scripts") if elder.scripts_lost else failed("missing")


def _on_phone(page: Page) -> Judgement:
    """Judge what a reader sees at the width of a phone, where that was looked at."""
    elder = page.measured.elder if page.measured is not None else None
    narrow = elder.on_phone if elder is not None else None
    if narrow is None or narrow.entrances:
        return passed()
    if narrow.unknown is not None:
        known(narrow.unknown)
    at = Place(view=View.PHONE)
    if narrow.scripts_lost:
        return cant_tell(Reason.INCOMPLETE, key="scripts_phone", at=at)
    if narrow.openers or (narrow.home is not None and narrow.home.framed):
        return cant_tell(Reason.INCOMPLETE, key="menu", at=at)
    return failed("phone", at=at, severity=Severity.MODERATE)
