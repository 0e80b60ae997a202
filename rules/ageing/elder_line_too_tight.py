"""elder-line-too-tight."""

from auditor.model import Judgement, Severity, Text
from auditor.rule import Param, failed, passed
from rules.ageing import Mode, ModeRule, at_both_widths


class ElderLineTooTight(ModeRule):
    """Lines of the elder mode stand too close together.

    Applies to: the elder mode the home page leads to, when a text of it takes two lines or more; its foot left out. At
        the width of a phone as well, where home page and mode adapt to it; a fault at both widths is one.
    Expects: lines are `least` letter sizes apart, wherever a part of the page holds `share` of its characters.
    Cannot tell: the mode could not be tried.
    Source: the clause of the indicator that uses the rule.
    """

    id = "elder-line-too-tight"
    measured = True
    title = Text("适老模式行距过小", "Lines of the elder mode too tight")
    advice = Text("加大行距，不小于字号的规定倍数。", "Widen the lines to the wanted multiple of the letter size.")
    messages = at_both_widths(
        "tight",
        Text(
            "适老模式文字行距仅为字号的 {line} 倍（应不小于 {least} 倍）",
            "lines of the elder mode are {line} letter sizes apart (wanted {least})",
        ),
    )
    params = {
        "least": Param(1.3, "letter sizes", "smallest distance of lines"),
        "share": Param(0.05, "share of the characters", "below which a part of the page is of no account"),
    }
    severity = Severity.MINOR

    def applies(self, mode: Mode) -> bool:
        return any(part.line for part in mode.look.prints)

    def judge_mode(self, mode: Mode) -> Judgement:
        least = self.p["least"]
        tight = [part for part in mode.look.prints if 0 < part.line < least and part.share >= self.p["share"]]
        if not tight:
            return passed()
        worst = min(tight, key=lambda part: part.line)
        return failed(mode.key("tight"), at=mode.at(worst), component=worst.component, line=worst.line, least=least)
