"""Forms: what fields tell the people who fill them in. Nothing is filled in, checked or sent."""

import msgspec

from auditor.browser import Tab
from auditor.examine.scripts import script
from auditor.model import Forms


async def measure_forms(tab: Tab) -> Forms:
    """Look at every field that can be seen. Raises Trouble."""
    return msgspec.convert(await tab.evaluate(script("probes/forms.js")), Forms)
