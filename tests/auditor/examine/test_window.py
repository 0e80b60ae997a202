"""A window survives what pages do to it."""

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from auditor.browser import BrowserMissing, Tab, Trouble, Window, find_browser, open_driver
from auditor.examine.axe import AxeRun, prepare, run_axe
from auditor.model import Reason, Unknown, View
from auditor.settings import Settings

pytestmark = pytest.mark.slow

Visits = Callable[..., list[Any]]


async def heading(tab: Tab) -> str:
    said = await tab.evaluate("() => document.body.innerText.trim().split('\\n')[0]")
    assert isinstance(said, str)
    return said


async def axe(tab: Tab) -> AxeRun | Unknown:
    await prepare(tab)
    return await run_axe(tab, 8)


async def process(tab: Tab) -> int:
    browser = tab.context.browser
    assert browser
    session = await browser.new_browser_cdp_session()
    told = await session.send("SystemInfo.getProcessInfo")
    (main,) = (it["id"] for it in told["processInfo"] if it["type"] == "browser")
    return int(main)


def drivers() -> list[psutil.Process]:
    return [one for one in psutil.Process().children() if "run-driver" in one.cmdline()]


@pytest.fixture
def visit(portal: Any, settings: Settings) -> Visits:
    """Visit paths one after the other in one window."""

    def visited(*paths: str, work: Callable[[Tab], Awaitable[Any]] = heading) -> list[Any]:
        async def run() -> list[Any]:
            async with Window(settings) as window:
                return [await window.visit(portal.address + path, work) for path in paths]

        return asyncio.run(run())

    return visited


def test_a_page_is_opened_and_questioned(visit: Visits) -> None:
    assert visit("/accessible", "/accessible") == ["跳到正文", "跳到正文"]


@pytest.mark.parametrize("path", ["/hangs", "/hangs-later", "/asks-for-ever"])
def test_a_hung_page_costs_only_itself(visit: Visits, path: str) -> None:
    before, hung, after = visit("/accessible", path, "/accessible", work=axe)
    assert hung == Unknown(Reason.TIMEOUT, "not finished after 9 s")
    assert before == after
    assert before.violations == ()


def test_a_crash_costs_only_itself(visit: Visits) -> None:
    async def crash_home(tab: Tab) -> str:
        if "faulty" in tab.address:
            await tab.cdp.send("Page.crash")
        return await heading(tab)

    before, crashed, after = visit("/accessible", "/faulty", "/accessible", work=crash_home)
    assert crashed == Unknown(Reason.CRASHED, "the page crashed the browser")
    assert before == after == "跳到正文"


def test_a_tab_that_opens_nothing_any_more_is_replaced(visit: Visits) -> None:
    """What an ill page left behind must not be told of the pages after it."""

    async def abort_all_after_this(tab: Tab) -> str:
        if "faulty" in tab.address:
            tab.cdp.on(
                "Fetch.requestPaused",
                lambda paused: asyncio.ensure_future(
                    tab.cdp.send("Fetch.failRequest", {"requestId": paused["requestId"], "errorReason": "Aborted"})
                ),
            )
            await tab.cdp.send("Fetch.enable")
        return await heading(tab)

    _, second, third = visit("/faulty", "/accessible", "/accessible?again", work=abort_all_after_this)
    assert second == third == "跳到正文"


def test_what_is_no_page_is_asked_for_twice_and_told(visit: Visits, portal: Any) -> None:
    saved, after = visit("/file.zip", "/accessible")
    assert saved == Unknown(Reason.UNREADABLE, "net::ERR_ABORTED")
    assert portal.asked.count("/file.zip") == 2
    assert after == "跳到正文"


def test_a_browser_that_goes_away_comes_back(visit: Visits) -> None:
    async def end(tab: Tab) -> str:
        if "faulty" in tab.address:
            assert tab.context.browser
            await tab.context.browser.close()
        return await heading(tab)

    gone, after = visit("/faulty", "/accessible", work=end)
    assert gone.reason is Reason.CRASHED
    assert after == "跳到正文"


def test_windows_share_a_driver(portal: Any, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that does not hear any more is ended without the driver, and the other window's lives on."""
    monkeypatch.setattr("auditor.browser.launch.CLOSE_SECONDS", 1.0)
    url = portal.address + "/accessible"

    async def run() -> Any:
        async with open_driver() as driver, Window(settings, driver=driver) as other:
            async with Window(settings, driver=driver) as window:
                pid = await window.visit(url, process)
                assert len(drivers()) == 1
                psutil.Process(pid).suspend()
            return pid, await other.visit(url, heading)

    pid, said = asyncio.run(run())
    assert said == "跳到正文"
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_a_window_outlives_the_driver_it_shares(portal: Any, settings: Settings) -> None:
    url = portal.address + "/accessible"

    async def run() -> list[Any]:
        async with open_driver() as driver, Window(settings, driver=driver) as window:
            before = await window.visit(url, heading)
            (program,) = drivers()
            program.kill()
            return [before, *[await window.visit(url, heading) for _ in range(2)]]

    before, gone, after = asyncio.run(run())
    assert before == after == "跳到正文"
    assert isinstance(gone, Unknown)


@pytest.mark.parametrize("endless", ["() => { while (true); }", "async () => { for (;;) await null; }"])
def test_a_script_of_ours_that_does_not_end_costs_only_itself(visit: Visits, endless: str) -> None:
    async def work(tab: Tab) -> list[Any]:
        with pytest.raises(Trouble) as raised:
            await tab.evaluate(endless, seconds=0.3)
        return [raised.value.unknown, await tab.evaluate("() => 7", seconds=5), await heading(tab)]

    ended, after = visit("/accessible", "/accessible", work=work)
    assert ended == after == [Unknown(Reason.TIMEOUT, "not finished after 0.3 s"), 7, "跳到正文"]


def test_a_script_of_ours_that_only_waits_is_given_up(visit: Visits) -> None:
    async def work(tab: Tab) -> Any:
        with pytest.raises(Trouble):
            await tab.evaluate("() => new Promise(() => {})", seconds=0.1)
        return await heading(tab)

    assert visit("/accessible", "/accessible", work=work) == ["跳到正文", "跳到正文"]


def test_a_limit_in_time_hides_no_other_trouble(visit: Visits) -> None:
    async def work(tab: Tab) -> Any:
        return await tab.evaluate("() => { throw new Error('so nicht') }", seconds=5)

    assert visit("/accessible", work=work) == [Unknown(Reason.CRASHED, "Error: so nicht")]


def test_dialogs_are_dismissed_and_popups_closed(visit: Visits) -> None:
    async def windows(tab: Tab) -> int:
        for _ in range(100):
            if len(tab.context.pages) == 1:
                break
            await asyncio.sleep(0.02)
        return len(tab.context.pages)

    assert visit("/asks", "/pops-up", work=windows) == [1, 1]


def test_downloads_are_refused(visit: Visits) -> None:
    direct, by_script, after = visit("/file.zip", "/saves", "/accessible")
    assert direct.reason is Reason.UNREADABLE
    assert by_script == after == "跳到正文"


@pytest.mark.parametrize("path", ["/goes-on", "/goes-on-later", "/reloads"])
def test_a_page_that_moves_on_is_not_taken_for_itself(visit: Visits, path: str) -> None:
    moved, after = visit(path, "/accessible", work=axe)
    assert isinstance(moved, Unknown)
    assert moved.reason is Reason.UNREADABLE
    assert after.violations == ()


def test_an_error_page_is_not_the_page(visit: Visits) -> None:
    reasons = {
        403: Reason.BLOCKED,
        404: Reason.UNREADABLE,
        412: Reason.BLOCKED,
        429: Reason.LIMITED,
        503: Reason.SERVER_ERROR,
    }
    answers = visit(*(f"/{status}" for status in reasons))
    assert answers == [Unknown(reason, f"HTTP {status}") for status, reason in reasons.items()]


def test_a_page_without_answer_is_refused(settings: Settings) -> None:
    async def run() -> Any:
        async with Window(settings) as window:
            return await window.visit("http://127.0.0.1:9/", heading)

    answer = asyncio.run(run())
    assert isinstance(answer, Unknown)


def test_a_resource_that_never_comes_does_not_hold_the_page(visit: Visits, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.browser.tab.LOAD_SECONDS", 0.5)
    assert visit("/never-loads") == ["跳到正文"]


def test_no_page_sees_what_another_left(visit: Visits) -> None:
    async def kept(tab: Tab) -> Any:
        return await tab.evaluate("() => document.querySelector('#kept')?.textContent")

    assert visit("/recalls", "/remembers", "/recalls", work=kept) == ["", None, ""]


def test_no_page_is_opened_in_the_size_another_was_shown_in(visit: Visits) -> None:
    async def size(tab: Tab) -> Any:
        opened = await tab.evaluate("() => [innerWidth, innerHeight, devicePixelRatio]")
        await tab.show(View.PHONE)
        return opened

    assert visit("/accessible", "/accessible", work=size) == [[1366, 768, 1]] * 2


def test_a_key_that_is_held_down_is_released_once(visit: Visits) -> None:
    async def heard(tab: Tab) -> Any:
        await tab.evaluate(
            """() => {
              globalThis.heard = [];
              for (const type of ["keydown", "keyup"])
                addEventListener(type, ({key}) => { heard.push(`${type} ${key}`) });
            }"""
        )
        await tab.press("Tab", times=3)
        return await tab.evaluate("() => heard")

    assert visit("/accessible", work=heard) == [["keydown Tab"] * 3 + ["keyup Tab"]]


def test_the_portal_hears_who_asks(visit: Visits, portal: Any, settings: Settings) -> None:
    visit("/accessible")
    (agent,) = portal.agents
    assert "Chrome/" in agent
    assert "Headless" not in agent
    assert agent.endswith(settings.agent)


def test_a_remote_browser_is_used(portal: Any, settings: Settings, tmp_path: Path) -> None:
    file = find_browser()
    assert file
    flags = ["--headless", "--no-sandbox", "--remote-debugging-port=0", f"--user-data-dir={tmp_path}"]
    remote = subprocess.Popen([file, *flags], stderr=subprocess.PIPE, text=True)
    try:
        assert remote.stderr
        spoken = next(line for line in remote.stderr if "DevTools listening on" in line)
        url = spoken.rpartition(" ")[2].strip()

        async def run() -> Any:
            async with Window(settings.replace(browser_url=url)) as window:
                return await window.visit(portal.address + "/accessible", heading)

        assert asyncio.run(run()) == "跳到正文"
    finally:
        remote.terminate()
        remote.communicate(timeout=20)


def test_a_remote_browser_that_is_not_there_is_missing(settings: Settings) -> None:
    async def run() -> None:
        async with Window(settings.replace(browser_url="http://127.0.0.1:9")):
            raise AssertionError("there is no browser")

    with pytest.raises(BrowserMissing) as raised:
        asyncio.run(run())
    assert "--browser-url" in raised.value.reason.zh


def installed(binary: Path) -> Path:
    binary.parent.mkdir(parents=True, exist_ok=True)
    binary.write_text("#!/bin/sh\n")
    binary.chmod(0o755)
    return binary


@pytest.mark.skipif(sys.platform != "linux", reason="the places looked at are those of Linux")
def test_a_headless_shell_comes_before_the_whole_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    whole = installed(tmp_path / "chromium")
    assert find_browser() == whole
    shell = installed(tmp_path / "chromium-headless-shell")
    assert find_browser() == shell


@pytest.mark.skipif(sys.platform != "linux", reason="the places looked at are those of Linux")
def test_playwrights_own_download_is_found_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    if find_browser() is not None:
        pytest.skip("a browser is installed beside the path")
    for version in ("chromium-999", "chromium-1200"):
        installed(tmp_path / version / "chrome-linux" / "chrome")
    assert find_browser() == tmp_path / "chromium-1200" / "chrome-linux" / "chrome"
