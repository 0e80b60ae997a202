"""popup-without-close."""

from collections.abc import Iterable

from auditor.model import Float, Judgement, Page, Severity, Text
from auditor.rule import PageRule, Param, passed
from rules.ageing import floats_of, stays_open


class PopupWithoutClose(PageRule[tuple[Float, bool]]):
    """A dialog opens by itself over the page and offers nothing to close it.

    Applies to: every dialog that stands open after the page has loaded.
    Expects: it has a control that closes it, or covers less than `covered` of the window. That the Escape key closes it
        is not enough: nobody sees it.
    Cannot tell: the page could not be measured or a script of it did not load; most of the dialog is a frame or a film;
        it says that it goes away by itself; it holds controls of which one may close it.
    Source: the clause of the indicator that uses the rule.
    """

    id = "popup-without-close"
    measured = True
    title = Text("弹窗缺少关闭按钮", "Pop-up without a close button")
    advice = Text(
        "不要自动弹出窗口；确需弹出的，提供明显且有文字名称的关闭按钮。",
        "Open nothing by itself; where it must be, give it a plain close button with a name.",
    )
    messages = {
        "open": Text(
            "打开页面即弹出“{name}”（{width}×{height} 像素），没有关闭按钮",
            "“{name}” ({width}×{height} px) opens with the page and has no close button",
        ),
        "dead": Text(
            "弹窗“{name}”（{width}×{height} 像素）的关闭按钮点击后无效",
            "the close button of the pop-up “{name}” ({width}×{height} px) does nothing",
        ),
        "scripts": Text(
            "弹窗“{name}”（{width}×{height} 像素）未能关闭，但页面有脚本未加载，须人工确认",
            "“{name}” ({width}×{height} px) was not closed, but a script of the page did not load",
        ),
        "opaque": Text(
            "弹窗“{name}”（{width}×{height} 像素）内嵌其他网页或视频，能否关闭须人工确认",
            "“{name}” ({width}×{height} px) is a frame or a film; whether it can be closed a person must see",
        ),
        "timed": Text(
            "弹窗“{name}”（{width}×{height} 像素）标明会自动关闭，须人工确认",
            "“{name}” ({width}×{height} px) says that it goes away by itself",
        ),
        "controls": Text(
            "弹窗“{name}”（{width}×{height} 像素）没有明确的关闭按钮，其中的按钮能否关闭须人工确认",
            "“{name}” ({width}×{height} px) has no clear close button; whether another closes it a person must see",
        ),
    }
    params = {"covered": Param(0.02, "share of the window", "from which a dialog is in the way")}
    severity = Severity.SERIOUS

    def targets(self, subject: Page) -> Iterable[tuple[Float, bool]]:
        return floats_of(subject.measured, "dialog")

    def judge(self, target: tuple[Float, bool]) -> Judgement:
        box, scripts_lost = target
        if box.covered < self.p["covered"]:
            return passed()
        return stays_open(box, scripts_lost, "open", "dead") or passed()
