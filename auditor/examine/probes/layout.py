"""Layout: what text comes to harm when the page is shown narrow or enlarged, or its text larger or spaced out."""

from typing import Any

import msgspec

from auditor.browser import Tab
from auditor.examine.scripts import script
from auditor.model import Layout, View


async def measure_layout(tab: Tab) -> Layout:
    """Measure what comes to harm in each view that was in order in the desktop's window. Raises Trouble."""
    await tab.evaluate(script("probes/lines.js"))
    await tab.evaluate(script("probes/wear.js"))
    measure = script("probes/layout.js")
    try:
        rest = await tab.evaluate(measure, View.DESKTOP)
        await tab.show(View.NARROW)
        narrow = await tab.evaluate(measure, View.NARROW)
        await tab.show(View.ZOOM)
        zoom = await tab.evaluate(measure, View.ZOOM)
    finally:
        await tab.show(View.DESKTOP)
        await tab.evaluate(measure)
    return msgspec.convert(_together(rest, narrow, zoom), Layout)


def _together(rest: dict[str, Any], narrow: dict[str, Any], zoom: dict[str, Any]) -> dict[str, Any]:
    every = (narrow, zoom, rest)
    return {
        "letters": rest["letters"],
        "width": narrow["width"],
        "complete": all(one["complete"] for one in every),
        "strains": [strain for one in every for strain in one["strains"]],
    }
