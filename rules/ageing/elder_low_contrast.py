"""elder-low-contrast."""

from collections.abc import Iterable

from auditor.model import Faint, Judgement, Page, Text, View
from auditor.rule import PageRule, Param, failed, passed
from rules.ageing import Mode, modes_of


class ElderLowContrast(PageRule[Mode]):
    """Text of the elder mode is faint.

    Applies to: the elder mode the home page leads to, at desktop width, its foot left out.
    Expects: the contrast of every text with its ground is at least `least`, above `large_px` at least `least_large`.
    Cannot tell: the mode could not be tried. Text over pictures is left to a person.
    Source: the clause of the indicator that uses the rule.
    """

    id = "elder-low-contrast"
    measured = True
    title = Text("适老模式对比度不足", "Contrast of the elder mode too low")
    advice = Text("加深文字颜色或调整背景色，达到规定对比度。", "Darken the text or change its ground.")
    messages = {
        "faint": Text(
            "适老模式文字对比度仅 {ratio}:1（应不低于 {least}:1；文字 {foreground}，背景 {background}；共 {count} 处）",
            "contrast of text in the mode is {ratio}:1 (wanted {least}:1; {foreground} on {background}; {count} alike)",
        )
    }
    params = {
        "least": Param(4.5, "to 1", "smallest contrast"),
        "least_large": Param(3.0, "to 1", "the same for large text"),
        "large_px": Param(18, "CSS pixels", "text above this is large"),
    }

    def targets(self, subject: Page) -> Iterable[Mode]:
        return [mode for mode in modes_of(subject) if isinstance(mode, Mode) and mode.view is View.DESKTOP]

    def judge(self, target: Mode) -> Judgement:
        faint = [text for text in target.trial.faint if text.ratio < self._least(text)]
        if not faint:
            return passed()
        worst = min(faint, key=lambda text: text.ratio / self._least(text))
        return failed(
            "faint",
            at=target.at(worst),
            component=worst.component,
            ratio=worst.ratio,
            least=self._least(worst),
            foreground=worst.foreground,
            background=worst.background,
            count=sum(text.count for text in faint),
        )

    def _least(self, text: Faint) -> float:
        return float(self.p["least_large"] if text.px > self.p["large_px"] else self.p["least"])
