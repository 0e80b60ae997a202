"""unreachable-control."""

from collections.abc import Iterable

from auditor.model import Judgement, Keyboard, MouseOnly, Page, Reason, Severity, Text
from auditor.rule import PageRule, cant_tell, failed, passed
from rules.access import place, walked

Target = tuple[Keyboard, MouseOnly | None]


class UnreachableControl(PageRule[Target]):
    """Something that is operated by mouse cannot take the keyboard focus: who uses no mouse cannot operate it.

    Applies to: every component of the page with a handler of its own for clicks, the role of a control, or a tabindex
        that takes a link out of the order; a page without any is one target.
    Expects: it can take the focus, or something in it or around it can. Not asked of what is hidden, disabled, or one
        of a group in which the arrow keys move, nor of a handler that does nothing or is not there.
    Cannot tell: the page could not be measured; the role stands in the markup but scripts that make it a control did
        not load.
    Source: the clause of the indicator that uses the rule.
    """

    id = "unreachable-control"
    measured = True
    title = Text("键盘无法到达的控件", "Control out of reach of the keyboard")
    advice = Text(
        '改用 a（带 href）或 button 元素；确需使用其他元素的，加 tabindex="0" 和 role，并响应回车键和空格键。',
        'Use a link with an href or a button; else add tabindex="0" and a role, and answer to Enter and Space.',
    )
    messages = {
        "handler": Text(
            "“{name}”可用鼠标点击，但按 Tab 键无法到达（同类 {count} 处）",
            "“{name}” can be clicked but Tab does not reach it ({count} alike)",
        ),
        "no_href": Text(
            "链接“{name}”没有 href，只响应鼠标点击，按 Tab 键无法到达（同类 {count} 处）",
            "the link “{name}” has no href, only a click handler: Tab does not reach it ({count} alike)",
        ),
        "role": Text(
            "“{name}”声明为控件（role），但按 Tab 键无法到达（同类 {count} 处）",
            "“{name}” has the role of a control but Tab does not reach it ({count} alike)",
        ),
        "tabindex": Text(
            '“{name}”被 tabindex="-1" 排除在 Tab 键顺序之外，页面上没有其他途径（同类 {count} 处）',
            '“{name}” is taken out of the tab order by tabindex="-1" and nothing else leads there ({count} alike)',
        ),
        "scripts": Text(
            "“{name}”声明为控件但不能获得焦点；本页有 {missing} 个脚本未能加载，无法判断",
            "“{name}” has the role of a control but takes no focus; {missing} scripts of the page did not load",
        ),
    }
    severity = Severity.SERIOUS
    wcag = ("2.1.1",)

    def targets(self, subject: Page) -> Iterable[Target]:
        return walked(subject, lambda it: it.mouse_only)

    def judge(self, target: Target) -> Judgement:
        walk, control = target
        if control is None:
            return passed()
        if control.sign == "role" and walk.scripts_missing:
            return cant_tell(
                Reason.SCRIPT,
                key="scripts",
                at=place(control),
                component=control.component,
                name=control.name,
                missing=walk.scripts_missing,
            )
        return failed(
            control.sign, at=place(control), component=control.component, name=control.name, count=control.count
        )
