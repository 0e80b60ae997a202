"""Starts a browser, or connects to a remote one."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

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


class BrowserMissing(Exception):
    """There is no browser that can be used; `reason` says why and what to do."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


@asynccontextmanager
async def open_browser(settings: Settings) -> AsyncIterator[Browser]:
    """Yield a running browser: the remote one of `--browser-url`, else a local one without a window.

    The local one reaches what the guard lets it, and nothing else; what a remote one reaches is for its own network to
    say. A Selenium Grid is no browser: with that engine what Playwright opens, it opens here.
    Raises BrowserMissing when there is none or it does not start.
    """
    driver = await _driver()
    try:
        async with open_relay(Guard(settings)) as relay:
            browser = await _browser(driver.chromium, settings, relay)
            try:
                yield browser
            finally:
                # A browser that does not close is ended with its driver.
                with suppress(PlaywrightError, TimeoutError):
                    await asyncio.wait_for(browser.close(), CLOSE_SECONDS)
    finally:
        await driver.stop()


async def _driver() -> Playwright:
    try:
        return await async_playwright().start()
    except Exception as error:
        # NOTE: Playwright has no type for this: its own program lacks a library (libatomic) or may not run here.
        raise BrowserMissing(
            Text(
                f"Playwright 自带的驱动程序无法启动（{_first_line(error)}）；Debian/Ubuntu 可先安装 libatomic1",
                f"Playwright's own driver does not start ({_first_line(error)}); on Debian, Ubuntu install libatomic1",
            )
        ) from error


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
