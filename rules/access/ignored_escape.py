"""ignored-escape."""

from collections.abc import Iterable

from auditor.model import Judgement, Keyboard, Opened, Page, Reason, Severity, Text, Unknown
from auditor.rule import PageRule, cant_tell, failed, known, passed
from rules.access import place, tried


class IgnoredEscape(PageRule[tuple[Keyboard, Opened] | Unknown]):
    """What a key opened upon the page is not closed by Escape. No criterion of WCAG demands that it is.

    Applies to: controls that open a menu, a dialog or another layer with controls upon other content when they are
        pressed by key; one of every component, four of a page.
    Expects: Escape closes it, from the control or from within; a layer that is no dialog may close as soon as the
        focus leaves it instead.
    Cannot tell: the page could not be measured, or not all of it in time; scripts that may close it did not load.
    Source: the clause of the indicator that uses the rule.
    """

    id = "ignored-escape"
    measured = True
    title = Text("Esc 键不能关闭弹出内容", "Escape closes nothing")
    advice = Text(
        "建议为弹出的菜单、对话框监听 Esc 键并关闭；对话框可用 dialog 元素的 showModal()，由浏览器处理。",
        "Let Escape close menus and dialogs; the dialog element with showModal() does so by itself.",
    )
    messages = {
        "dialog": Text(
            "用键盘打开“{name}”的对话框后，按 Esc 键不关闭（建议项；同类 {count} 处）",
            "Escape does not close the dialog that “{name}” opens (advice; {count} alike)",
        ),
        "layer": Text(
            "用键盘打开“{name}”后弹出的内容遮住页面，按 Esc 键不关闭（建议项；同类 {count} 处）",
            "Escape does not close what “{name}” opens over the page (advice; {count} alike)",
        ),
        "scripts": Text(
            "“{name}”弹出的内容未被 Esc 键关闭；本页有 {missing} 个脚本未能加载，无法判断",
            "Escape did not close what “{name}” opens; {missing} scripts of the page did not load",
        ),
    }
    severity = Severity.MINOR

    def targets(self, subject: Page) -> Iterable[tuple[Keyboard, Opened] | Unknown]:
        return tried(subject, lambda it: it.opened)

    def judge(self, target: tuple[Keyboard, Opened] | Unknown) -> Judgement:
        walk, opened = known(target)
        if opened.closes == "escape" or (opened.closes == "leaving" and not opened.is_dialog):
            return passed()
        at, component, name = place(opened), opened.component, opened.name
        if missing := walk.scripts_missing:
            return cant_tell(Reason.SCRIPT, key="scripts", at=at, component=component, name=name, missing=missing)
        key = "dialog" if opened.is_dialog else "layer"
        return failed(key, at=at, component=component, name=name, count=opened.count)
