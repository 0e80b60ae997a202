"""Ageing-friendly design: what floats above a page, and the elder mode. What several of the rules share stands here."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

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
    Text,
    Trial,
    Unknown,
    Value,
    View,
)
from auditor.rule import PageRule, cant_tell, known

Sight = TypeVar("Sight")


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


class Mode(NamedTuple):
    """The page of an elder mode, as it was seen at one width."""

    trial: Trial
    look: Look
    view: View = View.DESKTOP

    def at(self, spot: Spot) -> Place:
        """Return where something stands on it."""
        return Place(self.look.url.partition("#")[0], spot.selector, spot.snippet, self.view)

    def key(self, key: str) -> str:
        """Return the message that names the width; the rule has both by `at_both_widths`."""
        return key if self.view is View.DESKTOP else f"{key}_{self.view}"


def at_both_widths(key: str, said: Text) -> dict[str, Text]:
    """Return a message, and the one that says it of a phone."""
    return {key: said, f"{key}_{View.PHONE}": Text(f"手机宽度下，{said.zh}", f"at the width of a phone, {said.en}")}


def modes_of(page: Page) -> list[Mode | Unknown]:
    """Return the elder modes that were opened, at desktop width first; a tool bar alone is none.

    Ends the judgement as cant_tell when one could not be opened at desktop width; Unknown: not at that of a phone.
    """
    elder = elder_of(page)
    if elder is None:
        return []
    modes: list[Mode | Unknown] = []
    for trial in elder_trials(elder):
        if trial.unknown is not None:
            known(trial.unknown)
        if elder.scripts_lost and trial.effect is Effect.NOTHING:
            known(Unknown(Reason.INCOMPLETE))
        if trial.look is not None:
            modes.append(Mode(trial, trial.look))
    narrow = elder.on_phone
    if not modes or narrow is None:
        return modes
    if narrow.unknown is not None:
        modes.append(narrow.unknown)
    for trial in elder_trials(narrow):
        if trial.unknown is not None:
            modes.append(trial.unknown)
        elif trial.look is not None:
            modes.append(Mode(trial, trial.look, View.PHONE))
    return modes


def at_each_width(seen: Iterable[Sight | Unknown], judge: Callable[[Sight], Judgement]) -> Judgement:
    """Judge what was seen at several widths as one: its first fault, else its first doubt, else that it passed.

    Ends the judgement as cant_tell when there is no fault, and one of them could not be looked at.
    """
    worst = Judgement(Outcome.PASSED)
    for it in seen:
        if isinstance(it, Unknown):
            return worst if worst.outcome is Outcome.CANT_TELL else known(it)
        judgement = judge(it)
        if judgement.outcome is Outcome.FAILED:
            return judgement
        if worst.outcome is Outcome.PASSED:
            worst = judgement
    return worst


class ModeRule(PageRule[list[Mode | Unknown]]):
    """Sees the elder mode of a portal, at every width it was opened at: a fault at both is one."""

    def targets(self, subject: Page) -> Iterable[list[Mode | Unknown]]:
        """The mode, unless there is none."""
        modes = [mode for mode in modes_of(subject) if isinstance(mode, Unknown) or self.applies(mode)]
        return (modes,) if modes else ()

    def judge(self, target: list[Mode | Unknown]) -> Judgement:
        """Judge every width."""
        return at_each_width(target, self.judge_mode)

    def applies(self, mode: Mode) -> bool:  # noqa: ARG002 (rules that narrow it use it)
        """Tell whether the rule has a say on the mode at this width."""
        return True

    def judge_mode(self, mode: Mode) -> Judgement:
        """Return what is to be said of the mode at one width."""
        raise NotImplementedError


def elder_trials(elder: Elder) -> list[Trial]:
    """Return the trials of entrances to an elder mode."""
    return [trial for trial in elder.trials if trial.kind == "elder"]


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
