"""The operator's wish to end an audit early."""

import asyncio
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Interrupt:
    """Whether the audit is to end now: what is under way is finished, nothing further begun."""

    def __init__(self) -> None:
        self.wished = False

    async def pause(self, seconds: float) -> None:
        """Wait, but not longer than until the wish."""
        until = time.monotonic() + seconds
        while not self.wished and (left := until - time.monotonic()) > 0:
            await asyncio.sleep(min(left, 1.0))


@contextmanager
def heeding(say: Callable[[str], None]) -> Iterator[Interrupt]:
    """Let the first Ctrl-C (or SIGTERM) wish for an end while the block runs; the second raises KeyboardInterrupt."""
    interrupt = Interrupt()

    def heed(*_: object) -> None:
        if interrupt.wished:
            raise KeyboardInterrupt
        interrupt.wished = True
        say("finishing with what is there; once more stops at once (both can be resumed)")

    before = {number: signal.signal(number, heed) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield interrupt
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
