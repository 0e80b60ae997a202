"""elder-text-too-small."""

from auditor.model import Judgement, Reason, Text
from auditor.rule import Param, cant_tell, failed, passed
from rules.ageing import Mode, ModeRule, at_both_widths


class ElderTextTooSmall(ModeRule):
    """Most of the text of the elder mode is small.

    Applies to: the elder mode the home page leads to, its foot left out; at the width of a phone as well, where home
        page and mode adapt to it. A fault at both widths is one.
    Expects: half of its characters are `least_px` large, or become so by the tool that enlarges.
    Cannot tell: the mode could not be opened, shows no text, or its tool that enlarges changed nothing.
    Source: the clause of the indicator that uses the rule.
    """

    id = "elder-text-too-small"
    measured = True
    title = Text("适老模式字号过小", "Text of the elder mode too small")
    advice = Text("把适老模式的主要文字设为规定字号以上。", "Set the main text of the elder mode to the wanted size.")
    messages = {
        **at_both_widths(
            "small",
            Text(
                "适老模式主要文字为 {px} 像素（应不小于 {least} 像素），{share}% 的文字小于该值",
                "the main text of the elder mode is {px} px (wanted {least} px); {share} % of it is smaller",
            ),
        ),
        **at_both_widths(
            "zoom",
            Text(
                "适老模式主要文字为 {px} 像素（应不小于 {least} 像素），未能自动操作放大按钮，须人工确认",
                "the main text of the elder mode is {px} px (wanted {least} px); a person must try its zoom tool",
            ),
        ),
    }
    params = {"least_px": Param(18, "CSS pixels", "smallest size of main text")}

    def judge_mode(self, mode: Mode) -> Judgement:
        trial, look = mode.trial, mode.look
        least = self.p["least_px"]
        if look.px == 0:
            return cant_tell(Reason.NOT_SHOWN)
        if trial.largest_px >= least:
            return passed()
        small = [part for part in look.prints if part.px < least]
        largest = max(small, key=lambda part: part.share)
        if trial.largest_px <= look.px and any(tool.tool == "zoom" for tool in look.tools):
            return cant_tell(Reason.INCOMPLETE, key=mode.key("zoom"), at=mode.at(largest), px=look.px, least=least)
        share = round(100 * sum(part.share for part in small))
        return failed(
            mode.key("small"), at=mode.at(largest), component=largest.component, px=look.px, least=least, share=share
        )
