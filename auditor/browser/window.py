"""A window that survives its pages."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, suppress
from typing import Any, Self, TypeVar

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Playwright

from auditor.browser.launch import open_browser
from auditor.browser.tab import Tab, open_tab
from auditor.browser.traffic import Traffic
from auditor.browser.trouble import Aborted, Trouble, of_error
from auditor.model import Reason, Unknown
from auditor.settings import Settings

T = TypeVar("T")

LEAVE_SECONDS = 5.0
OPENINGS = 2
"""Times a page is opened that the browser gives up by itself."""


class Window:
    """A browser with one tab, used again for page after page; use as a context manager, entered or only left.

    A page that hangs, crashes or runs away costs itself only: the browser is replaced behind it.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        seconds: float = 0,
        unneeded: Sequence[str] = (),
        follow: bool = False,
        prelude: str = "",
        driver: Playwright | None = None,
    ) -> None:
        """Take what a visit may take beside one and a half times the request timeout, address patterns that are not
        to be fetched, whether pages may lead on by script, a script that runs in every page before its own, and the
        driver that other windows have too.
        """
        self._settings = settings
        self._unneeded = unneeded
        self._follow = follow
        self._prelude = prelude
        self._driver = driver
        self._limit = 1.5 * settings.timeout + seconds
        self._open = AsyncExitStack()
        self._tab: Tab | None = None
        self.traffic = Traffic()

    async def __aenter__(self) -> Self:
        """Start the browser, which else the first visit does. Raises BrowserMissing when there is none."""
        await self._start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stop()

    async def visit(self, url: str, work: Callable[[Tab], Awaitable[T]]) -> T | Unknown:
        """Open `url`, await `work` on it and return what it returns, or why the page could not be had.

        A browser that gives the page up by itself is replaced, and the page is opened once more.
        Raises BrowserMissing when the browser had to be replaced and does not come back.
        """
        for _ in range(OPENINGS):
            try:
                return await self._visit(url, work)
            except Aborted as aborted:
                # A tab that an ill page left in a bad way opens nothing any more, but still says that it is well.
                unknown = aborted.unknown
                await self._stop()
        return unknown

    async def _visit(self, url: str, work: Callable[[Tab], Awaitable[T]]) -> T | Unknown:
        """Visit the page once. Raises Aborted and BrowserMissing."""
        tab = self._tab or await self._start()
        visit = asyncio.ensure_future(self._visited(tab, url, work))
        first: set[asyncio.Future[Any]] = {visit, tab.lost}
        await asyncio.wait(first, timeout=self._limit, return_when=asyncio.FIRST_COMPLETED)
        hangs = not visit.done() and not tab.lost.done()
        answer = visit.result() if visit.done() else Unknown(Reason.TIMEOUT, f"not finished after {self._limit:g} s")
        if isinstance(answer, Unknown) and tab.lost.done():
            answer = tab.lost.result()
        visit.cancel()
        await asyncio.wait({visit}, timeout=LEAVE_SECONDS)
        # A page that left by itself may be under way still and would meddle with the next one.
        if hangs or tab.lost.done() or not await _left(tab):
            await self._stop()
        return answer

    async def _visited(self, tab: Tab, url: str, work: Callable[[Tab], Awaitable[T]]) -> T | Unknown:
        try:
            await tab.go(url, follow=self._follow)
            return await work(tab)
        except Aborted:
            raise
        except Trouble as trouble:
            return trouble.unknown
        except PlaywrightError as error:
            return of_error(error.message).unknown

    async def _start(self) -> Tab:
        browser = await self._open.enter_async_context(open_browser(self._settings, self._driver))
        self._tab = await open_tab(browser, self._settings, self.traffic, self._unneeded, self._prelude)
        return self._tab

    async def _stop(self) -> None:
        self._tab = None
        await self._open.aclose()
        self._open = AsyncExitStack()


async def _left(tab: Tab) -> bool:
    """Leave the page; False when the tab is of no further use."""
    with suppress(Trouble, PlaywrightError, TimeoutError):
        await asyncio.wait_for(tab.leave(), LEAVE_SECONDS)
        return True
    return False
