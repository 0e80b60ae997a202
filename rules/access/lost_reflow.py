"""lost-reflow."""

from collections.abc import Iterable

from auditor.model import Harm, Judgement, Page, Strain, Text, Unknown, View
from auditor.rule import PageRule, Param, failed, known, passed
from rules.access import place, strains


class LostReflow(PageRule[Strain | Unknown | None]):
    """In a narrow or much enlarged window the text does not reflow: it is read by scrolling sideways, or cut off.

    Applies to: pages whose layout was measured in a window of 320 pixels; one target for every component with text
        beyond the edge, the frame of a page made for a desktop being one; else the page.
    Expects: no text or field reaches `least_px` or more beyond the edge of the window, and nothing cuts off, sideways,
        `least_share` of a letter that was whole in a wide window. Data tables, pictures, code, toolbars and what has a
        scroll bar of its own may be wide; an ellipsis is no loss where a title or a link gives the whole text.
    Cannot tell: the page could not be measured, or has more text than is measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "lost-reflow"
    measured = True
    title = Text("窄屏下内容不能重排", "Lost reflow")
    advice = Text(
        "用百分比、max-width 和媒体查询代替固定宽度，使文字在 320 像素宽的窗口内换行；表格放入可单独滚动的容器。",
        "Replace fixed widths by percentages, max-width and media queries so that text wraps within 320 pixels; put "
        "tables into a container that scrolls by itself.",
    )
    messages = {
        "frame": Text(
            "版面固定为桌面宽度：窗口宽 320 像素时，{share}% 的文字所在版块超出窗口 {px} 像素（应自动换行）",
            "the page has a fixed desktop width: in a window of 320 px, blocks with {share} % of its text reach "
            "{px} px beyond the edge (wanted: text that wraps)",
        ),
        "frame_cut": Text(
            "版面固定为桌面宽度且不能左右滚动：窗口宽 320 像素时，“{text}”等有 {px} 像素看不到（应自动换行）",
            "the page has a fixed desktop width and does not scroll: in a window of 320 px, {px} px of “{text}” and "
            "other text are out of reach (wanted: text that wraps)",
        ),
        "sticks": Text(
            "窗口宽 320 像素时，“{text}”超出右边缘 {px} 像素，须左右滚动才能看全（允许不足 {least} 像素）",
            "in a window of 320 px, “{text}” reaches {px} px beyond the right edge (allowed: less than {least})",
        ),
        "cut": Text(
            "窗口宽 320 像素时，“{text}”被截去 {px} 像素，滚动也看不到（应自动换行）",
            "in a window of 320 px, {px} px of “{text}” are cut off and out of reach (wanted: text that wraps)",
        ),
    }
    params = {
        "least_px": Param(10, "CSS pixels", "beyond the edge from which text must be scrolled to"),
        "least_share": Param(0.4, "share of the font size", "cut off from which a letter is lost"),
    }
    wcag = ("1.4.10",)

    def targets(self, subject: Page) -> Iterable[Strain | Unknown | None]:
        return strains(subject, View.NARROW)

    def judge(self, target: Strain | Unknown | None) -> Judgement:
        strain = known(target)
        if strain is None:
            return passed()
        sticks = strain.harm is Harm.STICKS_OUT
        if strain.px < self.p["least_px"] if sticks else strain.share < self.p["least_share"]:
            return passed()
        is_frame = strain.component == "body"
        return failed(
            ("frame" if is_frame else "sticks") if sticks else ("frame_cut" if is_frame else "cut"),
            at=place(strain, View.NARROW),
            component=strain.component,
            text=strain.text,
            px=round(strain.px),
            share=min(100, round(100 * strain.share)),
            least=self.p["least_px"],
        )
