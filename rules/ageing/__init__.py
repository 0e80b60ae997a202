"""Ageing-friendly design: what floats above a page, and the elder mode. What several of the rules share stands here."""

from collections.abc import Iterable

from auditor.model import (
    Effect,
    Elder,
    Float,
    Floating,
    Judgement,
    Look,
    Measured,
    Outcome,
    Page,
    Place,
    Reason,
    Spot,
    Trial,
    Unknown,
    Value,
)
from auditor.rule import cant_tell, known


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
    values: dict[str, Value] = {"name": box.name, "width": box.width, "height": box.height}
    at = Place(selector=box.selector, snippet=box.snippet)
    is_sure = not (scripts_lost or box.opaque or box.timed or (close is None and box.controls))
    if is_sure:
        return Judgement(Outcome.FAILED, dead_key if close else key, values, at, box.component)
    return Judgement(Outcome.CANT_TELL, _doubt(box, scripts_lost), values, at, box.component)


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


def elder_of(page: Page) -> Elder | None:
    """Return what came of trying the elder mode; None when the page is not the home page or was not opened.

    Ends the judgement as cant_tell when it could not be tried.
    """
    measured = page.measured
    elder = measured.elder if measured is not None and measured.failure is None else None
    if elder is not None and elder.unknown is not None:
        known(elder.unknown)
    return elder


def modes_of(page: Page) -> list[tuple[Trial, Look]]:
    """Return the elder modes that were opened, each with its page; a tool bar alone is none.

    Ends the judgement as cant_tell when one could not be opened.
    """
    elder = elder_of(page)
    modes = [trial for trial in elder.trials if trial.kind == "elder"] if elder else []
    for trial in modes:
        if trial.unknown is not None:
            known(trial.unknown)
        if elder and elder.scripts_lost and trial.effect is Effect.NOTHING:
            known(Unknown(Reason.INCOMPLETE))
    return [(trial, trial.look) for trial in modes if trial.look is not None]


def at_look(look: Look, spot: Spot) -> Place:
    """Return where something stands on the page of a mode."""
    return Place(look.url.partition("#")[0], spot.selector, spot.snippet)


def offers_tool(elder: Elder, tool: str) -> Judgement | None:
    """Say that a tool is offered, or that it is not clear; None: it stands on no page that was looked at.

    The home page, the pages of the modes and the page one of their links leads to are looked at.
    """
    looks = [look for look in (elder.home, *(it for one in elder.trials for it in (one.look, one.next))) if look]
    if any(found.tool == tool for look in looks for found in look.tools):
        return Judgement(Outcome.PASSED)
    is_blind = not elder.trials or any(trial.unknown is not None for trial in elder.trials)
    if elder.scripts_lost or is_blind or any(look.framed for look in looks):
        return cant_tell(Reason.INCOMPLETE, key="unclear")
    return None
