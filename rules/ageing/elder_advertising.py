"""elder-advertising."""

from auditor.model import FloatKind, Judgement, Reason, Text
from auditor.rule import Param, cant_tell, failed, passed
from rules.ageing import Mode, ModeRule, at_both_widths


class ElderAdvertising(ModeRule):
    """The elder mode carries advertising.

    Applies to: the elder mode the home page leads to; at the width of a phone as well, where home page and mode adapt
        to it. A fault at both widths is one.
    Expects: no part of it says that it is advertising; no window or dialog with words of advertising floats above it.
    Cannot tell: a window or dialog covers `hides` of the content below it, and whether it advertises a person must see;
        the mode could not be tried.
    Source: the clause of the indicator that uses the rule.
    """

    id = "elder-advertising"
    measured = True
    title = Text("适老模式中有广告", "Advertising in the elder mode")
    advice = Text("移除适老模式中的广告、插件和弹窗。", "Remove advertising and pop-ups from the elder mode.")
    messages = {
        **at_both_widths(
            "marked",
            Text(
                "适老模式中有标明为广告的内容（{count} 处）",
                "{count} parts of the elder mode are marked as advertising",
            ),
        ),
        **at_both_widths(
            "floats",
            Text(
                "适老模式中有广告弹窗或漂浮窗“{name}”（{words}）",
                "a window of advertising, “{name}” ({words}), floats above the mode",
            ),
        ),
        **at_both_widths(
            "unclear",
            Text(
                "适老模式中有弹窗或漂浮窗“{name}”，是否广告须人工确认",
                "“{name}” floats above the elder mode; whether it is advertising a person must see",
            ),
        ),
    }
    params = {"hides": Param(0.3, "share of the box", "below which content must lie")}

    def judge_mode(self, mode: Mode) -> Judgement:
        trial, look = mode.trial, mode.look
        if look.advertising:
            first = look.advertising[0]
            return failed(mode.key("marked"), at=mode.at(first), component=first.component, count=len(look.advertising))
        boxes = [
            box
            for box in (trial.floating.floats if trial.floating else ())
            if box.kind in (FloatKind.WINDOW, FloatKind.DIALOG)
        ]
        for box in boxes:
            if box.promotional:
                at = mode.at(box)
                return failed(mode.key("floats"), at=at, component=box.component, name=box.name, words=box.promotional)
        for box in boxes:
            if box.moves or box.hides >= self.p["hides"]:
                return cant_tell(
                    Reason.INCOMPLETE, key=mode.key("unclear"), at=mode.at(box), component=box.component, name=box.name
                )
        return passed()
