"""Turns by a clock that the test moves: nothing here depends on how busy the machine is."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from auditor.crawl.pace import LONGEST_DELAY, Clock, Pace

MORNING = datetime(2026, 11, 23, 8, tzinfo=UTC)


class Time:
    """Passes only when somebody waits."""

    def __init__(self) -> None:
        self.seconds = 0.0

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)
        self.seconds += seconds

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.seconds, lambda: MORNING + timedelta(seconds=self.seconds), self.sleep)


@pytest.fixture
def time() -> Time:
    return Time()


def turns(pace: Pace, time: Time, count: int, took: Callable[[int], float] = lambda _: 0.0) -> list[float]:
    """When each of `count` turns came, one after the other; the host takes `took(n)` seconds for the n-th."""
    came = []

    async def run() -> None:
        for number in range(count):
            async with pace.turn("h"):
                came.append(time.seconds)
                time.seconds += took(number)
            pace.took("h", took(number))

    asyncio.run(run())
    return came


def test_turns_are_as_far_apart_as_the_rate_says(time: Time) -> None:
    assert turns(Pace(4, 1, clock=time.clock), time, 5) == [0, 0.25, 0.5, 0.75, 1]


def test_a_host_that_becomes_markedly_slower_is_asked_more_slowly_and_then_again_as_before(time: Time) -> None:
    pace = Pace(10, 1, clock=time.clock)
    turns(pace, time, 50, lambda _: 0.2)
    assert pace._lane("h").interval == 0.1
    turns(pace, time, 12, lambda _: 4.0)
    assert pace._lane("h").interval == 0.2
    turns(pace, time, 400, lambda _: 0.2)
    assert pace._lane("h").interval == 0.1


def test_a_host_that_is_always_slow_is_not_braked_for_it(time: Time) -> None:
    pace = Pace(10, 1, clock=time.clock)
    turns(pace, time, 100, lambda _: 5.0)
    assert pace._lane("h").interval == 0.1


def test_one_slow_page_in_ten_says_nothing_of_the_host(time: Time) -> None:
    pace = Pace(10, 1, clock=time.clock)
    turns(pace, time, 200, lambda number: 0.1 if number % 10 else 15.0)
    assert pace._lane("h").interval == 0.1


def test_what_stays_slow_is_usual_after_a_while(time: Time) -> None:
    pace = Pace(10, 1, clock=time.clock)
    turns(pace, time, 20, lambda _: 0.1)
    turns(pace, time, 600, lambda _: 9.0)
    assert pace._lane("h").interval < 5


def test_a_host_that_wants_to_be_left_alone_gets_no_request_of_those_already_waiting(time: Time) -> None:
    pace = Pace(0, 3, clock=time.clock)
    came = []

    async def one(number: int) -> None:
        async with pace.turn("h"):
            came.append(time.seconds)
            if number == 0:
                pace.slow_down("h", 30)
            await asyncio.sleep(0)

    async def run() -> None:
        for number in range(4):
            await one(number)

    asyncio.run(run())
    assert came[0] == 0
    assert came[1] >= 30
    assert all(later - earlier >= 0.5 for earlier, later in pairwise(came[1:]))


def test_what_many_requests_hear_at_once_brakes_once(time: Time) -> None:
    pace = Pace(4, 8, clock=time.clock)
    for _ in range(8):
        pace.slow_down("h")
    assert pace._lane("h").interval == 0.5
    time.seconds += 1
    pace.slow_down("h")
    assert pace._lane("h").interval == 1


def test_no_brake_is_longer_than_a_minute(time: Time) -> None:
    pace = Pace(1, 1, clock=time.clock)
    for _ in range(20):
        time.seconds += 1
        pace.slow_down("h")
    assert pace._lane("h").interval == LONGEST_DELAY


def test_nothing_is_asked_in_quiet_hours(time: Time) -> None:
    pace = Pace(1 / 600, 1, quiet_hours="08:30-18:00", clock=time.clock)
    came = [MORNING + timedelta(seconds=at) for at in turns(pace, time, 8)]
    assert [f"{at:%H:%M}" for at in came] == [
        "08:00", "08:10", "08:20", "18:00", "18:10", "18:20", "18:30", "18:40",
    ]  # fmt: skip


def test_the_end_of_quiet_hours_is_no_starting_gun(time: Time) -> None:
    pace = Pace(2, 8, quiet_hours="07:00-09:00", clock=time.clock)
    came = []

    async def one() -> None:
        async with pace.turn("h"):
            came.append(time.seconds)

    async def run() -> None:
        await asyncio.gather(*(one() for _ in range(8)))

    asyncio.run(run())
    assert min(came) >= 3_600
    assert len(set(came)) == 8


def test_a_crawl_delay_is_no_brake_to_be_released_and_has_an_end(time: Time) -> None:
    pace = Pace(10, 1, clock=time.clock)
    pace.crawl_delay("h", 2)
    assert turns(pace, time, 3) == [0, 2, 4]
    turns(pace, time, 200)
    assert pace._lane("h").interval == 2
    pace.crawl_delay("h", 10_000)
    assert pace._lane("h").interval == LONGEST_DELAY
