"""Accessibility as axe-core and our own probes measured it. What several of the rules share stands here."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from auditor.model import Keyboard, Measured, Page, Place, Reason, Seen, Spot, Strain, Unknown, View
from auditor.rule import known

Sight = TypeVar("Sight", bound=Seen)
Found = TypeVar("Found", bound=Spot)


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


def strains(page: Page, *views: str) -> tuple[Strain | Unknown | None, ...]:
    """Return what came to harm in the views, one of every component; (None,) when nothing did.

    Empty when the layout was not measured. Unknown stands for text that was not.
    """
    layout = probed(page, lambda it: it.layout)
    if layout is None:
        return ()
    found: list[Strain | Unknown | None] = [strain for strain in layout.strains if strain.view in views]
    if not layout.complete:
        found.append(Unknown(Reason.INCOMPLETE, "more text than is measured"))
    return tuple(found) or (None,)


def walked(page: Page, spots: Callable[[Keyboard], tuple[Found, ...]]) -> list[tuple[Keyboard, Found | None]]:
    """Return what the walk by keyboard met, each with the walk; None for a walk that met nothing of the kind.

    Nothing for a page that was not walked through or holds nothing to walk to.
    """
    seen = probed(page, lambda it: it.keyboard)
    if seen is None:
        return []
    met = spots(seen)
    if met:
        return [(seen, spot) for spot in met]
    return [(seen, None)] if seen.stops else []


def tried(page: Page, spots: Callable[[Keyboard], tuple[Found, ...]]) -> list[tuple[Keyboard, Found] | Unknown]:
    """Return what was tried one by one after the walk, each with the walk; Unknown when there was no time for all."""
    seen = probed(page, lambda it: it.keyboard)
    if seen is None:
        return []
    found: list[tuple[Keyboard, Found] | Unknown] = [(seen, spot) for spot in spots(seen)]
    if seen.hurried:
        found.append(Unknown(Reason.TIMEOUT, "not everything was tried"))
    return found


def mentions(texts: Iterable[str], words: Iterable[str]) -> bool:
    """Tell whether one of the texts contains one of the words, without regard to case."""
    lowered = [text.lower() for text in texts]
    return any(word.lower() in text for text in lowered for word in words)
