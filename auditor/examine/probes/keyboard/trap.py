"""Traps: parts of the page the Tab key does not leave."""

from auditor.browser import Tab
from auditor.examine.probes.keyboard.page import call, handled, pause
from auditor.examine.probes.keyboard.walk import State, state_of
from auditor.model import Trap

_FILE = "trap"
_PAUSE_MS = 30
"""Time for a script that takes the focus back."""
_LARGEST = 20
"""Stops of a trap at most; what is larger is a page or a dialog with its own way out."""
_LEAVING = frozenset({"blur", "focusout"})
_MOST_FIELDS = 8
_SURE = 4
"""Presses beyond the size of a trap before it is called one."""


async def find_traps(tab: Tab, state: State) -> tuple[Trap, ...]:
    """Return the trap the walk ended in, if it did. Raises Trouble.

    A walk that came round and left nothing out has met none; else it is tried key by key.
    """
    if state.many_inside or not await _is_doubtful(tab, state):
        return ()
    return await trap_here(tab, state.stops)


async def trap_here(tab: Tab, stops: int) -> tuple[Trap, ...]:
    """Return what holds the focus where it is now; a stop with a number of `stops` or more is a way out.

    Raises Trouble.
    """
    inside = await _circle(tab, stops)
    if not inside:
        return ()
    told = await tab.evaluate(call(_FILE, "tell"), sorted(inside))
    return (Trap(**told, left_by=await _way_out(tab, inside)),)


async def _is_doubtful(tab: Tab, state: State) -> bool:
    if not state.closed or state.goes_back:
        return True
    return (state.stops <= _LARGEST and await tab.evaluate(call(_FILE, "isCut"))) or await _comes_back(tab)


async def _comes_back(tab: Tab) -> bool:
    """Whether a field takes the focus back a moment after it left, which a fast walk outruns; leaves it there."""
    for field in (await handled(tab, await tab.evaluate(call(_FILE, "fields")), _LEAVING))[:_MOST_FIELDS]:
        await tab.evaluate(call(_FILE, "focus"), field["number"])
        if await _slowly(tab, 1) == [field["number"]]:
            return True
    return False


async def _circle(tab: Tab, stops: int) -> set[int]:
    """The few stops among which the focus goes round and round; none when it goes everywhere."""
    if min(await _slowly(tab, _SURE), default=stops) >= stops:
        # Where the walk had not been: it was only too long.
        return set()
    inside = set(await _slowly(tab, _LARGEST))
    if len(inside) in (0, _LARGEST) or await _leaves(tab, inside, len(inside) + _SURE):
        return set()
    return inside if await tab.evaluate(call(_FILE, "hasMore"), sorted(inside)) else set()


async def _way_out(tab: Tab, inside: set[int]) -> str:
    presses = len(inside) + _SURE
    if await _leaves(tab, inside, presses, shift=True):
        return "shift_tab"
    await tab.press("Escape")
    return "escape" if await _leaves(tab, inside, presses) else ""


async def _leaves(tab: Tab, inside: set[int], presses: int, *, shift: bool = False) -> bool:
    seen = await _slowly(tab, presses, shift=shift)
    return not seen or not inside.issuperset(seen)


async def _slowly(tab: Tab, presses: int, *, shift: bool = False) -> list[int]:
    """Press Tab and say where the focus is each time; nothing when it is where it cannot be told, hence not held."""
    seen = []
    for _ in range(presses):
        await tab.press("Tab", shift=shift)
        await pause(tab, _PAUSE_MS)
        state = await state_of(tab)
        if state.at is None or state.many_inside:
            return []
        seen.append(state.at)
    return seen
