"""small-close-control."""

from collections.abc import Iterable

from auditor.model import Float, Judgement, Page, Place, Severity, Text, View
from auditor.rule import PageRule, Param, failed, passed
from rules.ageing import floats_of


class SmallCloseControl(PageRule[Float]):
    """What closes a window or a dialog is too small for a finger.

    Applies to: at the width of a phone, every floating window and dialog that can be closed.
    Expects: the control is at least `least_px` wide and high.
    Cannot tell: the page could not be measured at the width of a phone.
    Source: the clause of the indicator that uses the rule.
    """

    id = "small-close-control"
    measured = True
    title = Text("关闭按钮过小", "Small close button")
    advice = Text("加大关闭按钮，使其宽、高不小于规定值。", "Enlarge the close button.")
    messages = {
        "small": Text(
            "手机宽度下，“{box}”的关闭按钮仅 {width}×{height} 像素（应不小于 {least}×{least}）",
            "at the width of a phone the close button of “{box}” is {width}×{height} px (wanted {least}×{least})",
        )
    }
    params = {"least_px": Param(44, "CSS pixels", "smallest width and height")}
    severity = Severity.MINOR

    def targets(self, subject: Page) -> Iterable[Float]:
        boxes = floats_of(subject.on_phone, "window", "dialog")
        return [box for box, _ in boxes if box.close is not None and box.close.works]

    def judge(self, target: Float) -> Judgement:
        close, least = target.close, self.p["least_px"]
        if close is None or min(close.width, close.height) >= least:
            return passed()
        return failed(
            "small",
            at=Place(selector=close.selector, snippet=close.snippet, view=View.PHONE),
            component=target.component,
            box=target.name,
            width=round(close.width),
            height=round(close.height),
            least=least,
        )
