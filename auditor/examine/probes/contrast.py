"""Contrast where axe-core gives up: text over pictures is measured from the picture of the page without its glyphs."""

from contextlib import suppress

import msgspec

from auditor.browser import Tab, Trouble
from auditor.browser.reader import HEIGHT, WIDTH
from auditor.examine.scripts import script
from auditor.model import Contrast

LOOK = {"most": 12, "width": WIDTH, "height": HEIGHT}
"""Components with text over a picture that are measured at most, and the size of the part of the page in one shot."""


async def measure_contrast(tab: Tab) -> Contrast:
    """Measure text over pictures and gradients, and the edges of fields. Raises Trouble."""
    clips = await tab.evaluate(script("probes/contrast.js"), LOOK)
    try:
        if clips:
            await tab.evaluate("() => portal.contrast.hide()")
        for number, clip in enumerate(clips):
            await tab.evaluate("part => portal.contrast.measure(part)", [number, await _shot(tab, clip)])
        return msgspec.convert(await tab.evaluate("() => portal.contrast.tell()"), Contrast)
    finally:
        with suppress(Trouble):
            await tab.evaluate("() => portal.contrast.show()")


async def _shot(tab: Tab, clip: dict[str, float]) -> str:
    """Return a PNG of a part of the page in base 64."""
    beyond = clip["y"] + clip["height"] > HEIGHT or clip["x"] + clip["width"] > WIDTH
    where = {"clip": {**clip, "scale": 1}, "captureBeyondViewport": beyond}
    taken = await tab.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True, **where})
    return str(taken["data"])
