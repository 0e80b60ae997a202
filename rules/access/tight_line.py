"""tight-line."""

from collections.abc import Iterable

from auditor.model import Judgement, Lettering, Page, Reason, Severity, Text
from auditor.rule import PageRule, Param, cant_tell, failed, passed
from rules.access import place, probed


class TightLine(PageRule[Lettering]):
    """The lines of running text stand so close that the eye slips into the next one.

    Applies to: every component with running text (text that wraps, most of it no links) of `least_lines` or more; the
        block whose lines stand closest stands for it.
    Expects: from line to line it is `least_ratio` times the font size or more, as drawn.
    Cannot tell: the page could not be measured, or leaves the distance to the font: readers may have another one.
    Source: the clause of the indicator that uses the rule: demanded of apps, by analogy for the web. WCAG 1.4.8 (AAA)
        asks for 1.5.
    """

    id = "tight-line"
    measured = True
    title = Text("正文行距过小", "Lines too close")
    advice = Text(
        "为正文设置 line-height: 1.5 或更大，用不带单位的数值。",
        "Set line-height to 1.5 or more on text, as a number without a unit.",
    )
    messages = {
        "tight": Text(
            "“{text}”一段的行距仅为字号的 {ratio} 倍（应不小于 {least} 倍）",
            "the lines of “{text}” are {ratio} times the font size apart (wanted: {least} or more)",
        ),
        "unset": Text(
            "“{text}”一段未设置行距，行距由读者的字体决定，检查所用字体下为字号的 {ratio} 倍（应不小于 {least} 倍）",
            "the page sets no line distance for “{text}”, so the font decides: {ratio} times the font size with ours "
            "(wanted: {least} or more)",
        ),
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
        at, ratio, wanted = place(target), f"{target.line:g}", f"{least:g}"
        if not target.line_set:
            return cant_tell(
                Reason.INCOMPLETE,
                key="unset",
                at=at,
                component=target.component,
                text=target.text,
                ratio=ratio,
                least=wanted,
            )
        return failed(
            "tight",
            at=at,
            component=target.component,
            text=target.text,
            ratio=ratio,
            least=wanted,
        )
