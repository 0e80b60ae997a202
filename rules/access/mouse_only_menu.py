"""mouse-only-menu."""

from collections.abc import Iterable

from auditor.model import HoverMenu, Judgement, Keyboard, Page, Reason, Severity, Text
from auditor.rule import PageRule, cant_tell, failed, passed
from rules.access import place, walked


class MouseOnlyMenu(PageRule[tuple[Keyboard, HoverMenu]]):
    """The lower level of a menu opens under the mouse only; its links are nowhere else on the page.

    Applies to: items of menus that show links under the mouse to which no other stop of the page leads; one of every
        component, four of a page.
    Expects: the links are shown when the item gets the focus, or by Enter, Space or the down arrow on it. An item that
        is itself a link to a page, which may list the same links, is a minor fault.
    Cannot tell: the page could not be measured; scripts that may open the menu did not load.
    Source: the clause of the indicator that uses the rule.
    """

    id = "mouse-only-menu"
    measured = True
    title = Text("只能用鼠标展开的菜单", "Menu for the mouse only")
    advice = Text(
        "样式中与 li:hover 并列写上 li:focus-within；或把上级项改为按钮，用回车键展开并标注 aria-expanded。",
        "Write li:focus-within beside li:hover, or make the item a button with aria-expanded that opens it.",
    )
    messages = {
        "mouse": Text(
            "菜单“{name}”的 {links} 个下级链接（如“{example}”）只在鼠标悬停时出现，键盘无法展开（同类 {count} 处）",
            "the {links} links below “{name}” (such as “{example}”) show under the mouse only ({count} alike)",
        ),
        "scripts": Text(
            "菜单“{name}”未能用键盘展开；本页有 {missing} 个脚本未能加载，无法判断",
            "the keyboard did not open the menu “{name}”; {missing} scripts of the page did not load",
        ),
    }
    severity = Severity.SERIOUS
    wcag = ("2.1.1",)

    def targets(self, subject: Page) -> Iterable[tuple[Keyboard, HoverMenu]]:
        return ((walk, menu) for walk, menu in walked(subject, lambda it: it.menus) if menu and menu.links)

    def judge(self, target: tuple[Keyboard, HoverMenu]) -> Judgement:
        walk, menu = target
        if menu.opened_by:
            return passed()
        if missing := walk.scripts_missing:
            return cant_tell(
                Reason.SCRIPT, key="scripts", at=place(menu), component=menu.component, name=menu.name, missing=missing
            )
        return failed(
            "mouse",
            at=place(menu),
            component=menu.component,
            severity=Severity.MINOR if menu.leads else None,
            name=menu.name,
            links=menu.links,
            example=menu.example,
            count=menu.count,
        )
