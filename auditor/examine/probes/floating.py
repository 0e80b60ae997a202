"""What floats above the page, whether it moves, and whether a reader can close it."""

import asyncio

import msgspec

from auditor.browser import Tab
from auditor.examine.scripts import script
from auditor.model import Closing, Float, Floating, FloatKind

BETWEEN_SECONDS = 0.3
"""Between the two looks at what may move."""
CLOSED_QUIET_MS, CLOSED_SETTLE_MS = 60, 600
MOST = 4
"""Boxes of a page that are tried to be closed."""


class _Aim(msgspec.Struct, frozen=True):
    """Where to click, and whether it is called or built like what closes a box."""

    x: float
    y: float
    likely: bool
    close: Closing


async def measure_floating(tab: Tab) -> Floating:
    """Measure what floats, click what closes it, and show it again. Raises Trouble."""
    found = msgspec.convert(await tab.evaluate(script("probes/floating.js")), Floating)
    floats = list(found.floats)
    for number, is_moving in enumerate(await _moves(tab, floats)):
        floats[number] = msgspec.structs.replace(floats[number], moves=is_moving)
    closable = [number for number, box in enumerate(floats) if box.kind in (FloatKind.DIALOG, FloatKind.WINDOW)]
    for number in closable[:MOST]:
        floats[number] = msgspec.structs.replace(floats[number], close=await _closing(tab, number))
    return msgspec.structs.replace(found, floats=tuple(floats))


async def _moves(tab: Tab, floats: list[Float]) -> list[bool]:
    """Look a second time; bars, tools and dialogs stand where they are."""
    if not any(box.kind is FloatKind.WINDOW for box in floats):
        return []
    await asyncio.sleep(BETWEEN_SECONDS)
    return msgspec.convert(await tab.evaluate("() => portal.floating.moved()"), list[bool])


async def _closing(tab: Tab, number: int) -> Closing | None:
    """Return the control that closes a box, else the first that should, else None."""
    likely = None
    for at in range(await tab.evaluate("number => portal.floating.aims(number)", number)):
        aim = msgspec.convert(await tab.evaluate("which => portal.floating.aim(which)", [number, at]), _Aim | None)
        if aim is None:
            continue
        await tab.click(aim.x, aim.y)
        await tab.settle(CLOSED_QUIET_MS, CLOSED_SETTLE_MS)
        is_gone = await tab.evaluate("number => portal.floating.isGone(number)", number)
        await tab.evaluate("number => portal.floating.restore(number)", number)
        if is_gone:
            return msgspec.structs.replace(aim.close, works=True)
        likely = likely or (aim.close if aim.likely else None)
    return likely
