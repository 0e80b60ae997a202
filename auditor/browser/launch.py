"""Starts a browser, or connects to a remote one."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

from playwright.async_api import Browser, BrowserType, Playwright, async_playwright
from playwright.async_api import Error as PlaywrightError

from auditor.browser.find import find_browser
from auditor.browser.relay import open_relay
from auditor.guard import Guard
from auditor.model import Text
from auditor.settings import Engine, Settings

FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-quic",
    "--dns-prefetch-disable",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--font-render-hinting=none",
    "--mute-audio",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
)
"""What the browser must not do by itself: nothing but the pages we open may reach the network."""

BEHIND = (
    "--proxy-server={relay}",
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
"""Everything goes through the relay, the loopback too, and no name is resolved in any other place."""

CLOSE_SECONDS = 10.0
CLOSINGS = 2
"""Times a browser is told to close: when it does not hear, the driver ends it the second time."""


class BrowserMissing(Exception):
    """There is no browser that can be used; `reason` says why and what to do."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


@asynccontextmanager
async def open_browser(settings: Settings, driver: Playwright | None = None) -> AsyncIterator[Browser]:
    """Yield a running browser: the remote one of `--browser-url`, else a local one without a window.

    It starts with a driver that others may have too, or with one of its own. The local one reaches what the guard lets
    it, and nothing else; what a remote one reaches is for its own network to say. A Selenium Grid is no browser: with
    that engine what Playwright opens, it opens here. Raises BrowserMissing when there is none or it does not start.
    """
    async with AsyncExitStack() as stack:
        relay = await stack.enter_async_context(open_relay(Guard(settings)))
        browser = None
        if driver:
            # One that has died under its browsers starts none any more.
            with suppress(BrowserMissing):
                browser = await _browser(driver.chromium, settings, relay)
        if browser is None:
            own = await stack.enter_async_context(open_driver())
            browser = await _browser(own.chromium, settings, relay)
        stack.push_async_callback(_close, browser)
        yield browser


@asynccontextmanager
async def open_driver() -> AsyncIterator[Playwright]:
    """Yield Playwright's driver, which starts browsers. Raises BrowserMissing when it does not start."""
    try:
        driver = await async_playwright().start()
    except Exception as error:
        # NOTE: Playwright has no type for this: its own program lacks a library (libatomic) or may not run here.
        raise BrowserMissing(
            Text(
                f"Playwright 自带的驱动程序无法启动（{_first_line(error)}）；Debian/Ubuntu 可先安装 libatomic1",
                f"Playwright's own driver does not start ({_first_line(error)}); on Debian, Ubuntu install libatomic1",
            )
        ) from error
    try:
        yield driver
    finally:
        await driver.stop()


async def _close(browser: Browser) -> None:
    for _ in range(CLOSINGS):
        with suppress(PlaywrightError, TimeoutError):
            await asyncio.wait_for(browser.close(), CLOSE_SECONDS)
            return


async def _browser(chromium: BrowserType, settings: Settings, relay: str) -> Browser:
    if settings.browser_url and settings.engine is Engine.PLAYWRIGHT:
        return await _connected(chromium, settings.browser_url)
    file = find_browser()
    if file is None:
        raise BrowserMissing(
            Text(
                "没有找到 Chromium、Chrome 或 Edge 浏览器；运行 auditor doctor 查看安装方法",
                "no Chromium, Chrome or Edge was found; `auditor doctor` says how to get one",
            )
        )
    flags = [*FLAGS, *(flag.format(relay=relay) for flag in BEHIND)]
    # The sandbox cannot work for root; everyone else keeps it, because the pages are not ours.
    try:
        return await chromium.launch(
            executable_path=file,
            args=flags,
            chromium_sandbox=not _is_root(),
            handle_sigint=False,  # how an audit ends on Ctrl-C is for the command line to say
            handle_sigterm=False,
        )
    except (PlaywrightError, OSError) as error:
        raise BrowserMissing(
            Text(
                f"浏览器 {file} 无法启动（{_first_line(error)}）；运行 auditor doctor 查看处理方法",
                f"{file} does not start ({_first_line(error)}); `auditor doctor` says what to do",
            )
        ) from error


async def _connected(chromium: BrowserType, url: str) -> Browser:
    speaks_devtools = url.startswith("http") or "/devtools/" in url
    try:
        return await (chromium.connect_over_cdp(url) if speaks_devtools else chromium.connect(url))
    except PlaywrightError as error:
        raise BrowserMissing(
            Text(
                f"无法连接 --browser-url 指定的浏览器 {url}（{_first_line(error)}）",
                f"the browser at --browser-url {url} cannot be reached ({_first_line(error)})",
            )
        ) from error


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
