"""How often pages are opened."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock

from auditor.quiet import quiet_seconds


class Pace:
    """Keeps the openings of all windows together below `rate` a second; 0 = unlimited. Threads may share it.

    In quiet hours nobody gets a turn.
    """

    def __init__(
        self,
        rate: float,
        quiet_hours: str = "",
        clock: Callable[[], float] = time.monotonic,
        local: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone(),
    ) -> None:
        self._gap = 1 / rate if rate else 0.0
        self._quiet_hours = quiet_hours
        self._clock = clock
        self._local = local
        self._next = 0.0
        self._lock = Lock()

    def turn(self) -> float:
        """Take the next turn and return the seconds to wait for it."""
        with self._lock:
            now = self._clock()
            earliest = now + quiet_seconds(self._quiet_hours, self._local())
            self._next = max(earliest, self._next + self._gap)
            return self._next - now


def ending(minutes: float) -> float:
    """Return when an examination of so many minutes ends, by the monotonic clock; 0 = never."""
    return time.monotonic() + 60 * minutes if minutes else float("inf")
