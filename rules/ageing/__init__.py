"""Ageing-friendly design: what floats above a page, and the elder mode. What several of the rules share stands here."""

from collections.abc import Iterable

from auditor.model import Float, Floating, Judgement, Measured, Page, Place, Reason
from auditor.rule import cant_tell, failed, known


def floats_of(measured: Measured | None, *kinds: str) -> Iterable[tuple[Float, bool]]:
    """Return what floats on a page, of some kinds, and whether a script of the page did not load.

    Ends the judgement as cant_tell when that could not be measured.
    """
    seen = measured.floating if measured is not None and measured.failure is None else None
    if seen is None:
        return ()
    return [(box, seen.scripts_lost) for box in _known(seen).floats if box.kind in kinds]


def stays_open(box: Float, scripts_lost: bool, key: str, dead_key: str) -> Judgement | None:
    """Say that a box cannot be closed, or not surely; None when it can.

    `key`: it has nothing to close it; `dead_key`: what should close it does not.
    """
    close = box.close
    if close is not None and close.works:
        return None
    values = {"name": box.name, "width": box.width, "height": box.height}
    at = Place(selector=box.selector, snippet=box.snippet)
    is_sure = not (scripts_lost or box.opaque or box.timed or (close is None and box.controls))
    if is_sure:
        return failed(dead_key if close else key, at=at, component=box.component, **values)
    return cant_tell(Reason.INCOMPLETE, key=_doubt(box, scripts_lost), at=at, component=box.component, **values)


def _known(seen: Floating) -> Floating:
    if seen.unknown is not None:
        known(seen.unknown)
    return seen


def _doubt(box: Float, scripts_lost: bool) -> str:
    """Why it is not sure that a box stays open."""
    if scripts_lost:
        return "scripts"
    if box.opaque:
        return "opaque"
    return "timed" if box.timed else "controls"
