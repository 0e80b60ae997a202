"""How often pages are opened."""

import time
from threading import Lock


class Pace:
    """Keeps the openings of all windows together below `rate` a second; 0 = unlimited. Threads may share it."""

    def __init__(self, rate: float) -> None:
        self._gap = 1 / rate if rate else 0.0
        self._next = 0.0
        self._lock = Lock()

    def turn(self) -> float:
        """Take the next turn and return the seconds to wait for it."""
        with self._lock:
            now = time.monotonic()
            self._next = max(now, self._next + self._gap)
            return self._next - now
