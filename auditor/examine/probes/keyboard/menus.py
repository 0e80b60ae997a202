"""Menus that open under the mouse: whether the keyboard opens them too, and Escape puts them away."""

from typing import Any

import msgspec

from auditor.browser import Tab
from auditor.examine.probes.keyboard.page import call
from auditor.examine.scripts import script
from auditor.model import HoverMenu

_FILE = "menus"
_MOST, _OTHERS = 4, 2
_OPEN_MS, _CLOSE_MS, _KEY_MS = 350, 800, 200
"""What a script fades away may take more than half a second to be gone."""
_AWAY = (1, 1)


async def hover_menus(tab: Tab) -> tuple[HoverMenu, ...]:
    """Point at the items of menus with hidden links, six at most, and try the keyboard on those that open.

    Raises Trouble. What does not open under the mouse, or does not close again, is no menu that can be tried.
    """
    menus: list[HoverMenu] = []
    tried = set()
    found = await tab.evaluate(call(_FILE, "find"), [_MOST, _OTHERS])
    if found:
        await tab.evaluate(f"() => {{ {script('probes/keyboard/layers.js')} }}")
    for at, one in enumerate(found):
        if one["component"] in tried or (shown := await _shown_by_mouse(tab, at)) is None:
            continue
        tried.add(one["component"])
        opened_by = await _opened_by(tab, at) if one["links"] else ""
        menus.append(msgspec.convert({**one, **shown, "opened_by": opened_by}, HoverMenu))
    return tuple(menus)


async def _shown_by_mouse(tab: Tab, at: int) -> dict[str, bool] | None:
    """What it does while the mouse points at it; None when it does not open, or not close again."""
    spot: dict[str, Any] = await tab.evaluate(call(_FILE, "spot"), at)
    await tab.evaluate(call(_FILE, "note"), at)
    await tab.point(spot["x"], spot["y"])
    opened = await tab.evaluate(call(_FILE, "becomes"), [at, True, _OPEN_MS])
    covers = opened and await tab.evaluate(call(_FILE, "covers"), at)
    if covers:
        await tab.press("Escape")
    escapes = covers and not await tab.evaluate(call(_FILE, "becomes"), [at, False, _CLOSE_MS])
    await tab.point(*_AWAY)
    if not opened or await tab.evaluate(call(_FILE, "becomes"), [at, False, _CLOSE_MS]):
        return None
    return {"covers": covers, "escapes": escapes}


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
        await tab.evaluate(call(_FILE, "end"))
