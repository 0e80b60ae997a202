"""Measures pages in a real browser. Stores what was seen; has no opinion on it."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from functools import partial
from typing import TypeVar

from auditor.address import host_of
from auditor.audit import Audit
from auditor.browser import BrowserMissing, Window, open_driver
from auditor.examine.elder import measure_elder
from auditor.examine.ending import Ending
from auditor.examine.picture import Shot, choose, take
from auditor.examine.scripts import script
from auditor.examine.sitting import Sitting
from auditor.examine.words import SightWords
from auditor.interrupt import Interrupt
from auditor.model import Opening, Unknown, Verdict
from auditor.pace import Clock, Pace
from auditor.progress import Progress
from auditor.settings import Engine, Settings

WINDOW_BYTES = 500_000_000
"""Memory a browser with one page of many pictures takes."""
SITTING_SECONDS = 60.0
"""Longest all measurements of one page may take, beside its loading."""

Job = TypeVar("Job")


def examine(
    settings: Settings,
    audit: Audit,
    openings: Sequence[Opening],
    words: SightWords,
    progress: Progress,
    interrupt: Interrupt | None = None,
    *,
    axe_only: bool = False,
    go_on: bool = False,
) -> None:
    """Open the pages of the plan and store what is measured on each; `axe_only`: by axe-core at desktop width.

    A page that cannot be measured is stored with the reason. An earlier examination is replaced; or, if it had the
    same plan, what it did not measure is measured (`go_on`). Without a browser
    nothing is stored but the note `no_browser`, a Text, and what an earlier examination measured stays.
    """
    interrupt = interrupt or Interrupt()
    progress.stage("examine")
    audit.note("no_browser", None)
    try:
        if settings.engine is Engine.SELENIUM:
            from auditor.examine.grid import examine_on_grid  # Selenium takes long to import, and few need it.

            return examine_on_grid(settings, audit, openings, progress, interrupt, go_on=go_on)
        own = _as_crawled(settings, audit)
        asyncio.run(_examine(own, audit, openings, words, progress, interrupt, axe_only, go_on))
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
        asyncio.run(_picture(_as_crawled(settings, audit), audit, shots, progress))


async def _examine(
    settings: Settings,
    audit: Audit,
    openings: Sequence[Opening],
    words: SightWords,
    progress: Progress,
    interrupt: Interrupt,
    axe_only: bool,
    go_on: bool,
) -> None:
    async def measure(window: Window, opening: Opening) -> None:
        sitting = Sitting(opening, settings, words, audit.pictures)
        ended = await window.visit(opening.url, sitting.axe if axe_only else sitting.measure)
        elder = None
        if opening.why == "home" and not axe_only:
            elder = await measure_elder(window, opening.url, settings, words, partial(_may_be_opened, audit))
        with audit.transaction():
            for measured in sitting.measured(ended if isinstance(ended, Unknown) else None, elder):
                audit.put_measured(measured)

    make = partial(Window, settings, seconds=SITTING_SECONDS, prelude=script("clock.js"))
    async with AsyncExitStack() as stack:
        windows = await _opened(stack, make, len(openings))
        todo = audit.begin_examination(openings, go_on=go_on)
        ending = Ending(interrupt, settings.max_examine_minutes)
        await _share(windows, [(opening.url, opening) for opening in todo], measure, settings, progress, ending)


def _as_crawled(settings: Settings, audit: Audit) -> Settings:
    """What was in the operator's network when the crawl began may be opened; what has moved there since may not."""
    own = audit.noted("own_hosts", tuple[str, ...], ())
    return settings.replace(private_hosts=(*settings.private_hosts, *own))


def _may_be_opened(audit: Audit, url: str) -> bool:
    fetch = audit.fetch(url)
    return fetch is None or fetch.verdict is not Verdict.DISALLOWED


async def _picture(settings: Settings, audit: Audit, shots: Sequence[Shot], progress: Progress) -> None:
    pages: dict[str, list[Shot]] = {}
    for shot in shots:
        pages.setdefault(shot.url, []).append(shot)

    async def look(window: Window, mine: Sequence[Shot]) -> None:
        await window.visit(mine[0].url, partial(take, shots=mine, audit=audit))

    async with AsyncExitStack() as stack:
        windows = await _opened(stack, partial(Window, settings), len(pages))
        await _share(windows, [*pages.items()], look, settings, progress, Ending(Interrupt()))


async def _opened(stack: AsyncExitStack, make: Callable[..., Window], jobs: int) -> Sequence[Window]:
    """Return windows for so many jobs, made with one driver for all of them.

    The first starts now and shows whether there is a browser; the others start when they are first used.
    Raises BrowserMissing.
    """
    if not jobs:
        return ()
    driver = await stack.enter_async_context(open_driver())
    windows = [make(driver=driver) for _ in range(min(jobs, at_once()))]
    await stack.enter_async_context(windows[0])
    for window in windows[1:]:
        stack.push_async_exit(window)
    return windows


async def _share(
    windows: Sequence[Window],
    jobs: Sequence[tuple[str, Job]],
    do: Callable[[Window, Job], Awaitable[None]],
    settings: Settings,
    progress: Progress,
    ending: Ending,
) -> None:
    """Let the windows work the jobs off in order, each taking the next when it is free and the host's pace allows.

    A job comes with the address it opens. The ending leaves the rest.
    """
    clock = Clock(sleep=ending.pause)
    pace = Pace(settings.rate, len(windows), quiet_hours=settings.quiet_hours, clock=clock, is_over=ending.has_come)
    queue = iter(jobs)
    done = 0

    async def work(window: Window) -> None:
        nonlocal done
        for url, job in queue:
            async with pace.opening(host_of(url), window.traffic.taken):
                if ending.has_come():
                    return
                await do(window, job)
            done += 1
            progress.step(done, len(jobs))

    await asyncio.gather(*map(work, windows))


def at_once() -> int:
    """Return how many pages are measured at once, as far as the free memory goes.

    One more than there are cores: a page spends a third of its time waiting for itself to settle.
    """
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError, AttributeError):
        free = 4 * WINDOW_BYTES
    return max(1, min((os.cpu_count() or 1) + 1, free // WINDOW_BYTES))
