"""auto-refresh."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, Motion, Page, Severity, Text
from auditor.rule import PageRule, failed, passed
from rules.access import probed


class AutoRefresh(PageRule[Motion]):
    """A script loads the page again, or goes to another one, while one is still reading.

    Applies to: pages that were watched with their clock moved on; a meta refresh is axe-core's.
    Expects: the page stays.
    Cannot tell: the page could not be watched.
    Source: the clause of the indicator that uses the rule.
    """

    id = "auto-refresh"
    measured = True
    title = Text("页面自动刷新或跳转", "Page reloads or leaves by itself")
    advice = Text(
        "去掉定时刷新和定时跳转的脚本，改为由读者点击；确有必要的，事先告知并允许取消。",
        "Take out the script that reloads or leaves and let the reader click; where it must be, say so and let the "
        "reader cancel it.",
    )
    messages = {
        "leaves": Text("页面打开后 {seconds} 秒内由脚本自动转到 {to}", "Within {seconds} s a script goes to {to}"),
        "reloads": Text("页面打开后 {seconds} 秒内由脚本自动刷新", "Within {seconds} s a script loads the page again"),
    }
    severity = Severity.SERIOUS
    confidence = Confidence.MEDIUM
    wcag = ("2.2.1", "3.2.5")

    def targets(self, subject: Page) -> Iterable[Motion]:
        motion = probed(subject, lambda it: it.motion)
        return (motion,) if motion and motion.by_clock else ()

    def judge(self, target: Motion) -> Judgement:
        if not target.leaves_to:
            return passed()
        seconds = round(target.watched)
        if target.reloads:
            return failed("reloads", seconds=seconds)
        return failed("leaves", seconds=seconds, to=target.leaves_to)
