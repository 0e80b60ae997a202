"""unentered-dialog."""

from collections.abc import Iterable

from auditor.model import Judgement, Keyboard, Opened, Page, Reason, Severity, Text, Unknown
from auditor.rule import PageRule, cant_tell, failed, known, passed
from rules.access import place, tried


class UnenteredDialog(PageRule[tuple[Keyboard, Opened] | Unknown]):
    """A dialog opens and the keyboard stays behind it: its buttons come at the end of the page, or not at all.

    Applies to: controls that open a dialog with controls in it when they are pressed by key; one of every component,
        four of a page.
    Expects: the focus goes into the dialog when it opens, or with the next presses of Tab.
    Cannot tell: the page could not be measured, or not all of it in time; scripts that may move the focus did not load.
    Source: the clause of the indicator that uses the rule.
    """

    id = "unentered-dialog"
    measured = True
    title = Text("对话框打开后焦点未进入", "Dialog without the focus")
    advice = Text(
        "对话框打开时把焦点移入其中（如第一个按钮）；用 dialog 元素的 showModal() 打开的，由浏览器处理。",
        "Move the focus into the dialog when it opens; showModal() of a dialog does so by itself.",
    )
    messages = {
        "behind": Text(
            "用键盘打开“{name}”的对话框后，焦点没有进入，再按 Tab 键也到不了（同类 {count} 处）",
            "the focus does not go into the dialog “{name}” opens, nor do the next presses of Tab ({count} alike)",
        ),
        "scripts": Text(
            "焦点没有进入“{name}”打开的对话框；本页有 {missing} 个脚本未能加载，无法判断",
            "the focus does not go into the dialog “{name}” opens; {missing} scripts of the page did not load",
        ),
    }
    severity = Severity.SERIOUS
    wcag = ("2.4.3",)

    def targets(self, subject: Page) -> Iterable[tuple[Keyboard, Opened] | Unknown]:
        return tried(subject, lambda it: tuple(opened for opened in it.opened if opened.is_dialog))

    def judge(self, target: tuple[Keyboard, Opened] | Unknown) -> Judgement:
        walk, opened = known(target)
        if opened.enters:
            return passed()
        at, component, name = place(opened), opened.component, opened.name
        if missing := walk.scripts_missing:
            return cant_tell(Reason.SCRIPT, key="scripts", at=at, component=component, name=name, missing=missing)
        return failed("behind", at=at, component=component, name=name, count=opened.count)
