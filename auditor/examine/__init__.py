"""Measures pages in a real browser. Stores what was seen; has no opinion on it."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from auditor.address import Scope, normalise
from auditor.audit import Audit
from auditor.browser import BrowserMissing, Tab, Trouble, Window
from auditor.examine.axe import run_axe
from auditor.examine.picture import HOME, Shot, choose, element_picture, home_picture, with_pictures
from auditor.model import Measured, Opening, Reason, Unknown
from auditor.progress import Progress
from auditor.settings import Engine, Settings

WINDOWS = 2
"""Pages measured at once; more gain nothing on two cores."""

Job = TypeVar("Job")


def examine(settings: Settings, audit: Audit, openings: Sequence[Opening], progress: Progress) -> None:
    """Open the pages of the plan and store a Measured for each, and pictures below the audit folder.

    A page that cannot be measured is stored with the reason; an earlier examination is replaced. Without a browser
    nothing is stored but the note `no_browser`, a Text, and what an earlier examination measured stays.
    """
    progress.stage("examine")
    audit.note("no_browser", None)
    try:
        if settings.engine is Engine.SELENIUM:
            from auditor.examine.grid import examine_on_grid  # Selenium takes long to import, and few need it.

            return examine_on_grid(settings, audit, openings, progress)
        asyncio.run(_examine(settings, audit, openings, progress))
    except BrowserMissing as missing:
        audit.note("no_browser", missing.reason)


async def _examine(settings: Settings, audit: Audit, openings: Sequence[Opening], progress: Progress) -> None:
    pace = _Pace(settings.rate)
    done = 0

    async def measure(window: Window, opening: Opening) -> None:
        nonlocal done
        await pace.turn()
        audit.put_measured(await _measured(window, opening, settings, audit))
        done += 1
        progress.step(done, len(openings))

    async def picture(window: Window, shots: Sequence[Shot]) -> None:
        await pace.turn()
        taken = await window.visit(shots[0].url, partial(_take, shots=shots, audit=audit))
        if not isinstance(taken, Unknown):
            pictured.extend(taken)

    pictured: list[Shot] = []
    async with AsyncExitStack() as stack:
        windows = [await stack.enter_async_context(Window(settings)) for _ in openings[:WINDOWS]]
        audit.begin_examination(openings)
        await _share(windows, openings, measure)
        shots = choose(audit.measured(), {opening.url: position for position, opening in enumerate(openings)})
        await _share(windows, _by_page(shots), picture)
    pages = {shot.url for shot in pictured}
    for page in [page for page in audit.measured() if page.url in pages]:
        audit.put_measured(with_pictures(page, pictured))


async def _measured(window: Window, opening: Opening, settings: Settings, audit: Audit) -> Measured:
    seen = await window.visit(opening.url, partial(_measure, opening=opening, settings=settings, audit=audit))
    if isinstance(seen, Unknown):
        return Measured(opening.url, "desktop", failure=seen, at=datetime.now(UTC))
    return seen


async def _measure(tab: Tab, *, opening: Opening, settings: Settings, audit: Audit) -> Measured:
    landed = normalise(tab.address, opening.url)
    if not Scope(opening.url, settings.siblings).inside(landed):
        raise Trouble(Reason.OUT_OF_SCOPE, f"the page led to {landed}")
    run = await run_axe(tab)
    screenshot = ""
    if opening.why == "home":
        screenshot = HOME
        (audit.pictures / HOME).write_bytes(await home_picture(tab))
    return Measured(
        opening.url,
        "desktop",
        axe_version=run.version,
        violations=run.violations,
        incomplete=run.incomplete,
        passed=run.passed,
        screenshot=screenshot,
        at=datetime.now(UTC),
    )


async def _take(tab: Tab, *, shots: Sequence[Shot], audit: Audit) -> list[Shot]:
    """Store the pictures of one page and return those that came out."""
    taken = []
    for shot in shots:
        if picture := await element_picture(tab, shot.selector):
            (audit.pictures / shot.file).write_bytes(picture)
            taken.append(shot)
    return taken


async def _share(windows: Sequence[Window], jobs: Iterable[Job], do: Callable[[Window, Job], Awaitable[None]]) -> None:
    """Let the windows work the jobs off in order, each taking the next when it is free."""
    queue = iter(jobs)

    async def work(window: Window) -> None:
        for job in queue:
            await do(window, job)

    await asyncio.gather(*map(work, windows))


def _by_page(shots: Iterable[Shot]) -> list[list[Shot]]:
    pages: dict[str, list[Shot]] = {}
    for shot in shots:
        pages.setdefault(shot.url, []).append(shot)
    return list(pages.values())


class _Pace:
    """Keeps page openings below `rate` a second; 0 = unlimited."""

    def __init__(self, rate: float) -> None:
        self._gap = 1 / rate if rate else 0.0
        self._next = 0.0

    async def turn(self) -> None:
        now = time.monotonic()
        self._next = max(now, self._next + self._gap)
        await asyncio.sleep(self._next - now)
