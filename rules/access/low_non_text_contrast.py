"""low-non-text-contrast."""

from collections.abc import Iterable

from auditor.model import Boundary, Confidence, Judgement, Page, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.access import place, probed


class LowNonTextContrast(PageRule[Boundary]):
    """One can hardly see where a field is.

    Applies to: every component of the page with fields to fill in or boxes to tick that the page draws itself, on a
        plain colour.
    Expects: the border, the filling, or a box closely around it has a contrast of `least` to the colour beside it; or
        words, a picture or a button in or at the field show where it is.
    Cannot tell: the page could not be measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "low-non-text-contrast"
    measured = True
    title = Text("输入框边界看不清", "Fields hard to see")
    advice = Text(
        "加深输入框的边框颜色，或让输入框底色与页面背景明显不同，对比度不低于规定值。",
        "Darken the border of the field, or give it a filling that differs from the page.",
    )
    messages = {
        "low": Text(
            "“{name}”的边框和底色与周围对比度最高仅 {ratio}:1（应不低于 {least}:1；同类 {count} 处）",
            "Border and filling of “{name}” differ from what is around by {ratio}:1 at best ({least}:1 wanted; {count} "
            "alike)",
        )
    }
    params = {"least": Param(3.0, "to 1", "contrast of the edge of a control")}
    severity = Severity.MODERATE
    confidence = Confidence.MEDIUM
    wcag = ("1.4.11",)

    def targets(self, subject: Page) -> Iterable[Boundary]:
        contrast = probed(subject, lambda it: it.contrast)
        return contrast.boundaries if contrast else ()

    def judge(self, target: Boundary) -> Judgement:
        best = max(target.border, target.fill, target.around)
        if best >= self.p["least"] or target.is_hinted:
            return passed()
        return failed(
            "low",
            at=place(target),
            component=target.component,
            name=target.name,
            ratio=best,
            least=self.p["least"],
            count=target.count,
        )
