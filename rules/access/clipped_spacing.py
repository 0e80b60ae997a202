"""clipped-spacing."""

from collections.abc import Iterable

from auditor.model import Judgement, Page, Severity, Strain, Text, Unknown, View
from auditor.rule import PageRule, Param, failed, known, passed
from rules.access import place, strains


class ClippedSpacing(PageRule[Strain | Unknown | None]):
    """Text is cut off or overlaps when a reader spaces it out.

    Applies to: pages whose layout was measured; one target for every component that comes to harm with the spacing of
        WCAG 1.4.12 (lines 1.5, paragraphs 2, letters 0.12, words 0.16 times the font size), else the page.
    Expects: nothing cuts off, and no other text lies upon, `least_share` of a letter or more that was free before. Text
        shortened with an ellipsis is no loss where a title or a link gives it whole.
    Cannot tell: the page could not be measured, or has more text than is measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "clipped-spacing"
    measured = True
    title = Text("加大间距后文字被截断或重叠", "Clipped when spaced out")
    advice = Text(
        "不要给装文字的容器固定高度并隐藏溢出；用 min-height，并允许文字换行。",
        "Do not give boxes of text a fixed height with hidden overflow; use min-height and let text wrap.",
    )
    messages = {
        "cut": Text(
            "按 WCAG 1.4.12 加大行距和字距后，“{text}”被截去 {px} 像素，无法看到（应完整可见）",
            "with the spacing of WCAG 1.4.12, {px} px of “{text}” are cut off (wanted: all of it to be seen)",
        ),
        "overlap": Text(
            "按 WCAG 1.4.12 加大行距和字距后，“{text}”与“{other}”重叠 {px} 像素（应互不遮挡）",
            "with the spacing of WCAG 1.4.12, “{text}” and “{other}” overlap by {px} px (wanted: none)",
        ),
    }
    params = {"least_share": Param(0.4, "share of the font size", "cut off or overlapped from which a letter is lost")}
    severity = Severity.MODERATE
    wcag = ("1.4.12",)

    def targets(self, subject: Page) -> Iterable[Strain | Unknown | None]:
        return strains(subject, View.SPACED)

    def judge(self, target: Strain | Unknown | None) -> Judgement:
        strain = known(target)
        if strain is None or strain.share < self.p["least_share"]:
            return passed()
        return failed(
            str(strain.harm),
            at=place(strain, View.SPACED),
            component=strain.component,
            text=strain.text,
            other=strain.other,
            px=round(strain.px),
        )
