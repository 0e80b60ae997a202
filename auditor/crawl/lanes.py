"""Many addresses asked at once: hosts side by side, the addresses of one host in order."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence

from auditor.address import host_of
from auditor.crawl.end import End
from auditor.crawl.frontier import Wanted

_AT_ONCE = 64
"""Requests under way over all hosts."""

Ask = Callable[[Wanted], Awaitable[None]]
Leave = Callable[[Wanted, str], None]
"""Takes an address that is not asked, and why."""


class Lanes:
    """The lanes of one crawl; no host gets more than `concurrency` requests at once."""

    def __init__(self, concurrency: int, end: End, step: Callable[[], None], leave: Leave) -> None:
        """`step` is told of every address that was asked; `leave` takes those the crawl ends before."""
        self._concurrency = concurrency
        self._end = end
        self._step = step
        self._leave = leave
        self._at_once = asyncio.Semaphore(_AT_ONCE)

    async def each(self, wanted: Sequence[Wanted], ask: Ask, leave: Leave | None = None) -> None:
        """Ask every address; `leave` in the place of the common one."""
        lanes: dict[str, list[Wanted]] = {}
        for each in wanted:
            lanes.setdefault(host_of(each.url), []).append(each)
        async with asyncio.TaskGroup() as tasks:
            for lane in lanes.values():
                queue = iter(lane)
                for _ in range(min(self._concurrency, len(lane))):
                    tasks.create_task(self._work(queue, ask, leave or self._leave))

    async def _work(self, queue: Iterable[Wanted], ask: Ask, leave: Leave) -> None:
        for wanted in queue:
            if reason := self._end.reason:
                leave(wanted, reason)
                continue
            async with self._at_once:
                await ask(wanted)
            self._step()
