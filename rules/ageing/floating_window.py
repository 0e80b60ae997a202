"""floating-window."""

from collections.abc import Iterable

from auditor.model import Confidence, Float, Judgement, Page, Text
from auditor.rule import PageRule, Param, passed
from rules.ageing import floats_of, stays_open


class FloatingWindow(PageRule[tuple[Float, bool]]):
    """A window hovers over the content or drifts across the page and cannot be closed.

    Applies to: every box that floats above the page and is no header, menu, tool bar or dialog.
    Expects: it can be closed, or it stands still and covers less than `covered` of the window or nearly nothing of the
        content (less than `hides` of the box).
    Cannot tell: the page could not be measured or a script of it did not load; most of the box is a frame or a film;
        it says that it goes away by itself; it holds controls of which one may close it.
    Source: the clause of the indicator that uses the rule.
    """

    id = "floating-window"
    measured = True
    title = Text("漂浮窗无法关闭", "Floating window")
    advice = Text(
        "取消漂浮窗，或在右上角提供有文字名称的关闭按钮，关闭后不再弹出。",
        "Remove the window, or give it a named close button in its top right corner that closes it for good.",
    )
    messages = {
        "covers": Text(
            "漂浮窗“{name}”（{width}×{height} 像素）遮挡内容，没有关闭按钮",
            "the floating window “{name}” ({width}×{height} px) covers the content and has no close button",
        ),
        "moves": Text(
            "漂浮窗“{name}”（{width}×{height} 像素）在页面上移动，没有关闭按钮",
            "the floating window “{name}” ({width}×{height} px) drifts across the page and has no close button",
        ),
        "dead": Text(
            "漂浮窗“{name}”（{width}×{height} 像素）的关闭按钮点击后无效",
            "the close button of the floating window “{name}” ({width}×{height} px) does nothing",
        ),
        "scripts": Text(
            "漂浮窗“{name}”（{width}×{height} 像素）未能关闭，但页面有脚本未加载，须人工确认",
            "“{name}” ({width}×{height} px) was not closed, but a script of the page did not load",
        ),
        "opaque": Text(
            "漂浮窗“{name}”（{width}×{height} 像素）内嵌其他网页或视频，能否关闭须人工确认",
            "“{name}” ({width}×{height} px) is a frame or a film; whether it can be closed a person must see",
        ),
        "timed": Text(
            "漂浮窗“{name}”（{width}×{height} 像素）标明会自动关闭，须人工确认",
            "“{name}” ({width}×{height} px) says that it goes away by itself",
        ),
        "controls": Text(
            "漂浮窗“{name}”（{width}×{height} 像素）没有明确的关闭按钮，其中的按钮能否关闭须人工确认",
            "“{name}” ({width}×{height} px) has no clear close button; whether another closes it a person must see",
        ),
    }
    params = {
        "covered": Param(0.02, "share of the window", "from which a window that stands still is in the way"),
        "hides": Param(0.3, "share of the box", "below which content must lie"),
    }
    confidence = Confidence.MEDIUM

    def targets(self, subject: Page) -> Iterable[tuple[Float, bool]]:
        return floats_of(subject.measured, "window")

    def judge(self, target: tuple[Float, bool]) -> Judgement:
        box, scripts_lost = target
        is_in_the_way = box.covered >= self.p["covered"] and box.hides >= self.p["hides"]
        if not box.moves and not is_in_the_way:
            return passed()
        return stays_open(box, scripts_lost, "moves" if box.moves else "covers", "dead") or passed()
