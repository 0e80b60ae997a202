"""Measures pages in a real browser. Stores what was seen; has no opinion on it."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AsyncExitStack
from functools import partial
from typing import TypeVar

from auditor.audit import Audit
from auditor.browser import BrowserMissing, Window
from auditor.examine.picture import Shot, choose, take
from auditor.examine.sitting import Sitting
from auditor.examine.words import SightWords
from auditor.model import Opening, Unknown
from auditor.progress import Progress
from auditor.settings import Settings

WINDOWS = 2
"""Pages measured at once; more gain nothing on two cores."""

Job = TypeVar("Job")


def examine(
    settings: Settings, audit: Audit, openings: Sequence[Opening], words: SightWords, progress: Progress
) -> None:
    """Open the pages of the plan and store what is measured on each.

    A page that cannot be measured is stored with the reason; an earlier examination is replaced. Without a browser
    nothing is stored but the note `no_browser`, a Text, and what an earlier examination measured stays.
    """
    progress.stage("examine")
    audit.note("no_browser", None)
    try:
        asyncio.run(_examine(settings, audit, openings, words, progress))
    except BrowserMissing as missing:
        audit.note("no_browser", missing.reason)


def picture(settings: Settings, audit: Audit, progress: Progress) -> None:
    """Take a picture of the place of each root cause, the worst first, and store it below the audit folder.

    The findings must have been judged; without a browser there are none.
    """
    progress.stage("picture")
    shots = choose(audit.findings(), {one.url for one in audit.measured() if one.failure is None})
    audit.begin_pictures()
    if shots and not audit.no_browser:
        asyncio.run(_picture(settings, audit, shots, progress))


async def _examine(
    settings: Settings, audit: Audit, openings: Sequence[Opening], words: SightWords, progress: Progress
) -> None:
    async def measure(window: Window, opening: Opening) -> None:
        sitting = Sitting(opening, settings, words, audit.pictures)
        ended = await window.visit(opening.url, sitting.measure)
        for measured in sitting.measured(ended if isinstance(ended, Unknown) else None):
            audit.put_measured(measured)

    async with AsyncExitStack() as stack:
        windows = [await stack.enter_async_context(Window(settings)) for _ in openings[:WINDOWS]]
        audit.begin_examination(openings)
        await _share(windows, openings, measure, _Pace(settings.rate), progress)


async def _picture(settings: Settings, audit: Audit, shots: Sequence[Shot], progress: Progress) -> None:
    pages: dict[str, list[Shot]] = {}
    for shot in shots:
        pages.setdefault(shot.url, []).append(shot)

    async def look(window: Window, mine: Sequence[Shot]) -> None:
        await window.visit(mine[0].url, partial(take, shots=mine, audit=audit))

    async with AsyncExitStack() as stack:
        windows = [await stack.enter_async_context(Window(settings)) for _ in list(pages)[:WINDOWS]]
        await _share(windows, list(pages.values()), look, _Pace(settings.rate), progress)


async def _share(
    windows: Iterable[Window],
    jobs: Sequence[Job],
    do: Callable[[Window, Job], Awaitable[None]],
    pace: "_Pace",
    progress: Progress,
) -> None:
    """Let the windows work the jobs off in order, each taking the next when it is free."""
    queue = iter(jobs)
    done = 0

    async def work(window: Window) -> None:
        nonlocal done
        for job in queue:
            await pace.turn()
            await do(window, job)
            done += 1
            progress.step(done, len(jobs))

    await asyncio.gather(*map(work, windows))


class _Pace:
    """Keeps page openings below `rate` a second; 0 = unlimited."""

    def __init__(self, rate: float) -> None:
        self._gap = 1 / rate if rate else 0.0
        self._next = 0.0

    async def turn(self) -> None:
        now = time.monotonic()
        self._next = max(now, self._next + self._gap)
        await asyncio.sleep(self._next - now)
