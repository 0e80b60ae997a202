"""focus-change."""

from collections.abc import Iterable

from auditor.model import Change, Judgement, Keyboard, Page, Severity, Text
from auditor.rule import PageRule, failed, passed
from rules.access import place, walked

Target = tuple[Keyboard, Change | None]


class FocusChange(PageRule[Target]):
    """An element opens a window or leaves the page as soon as it gets the focus, without being pressed.

    Applies to: pages with anything that can take the focus.
    Expects: nothing of the kind happens at any stop of the walk.
    Cannot tell: the page could not be measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "focus-change"
    measured = True
    title = Text("获得焦点即跳转", "Change of context on focus")
    advice = Text(
        "把打开窗口、跳转页面的动作放到点击（click）中，不要放在 onfocus 中。",
        "Open windows and leave the page on click, not on focus.",
    )
    messages = {
        "window": Text("“{name}”一获得键盘焦点就打开新窗口", "“{name}” opens a window as soon as it gets the focus"),
        "page": Text("“{name}”一获得键盘焦点就离开本页", "“{name}” leaves the page as soon as it gets the focus"),
    }
    severity = Severity.SERIOUS
    wcag = ("3.2.1",)

    def targets(self, subject: Page) -> Iterable[Target]:
        return walked(subject, lambda it: it.on_focus)

    def judge(self, target: Target) -> Judgement:
        _, change = target
        if change is None:
            return passed()
        return failed(change.does, at=place(change), component=change.component, name=change.name)
