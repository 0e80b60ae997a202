"""What happens when an element takes the focus, changes its value by the arrow key, or skips to its place."""

import msgspec

from auditor.browser import Tab
from auditor.examine.probes.keyboard.page import call, handled, pause
from auditor.examine.probes.keyboard.stay import Stay
from auditor.model import Change, SkipLink

_FILE = "trials"
_WAIT_MS = 150
"""Time for a script to open a window or leave the page."""
_LEISURE_MS = 1_200
_MOST_FOCUSED, _MOST_BOXES, _MOST_SKIPS = 10, 3, 2
_FIRST_STOPS = 5
_FOCUS = frozenset({"focus", "focusin"})
_CHANGE = frozenset({"change", "input"})


async def on_focus(tab: Tab, stay: Stay) -> tuple[Change, ...]:
    """Return what happens at those stops that do something when they get the focus, ten at most. Raises Trouble.

    To be asked only when something happened on the walk, whose keys come too fast to tell which stop it was.
    """
    changes = []
    for one in (await handled(tab, await tab.evaluate(call(_FILE, "focusing")), _FOCUS))[:_MOST_FOCUSED]:
        before = stay.left, stay.opened
        await tab.evaluate(call(_FILE, "focus"), one["number"])
        await pause(tab, _WAIT_MS)
        if does := _happened(stay, before):
            changes.append(
                msgspec.convert({**await tab.evaluate(call(_FILE, "tell"), one["number"]), "does": does}, Change)
            )
    return tuple(changes)


async def on_input(tab: Tab, stay: Stay) -> tuple[Change, ...]:
    """Return what happens when the arrow key chooses the next value of a list box with a handler. Raises Trouble."""
    changes = []
    for one in (await handled(tab, await tab.evaluate(call(_FILE, "boxes")), _CHANGE))[:_MOST_BOXES]:
        number = one["number"]
        key = await tab.evaluate(call(_FILE, "focus"), number)
        before = stay.left, stay.opened
        await tab.press(key)
        await pause(tab, _WAIT_MS)
        does = _happened(stay, before)
        changes.append(msgspec.convert({**await tab.evaluate(call(_FILE, "tell"), number), "does": does}, Change))
        await tab.evaluate(call(_FILE, "restore"), number)
    return tuple(changes)


async def skip_links(tab: Tab) -> tuple[SkipLink, ...]:
    """Return the links to places of the page among the first stops, and whether they lead there. Raises Trouble."""
    links = []
    address = await tab.evaluate(call(_FILE, "address"))
    for one in await tab.evaluate(call(_FILE, "skips"), [_FIRST_STOPS, _MOST_SKIPS]):
        number = one.pop("number")
        moved = await _arrives(tab, number) if one["found"] else None
        await tab.evaluate(call(_FILE, "back"), address)
        links.append(msgspec.convert({**one, "moved": moved}, SkipLink))
    return tuple(links)


async def _arrives(tab: Tab, number: int) -> bool | None:
    """A script may scroll there at leisure before it moves the focus."""
    arrived = None
    for wait in (_WAIT_MS, _LEISURE_MS):
        await tab.evaluate(call(_FILE, "focus"), number)
        await tab.press("Enter")
        await pause(tab, wait)
        await tab.press("Tab")
        arrived = await tab.evaluate(call(_FILE, "arrived"), number)
        if arrived is not False:
            break
    return arrived


def _happened(stay: Stay, before: tuple[int, int]) -> str:
    left, opened = before
    if stay.opened > opened:
        return "window"
    return "page" if stay.left > left else ""
