"""small-target."""

from collections.abc import Iterable

from auditor.model import Judgement, Page, Severity, Target, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.access import place, probed


class SmallTarget(PageRule[Target]):
    """A link or control is so small, and so close to others, that it is easily missed.

    Applies to: every component of the page that holds links or controls; the one hardest to hit stands for it.
    Expects: it is at least `least_px` wide and high, or a circle of that size around its centre touches no other target
        and no such circle of one. A link in running text and a check box as the browser draws it may have any size.
    Cannot tell: the page could not be measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "small-target"
    measured = True
    title = Text("点击目标过小", "Target too small")
    advice = Text(
        "加大链接或按钮的内边距，使其宽、高不小于规定值，或拉开相邻目标的间距。",
        "Enlarge the padding of the link or button, or move its neighbours away.",
    )
    messages = {
        "small": Text(
            "“{name}”仅 {width}×{height} 像素且紧邻其他目标（应不小于 {least}×{least}；同类 {count} 处）",
            "“{name}” is {width}×{height} px and close to others (wanted {least}×{least} or such room; {count} alike)",
        )
    }
    params = {"least_px": Param(24, "CSS pixels", "smallest width and height of a target without room around it")}
    severity = Severity.MODERATE
    wcag = ("2.5.8",)

    def targets(self, subject: Page) -> Iterable[Target]:
        measured = probed(subject, lambda it: it.targets)
        return measured.hardest if measured else ()

    def judge(self, target: Target) -> Judgement:
        least = self.p["least_px"]
        is_large = min(target.width, target.height) >= least
        has_room = 2 * target.to_box >= least and target.to_centre >= least
        if is_large or has_room or target.in_text or target.native:
            return passed()
        return failed(
            "small",
            at=place(target),
            component=target.component,
            name=target.name,
            width=round(target.width),
            height=round(target.height),
            least=least,
            count=target.count,
        )
