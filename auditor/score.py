"""Findings × packs → the state of every indicator, the vetoes and the bounds of the score. Pure arithmetic."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from auditor.model import Finding, Outcome, Score, State, Tally
from auditor.pack import By, Effect, Indicator, Pack, Per, Pool, Scoring
from auditor.waive import stands


class Standing(NamedTuple):
    """Where the portal stands under one indicator."""

    pack: Pack
    indicator: Indicator
    state: State
    failed: int
    judged: int
    open: int
    deduction: float | None
    """Points taken. None: nothing taken, or the value is not confirmed."""


class _Failed(NamedTuple):
    """What of a finding the sheet counts by."""

    id: str
    column: str


class Result(NamedTuple):
    """Where the portal stands."""

    state: State
    vetoes: tuple[str, ...]
    """Codes of the violated vetoes."""
    score: Score | None
    """None: no pack in use is scored."""
    standings: tuple[Standing, ...]
    """Every indicator, in the order of the packs."""
    is_withheld: bool = False
    """There is no score because too little of the portal could be read."""


def score(
    packs: Sequence[Pack], tallies: Iterable[Tally], findings: Iterable[Finding], share_read: float = 1.0
) -> Result:
    """Return where the portal stands; of `findings` only those that failed count, the rest is in `tallies`.

    What is waived is an open question to the sheet: an agreement of the office decides nothing for its inspectors.

    `share_read`: share of the portal's known pages that could be read, 0 to 1. Below what the sheet wants the score
    is withheld, and only a violated veto decides anything.
    """
    counts = _counted(tallies)
    failed: dict[str, list[_Failed]] = defaultdict(list)
    for finding in findings:
        if finding.outcome is not Outcome.FAILED:
            continue
        for clause in finding.clauses:
            if stands(finding):
                failed[clause].append(_Failed(finding.id, finding.column))
            else:
                counts[clause]["open"] += 1
    standings = tuple(standing for pack in packs for standing in _standings(pack, counts, failed))
    vetoes = [it for it in standings if it.indicator.effect is Effect.VETO]
    scored = next((pack for pack in packs if pack.score), None)
    scoring = scored.score if scored else None
    is_withheld = scoring is not None and share_read < scoring.least_read
    bounds = None
    if scoring is not None and not is_withheld:
        bounds = _bounds(scoring, [it for it in standings if it.pack is scored])
    pass_mark = scoring.pass_ if scoring else 0.0
    violated = tuple(it.indicator.code for it in vetoes if it.state is State.VIOLATED)
    if violated or (bounds and bounds.high < pass_mark):
        state = State.VIOLATED
    elif is_withheld or any(it.state is State.UNDECIDED for it in vetoes) or (bounds and bounds.low < pass_mark):
        state = State.UNDECIDED
    else:
        state = State.MET
    return Result(state, violated, bounds, standings, is_withheld)


def state_of(indicator: Indicator, passed: int, failed: int, open_: int) -> State:
    """Return the state of one indicator from its counts; `open_` = could not be told or was not tested."""
    if indicator.by is By.PERSON:
        return State.UNDECIDED
    if failed >= indicator.violated_at:
        return State.VIOLATED
    if failed + open_ >= indicator.violated_at or indicator.by is By.PARTLY:
        return State.UNDECIDED
    return State.MET if passed + failed + open_ else State.INAPPLICABLE


def deduction_of(indicator: Indicator, failed: int) -> float | None:
    """Return the points a violated indicator takes for `failed` findings; None when the value is not confirmed."""
    if indicator.points is None:
        return None
    points = indicator.points * (failed if indicator.per is Per.FINDING else 1)
    return points if indicator.cap is None else min(points, indicator.cap)


def _counted(tallies: Iterable[Tally]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for tally in tallies:
        for clause in tally.clauses:
            counts[clause].update(passed=tally.passed, open=tally.cant_tell + tally.untested)
    return counts


def _standings(
    pack: Pack, counts: Mapping[str, Counter[str]], failed: Mapping[str, Sequence[_Failed]]
) -> Iterable[Standing]:
    punished: dict[str, set[str]] = {}
    for indicator in pack.indicators:
        clause = f"{pack.id}:{indicator.code}"
        already = set().union(*(punished.get(code, ()) for code in indicator.not_with))
        mine = [it for it in failed.get(clause, ()) if it.id not in already and it.column not in already]
        count = counts.get(clause, Counter())
        state = state_of(indicator, count["passed"], len(mine), count["open"])
        taken = None
        if state is State.VIOLATED:
            # A column is punished once, by whichever rule; what is about no column is the finding itself.
            punished[indicator.code] = {it.column or it.id for it in mine}
            if indicator.effect is Effect.DEDUCT:
                taken = deduction_of(indicator, len(mine))
        yield Standing(pack, indicator, state, len(mine), count["passed"] + len(mine), count["open"], taken)


def _bounds(scoring: Scoring, standings: Sequence[Standing]) -> Score:
    deducting = [it for it in standings if it.indicator.effect is Effect.DEDUCT]
    low = high = 0.0
    for pool in scoring.pools:
        inside = [it for it in deducting if it.indicator.group in pool.groups]
        high += max(0.0, pool.points - sum(it.deduction or 0.0 for it in inside))
        low += _left_at_worst(pool, inside)
    unconfirmed = [it for it in deducting if it.state is State.VIOLATED and it.indicator.points is None]
    undecided = [it for it in deducting if it.state is State.UNDECIDED]
    return Score(low, high, scoring.of, open_indicators=len(undecided), unconfirmed=len(unconfirmed))


def _left_at_worst(pool: Pool, standings: Iterable[Standing]) -> float:
    """Points sure to be left: an indicator without a bound of its own may cost whatever is left of the pool."""
    left = pool.points
    for standing in standings:
        worst = _worst(standing)
        if worst is None:
            return 0.0
        left -= worst
    return max(0.0, left)


def _worst(standing: Standing) -> float | None:
    """The most an indicator can still cost; None: no bound is known."""
    indicator = standing.indicator
    if standing.state not in (State.VIOLATED, State.UNDECIDED):
        return 0.0
    if indicator.points is None:
        return None
    if indicator.per is Per.FINDING and indicator.by is not By.MACHINE:
        return indicator.cap
    return deduction_of(indicator, standing.failed + standing.open)
