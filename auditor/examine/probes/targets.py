"""Target size: how large links and controls are, and how far apart."""

import msgspec

from auditor.browser import Tab
from auditor.examine.scripts import script
from auditor.model import Targets


async def measure_targets(tab: Tab) -> Targets:
    """Measure every link and control that can be seen. Raises Trouble."""
    return msgspec.convert(await tab.evaluate(script("probes/targets.js")), Targets)
