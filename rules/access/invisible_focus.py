"""invisible-focus."""

from collections.abc import Iterable

from auditor.model import Judgement, Keyboard, Page, Reason, Severity, Text, Unseen
from auditor.rule import PageRule, cant_tell, failed, passed
from rules.access import place, walked

Target = tuple[Keyboard, Unseen | None]


class InvisibleFocus(PageRule[Target]):
    """Nothing on the screen shows that an element has the keyboard focus: who uses the keyboard is lost.

    Applies to: every component whose elements can take the focus; those that show it are one target together.
    Expects: the element looks different with the focus than without. A text field has its cursor.
    Cannot tell: the page could not be measured; the element is hidden, and scripts that may show it did not load.
    Source: the clause of the indicator that uses the rule.
    """

    id = "invisible-focus"
    measured = True
    title = Text("焦点不可见", "Invisible keyboard focus")
    advice = Text(
        "不要只写 outline:none；为 :focus-visible 设置清晰的边框或底色。看不见的元素不应获得焦点，或在此时显示出来。",
        "Do not just write outline:none; give :focus-visible a clear frame. What is hidden must not take it.",
    )
    messages = {
        "same": Text(
            "“{name}”获得键盘焦点前后没有任何变化（同类 {count} 处）",
            "“{name}” looks the same with the keyboard focus as without ({count} alike)",
        ),
        "hidden": Text(
            "键盘焦点落在看不见的“{name}”上（同类 {count} 处）",
            "the keyboard focus goes to “{name}”, which cannot be seen ({count} alike)",
        ),
        "scripts": Text(
            "键盘焦点落在看不见的“{name}”上；本页有 {missing} 个脚本未能加载，无法判断",
            "the keyboard focus goes to “{name}”, which cannot be seen; {missing} scripts of the page did not load",
        ),
    }
    severity = Severity.SERIOUS
    wcag = ("2.4.7",)

    def targets(self, subject: Page) -> Iterable[Target]:
        return walked(subject, lambda it: it.unseen)

    def judge(self, target: Target) -> Judgement:
        walk, stop = target
        if stop is None:
            return passed()
        if stop.hidden and walk.scripts_missing:
            return cant_tell(
                Reason.SCRIPT,
                key="scripts",
                at=place(stop),
                component=stop.component,
                name=stop.name,
                missing=walk.scripts_missing,
            )
        key = "hidden" if stop.hidden else "same"
        return failed(key, at=place(stop), component=stop.component, name=stop.name, count=stop.count)
