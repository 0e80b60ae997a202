"""change-on-input."""

from collections.abc import Iterable

from auditor.model import Change, Judgement, Page, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.access import mentions, place, walked


class ChangeOnInput(PageRule[Change]):
    """A list box opens a window or leaves the page as soon as its value changes; by arrow key no other can be chosen.

    Applies to: list boxes with a handler for changes, three of a page.
    Expects: choosing the next value by the arrow key neither opens a window nor leaves the page, or its label or title
        says so in one of the words `warning`.
    Cannot tell: the page could not be measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "change-on-input"
    measured = True
    title = Text("改变选项即跳转", "Change of context on input")
    advice = Text(
        "在下拉框旁加“前往”按钮，由按钮触发跳转；至少在下拉框的标签或标题中事先说明。",
        "Put a button beside the list box that does it, or say so in its label beforehand.",
    )
    messages = {
        "window": Text(
            "用方向键改变下拉框“{name}”的选项，立即打开新窗口，且事先没有说明",
            "choosing another value of “{name}” by arrow key opens a window at once, without a warning",
        ),
        "page": Text(
            "用方向键改变下拉框“{name}”的选项，立即离开本页，且事先没有说明",
            "choosing another value of “{name}” by arrow key leaves the page at once, without a warning",
        ),
    }
    params = {"warning": Param((), "words", "texts that say beforehand what choosing a value does")}
    severity = Severity.MODERATE
    wcag = ("3.2.2",)

    def targets(self, subject: Page) -> Iterable[Change]:
        return (box for _, box in walked(subject, lambda it: it.on_input) if box)

    def judge(self, target: Change) -> Judgement:
        if not target.does or mentions((target.text,), self.p["warning"]):
            return passed()
        return failed(target.does, at=place(target), component=target.component, name=target.name)
