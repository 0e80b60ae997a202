"""tight-line."""

from collections.abc import Iterable

from auditor.model import Judgement, Lettering, Page, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.access import place, probed


class TightLine(PageRule[Lettering]):
    """The lines of running text stand so close that the eye slips into the next one.

    Applies to: every component with running text (text that wraps, most of it no links) of `least_lines` or more; the
        block whose lines stand closest stands for it.
    Expects: from line to line it is `least_ratio` times the font size or more, as drawn.
    Cannot tell: the page could not be measured.
    Source: the clause of the indicator that uses the rule: demanded of apps, by analogy for the web. WCAG 1.4.8 (AAA)
        asks for 1.5.
    """

    id = "tight-line"
    title = Text("正文行距过小", "Lines too close")
    advice = Text(
        "为正文设置 line-height: 1.5 或更大，用不带单位的数值。",
        "Set line-height to 1.5 or more on text, as a number without a unit.",
    )
    messages = {
        "tight": Text(
            "“{text}”一段的行距仅为字号的 {ratio} 倍（应不小于 {least} 倍；同类 {count} 处）",
            "the lines of “{text}” are {ratio} times the font size apart (wanted: {least} or more; {count} alike)",
        )
    }
    params = {
        "least_ratio": Param(1.3, "times the font size", "smallest distance from line to line"),
        "least_lines": Param(2, "lines", "from which the distance matters"),
    }
    severity = Severity.MINOR

    def targets(self, subject: Page) -> Iterable[Lettering]:
        writing = probed(subject, lambda it: it.writing)
        return [it for it in writing.tightest if it.lines >= self.p["least_lines"]] if writing else ()

    def judge(self, target: Lettering) -> Judgement:
        least = self.p["least_ratio"]
        if target.line >= least:
            return passed()
        return failed(
            "tight",
            at=place(target),
            component=target.component,
            text=target.text,
            ratio=f"{target.line:g}",
            least=f"{least:g}",
            count=target.count,
        )
