"""One tab: opens a page, runs scripts the page cannot touch, takes pictures, and notices when the page is lost."""

import asyncio
import base64
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from playwright.async_api import Browser, CDPSession, Dialog, Page
from playwright.async_api import Error as PlaywrightError

from auditor.browser.reader import HEIGHT, WIDTH, Reader
from auditor.browser.traffic import Traffic
from auditor.browser.trouble import Trouble, is_departure, of_error, of_status
from auditor.browser.worlds import AT_START, Worlds
from auditor.model import Reason, Unknown, View
from auditor.settings import Settings

LOAD_SECONDS = 8.0
"""How long a page may take from its document to the last picture; then it is taken as it stands."""
QUIET_MS, SETTLE_MS = 150, 1_000
"""The page has settled when nothing was added to it for the first, or after the second."""
EVENT_SECONDS = 1.0
WALL_SECONDS = 3.0
"""How long a page that is refused may take to set a cookie and load itself again."""
HOPS = 4
"""Pages in a row that may each lead on to the next by script."""

SETTLE = """([quiet, most]) => new Promise(done => {
  let timer;
  const again = () => { clearTimeout(timer); timer = setTimeout(finish, quiet); };
  const observer = new MutationObserver(again);
  const finish = () => { observer.disconnect(); done(); };
  observer.observe(document, {subtree: true, childList: true, characterData: true});
  setTimeout(finish, most);
  again();
})"""

_STATUS = "() => performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0"
FORGET = "() => { try { localStorage.clear(); sessionStorage.clear(); } catch {} }"


class Clip(NamedTuple):
    """A rectangle of the page in CSS pixels."""

    x: float
    y: float
    width: float
    height: float


class Tab(Reader):
    """A tab in a browser context of its own; made by `open_tab`."""

    def __init__(self, page: Page, cdp: CDPSession) -> None:
        self.cdp = cdp
        self.context = page.context
        self.address = ""
        """Where the page came from in the end, redirects followed."""
        self.lost: asyncio.Future[Unknown] = asyncio.get_running_loop().create_future()
        """Done as soon as the page crashed or left for another one; replaced by `leave`."""
        self._frame = ""
        self._loader = ""
        """The document that is shown, as the browser calls it; empty until one has come."""
        self._follow = True
        self._reached: set[tuple[str, str]] = set()
        """(document, stage of its life) that have come to pass."""
        self._news = asyncio.Event()
        self._worlds = Worlds(self.send)
        page.on("crash", lambda _: self._lose(Reason.CRASHED, "the page crashed the browser"))
        page.on("dialog", _dismiss)
        page.context.on("page", _close)
        cdp.on("Page.frameNavigated", self._came)
        cdp.on("Page.lifecycleEvent", self._lived)

    async def go(self, url: str, *, follow: bool = False) -> None:
        """Open `url` and wait until it has loaded and settled. Raises Trouble when it is not there to be looked at.

        A page whose scripts lead to another one ends the visit as lost, unless `follow`.
        """
        self._follow, self._loader = follow, ""
        answer = await self.send("Page.navigate", {"url": url})
        if failed := answer.get("errorText"):
            raise of_error(failed)
        for _ in range(HOPS):
            await self._until("DOMContentLoaded")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._until("load"), LOAD_SECONDS)
            loader = self._loader
            try:
                await self._look()
            except Trouble:
                if not follow or not await self._goes_on(loader):
                    raise
            if loader == self._loader:
                return
        raise Trouble(Reason.UNREADABLE, f"the page leads on and on, last to {self.address}")

    async def network_quiet(self, seconds: float) -> None:
        """Wait until the page has asked for nothing for half a second, but no longer than `seconds`."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._until("networkIdle"), seconds)

    async def settle(self, quiet_ms: int, most_ms: int) -> None:
        """Wait until nothing was added to the page for `quiet_ms`, but no longer than `most_ms`. Raises Trouble."""
        await self.evaluate(SETTLE, [quiet_ms, most_ms])

    async def evaluate(self, function: str, argument: object = None, *, seconds: float | None = None) -> Any:
        """Call a JavaScript function in the page's isolated world and return its JSON value.

        The world sees the document, but no script of the page: neither its globals nor what it did to the built-ins.
        Raises Trouble when the function throws or the page goes away meanwhile; with `seconds` also when it takes
        longer (TIMEOUT): it is then ended, and the page can be asked other things.
        """
        call = self._worlds.call(function, argument)
        return await call if seconds is None else await self._within(seconds, call)

    async def inject(self, script: str) -> None:
        """Run a script in the isolated world of the page and of its frames from the same origin."""
        await self._worlds.inject(script)

    async def stock(self, script: str) -> None:
        """Run a script as `inject` does, sent over once for all pages of this tab; it has one such script."""
        await self._worlds.stock(script)

    async def picture(self, clip: Clip, *, quality: int, scale: float = 1.0) -> bytes:
        """Return a JPEG of a part of the page, also outside the viewport."""
        where = {**clip._asdict(), "scale": scale}
        how = {"format": "jpeg", "quality": quality, "captureBeyondViewport": True, "clip": where}
        taken = await self.send("Page.captureScreenshot", how)
        return base64.b64decode(taken["data"])

    async def leave(self) -> None:
        """Empty the tab and forget what the page stored and how it was shown: no page sees what another left behind."""
        self._follow = True
        if self._worlds:
            with suppress(Trouble):
                await self.evaluate(FORGET)
        self._worlds.leave()
        blank = await self.send("Page.navigate", {"url": "about:blank"})
        await self.context.clear_cookies()
        if "loaderId" not in blank:
            raise Trouble(Reason.UNREADABLE, "the page does not let go of the tab")
        await self._when(lambda: self._loader == blank["loaderId"])
        await self.resize(View.DESKTOP)
        self._reached.clear()
        self.lost = asyncio.get_running_loop().create_future()

    async def _look(self) -> None:
        """Make sure that the document is the page and not an error, and let it settle."""
        await self._worlds.enter(self._frame)
        if trouble := of_status(await self.evaluate(_STATUS)):
            raise trouble
        await self.settle(QUIET_MS, SETTLE_MS)

    async def _until(self, stage: str) -> None:
        # A page that tried to leave for a download reaches no further stage, but the network falls silent.
        await self._when(lambda: not self._reached.isdisjoint({(self._loader, stage), (self._loader, "networkIdle")}))

    async def _goes_on(self, loader: str) -> bool:
        """Tell whether another document comes in the place of this one soon."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._when(lambda: self._loader != loader), WALL_SECONDS)
        return self._loader != loader

    async def _when(self, is_so: Callable[[], bool]) -> None:
        while not is_so():
            self._news.clear()
            await self._news.wait()

    async def _within(self, seconds: float, call: Coroutine[Any, Any, Any]) -> Any:
        asked = _heard(call)
        await asyncio.wait({asked}, timeout=seconds)
        if asked.done():
            return asked.result()
        # What only waits is not ended by this, but it does not keep the page busy either.
        await asyncio.wait({_heard(self.send("Runtime.terminateExecution"))}, timeout=EVENT_SECONDS)
        raise Trouble(Reason.TIMEOUT, f"not finished after {seconds:g} s")

    async def send(self, method: str, values: dict[str, Any] | None = None) -> dict[str, Any]:
        """Give the browser a command of the DevTools protocol. Raises Trouble."""
        try:
            answer: dict[str, Any] = await self.cdp.send(method, values)
        except PlaywrightError as error:
            if is_departure(error.message):
                # The error is often heard before the event that tells where the page went.
                loader = self._loader
                with suppress(TimeoutError):
                    await asyncio.wait_for(
                        self._when(lambda: self.lost.done() or self._loader != loader), EVENT_SECONDS
                    )
            raise of_error(error.message) from error
        return answer

    def _came(self, event: dict[str, Any]) -> None:
        """A document came into a frame; the first after `go` is the page, another one means that it moved on."""
        frame = event["frame"]
        if "parentId" in frame:
            return
        if self._loader and not self._follow and frame["loaderId"] != self._loader:
            self._lose(Reason.UNREADABLE, f"the page went on to {frame['url']}")
            return
        self._frame, self._loader, self.address = frame["id"], frame["loaderId"], frame["url"]
        self._news.set()

    def _lived(self, event: dict[str, Any]) -> None:
        self._reached.add((event["loaderId"], event["name"]))
        self._news.set()

    def _lose(self, reason: Reason, detail: str) -> None:
        if not self.lost.done():
            self.lost.set_result(Unknown(reason, detail))
            self._news.set()


async def open_tab(
    browser: Browser, settings: Settings, traffic: Traffic, unneeded: Sequence[str] = (), prelude: str = ""
) -> Tab:
    """Return a tab in a fresh context: no cookies, no downloads, no service workers, Chinese, China's time.

    Addresses that match a pattern of `unneeded` (`*.png`) are not fetched. `prelude` runs in the world of every page
    before its own scripts. `traffic` counts what the pages make it ask for, where there is a rate to keep.
    """
    context = await browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        user_agent=user_agent(browser.version, settings),
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        accept_downloads=False,
        service_workers="block",
        ignore_https_errors=settings.ignore_certificates,
        reduced_motion="reduce",
    )
    page = await context.new_page()
    cdp = await context.new_cdp_session(page)
    await cdp.send("Page.enable")
    await cdp.send("Page.setLifecycleEventsEnabled", {"enabled": True})
    if settings.rate:
        await traffic.watch(cdp)
    if unneeded:
        await cdp.send("Network.enable")
        await cdp.send("Network.setBlockedURLs", {"urls": list(unneeded)})
    if prelude:
        await cdp.send(AT_START, {"source": prelude})
    return Tab(page, cdp)


def _heard(call: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
    """A call that may be given up: it can still end in an error that nobody waits for any more."""
    task = asyncio.ensure_future(call)
    task.add_done_callback(lambda done: done.cancelled() or done.exception())
    return task


def user_agent(version: str, settings: Settings) -> str:
    """Ours behind the browser's: pages that ask for the browser get what readers get, and we stay named."""
    if settings.agent.startswith("Mozilla/"):
        return settings.agent
    major = version.partition(".")[0]
    chrome = f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{major}.0.0.0"
    return f"{chrome} Safari/537.36 {settings.agent}"


async def _dismiss(dialog: Dialog) -> None:
    with suppress(PlaywrightError):
        await dialog.dismiss()


async def _close(popup: Page) -> None:
    with suppress(PlaywrightError):
        await popup.close()
