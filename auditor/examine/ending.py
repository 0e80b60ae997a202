"""When an examination ends before its last page."""

import asyncio
import time
from collections.abc import Iterator

from auditor.interrupt import Interrupt

_HEARD_SECONDS = 1.0
"""Longest time until an interrupt is heard by who waits."""


class Ending:
    """The limit of time (0 = none), and the operator's wish."""

    def __init__(self, interrupt: Interrupt, minutes: float = 0) -> None:
        self._interrupt = interrupt
        self._at = time.monotonic() + 60 * minutes if minutes else float("inf")

    def has_come(self) -> bool:
        """Tell whether no further page is to be begun."""
        return self._interrupt.wished or time.monotonic() > self._at

    async def pause(self, seconds: float) -> None:
        """Wait, but not beyond the end."""
        for nap in self._naps(seconds):
            await asyncio.sleep(nap)

    def hold(self, seconds: float) -> None:
        """Wait in a thread, but not beyond the end."""
        for nap in self._naps(seconds):
            time.sleep(nap)

    def _naps(self, seconds: float) -> Iterator[float]:
        until = time.monotonic() + seconds
        while not self.has_come() and (left := until - time.monotonic()) > 0:
            yield min(left, _HEARD_SECONDS)
