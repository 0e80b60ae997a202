"""The axe-core part of the examination over a Selenium Grid: several pages at once, a session for each."""

from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from queue import SimpleQueue

from axe_selenium_python import Axe

from auditor.address import Scope, host_of, normalise
from auditor.audit import Audit
from auditor.browser import BrowserMissing, Trouble
from auditor.browser.remote import RemoteWindow, free_slots
from auditor.browser.remote_tab import RemoteTab
from auditor.examine.axe import AxeRun, as_run, axe_call, axe_file
from auditor.examine.ending import Ending
from auditor.examine.scripts import script
from auditor.interrupt import Interrupt
from auditor.model import Measured, Opening, Reason, Unknown
from auditor.pace import Pace
from auditor.progress import Progress
from auditor.settings import Settings

MOST = 16
"""Sessions used at once: a grid is rarely ours alone, and a portal has to answer them all."""
UNTOLD = 2
"""Sessions asked of a grid that does not tell what it has."""


def examine_on_grid(
    settings: Settings,
    audit: Audit,
    openings: Sequence[Opening],
    progress: Progress,
    interrupt: Interrupt,
    *,
    go_on: bool = False,
) -> None:
    """Open the pages in the browsers of the grid at `settings.browser_url` and store what axe-core says of each.

    A page that cannot be measured is stored with the reason. No pictures are taken. Raises BrowserMissing when the
    grid gives no browser: at first, and nothing is stored, or in place of the last one lost.
    """
    with ThreadPoolExecutor(MOST) as pool:
        windows = [RemoteWindow(settings, _inject_axe) for _ in range(_wanted(settings, openings))]
        todo: deque[Opening] = deque()
        try:
            missing = [each for each in pool.map(_opened, windows) if each]
            if windows and len(missing) == len(windows):
                raise missing[0]
            todo.extend(audit.begin_examination(openings, go_on=go_on))
            ending = Ending(interrupt, settings.max_examine_minutes)
            pace = Pace(settings.rate, MOST, quiet_hours=settings.quiet_hours, is_over=ending.has_come)
            results: SimpleQueue[Measured | None] = SimpleQueue()
            work = partial(_work, settings=settings, todo=todo, pace=pace, ending=ending, results=results)
            ends = [pool.submit(work, window) for window in windows]
            done = 0
            for _ in windows:
                for measured in iter(results.get, None):
                    audit.put_measured(measured)
                    done += 1
                    progress.step(done, len(openings))
            for error in [end.exception() for end in ends]:
                # A browser that did not come back is no loss as long as the others saw to its pages.
                if error and (not isinstance(error, BrowserMissing) or (todo and not ending.has_come())):
                    raise error
        finally:
            todo.clear()
            list(pool.map(RemoteWindow.close, windows))


def _wanted(settings: Settings, openings: Sequence[Opening]) -> int:
    """As many browsers as are free, but at least one: what is busy now may be free in a moment."""
    if not openings:
        return 0
    free = free_slots(settings.browser_url)
    return min(UNTOLD if free is None else max(1, free), len(openings), MOST)


def _opened(window: RemoteWindow) -> BrowserMissing | None:
    try:
        window.open()
    except BrowserMissing as missing:
        return missing
    return None


def _work(
    window: RemoteWindow,
    *,
    settings: Settings,
    todo: deque[Opening],
    pace: Pace,
    ending: Ending,
    results: SimpleQueue[Measured | None],
) -> None:
    """Measure pages until none is left; None among the results says that this window does no more."""
    try:
        while todo and not ending.has_come():
            window.open()
            if opening := _next(todo):
                host = host_of(opening.url)
                for wait in pace.waits(host):
                    ending.hold(wait)
                if ending.has_come():
                    return
                begun = pace.clock.now()
                results.put(_measured(window, opening, settings))
                pace.spend(host, window.taken(), begun)
    finally:
        results.put(None)


def _next(todo: deque[Opening]) -> Opening | None:
    try:
        return todo.popleft()
    except IndexError:
        return None


def _measured(window: RemoteWindow, opening: Opening, settings: Settings) -> Measured:
    run = window.visit(opening.url, partial(_axe, opening=opening, settings=settings))
    if isinstance(run, Unknown):
        return Measured(opening.url, "desktop", failure=run, at=datetime.now(UTC))
    return Measured(
        opening.url,
        "desktop",
        axe_version=run.version,
        violations=run.violations,
        incomplete=run.incomplete,
        passed=run.passed,
        at=datetime.now(UTC),
    )


def _axe(tab: RemoteTab, *, opening: Opening, settings: Settings) -> AxeRun:
    landed = normalise(tab.address, opening.url)
    if not Scope(opening.url, settings.siblings).inside(landed):
        raise Trouble(Reason.OUT_OF_SCOPE, f"the page led to {landed}")
    return as_run(tab.evaluate(*axe_call()))


def _inject_axe(tab: RemoteTab) -> None:
    # The axe-core it brings is years old. Its way of running one gives all results whole, and never an error.
    tab.execute_script(script("page.js"))
    Axe(tab, axe_file()).inject()
    tab.execute_script(script("swift.js"))
