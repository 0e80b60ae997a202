"""The official sheet in its own shape, and what it comes to."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import msgspec

from auditor.model import IndicatorVerdict, PackInfo, Report, State

_WORST_FIRST = (State.VIOLATED, State.UNDECIDED, State.MET, State.INAPPLICABLE)


class Sheet(msgspec.Struct, frozen=True):
    """One pack, its indicators by first-level group in the order of the sheet."""

    pack: PackInfo
    groups: tuple[tuple[str, tuple[IndicatorVerdict, ...]], ...]
    sources: tuple[str, ...]
    """The documents its indicators cite, in the order of the sheet."""
    states: tuple[tuple[State, int], ...]
    """How many of its indicators are in each state, the worst first."""
    decides: bool
    """It has vetoes: it is shown at once, the others when they are asked for."""


class Vetoes(msgspec.Struct, frozen=True):
    """What the first screen says of the vetoes."""

    violated: tuple[IndicatorVerdict, ...]
    open: tuple[IndicatorVerdict, ...]


def sheets(report: Report) -> tuple[Sheet, ...]:
    """Return one sheet a pack, those with vetoes first."""
    deciding = {indicator.pack for indicator in report.indicators if indicator.effect == "veto"}
    packs = sorted(report.packs, key=lambda pack: pack.id not in deciding)
    return tuple(
        _sheet(pack, [it for it in report.indicators if it.pack == pack.id], pack.id in deciding) for pack in packs
    )


def grounds(report: Report) -> tuple[PackInfo, ...]:
    """Return the packs the portal is held against; one in which every word is this tool's own is no ground."""
    told = {indicator.pack for indicator in report.indicators if indicator.mark != "D"}
    return tuple(sheet.pack for sheet in sheets(report) if sheet.pack.id in told)


def vetoes(report: Report) -> Vetoes:
    """Return the veto indicators that are violated and those that are open."""
    found = tuple(indicator for indicator in report.indicators if indicator.effect == "veto")
    return Vetoes(
        violated=tuple(indicator for indicator in found if indicator.state is State.VIOLATED),
        open=tuple(indicator for indicator in found if indicator.state is State.UNDECIDED),
    )


def headline(report: Report, found: Vetoes) -> tuple[str, int]:
    """Return the text key of the verdict and the number in it."""
    if report.state is State.VIOLATED:
        return ("verdict.violated", len(found.violated)) if found.violated else ("verdict.violated-plain", 0)
    if report.state is State.UNDECIDED:
        return ("verdict.undecided", len(found.open)) if found.open else ("verdict.undecided-plain", 0)
    return f"verdict.{report.state.value}", 0


def _sheet(pack: PackInfo, indicators: Sequence[IndicatorVerdict], decides: bool) -> Sheet:
    counts = Counter(it.state for it in indicators)
    return Sheet(
        pack,
        groups=tuple((name, tuple(lines)) for name, lines in groupby(indicators, key=lambda it: it.group)),
        sources=tuple(dict.fromkeys(it.source for it in indicators if it.source)),
        states=tuple((state, counts[state]) for state in _WORST_FIRST if counts[state]),
        decides=decides,
    )
