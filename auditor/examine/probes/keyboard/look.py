"""Whether the focus can be seen: pictures with and without it, of what does not seem to change."""

import asyncio
from typing import Any

import msgspec

from auditor.browser import Tab
from auditor.browser.tab import Clip
from auditor.examine.probes.keyboard.page import call
from auditor.model import Unseen

_FILE = "look"
_MOST_SAME, _MOST_HIDDEN = 6, 4
_QUALITY = 92
_PAUSE_SECONDS = 0.05
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
    await asyncio.sleep(_PAUSE_SECONDS)
    area: dict[str, Any] = await tab.evaluate(call(_FILE, "area"), number)
    if area["clip"] is None:
        return None if area["shown"] else True
    clip = Clip(**area["clip"])
    focused = await tab.picture(clip, quality=_QUALITY)
    await tab.evaluate(call(_FILE, "blur"))
    await asyncio.sleep(_PAUSE_SECONDS)
    without = await tab.picture(clip, quality=_QUALITY)
    return None if focused != without else not area["shown"]
