"""The arithmetic of the sheet, by hand."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Confidence, Finding, Outcome, Score, Severity, State, Tally, Text
from auditor.pack import By, Effect, Indicator, Mark, Pack, Per, Pool, Scoring, Use
from auditor.score import Result, Standing, score, state_of

WORDS = Text("x", "x")


def line(code: str, rule: str = "", **changes: Any) -> Indicator:
    uses = (Use(rule or f"rule-{code}"),)
    fields = {"group": "发布解读", "title": WORDS, "clause": WORDS, "source": "S", "mark": Mark.READ,
              "effect": Effect.DEDUCT, "uses": uses, **changes}  # fmt: skip
    return Indicator(code=code, **fields)


def sheet(*lines: Indicator, pools: tuple[Pool, ...] | None = None) -> Pack:
    pools = pools or (Pool(("办事服务",), 25), Pool(("发布解读", "互动交流", "功能设计"), 75))
    return Pack(
        id="sheet", title=WORDS, document="x", score=Scoring(100, 60, pools), sources={"S": "x"}, indicators=lines
    )


def failures(code: str, count: int, columns: str = "") -> list[Finding]:
    return [
        Finding(
            f"{code}-{number}", f"rule-{code}", Outcome.FAILED, Severity.MINOR, Confidence.HIGH, "u", "", "", "k", {},
            "", "", (f"sheet:{code}",), column=columns[number : number + 1],
        )
        for number in range(count)
    ]  # fmt: skip


def tally(code: str, passed: int = 0, failed: int = 0, open_: int = 0, untested: int = 0) -> Tally:
    return Tally(f"rule-{code}", (f"sheet:{code}",), passed, failed, open_, untested=untested)


def standing(result: Result, code: str) -> Standing:
    return next(it for it in result.standings if it.indicator.code == code)


def test_the_worked_example_of_an_administrations_own_check() -> None:
    """Q2 2019: policy column stale 5, service statistics stale 2, no published answer 3, one more 1: 89 points."""
    confirmed = {"points_mark": Mark.SECOND_HAND}
    pack = sheet(
        line("D5", points=5, **confirmed),
        line("D13", group="办事服务", points=2, **confirmed),
        line("D15", group="互动交流", points=3, **confirmed),
        line("D20", group="功能设计", points=1, **confirmed),
        line("D4"),
    )
    findings = [it for code in ("D5", "D13", "D15", "D20") for it in failures(code, 1)]
    tallies = [*(tally(code, failed=1) for code in ("D5", "D13", "D15", "D20")), tally("D4", passed=7)]
    result = score([pack], tallies, findings)
    assert result.score == Score(89, 89, 100)
    assert (result.state, result.vetoes) == (State.MET, ())
    assert [it.deduction for it in result.standings] == [5, 2, 3, 1, None]


def test_what_is_unconfirmed_may_cost_the_rest_of_its_pool_and_nothing_in_others() -> None:
    """5 + 3 + 2 confirmed; one violated indicator without a value in the pool of 75: at worst 25 − 2 is left."""
    pack = sheet(
        line("D5", points=5, points_mark=Mark.SECOND_HAND),
        line("D15", group="互动交流", points=3, points_mark=Mark.SECOND_HAND),
        line("D13", group="办事服务", points=2, points_mark=Mark.SECOND_HAND),
        line("D8"),
    )
    findings = [it for code in ("D5", "D15", "D13", "D8") for it in failures(code, 1)]
    result = score([pack], [], findings)
    assert result.score == Score(low=23, high=90, of=100, open_indicators=0, unconfirmed=1)
    assert result.state is State.UNDECIDED
    assert standing(result, "D8").deduction is None


def test_an_open_indicator_with_a_value_costs_at_most_its_value() -> None:
    pack = sheet(line("D5", points=5, points_mark=Mark.READ), line("D1", points=4, points_mark=Mark.READ))
    result = score([pack], [tally("D5", open_=2), tally("D1", passed=1)], [])
    assert result.score == Score(low=95, high=100, of=100, open_indicators=1, unconfirmed=0)
    assert result.state is State.MET


@pytest.mark.parametrize(
    ("failed", "open_", "high", "low"),
    [(0, 0, 100, 100), (3, 0, 97, 97), (3, 4, 97, 93), (30, 4, 90, 90)],
)
def test_points_per_finding_are_capped(failed: int, open_: int, high: float, low: float) -> None:
    pack = sheet(line("D21", points=1, points_mark=Mark.READ, per=Per.FINDING, cap=10))
    result = score([pack], [tally("D21", passed=1, open_=open_)], failures("D21", failed))
    assert result.score
    assert (result.score.high, result.score.low) == (high, low)


def test_a_pool_never_goes_below_nothing() -> None:
    pack = sheet(line("D10", group="办事服务", points=40, points_mark=Mark.READ))
    result = score([pack], [], failures("D10", 1))
    assert result.score == Score(75, 75, 100)


def test_a_score_below_the_pass_mark_is_a_violation() -> None:
    pack = sheet(line("D1", points=50, points_mark=Mark.READ))
    assert score([pack], [], failures("D1", 1)).state is State.VIOLATED


@pytest.mark.parametrize(
    ("by", "violated_at", "counts", "state"),
    [
        (By.MACHINE, 1, (0, 0, 0), State.INAPPLICABLE),
        (By.MACHINE, 1, (9, 0, 0), State.MET),
        (By.MACHINE, 5, (9, 4, 0), State.MET),
        (By.MACHINE, 5, (9, 4, 1), State.UNDECIDED),
        (By.MACHINE, 5, (0, 0, 5), State.UNDECIDED),
        (By.MACHINE, 5, (9, 5, 3), State.VIOLATED),
        (By.PARTLY, 1, (9, 0, 0), State.UNDECIDED),
        (By.PARTLY, 1, (0, 0, 0), State.UNDECIDED),
        (By.PARTLY, 1, (9, 1, 0), State.VIOLATED),
        (By.PERSON, 1, (9, 1, 0), State.UNDECIDED),
        (By.PERSON, 1, (0, 0, 0), State.UNDECIDED),
    ],
)
def test_states(by: By, violated_at: int, counts: tuple[int, int, int], state: State) -> None:
    assert state_of(line("D1", by=by, violated_at=violated_at), *counts) is state


def test_untested_is_open() -> None:
    result = score([sheet(line("D1"))], [tally("D1", passed=3, untested=1)], [])
    assert (standing(result, "D1").state, standing(result, "D1").open) == (State.UNDECIDED, 1)


def test_vetoes_decide_the_portal() -> None:
    pack = sheet(line("V1", effect=Effect.VETO), line("V2", effect=Effect.VETO, violated_at=2))
    met = [tally("V1", passed=1), tally("V2", passed=1)]
    assert score([pack], met, []).state is State.MET
    assert score([pack], [tally("V1", passed=1, open_=1), met[1]], []).state is State.UNDECIDED
    both = score([pack], [tally("V1", passed=1, open_=1), met[1]], failures("V2", 2))
    assert (both.state, both.vetoes) == (State.VIOLATED, ("V2",))


def test_a_column_punished_once_is_not_punished_again() -> None:
    """Five empty columns are a veto; only the sixth column, stale, is left for the deduction of three."""
    lines = line("V4", effect=Effect.VETO, violated_at=5), line("D8", violated_at=2, not_with=("V4",))
    findings = [*failures("V4", 5, "ABCDE"), *failures("D8", 3, "ABF")]
    result = score([sheet(*lines)], [], findings)
    assert standing(result, "V4").state is State.VIOLATED
    assert (standing(result, "D8").failed, standing(result, "D8").state) == (1, State.MET)


def test_what_is_not_violated_does_not_excuse() -> None:
    lines = line("V4", effect=Effect.VETO, violated_at=5), line("D8", violated_at=2, not_with=("V4",))
    result = score([sheet(*lines)], [], [*failures("V4", 4, "ABCD"), *failures("D8", 3, "ABF")])
    assert (standing(result, "D8").failed, standing(result, "D8").state) == (3, State.VIOLATED)


def test_packs_without_score_are_not_scored_but_their_vetoes_count() -> None:
    pack = msgspec.structs.replace(sheet(line("V1", effect=Effect.VETO)), score=None)
    result = score([pack], [], failures("V1", 1))
    assert (result.score, result.state) == (None, State.VIOLATED)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, 0.5, 5.0, 90.0]),
            st.sampled_from([*Per]),
            st.sampled_from([None, 7.0]),
            st.sampled_from([*By]),
            st.integers(0, 4),
            st.integers(0, 4),
            st.sampled_from(["办事服务", "功能设计"]),
        ),
        max_size=6,
    )
)
def test_bounds_hold_whatever_the_open_ones_turn_out_to_be(rows: list[Any]) -> None:
    """The low bound is never above what comes out when everything open turns out to have failed."""
    lines, tallies, findings, later = [], [], [], []
    for number, (points, per, cap, by, failed, open_, group) in enumerate(rows):
        code = f"D{number}"
        mark = Mark.READ if points else None
        lines.append(line(code, points=points, points_mark=mark, per=per, cap=cap, by=by, group=group))
        tallies.append(tally(code, passed=1, open_=open_))
        findings += failures(code, failed)
        later += failures(code, failed + open_)
    before = score([sheet(*lines)], tallies, findings).score
    worst = score([sheet(*lines)], [tally(it.code, passed=1) for it in lines], later).score
    assert before
    assert worst
    assert 0 <= before.low <= worst.high <= before.high <= 100


def test_a_score_is_withheld_when_too_little_could_be_read() -> None:
    pack = sheet(line("D5", points=5, points_mark=Mark.SECOND_HAND), line("V1", effect=Effect.VETO))
    pack = msgspec.structs.replace(pack, score=msgspec.structs.replace(pack.score, least_read=0.5))
    tallies = [tally("D5", passed=1), tally("V1", passed=1)]
    enough, too_little = score([pack], tallies, [], 0.5), score([pack], tallies, [], 0.49)
    assert (enough.state, enough.is_withheld, enough.score is None) == (State.MET, False, False)
    assert (too_little.state, too_little.is_withheld, too_little.score) == (State.UNDECIDED, True, None)
    violated = score([pack], tallies, failures("V1", 1), 0.1)
    assert (violated.state, violated.vetoes, violated.score) == (State.VIOLATED, ("V1",), None)
