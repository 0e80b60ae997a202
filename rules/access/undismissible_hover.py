"""undismissible-hover."""

from collections.abc import Iterable

from auditor.model import HoverMenu, Judgement, Keyboard, Page, Reason, Severity, Text
from auditor.rule import PageRule, cant_tell, failed, passed
from rules.access import place, walked


class UndismissibleHover(PageRule[tuple[Keyboard, HoverMenu]]):
    """What comes up under the mouse covers the page, and goes only when the mouse is moved.

    Who sees little of the page at a time, with a magnifier, cannot look at what is below.

    Applies to: items of menus that show links upon other content while the mouse points at them; one of every
        component, six of a page.
    Expects: Escape puts the links away while the mouse stays.
    Cannot tell: the page could not be measured; scripts that may put them away did not load.
    Source: the clause of the indicator that uses the rule.
    """

    id = "undismissible-hover"
    measured = True
    title = Text("悬停内容不能用 Esc 键收起", "Hover content that stays")
    advice = Text(
        "监听 Esc 键收起悬停展开的菜单，鼠标不必移开；或改为点击展开，或让菜单展开时不遮住其他内容。",
        "Let Escape put the menu away while the mouse stays; or open it on click, or where it covers nothing.",
    )
    messages = {
        "stays": Text(
            "鼠标指向“{name}”时展开的菜单遮住页面内容，按 Esc 键不收起（同类 {count} 处）",
            "the menu that “{name}” shows under the mouse covers content and stays at Escape ({count} alike)",
        ),
        "scripts": Text(
            "鼠标指向“{name}”时展开的菜单未被 Esc 键收起；本页有 {missing} 个脚本未能加载，无法判断",
            "Escape did not put away the menu of “{name}”; {missing} scripts of the page did not load",
        ),
    }
    severity = Severity.MINOR
    wcag = ("1.4.13",)

    def targets(self, subject: Page) -> Iterable[tuple[Keyboard, HoverMenu]]:
        return ((walk, menu) for walk, menu in walked(subject, lambda it: it.menus) if menu and menu.covers)

    def judge(self, target: tuple[Keyboard, HoverMenu]) -> Judgement:
        walk, menu = target
        if menu.escapes:
            return passed()
        at, component, name = place(menu), menu.component, menu.name
        if missing := walk.scripts_missing:
            return cant_tell(Reason.SCRIPT, key="scripts", at=at, component=component, name=name, missing=missing)
        return failed("stays", at=at, component=component, name=name, count=menu.count)
