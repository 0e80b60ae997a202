"""When a crawl must end before it has asked everything."""

import asyncio
import time

from auditor.crawl.log import Log
from auditor.interrupt import Interrupt
from auditor.settings import Settings


class End:
    """The limits of time and disk, and the operator's wish."""

    def __init__(self, settings: Settings, log: Log, interrupt: Interrupt) -> None:
        self._settings = settings
        self._log = log
        self._interrupt = interrupt
        self._at = time.monotonic() + 60 * settings.max_minutes if settings.max_minutes else float("inf")

    @property
    def reason(self) -> str:
        """Why nothing more is to be asked; empty while the crawl may go on."""
        settings = self._settings
        if self._interrupt.wished:
            return "interrupted by the operator"
        if time.monotonic() > self._at:
            return f"more than {settings.max_minutes:g} minutes"
        if settings.max_disk and self._log.bytes > settings.max_disk * 1_000_000:
            return f"more than {settings.max_disk:g} MB on disk"
        return ""

    async def pause(self, seconds: float) -> None:
        """Wait, but not longer than the crawl may go on."""
        until = time.monotonic() + seconds
        while not self.reason and (left := until - time.monotonic()) > 0:
            await asyncio.sleep(min(left, 1.0))
