"""Structure: what a person sees on a page but its markup does not say."""

from functools import cache

import msgspec

from auditor.browser import Tab
from auditor.examine.scripts import script
from auditor.model import Structure

_PARTS = ("headings", "lists", "disorder", "tables", "headed_tables", "passages", "pictures", "running")


async def measure_structure(tab: Tab) -> Structure:
    """Read the lines a page shows, and look for structure that is only drawn. Raises Trouble."""
    return msgspec.convert(await tab.evaluate(_call()), Structure)


@cache
def _call() -> str:
    """One function of all parts: each is given the lines of the page, which are read once."""
    parts = ", ".join(f"{part}: ({script(f'probes/structure_{part}.js')})(lines)" for part in _PARTS)
    return f"() => {{ const lines = ({script('probes/structure_lines.js')})(); return {{{parts}}}; }}"
