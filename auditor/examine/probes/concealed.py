"""Links to other hosts that computed style keeps out of sight."""

import msgspec

from auditor.browser import Tab
from auditor.examine.scripts import script
from auditor.model import Concealed


async def measure_concealed(tab: Tab) -> Concealed:
    """Find the links nobody can see as the page stands. Raises Trouble."""
    return msgspec.convert(await tab.evaluate(script("probes/concealed.js")), Concealed)
