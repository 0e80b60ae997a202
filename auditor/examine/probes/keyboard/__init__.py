"""The keyboard: Tab is pressed all the way through the page, then what was met is tried one by one.

Nothing that is pressed leaves the page, sends a form or has an address fetched for a new window.
"""

import time

import msgspec
from playwright.async_api import Error as PlaywrightError

from auditor.browser import Tab
from auditor.browser.trouble import of_error
from auditor.examine.probes.keyboard.look import unseen_focus
from auditor.examine.probes.keyboard.menus import hover_menus
from auditor.examine.probes.keyboard.mouse import mouse_only
from auditor.examine.probes.keyboard.opened import opened_by_key
from auditor.examine.probes.keyboard.page import scripts_missing
from auditor.examine.probes.keyboard.ring import own_rings
from auditor.examine.probes.keyboard.stay import Stay
from auditor.examine.probes.keyboard.trap import find_traps
from auditor.examine.probes.keyboard.trials import on_focus, on_input, skip_links
from auditor.examine.probes.keyboard.walk import State, undo, walk_through
from auditor.examine.scripts import script
from auditor.model import Keyboard

TRIALS_SECONDS = 20.0
"""After that no mark and no control is tried any more: a slow machine shall not lose the whole walk for them."""


async def measure_keyboard(tab: Tab) -> Keyboard:
    """Walk through the page by keyboard. Raises Trouble."""
    until = time.monotonic() + TRIALS_SECONDS
    try:
        async with Stay(tab) as stay:
            state = await walk_through(tab)
            try:
                return await _tried(tab, stay, state, until)
            finally:
                await undo(tab)
    except PlaywrightError as error:
        raise of_error(error.message) from error


async def _tried(tab: Tab, stay: Stay, state: State, until: float) -> Keyboard:
    """What only looks comes first; what may change the page, last."""
    order = await tab.evaluate(script("probes/keyboard/order.js"))
    happened = stay.left or stay.opened
    found = {
        **order,
        "stops": state.stops,
        "complete": state.closed,
        "scripts_missing": await scripts_missing(tab),
        "mouse_only": await mouse_only(tab),
        "traps": await find_traps(tab, state),
        "on_focus": await on_focus(tab, stay) if happened else (),
        "unseen": await unseen_focus(tab),
        "skip_links": await skip_links(tab),
        "menus": await hover_menus(tab),
        "on_input": await on_input(tab, stay),
    }
    rings = await own_rings(tab, until)
    opened, held = await opened_by_key(tab, stay, until)
    found |= {"rings": rings, "opened": opened, "traps": (*found["traps"], *held), "hurried": time.monotonic() > until}
    return msgspec.convert(found, Keyboard)
