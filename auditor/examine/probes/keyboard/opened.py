"""What a key opens: whether the focus goes into it, whether Escape closes it, and where the focus is then."""

import time
from collections.abc import Mapping
from typing import Any

import msgspec

from auditor.browser import Tab
from auditor.examine.probes.keyboard.page import call, handled, pause
from auditor.examine.probes.keyboard.stay import Stay
from auditor.examine.probes.keyboard.trap import trap_here
from auditor.examine.scripts import script
from auditor.model import Opened, Trap

_FILE = "opened"
_MOST = 4
_COMES_MS, _GOES_MS, _ENTERS_MS, _BACK_MS, _LEAVES_MS = 250, 800, 300, 150, 60
"""What a script fades away may take more than half a second to be gone."""
_NEXT = 3
"""Presses of Tab within which the focus is in a dialog that did not take it."""
_ROUND = 2
"""Presses of Tab from nowhere: the first may lead from the end of the page out of it."""
_CLICKS = frozenset({"click"})
_NO_STOP = 10**6


async def opened_by_key(tab: Tab, stay: Stay, until: float) -> tuple[tuple[Opened, ...], tuple[Trap, ...]]:
    """Press the controls that open something over the page, four at most, and find how what opened is left.

    Returns the controls, and the dialogs that hold the focus. Raises Trouble. Nothing is asked of a server meanwhile;
    a trial that wanted to ask, leave or open a window counts for nothing. The document is put back after each.
    No trial begins after `until`, of the monotonic clock.
    """
    found = await handled(tab, await tab.evaluate(call(_FILE, "find")), _CLICKS)
    if not found:
        return (), ()
    await tab.evaluate(f"() => {{ {script('probes/keyboard/layers.js')} }}")
    opened: list[Opened] = []
    traps: list[Trap] = []
    with stay.sealed():
        for one in found[:_MOST]:
            if time.monotonic() > until:
                break
            before = stay.left, stay.opened, stay.refused
            trial = await _tried(tab, one)
            if trial is not None and before == (stay.left, stay.opened, stay.refused):
                opened.append(trial[0])
                traps.extend(trial[1])
    return tuple(opened), tuple(traps)


async def _tried(tab: Tab, one: Mapping[str, Any]) -> tuple[Opened, tuple[Trap, ...]] | None:
    try:
        if not await tab.evaluate(call(_FILE, "begin"), one["number"]):
            return None
        for key in one["keys"]:
            await tab.press(key)
            if came := await tab.evaluate(call(_FILE, "comes"), _COMES_MS):
                return await _left(tab, {**one, **came}, key)
        return None
    finally:
        await tab.evaluate(call(_FILE, "end"))


async def _left(tab: Tab, one: Mapping[str, Any], key: str) -> tuple[Opened, tuple[Trap, ...]]:
    """What is open now, and how the keyboard gets out of it."""
    enters = await _enters(tab, is_dialog=one["is_dialog"])
    closes, traps = await _closes(tab, key, is_inside=bool(enters), is_dialog=one["is_dialog"])
    back = await _back(tab) if closes == "escape" else ""
    return msgspec.convert({**one, "enters": enters, "closes": closes, "back": back}, Opened), traps


async def _enters(tab: Tab, *, is_dialog: bool) -> str:
    if await tab.evaluate(call(_FILE, "enters"), _ENTERS_MS if is_dialog else 0):
        return "at_once"
    for _ in range(_NEXT if is_dialog else 0):
        await tab.press("Tab")
        if await tab.evaluate(call(_FILE, "enters"), 0):
            return "next"
    return ""


async def _closes(tab: Tab, key: str, *, is_inside: bool, is_dialog: bool) -> tuple[str, tuple[Trap, ...]]:
    await tab.press("Escape")
    if await _is_gone(tab):
        return "escape", ()
    if not is_inside:
        # Many listen for the key only within what they opened.
        await tab.press("Tab")
        if await tab.evaluate(call(_FILE, "enters"), 0):
            await tab.press("Escape")
            if await _is_gone(tab):
                return "escape", ()
        elif await _is_gone(tab):
            return "leaving", ()
    if is_dialog and (await tab.evaluate(call(_FILE, "enters"), 0)) and (traps := await trap_here(tab, _NO_STOP)):
        return "", traps
    await tab.evaluate(call(_FILE, "refocus"))
    if await _is_gone(tab, _LEAVES_MS):
        return "leaving", ()
    await tab.press(key)
    return "again" if await _is_gone(tab) else "", ()


async def _is_gone(tab: Tab, most_ms: int = _GOES_MS) -> bool:
    gone: bool = await tab.evaluate(call(_FILE, "goes"), most_ms)
    return gone


async def _back(tab: Tab) -> str:
    """Where the focus is after closing; from nowhere the next press of Tab shows where the browser left it."""
    await pause(tab, _BACK_MS)
    where: str = await tab.evaluate(call(_FILE, "where"))
    for _ in range(_ROUND if not where else 0):
        await tab.press("Tab")
        if where := await tab.evaluate(call(_FILE, "where")):
            break
    return where or "away"
