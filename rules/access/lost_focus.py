"""lost-focus."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, Keyboard, Opened, Page, Reason, Severity, Text, Unknown
from auditor.rule import PageRule, cant_tell, failed, known, passed
from rules.access import place, tried


class LostFocus(PageRule[tuple[Keyboard, Opened] | Unknown]):
    """When a menu or dialog is closed, the keyboard is somewhere else than where it was opened.

    Applies to: controls that open a menu, a dialog or another layer with controls upon other content when they are
        pressed by key, where Escape closes it; one of every component, four of a page.
    Expects: the focus is then at the control or near it in the order of the page, or the next press of Tab goes there.
    Cannot tell: the page could not be measured, or not all of it in time; scripts that may return the focus did not
        load.
    Source: the clause of the indicator that uses the rule.
    """

    id = "lost-focus"
    measured = True
    title = Text("关闭弹出内容后焦点丢失", "Focus lost after closing")
    advice = Text(
        "打开时记下触发按钮，关闭时对它调用 focus()；用 dialog 元素的 showModal() 打开的，由浏览器处理。",
        "Remember the control that opened it and focus() it on closing; showModal() of a dialog does so by itself.",
    )
    messages = {
        "away": Text(
            "用 Esc 键关闭“{name}”打开的内容后，键盘焦点没有回到该处（同类 {count} 处）",
            "after Escape closed what “{name}” opened, the focus is not back there ({count} alike)",
        ),
        "scripts": Text(
            "关闭“{name}”打开的内容后焦点没有回到该处；本页有 {missing} 个脚本未能加载，无法判断",
            "after closing what “{name}” opened the focus is not back; {missing} scripts of the page did not load",
        ),
    }
    severity = Severity.MODERATE
    confidence = Confidence.MEDIUM
    wcag = ("2.4.3",)

    def targets(self, subject: Page) -> Iterable[tuple[Keyboard, Opened] | Unknown]:
        return tried(subject, lambda it: tuple(opened for opened in it.opened if opened.back))

    def judge(self, target: tuple[Keyboard, Opened] | Unknown) -> Judgement:
        walk, opened = known(target)
        if opened.back != "away":
            return passed()
        at, component, name = place(opened), opened.component, opened.name
        if missing := walk.scripts_missing:
            return cant_tell(Reason.SCRIPT, key="scripts", at=at, component=component, name=name, missing=missing)
        return failed("away", at=at, component=component, name=name, count=opened.count)
