"""long-line."""

from collections.abc import Iterable

from auditor.model import Judgement, Lettering, Page, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.access import place, probed


class LongLine(PageRule[Lettering]):
    """The lines of running text are so long that the eye does not find the next one.

    Applies to: every component with running text (text that wraps, most of it no links) of `least_lines` or more; the
        block with the longest lines stands for it.
    Expects: the longest line has room for `most_wide` full-width characters at most: about twice as many Latin letters.
    Cannot tell: the page could not be measured.
    Source: the clause of the indicator that uses the rule; WCAG 1.4.8 is of level AAA.
    """

    id = "long-line"
    measured = True
    title = Text("正文每行过长", "Lines too long")
    advice = Text(
        "用 max-width: 40em 限制正文栏的宽度，或加大正文字号。",
        "Limit the column of text to max-width: 40em, or set the text larger.",
    )
    messages = {
        "long": Text(
            "“{text}”一段每行可达 {wide} 个汉字的宽度（应不超过 {most} 个）",
            "the lines of “{text}” are {wide} full-width characters long (wanted: {most} or fewer)",
        )
    }
    params = {
        "most_wide": Param(40, "full-width characters", "longest line"),
        "least_lines": Param(2, "lines", "from which a line may be too long"),
    }
    severity = Severity.MINOR
    wcag = ("1.4.8",)

    def targets(self, subject: Page) -> Iterable[Lettering]:
        writing = probed(subject, lambda it: it.writing)
        return [it for it in writing.longest if it.lines >= self.p["least_lines"]] if writing else ()

    def judge(self, target: Lettering) -> Judgement:
        most = self.p["most_wide"]
        if round(target.width) <= most:
            return passed()
        return failed(
            "long",
            at=place(target),
            component=target.component,
            text=target.text,
            wide=round(target.width),
            most=most,
        )
