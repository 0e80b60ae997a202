"""Motion: what moves by itself within half a minute, and whether it rests when one turns to it."""

from contextlib import suppress
from typing import Any

import msgspec

from auditor.browser import Tab, Trouble
from auditor.examine.scripts import script
from auditor.model import Motion

WATCH = {"step": 500, "watched": 30_000, "least": 4}
"""Milliseconds of the page's time that pass between two looks, and in all; and the seconds an animation, picture or
video must last to be told: what is shorter may be over before one looks."""


async def measure_motion(tab: Tab) -> Motion:
    """Watch the page, which must have been opened with `clock.js`. Raises Trouble."""
    origin = await tab.evaluate("() => [scrollX, scrollY]")
    await tab.evaluate(script("probes/still.js"), WATCH)
    await tab.evaluate(script("probes/motion.js"), WATCH)
    try:
        await _prefer(tab, "no-preference")
        tried = [await _tried(tab, number) for number in await tab.evaluate("() => portal.motion.watch()")]
        return msgspec.convert(await tab.evaluate("tried => portal.motion.tell(tried)", tried), Motion)
    finally:
        with suppress(Trouble):
            await _prefer(tab, "reduce")
            await tab.evaluate("([x, y]) => { portal.motion.end(); scrollTo(x, y); }", origin)


async def _tried(tab: Tab, number: int) -> dict[str, Any]:
    """Turn to a movement with the mouse, then with the focus."""
    rests = f"() => portal.motion.try({number})"
    stops: dict[str, Any] = {"number": number}
    if place := await tab.evaluate(f"() => portal.motion.reach({number})"):
        await tab.point(**place)
        stops["stops_on_hover"] = await tab.evaluate(rests)
        await tab.point(0, 0)
    if await tab.evaluate(f"() => portal.motion.focus({number})"):
        stops["stops_on_focus"] = await tab.evaluate(rests)
        await tab.evaluate("() => portal.motion.blur()")
    return stops


async def _prefer(tab: Tab, motion: str) -> None:
    """Answer the page that its reader wants so much movement; `reduce` is what every page is opened with."""
    features = [{"name": "prefers-reduced-motion", "value": motion}]
    await tab.send("Emulation.setEmulatedMedia", {"features": features})
