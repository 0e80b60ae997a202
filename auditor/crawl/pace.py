"""How fast each host may be asked."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

LONGEST_DELAY = 60.0
"""Seconds between two requests that robots.txt or a struggling host can bring about."""
LONGEST_WAIT = 120.0
"""Seconds of a Retry-After that are waited for; for more, the address is given up and the host asked more slowly."""
_FIRST_BRAKE = 0.5
"""Seconds between two requests after a host without a rate said it is too much."""
_RECOVERY = 50
"""Good answers after which the brake is halved."""


class Pace:
    """Spaces requests host by host: rate, crawl delay, connections at once, and slower when the host asks for it."""

    def __init__(self, rate: float, concurrency: int) -> None:
        self._least = 1 / rate if rate else 0.0
        self._concurrency = concurrency
        self._lanes: dict[str, _Lane] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the host's next turn, and hold one of its connections while the block runs."""
        lane = self._lane(host)
        async with lane.connections:
            wait = lane.reserve()
            if wait > 0:
                await asyncio.sleep(wait)
            yield

    def crawl_delay(self, host: str, seconds: float) -> None:
        """Keep at least this many seconds between two requests, as robots.txt wants."""
        lane = self._lane(host)
        lane.least = lane.interval = max(lane.least, min(seconds, LONGEST_DELAY))

    def slow_down(self, host: str, seconds: float = 0.0) -> None:
        """The host says it is too much: double the interval, and stay away for `seconds`."""
        lane = self._lane(host)
        lane.interval = min(max(2 * lane.interval, _FIRST_BRAKE), LONGEST_DELAY)
        lane.good = 0
        lane.next = max(lane.next, time.monotonic() + seconds)

    def went_well(self, host: str) -> None:
        """The host answered; after enough of these the brake is released step by step."""
        lane = self._lane(host)
        if lane.interval > lane.least:
            lane.good += 1
            if lane.good >= _RECOVERY:
                lane.interval, lane.good = max(lane.interval / 2, lane.least), 0

    def _lane(self, host: str) -> "_Lane":
        lane = self._lanes.get(host)
        if lane is None:
            lane = self._lanes[host] = _Lane(self._least, self._concurrency)
        return lane


class _Lane:
    """The turns of one host."""

    def __init__(self, least: float, concurrency: int) -> None:
        self.least = self.interval = least
        self.connections = asyncio.Semaphore(concurrency)
        self.next = 0.0
        self.good = 0

    def reserve(self) -> float:
        """Take the next turn and return the seconds until it comes."""
        now = time.monotonic()
        turn = max(now, self.next)
        self.next = turn + self.interval
        return turn - now
