"""Keeps a page where it is while keys are pressed that may lead away from it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any, Self

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Request, Route

from auditor.browser import Tab

_EVERYTHING = "**/*"
_READING = ("GET", "HEAD", "OPTIONS")
_LOOKS = ("image", "font", "media")
"""What a page is without and yet works as it does."""


class Stay:
    """Within it the page goes nowhere, new windows stay empty and nothing is sent; counts what wanted to leave."""

    def __init__(self, tab: Tab) -> None:
        self._tab, self._cdp, self._context = tab, tab.cdp, tab.context
        self._page = ""
        self.left = 0
        """How often the page wanted to go to another address."""
        self.opened = 0
        """How many windows were opened; the tab closes them."""
        self.refused = 0
        """How often something was asked for within `sealed` that a script may wait for."""
        self._is_sealed = False

    async def __aenter__(self) -> Self:
        self._page = (await self._cdp.send("Page.getFrameTree"))["frameTree"]["frame"]["id"]
        self._cdp.on("Page.windowOpen", self._opens)
        self._cdp.on("Page.frameRequestedNavigation", self._leaves)
        # A way back in the history is no request that could be refused; a page that has none may close its window.
        await self._cdp.send("Page.resetNavigationHistory")
        await self._tab.evaluate("() => { history.pushState(history.state, '') }")
        await self._context.route(_EVERYTHING, self._asked)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._cdp.remove_listener("Page.windowOpen", self._opens)
        self._cdp.remove_listener("Page.frameRequestedNavigation", self._leaves)
        with suppress(PlaywrightError):
            await self._context.unroute(_EVERYTHING, self._asked)

    @contextmanager
    def sealed(self) -> Iterator[None]:
        """Within it nothing at all is asked of any server, not even by reading."""
        self._is_sealed = True
        try:
            yield
        finally:
            self._is_sealed = False

    def _opens(self, _: dict[str, Any]) -> None:
        self.opened += 1

    def _leaves(self, event: dict[str, Any]) -> None:
        self.left += event["frameId"] == self._page and event["disposition"] == "currentTab"

    async def _asked(self, route: Route, request: Request) -> None:
        with suppress(PlaywrightError):
            if self._is_sealed:
                self.refused += request.resource_type not in _LOOKS
                await route.abort("aborted")
            elif request.method not in _READING or (request.is_navigation_request() and not _is_inside(request)):
                await route.abort("aborted")
            else:
                await route.continue_()


def _is_inside(request: Request) -> bool:
    """A frame within a page asks; a new window asks before it has a frame."""
    try:
        return request.frame.parent_frame is not None
    except PlaywrightError:
        return False
