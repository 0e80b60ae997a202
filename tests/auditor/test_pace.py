"""Turns by a clock that the test moves: nothing here depends on how busy the machine is."""

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest

from auditor.pace import LONGEST_DELAY, Clock, Pace

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


def turns(
    pace: Pace, time: Time, count: int, took: Callable[[int], float] = lambda _: 0.0, *, host: str = "h"
) -> list[float]:
    """When each of `count` turns came, one after the other; the host takes `took(n)` seconds for the n-th."""
    came = []

    async def run() -> None:
        for number in range(count):
            async with pace.turn(host):
                came.append(time.seconds)
                time.seconds += took(number)
            pace.took(host, took(number))

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
    pace = Pace(1 / 10, 1, clock=time.clock)
    for _ in range(20):
        time.seconds += 1
        pace.slow_down("h")
    assert pace._lane("h").interval == LONGEST_DELAY


def longest(pace: Pace, time: Time, refuses: Callable[[int, float], bool], count: int = 2_000) -> float:
    """The longest interval a host brings about that refuses the n-th request, so long after the one before."""
    intervals = []

    async def run() -> None:
        earlier = float("-inf")
        for number in range(count):
            async with pace.turn("h"):
                gap, earlier = time.seconds - earlier, time.seconds
            pace.slow_down("h") if refuses(number, gap) else pace.took("h", 0.1)
            intervals.append(pace._lane("h").interval)

    asyncio.run(run())
    return max(intervals)


@pytest.mark.parametrize("one_in", [2, 3, 5, 10, 20])
def test_a_host_that_refuses_its_share_however_slowly_it_is_asked_is_not_asked_ever_more_slowly(
    time: Time, one_in: int
) -> None:
    assert longest(Pace(5, 1, clock=time.clock), time, lambda number, _: number % one_in == 0) <= 8 / 5 * 2
    assert time.seconds < 2_000 * 1.5 * 8 / 5


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5])
def test_chance_makes_no_host_slow_for_good(time: Time, share: float) -> None:
    chance = Random(1)
    longest(Pace(5, 1, clock=time.clock), time, lambda *_: chance.random() < share, 10_000)
    assert time.seconds / 10_000 < 2 * 8 / 5


@pytest.mark.parametrize(("rate", "slowest"), [(5, 8 / 5), (0, 4)])
def test_a_host_that_refuses_everything_is_asked_eight_times_more_slowly_after_one_trial(
    time: Time, rate: float, slowest: float
) -> None:
    pace = Pace(rate, 1, clock=time.clock)
    assert longest(pace, time, lambda *_: True, 200) == 2 * slowest
    assert pace._lane("h").interval == slowest
    assert time.seconds < 240 * slowest


@pytest.mark.parametrize("least", [0.3, 1, 2, 5, 20])
def test_a_host_that_is_content_with_a_slower_pace_is_given_it(time: Time, least: float) -> None:
    """A bucket: what comes sooner than it fills up is refused."""
    filled = 0.0

    def refuses(number: int, gap: float) -> bool:
        nonlocal filled
        filled = min(filled + gap / least, 3)
        if filled < 1:
            return True
        filled -= 1
        return False

    refused = 0

    def counted(number: int, gap: float) -> bool:
        nonlocal refused
        refused += (is_refusal := refuses(number, gap))
        return is_refusal

    assert least <= longest(Pace(5, 1, clock=time.clock), time, counted, 5_000) <= 2 * least
    assert refused < 5_000 / 20


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


# -- what a browser asks for by itself


def openings(pace: Pace, time: Time, *pages: dict[str, int], took: float = 0.0) -> list[float]:
    """When each page of host h came that makes the browser send so many requests to hosts."""
    came = []

    async def run() -> None:
        for page in pages:
            async with pace.opening("h", lambda sent=page: Counter(sent)):
                came.append(time.seconds)
                time.seconds += took

    asyncio.run(run())
    return came


def test_a_page_of_thirty_requests_costs_thirty_turns(time: Time) -> None:
    assert openings(Pace(4, 1, clock=time.clock), time, {"h": 30}, {"h": 1}, {"h": 0}, {}) == [0, 7.5, 7.75, 8]


def test_the_time_a_page_took_to_load_is_waited_less(time: Time) -> None:
    assert openings(Pace(4, 1, clock=time.clock), time, {"h": 30}, {"h": 30}, {}, took=4) == [0, 7.5, 15]


def test_whoever_is_asked_beside_the_page_is_left_alone_as_well(time: Time) -> None:
    pace = Pace(4, 1, clock=time.clock)
    time.seconds = 1_000
    openings(pace, time, {"h": 1, "pictures": 30})
    assert turns(pace, time, 1) == [1_000.25]
    assert turns(pace, time, 1, host="pictures") == [1_007.5]


def test_requests_of_a_page_that_failed_count_too(time: Time) -> None:
    pace = Pace(4, 1, clock=time.clock)

    async def run() -> None:
        async with pace.opening("h", lambda: {"h": 30}):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asyncio.run(run())
    assert turns(pace, time, 1) == [7.5]


def test_without_a_rate_a_page_costs_nothing_whatever_it_asks_for(time: Time) -> None:
    assert openings(Pace(0, 1, clock=time.clock), time, {"h": 30}, {"h": 30}) == [0, 0]


def test_a_crawl_delay_is_for_pages_and_a_brake_for_all_they_ask_for(time: Time) -> None:
    pace = Pace(4, 1, clock=time.clock)
    pace.crawl_delay("h", 10)
    assert openings(pace, time, {"h": 31}, {}) == [0, 17.5]
    pace.slow_down("h")
    begun = time.seconds
    assert [at - begun for at in openings(pace, time, {"h": 31}, {})] == [10, 45]


def test_turns_are_a_gap_apart_whichever_thread_takes_them(time: Time) -> None:
    pace = Pace(20, 1, clock=time.clock)
    with ThreadPoolExecutor(7) as threads:
        waits = sorted(threads.map(lambda _: sum(pace.waits("h")), range(7)))
    assert waits == pytest.approx([number / 20 for number in range(7)])
