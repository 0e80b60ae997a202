"""elder-text-too-small."""

from collections.abc import Iterable

from auditor.model import Judgement, Look, Page, Reason, Text, Trial
from auditor.rule import PageRule, Param, cant_tell, failed, passed
from rules.ageing import at_look, modes_of


class ElderTextTooSmall(PageRule[tuple[Trial, Look]]):
    """Most of the text of the elder mode is small.

    Applies to: the elder mode the home page leads to, its foot left out.
    Expects: half of its characters are `least_px` large, or become so by the tool that enlarges.
    Cannot tell: the mode could not be opened, shows no text, or its tool that enlarges changed nothing.
    Source: the clause of the indicator that uses the rule.
    """

    id = "elder-text-too-small"
    measured = True
    title = Text("适老模式字号过小", "Text of the elder mode too small")
    advice = Text("把适老模式的主要文字设为规定字号以上。", "Set the main text of the elder mode to the wanted size.")
    messages = {
        "small": Text(
            "适老模式主要文字为 {px} 像素（应不小于 {least} 像素），{share}% 的文字小于该值",
            "the main text of the elder mode is {px} px (wanted {least} px); {share} % of it is smaller",
        ),
        "zoom": Text(
            "适老模式主要文字为 {px} 像素（应不小于 {least} 像素），未能自动操作放大按钮，须人工确认",
            "the main text of the elder mode is {px} px (wanted {least} px); its zoom tool must be tried by a person",
        ),
    }
    params = {"least_px": Param(18, "CSS pixels", "smallest size of main text")}

    def targets(self, subject: Page) -> Iterable[tuple[Trial, Look]]:
        return modes_of(subject)

    def judge(self, target: tuple[Trial, Look]) -> Judgement:
        trial, look = target
        least = self.p["least_px"]
        if look.px == 0:
            return cant_tell(Reason.NOT_SHOWN)
        if trial.largest_px >= least:
            return passed()
        small = [part for part in look.prints if part.px < least]
        largest = max(small, key=lambda part: part.share)
        if trial.largest_px <= look.px and any(tool.tool == "zoom" for tool in look.tools):
            return cant_tell(Reason.INCOMPLETE, key="zoom", at=at_look(look, largest), px=look.px, least=least)
        share = round(100 * sum(part.share for part in small))
        return failed(
            "small", at=at_look(look, largest), component=largest.component, px=look.px, least=least, share=share
        )
