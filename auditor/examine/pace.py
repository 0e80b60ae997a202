"""How often pages are opened."""

import time
from collections.abc import Callable
from threading import Lock


class Pace:
    """Keeps the openings of all windows together below `rate` a second; 0 = unlimited. Threads may share it."""

    def __init__(self, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._gap = 1 / rate if rate else 0.0
        self._clock = clock
        self._next = 0.0
        self._lock = Lock()

    def turn(self) -> float:
        """Take the next turn and return the seconds to wait for it."""
        with self._lock:
            now = self._clock()
            self._next = max(now, self._next + self._gap)
            return self._next - now
