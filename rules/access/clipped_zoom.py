"""clipped-zoom."""

from collections.abc import Iterable

from auditor.model import Harm, Judgement, Page, Severity, Strain, Text, Unknown, View
from auditor.rule import PageRule, Param, failed, known, passed
from rules.access import place, strains


class ClippedZoom(PageRule[Strain | Unknown | None]):
    """Text is cut off, overlaps or is covered when the page, or its text alone, is shown twice as large.

    Applies to: pages whose layout was measured; one target for every component that comes to harm in one of the `views`
        (`zoom`: the whole page at 200 %; `large_text`: its text alone), else the page.
    Expects: nothing cuts off, and no other text lies upon, `least_share` of a letter or more that was free at 100 %;
        nothing that stays in place covers more than `most_covered` of the window. Text shortened with an ellipsis is no
        loss where a title or a link gives it whole.
    Cannot tell: the page could not be measured, or has more text than is measured.
    Source: the clause of the indicator that uses the rule. A page that bears the zoom of browsers meets WCAG 1.4.4;
        that its text alone can be enlarged is good practice, and minor.
    """

    id = "clipped-zoom"
    measured = True
    title = Text("放大后文字被截断或重叠", "Clipped when enlarged")
    advice = Text(
        "用 min-height 代替固定高度，去掉 overflow: hidden，让容器随文字增高；悬浮栏目在小窗口内改为随页面滚动。",
        "Use min-height instead of height and drop overflow: hidden so that boxes grow with their text; let fixed bars "
        "scroll with the page in small windows.",
    )
    messages = {
        "zoom_cut": Text(
            "页面放大到 200% 时，“{text}”被截去 {px} 像素，无法看到（应完整可见）",
            "at 200 % zoom, {px} px of “{text}” are cut off (wanted: all of it to be seen)",
        ),
        "zoom_overlap": Text(
            "页面放大到 200% 时，“{text}”与“{other}”重叠 {px} 像素（应互不遮挡）",
            "at 200 % zoom, “{text}” and “{other}” overlap by {px} px (wanted: none)",
        ),
        "zoom_cover": Text(
            "页面放大到 200% 时，固定在窗口上的“{text}”遮住窗口的 {share}%（应不超过 {most}%）",
            "at 200 % zoom, “{text}” stays in place and covers {share} % of the window (allowed: {most} %)",
        ),
        "text_cut": Text(
            "仅把文字放大到 200% 时，“{text}”被截去 {px} 像素，无法看到（容器应随文字增高）",
            "with text alone at 200 %, {px} px of “{text}” are cut off (wanted: a box that grows with its text)",
        ),
        "text_overlap": Text(
            "仅把文字放大到 200% 时，“{text}”与“{other}”重叠 {px} 像素（容器应随文字增高）",
            "with text alone at 200 %, “{text}” and “{other}” overlap by {px} px (wanted: boxes that grow)",
        ),
    }
    params = {
        "views": Param(("zoom", "large_text"), "views", "ways to enlarge: `zoom`, `large_text`"),
        "least_share": Param(0.4, "share of the font size", "cut off or overlapped from which a letter is lost"),
        "most_covered": Param(0.5, "share of the window", "that may be covered by what stays in place"),
    }
    wcag = ("1.4.4",)

    def targets(self, subject: Page) -> Iterable[Strain | Unknown | None]:
        return strains(subject, *self.p["views"])

    def judge(self, target: Strain | Unknown | None) -> Judgement:
        strain = known(target)
        if strain is None:
            return passed()
        most = self.p["most_covered"]
        if strain.share <= most if strain.harm is Harm.COVER else strain.share < self.p["least_share"]:
            return passed()
        is_zoom = strain.view is View.ZOOM
        return failed(
            f"{'zoom' if is_zoom else 'text'}_{strain.harm}",
            at=place(strain, strain.view),
            component=strain.component,
            severity=None if is_zoom else Severity.MINOR,
            text=strain.text,
            other=strain.other,
            px=round(strain.px),
            share=round(100 * strain.share),
            most=round(100 * most),
        )
