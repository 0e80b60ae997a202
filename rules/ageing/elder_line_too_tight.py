"""elder-line-too-tight."""

from collections.abc import Iterable

from auditor.model import Judgement, Look, Page, Severity, Text, Trial
from auditor.rule import PageRule, Param, failed, passed
from rules.ageing import at_look, modes_of


class ElderLineTooTight(PageRule[tuple[Trial, Look]]):
    """Lines of the elder mode stand too close together.

    Applies to: the elder mode the home page leads to, when a text of it takes two lines or more; its foot left out.
    Expects: lines are `least` letter sizes apart, wherever a part of the page holds `share` of its characters.
    Cannot tell: the mode could not be tried.
    Source: the clause of the indicator that uses the rule.
    """

    id = "elder-line-too-tight"
    measured = True
    title = Text("适老模式行距过小", "Lines of the elder mode too tight")
    advice = Text("加大行距，不小于字号的规定倍数。", "Widen the lines to the wanted multiple of the letter size.")
    messages = {
        "tight": Text(
            "适老模式文字行距仅为字号的 {line} 倍（应不小于 {least} 倍）",
            "lines of the elder mode are {line} letter sizes apart (wanted {least})",
        )
    }
    params = {
        "least": Param(1.3, "letter sizes", "smallest distance of lines"),
        "share": Param(0.05, "share of the characters", "below which a part of the page is of no account"),
    }
    severity = Severity.MINOR

    def targets(self, subject: Page) -> Iterable[tuple[Trial, Look]]:
        return [(trial, look) for trial, look in modes_of(subject) if any(part.line for part in look.prints)]

    def judge(self, target: tuple[Trial, Look]) -> Judgement:
        _, look = target
        least = self.p["least"]
        tight = [part for part in look.prints if 0 < part.line < least and part.share >= self.p["share"]]
        if not tight:
            return passed()
        worst = min(tight, key=lambda part: part.line)
        return failed("tight", at=at_look(look, worst), component=worst.component, line=worst.line, least=least)
