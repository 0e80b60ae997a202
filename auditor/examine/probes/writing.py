"""Typography: how large letters are, how far apart and how long lines."""

import msgspec

from auditor.browser import Tab
from auditor.examine.scripts import script
from auditor.model import Writing


async def measure_writing(tab: Tab) -> Writing:
    """Measure how the text that can be seen is set. Raises Trouble."""
    await tab.evaluate(script("probes/lines.js"))
    return msgspec.convert(await tab.evaluate(script("probes/writing.js")), Writing)
