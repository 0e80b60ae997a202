"""Accessibility as axe-core and our own probes measured it. What several of the rules share stands here."""

from collections.abc import Callable
from typing import TypeVar

from auditor.model import Measured, Page, Place, Seen, Spot, View
from auditor.rule import known

Sight = TypeVar("Sight", bound=Seen)


def probed(page: Page, sight: Callable[[Measured], Sight | None]) -> Sight | None:
    """Return what a probe measured on the page in a window of desktop width; None when it did not run.

    Ends the judgement as cant_tell when the probe could not measure.
    """
    measured = page.measured
    seen = sight(measured) if measured is not None and measured.failure is None else None
    if seen is not None and seen.unknown is not None:
        known(seen.unknown)
    return seen


def place(spot: Spot, view: View = View.DESKTOP) -> Place:
    """Return where a measured element stands."""
    return Place(selector=spot.selector, snippet=spot.snippet, view=view)
