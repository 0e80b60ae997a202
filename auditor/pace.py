"""How fast each host may be asked, by the crawl and by the browser."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from statistics import median
from threading import Lock
from typing import NamedTuple

from auditor.quiet import quiet_seconds

LONGEST_DELAY = 60.0
"""Seconds between two requests that robots.txt or a struggling host can bring about."""
LONGEST_WAIT = 120.0
"""Seconds of a Retry-After that are waited for; for more, the address is given up and the host asked more slowly."""
_FIRST_BRAKE = 0.5
"""Seconds between two requests after a host without a rate said it is too much."""
_ONE_WARNING = 1.0
"""Seconds within which whatever a host says counts as said once."""
_SURELY = 8.0
"""So many times more slowly a host is asked when it says it is too much, before slowing must be seen to help."""
_TRIAL = 20
"""Answers, good and refused, by which it is seen."""
_RECOVERY = 50
"""Good answers after which the brake is halved."""
_SAMPLE = 10
"""Answers whose median says how long the host takes lately."""
_SLOWER, _SLOWER_SECONDS = 3.0, 1.0
"""So many times, and so many seconds more than usual: the host struggles."""
_DRIFT = 0.01
"""How fast what it takes lately becomes what it usually takes."""


class Clock(NamedTuple):
    """What time it is, and how to wait; tests bring their own."""

    now: Callable[[], float] = time.monotonic
    local: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone()
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


REAL = Clock()


class Pace:
    """Spaces requests host by host: rate, crawl delay, connections at once, and slower when the host struggles.

    In quiet hours nobody gets a turn. Threads may share the turns, but not the connections.
    """

    def __init__(
        self,
        rate: float,
        concurrency: int,
        *,
        quiet_hours: str = "",
        clock: Clock = REAL,
        is_over: Callable[[], bool] = lambda: False,
    ) -> None:
        """Once it `is_over` nobody is held up any longer; who gets a turn then must not use it."""
        self.clock = clock
        self._is_over = is_over
        self._gap = 1 / rate if rate else 0.0
        self._concurrency = concurrency
        self._quiet_hours = quiet_hours
        self._lanes: dict[str, _Lane] = {}
        self._lock = Lock()

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the host's next turn, and hold one of its connections while the block runs."""
        async with self._lane(host).connections:
            for wait in self.waits(host):
                await self.clock.sleep(wait)
            yield

    @asynccontextmanager
    async def opening(self, host: str, sent: Callable[[], Mapping[str, int]]) -> AsyncIterator[None]:
        """Take a turn in which a browser opens a page; `sent` tells in the end what requests it made of each host."""
        async with self.turn(host):
            begun = self.clock.now()
            try:
                yield
            finally:
                self.spend(host, sent(), begun)

    def waits(self, host: str) -> Iterator[float]:
        """Take the host's next turn: yield the seconds to wait, one after the other, until it has come."""
        lane = self._lane(host)
        while True:
            with self._lock:
                wait = lane.reserve(self.clock.now())
            if wait > 0:
                yield wait
            # Who was held up has missed the turn and takes a new one, or all would go at once afterwards.
            held_up = max(lane.away - self.clock.now(), quiet_seconds(self._quiet_hours, self.clock.local()))
            if held_up <= 0 or self._is_over():
                return
            yield held_up

    def spend(self, opened: str, sent: Mapping[str, int], begun: float) -> None:
        """Let the next turns wait until the requests `sent` since `begun` are, on the average, within the rate.

        The turn in which the page was `opened` is paid for.
        """
        for host, requests in sent.items():
            with self._lock:
                self._lane(host).spend((requests - (host == opened)) * self._gap, begun)

    def crawl_delay(self, host: str, seconds: float) -> None:
        """Keep at least this many seconds between two requests, as robots.txt wants."""
        lane = self._lane(host)
        lane.least = lane.interval = max(lane.least, min(seconds, LONGEST_DELAY))

    def slow_down(self, host: str, seconds: float = 0.0) -> None:
        """The host says it is too much: double the interval where that helps, and stay away for `seconds`."""
        lane = self._lane(host)
        lane.refused(self.clock.now())
        lane.away = max(lane.away, self.clock.now() + seconds)

    def took(self, host: str, seconds: float) -> None:
        """The host answered after so long: markedly more than usual brakes; enough good answers release the brake."""
        self._lane(host).took(seconds, self.clock.now())

    def _lane(self, host: str) -> "_Lane":
        lane = self._lanes.get(host)
        # Of two threads that come first only one makes the lane.
        return lane or self._lanes.setdefault(host, _Lane(self._gap, self._concurrency))


class _Lane:
    """The turns of one host."""

    def __init__(self, least: float, concurrency: int) -> None:
        self.least = self.interval = least
        self.connections = asyncio.Semaphore(concurrency)
        self.next = 0.0
        self.away = 0.0
        """When the host may be asked again that wanted to be left alone."""
        self.good = 0
        self.braked = float("-inf")
        self.lately: deque[float] = deque(maxlen=_SAMPLE)
        """Seconds of the last answers."""
        self.usually = 0.0
        self.tried: deque[bool] = deque(maxlen=_TRIAL)
        """Whether the last answers at this pace were good ones rather than refusals."""
        self.shares: dict[float, float] = {}
        """Share of good answers among the last ones, by the interval at which they came."""

    def reserve(self, now: float) -> float:
        """Take the next turn and return the seconds until it comes."""
        turn = max(now, self.next, self.away)
        self.next = turn + self.interval
        return turn - now

    def spend(self, seconds: float, begun: float) -> None:
        """Put the next turn off; longer by as much as the host is braked, but not by what robots.txt wants."""
        if seconds > 0:
            self.next = max(self.next, begun) + seconds * self.interval / self.least

    def brake(self, now: float) -> None:
        """Double the interval; what was under way together brakes once."""
        self.good = 0
        if now - self.braked >= _ONE_WARNING:
            self.braked = now
            self._go(min(2 * self.interval or _FIRST_BRAKE, LONGEST_DELAY))

    def refused(self, now: float) -> None:
        """Brake as long as that is sure or seen to help; take the last brake back that did not."""
        self._try(is_good=False)
        faster, here, slower = (self.shares.get(self.interval * times) for times in (0.5, 1, 2))
        surely = _SURELY * (self.least or _FIRST_BRAKE)
        if self.interval < surely:
            self.brake(now)
        elif here is None:
            return
        elif self.interval > surely and faster is not None and not _is_better(here, faster):
            self._go(self.interval / 2)
        elif slower is None or _is_better(slower, here):
            self.brake(now)

    def took(self, seconds: float, now: float) -> None:
        self._try(is_good=True)
        self.lately.append(seconds)
        if len(self.lately) == _SAMPLE and self._struggles(median(self.lately)):
            self.brake(now)
            return
        if self.interval > self.least:
            self.good += 1
            if self.good >= _RECOVERY:
                self._go(max(self.interval / 2, self.least))
                self.good = 0

    def _go(self, interval: float) -> None:
        self.interval = interval
        self.tried.clear()

    def _try(self, *, is_good: bool) -> None:
        self.tried.append(is_good)
        if len(self.tried) == _TRIAL:
            self.shares[self.interval] = sum(self.tried) / _TRIAL

    def _struggles(self, lately: float) -> bool:
        """Tell whether it has become markedly slower; how it is then is half-way what is usual from now on."""
        usually = self.usually or lately
        is_slower = lately > max(_SLOWER * usually, usually + _SLOWER_SECONDS)
        self.usually = usually + (lately - usually) * (0.5 if is_slower else _DRIFT)
        if is_slower:
            self.lately.clear()
        return is_slower


def _is_better(slower: float, faster: float) -> bool:
    """Tell by the shares of good answers whether a slower pace halves the refusals, or brings half as much again."""
    return 1 - slower <= (1 - faster) / 2 or 0 < slower >= 1.5 * faster
