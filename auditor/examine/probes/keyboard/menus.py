"""Menus that open under the mouse: whether the keyboard opens them too."""

from typing import Any

import msgspec

from auditor.browser import Tab
from auditor.examine.probes.keyboard.page import call
from auditor.model import HoverMenu

_FILE = "menus"
_MOST = 4
_OPEN_MS, _CLOSE_MS, _KEY_MS = 350, 700, 200
_AWAY = (1, 1)


async def hover_menus(tab: Tab) -> tuple[HoverMenu, ...]:
    """Point at the items of menus with hidden links, four at most, and try the keyboard on those that open.

    Raises Trouble. What does not open under the mouse, or does not close again, is no menu that can be tried.
    """
    menus = []
    tried = set()
    for at, one in enumerate(await tab.evaluate(call(_FILE, "find"), _MOST)):
        if one["component"] in tried or not await _opens_by_mouse(tab, at):
            continue
        tried.add(one["component"])
        menus.append(msgspec.convert({**one, "opened_by": await _opened_by(tab, at)}, HoverMenu))
    return tuple(menus)


async def _opens_by_mouse(tab: Tab, at: int) -> bool:
    spot: dict[str, Any] = await tab.evaluate(call(_FILE, "spot"), at)
    await tab.point(spot["x"], spot["y"])
    opened = await tab.evaluate(call(_FILE, "becomes"), [at, True, _OPEN_MS])
    await tab.point(*_AWAY)
    return opened and not await tab.evaluate(call(_FILE, "becomes"), [at, False, _CLOSE_MS])


async def _opened_by(tab: Tab, at: int) -> str:
    """The first way of the keyboard that shows the links; empty when none does."""
    try:
        if not await tab.evaluate(call(_FILE, "focus"), at):
            return ""
        if await tab.evaluate(call(_FILE, "becomes"), [at, True, _KEY_MS]):
            return "focus"
        for key, said in (("Enter", "Enter"), (" ", "Space"), ("ArrowDown", "ArrowDown")):
            await tab.press(key)
            if await tab.evaluate(call(_FILE, "becomes"), [at, True, _KEY_MS]):
                await tab.press("Escape")
                return said
        return ""
    finally:
        await tab.evaluate(call(_FILE, "blur"))
