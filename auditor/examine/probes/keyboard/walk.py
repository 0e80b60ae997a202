"""The walk: Tab is pressed until the focus has been everywhere."""

import msgspec

from auditor.browser import Tab
from auditor.examine.scripts import script

MOST_PRESSES = 600
EXTRA = 10
"""Presses beyond the number of elements that can take the focus: for what has several stops inside."""
AGAIN = 60
"""Presses of a further round, for a walk that has not come round."""

_SCRIPT = "probes/keyboard/walk.js"


class State(msgspec.Struct, frozen=True):
    """How far the walk has come. Stops are numbered in the order in which the focus came to them first."""

    expected: int
    stops: int
    visits: int
    closed: bool
    """The focus has been at its first stop again."""
    goes_back: bool
    """It has been at another one again before."""
    many_inside: bool
    """The focus is in something with stops of its own that cannot be told apart: a frame, a video, a date field."""
    at: int | None


async def walk_through(tab: Tab) -> State:
    """Press Tab until the focus comes round, or there is no sense in going on. Raises Trouble.

    What was seen is kept in the page as `walk`.
    """
    await tab.evaluate(f"() => {{ {script(_SCRIPT)} }}")
    state = await state_of(tab)
    pressed, batch = 0, min(state.expected + EXTRA, MOST_PRESSES) if state.expected else 1
    while batch > 0:
        before = state
        await tab.press("Tab", times=batch)
        pressed += batch
        state = await state_of(tab)
        if state.closed or (state.visits == before.visits and not state.many_inside):
            break
        batch = min(AGAIN, MOST_PRESSES - pressed)
    return state


async def state_of(tab: Tab) -> State:
    """Ask how far the walk has come. Raises Trouble."""
    return msgspec.convert(await tab.evaluate("() => walk.state()"), State)


async def undo(tab: Tab) -> None:
    """Give the page back its focus, its place and its looks. Raises Trouble."""
    await tab.evaluate("() => walk.undo()")
