"""Whether the focus can be seen: pictures with and without it, of what does not seem to change."""

from typing import Any

import msgspec

from auditor.browser import Tab
from auditor.examine.probes.keyboard.page import call, pause
from auditor.model import Unseen

_FILE = "look"
_MOST_SAME, _MOST_HIDDEN = 6, 4
PAUSE_MS = 50
"""Time for a script that shows the focus, and for the browser to draw it."""


async def unseen_focus(tab: Tab) -> tuple[Unseen, ...]:
    """Return the components whose elements take the focus without showing it, ten at most. Raises Trouble.

    The same picture twice is the proof.
    """
    unseen = []
    for one in await tab.evaluate(call(_FILE, "doubtful"), [_MOST_SAME, _MOST_HIDDEN]):
        number = one.pop("number")
        if (hidden := await _stays_unseen(tab, number)) is not None:
            unseen.append(msgspec.convert({**one, "hidden": hidden}, Unseen))
    return tuple(unseen)


async def _stays_unseen(tab: Tab, number: int) -> bool | None:
    """Whether it is hidden while it has the focus; None when the focus shows after all, or does not come."""
    if not await tab.evaluate(call(_FILE, "focus"), number):
        return None
    await pause(tab, PAUSE_MS)
    area: dict[str, Any] = await tab.evaluate(call(_FILE, "area"), number)
    if area["clip"] is None:
        return None if area["shown"] else True
    focused = await picture(tab, area["clip"])
    await tab.evaluate(call(_FILE, "blur"))
    await pause(tab, PAUSE_MS)
    without = await picture(tab, area["clip"])
    return None if focused != without else not area["shown"]


async def picture(tab: Tab, clip: dict[str, float]) -> str:
    """Return a PNG of a part of the viewport in base 64; a long page is not drawn as a whole for it. Raises Trouble."""
    how = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": False, "clip": {**clip, "scale": 1}}
    taken: str = (await tab.cdp.send("Page.captureScreenshot", how))["data"]
    return taken
