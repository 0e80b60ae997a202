"""keyboard-trap."""

from collections.abc import Iterable

from auditor.model import Judgement, Keyboard, Page, Reason, Severity, Text, Trap
from auditor.rule import PageRule, Param, cant_tell, failed, passed
from rules.access import mentions, place, walked

Target = tuple[Keyboard, Trap | None]


class KeyboardTrap(PageRule[Target]):
    """The keyboard focus comes into a part of the page and cannot leave it: the rest of the page is out of reach.

    Applies to: pages with anything that can take the focus.
    Expects: Tab, Shift+Tab or Escape leads out of every part; or a button in it is called by one of the words
        `closing`; or the text beside it says how to leave, in one of the words `leaving`.
    Cannot tell: the page could not be measured or not walked through to its end (too many stops, a frame of another
        site); a dialog has buttons of which none is known to close it.
    Source: the clause of the indicator that uses the rule.
    """

    id = "keyboard-trap"
    measured = True
    title = Text("键盘焦点陷阱", "Keyboard trap")
    advice = Text(
        "不要拦截 Tab 键，也不要在失去焦点时把焦点拉回；弹出层应能用 Esc 键或关闭按钮离开。",
        "Do not catch the Tab key or take the focus back when it leaves; let dialogs be left by Escape or a button.",
    )
    messages = {
        "trap": Text(
            "焦点进入“{name}”后，用 Tab、Shift+Tab、Esc 键均无法离开（其中 {count} 个元素反复循环）",
            "once in “{name}” the focus is not let out by Tab, Shift+Tab or Escape ({count} elements in a circle)",
        ),
        "dialog": Text(
            "焦点停留在弹出层“{name}”内，按 Esc 键不能关闭，其按钮能否关闭须人工查看",
            "the focus stays in the dialog of “{name}”, Escape does not close it; whether a button does, look yourself",
        ),
        "cut": Text(
            "按 Tab 键走了 {stops} 处仍未走完本页，是否有焦点陷阱须人工查看",
            "{stops} stops did not lead all the way through the page; whether it has a trap, look yourself",
        ),
    }
    params = {
        "closing": Param((), "words", "names of buttons that close a dialog"),
        "leaving": Param((), "words", "texts that say how to leave a component"),
    }
    severity = Severity.CRITICAL
    wcag = ("2.1.2",)

    def targets(self, subject: Page) -> Iterable[Target]:
        return walked(subject, lambda it: it.traps)

    def judge(self, target: Target) -> Judgement:
        walk, trap = target
        if trap is None:
            return passed() if walk.complete else cant_tell(Reason.INCOMPLETE, key="cut", stops=walk.stops)
        is_closed = mentions(trap.buttons, self.p["closing"])
        if trap.left_by or is_closed or mentions((trap.text,), self.p["leaving"]):
            return passed()
        name = next(filter(None, trap.names), "")
        if trap.dialog and trap.buttons:
            return cant_tell(Reason.INCOMPLETE, key="dialog", at=place(trap), component=trap.component, name=name)
        return failed("trap", at=place(trap), component=trap.component, name=name, count=trap.count)
