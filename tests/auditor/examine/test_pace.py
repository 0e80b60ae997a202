"""Pages are opened at the rate asked for."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from auditor.examine.pace import Pace


def test_turns_are_a_gap_apart_whoever_takes_them() -> None:
    pace = Pace(20, clock=lambda: 1_000.0)
    with ThreadPoolExecutor(7) as threads:
        waits = sorted(threads.map(lambda _: pace.turn(), range(7)))
    assert waits == pytest.approx([number / 20 for number in range(7)])


def test_the_time_that_passed_is_waited_less() -> None:
    now = iter([10.0, 10.03, 10.5, 10.5])
    pace = Pace(20, clock=lambda: next(now))
    assert [pace.turn() for _ in range(4)] == pytest.approx([0, 0.02, 0, 0.05])


def test_without_a_rate_nobody_waits() -> None:
    pace = Pace(0)
    assert [pace.turn() for _ in range(3)] == [0, 0, 0]


def test_in_quiet_hours_everybody_waits_for_their_end() -> None:
    pace = Pace(2, "08:30-18:00", clock=lambda: 0.0, local=lambda: datetime(2026, 11, 23, 17, 59, tzinfo=UTC))
    assert [pace.turn() for _ in range(3)] == [60, 60.5, 61]
