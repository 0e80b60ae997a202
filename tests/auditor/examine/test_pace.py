"""Pages are opened at the rate asked for."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from auditor.examine.pace import Pace


def test_turns_are_a_gap_apart_whoever_takes_them() -> None:
    pace = Pace(20)
    with ThreadPoolExecutor(7) as threads:
        waits = sorted(threads.map(lambda _: pace.turn(), range(7)))
    # The time that passes between two turns is waited less.
    assert waits == pytest.approx([number / 20 for number in range(7)], abs=0.04)
    assert waits[-1] > 5 / 20


def test_without_a_rate_nobody_waits() -> None:
    pace = Pace(0)
    assert [pace.turn() for _ in range(3)] == [0, 0, 0]
