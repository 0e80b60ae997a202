"""How far the mark of the focus stands out, where the page draws it itself: from pictures with and without it."""

import time
from typing import Any

import msgspec

from auditor.browser import Tab
from auditor.examine.probes.keyboard.look import PAUSE_MS, picture
from auditor.examine.probes.keyboard.page import call, pause
from auditor.model import Ring

_FILE = "ring"
_LOOK = "look"
_MOST = 4


async def own_rings(tab: Tab, until: float) -> tuple[Ring, ...]:
    """Return the marks of the focus that the page draws in its own way, four at most. Raises Trouble.

    Where something else changes meanwhile, what belongs to the focus cannot be told, and nothing is returned.
    None is begun after `until`, of the monotonic clock.
    """
    rings = []
    for one in await tab.evaluate(call(_FILE, "own"), _MOST):
        if time.monotonic() > until:
            break
        if (measured := await _measured(tab, one.pop("number"))) is not None:
            rings.append(msgspec.convert({**one, **measured}, Ring))
    return tuple(rings)


async def _measured(tab: Tab, number: int) -> dict[str, float | None] | None:
    if not await tab.evaluate(call(_LOOK, "focus"), number):
        return None
    clip = (await tab.evaluate(call(_LOOK, "area"), number))["clip"]
    if clip is None:
        return None
    before = await _without(tab, clip)
    if not await tab.evaluate(call(_LOOK, "focus"), number):
        return None
    await pause(tab, PAUSE_MS)
    focused = await picture(tab, clip)
    without = await _without(tab, clip)
    if before != without:
        return None
    measured: dict[str, float | None] | None = await tab.evaluate(call(_FILE, "compare"), [focused, without])
    return measured


async def _without(tab: Tab, clip: dict[str, Any]) -> str:
    await tab.evaluate(call(_LOOK, "blur"))
    await pause(tab, PAUSE_MS)
    return await picture(tab, clip)
