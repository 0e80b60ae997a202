"""small-text."""

from collections.abc import Iterable

from auditor.model import Judgement, Lettering, Page, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.access import place, probed


class SmallText(PageRule[Lettering]):
    """Running text is set so small that Chinese characters run together.

    Applies to: every component with running text (text that wraps, most of it no links) of `least_letters` or more; the
        block with the smallest letters stands for it.
    Expects: its letters are `least_px` or larger.
    Cannot tell: the page could not be measured.
    Source: good practice. WCAG has no least size, and the 18 dp of the ageing norm concern the elder mode.
    """

    id = "small-text"
    measured = True
    title = Text("正文字号过小", "Small text")
    advice = Text(
        "正文不要小于规定字号，建议用 16 像素，并用 rem 或 em 作单位。",
        "Do not set text smaller than this; 16 px, written in rem or em, is a good size.",
    )
    messages = {
        "small": Text(
            "“{text}”一段的字号仅 {size} 像素（应不小于 {least} 像素）",
            "the text “{text}” is set in {size} px (wanted: {least} px or more)",
        )
    }
    params = {
        "least_px": Param(12, "CSS pixels", "smallest font size of running text"),
        "least_letters": Param(30, "letters", "from which text is more than a caption"),
    }
    severity = Severity.MINOR

    def targets(self, subject: Page) -> Iterable[Lettering]:
        writing = probed(subject, lambda it: it.writing)
        return (
            [it for it in writing.smallest if it.running and it.letters >= self.p["least_letters"]] if writing else ()
        )

    def judge(self, target: Lettering) -> Judgement:
        least = self.p["least_px"]
        if target.size >= least:
            return passed()
        return failed(
            "small",
            at=place(target),
            component=target.component,
            text=target.text,
            size=f"{target.size:g}",
            least=least,
        )
