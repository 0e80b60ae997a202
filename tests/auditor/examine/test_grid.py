"""The examination over a Selenium Grid says what the one on this machine says.

On two kinds of grid: a hub with two nodes, from the server jar that SELENIUM_JAR names; and one chromedriver alone,
which speaks the same protocol but does not tell how many browsers it can start, so that two are asked of it.
"""

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

import rules
from auditor.address import host_of
from auditor.audit import Audit
from auditor.browser import BrowserMissing, Window, find_browser
from auditor.browser.remote import ARGUMENTS, RemoteWindow, free_slots
from auditor.demo import TRUTH, build, serve_demo
from auditor.examine import examine
from auditor.examine.axe import axe_version
from auditor.examine.words import as_sight
from auditor.interrupt import Interrupt
from auditor.model import AxeResult, Measured, Opening, Reason, Text
from auditor.progress import Silent
from auditor.settings import Engine, Settings
from auditor.vocabulary import load_words

pytestmark = pytest.mark.slow

PAGES = 30
START_SECONDS = 120
JAR = os.environ.get("SELENIUM_JAR")
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
NO_SANDBOX = ["--no-sandbox"] if IS_ROOT else []

Examined = Callable[..., dict[str, Measured]]


@pytest.fixture(scope="module", params=["chromedriver", "hub"])
def grid(request: pytest.FixtureRequest) -> Iterator[str]:
    """Address of a grid that runs."""
    if not (JAR or os.environ.get("GRID_TESTS")):
        pytest.skip("a grid is tried on demand only: GRID_TESTS=1, or SELENIUM_JAR for a hub with nodes")
    if not shutil.which("chromedriver"):
        pytest.skip("no chromedriver; on Debian and Ubuntu: apt-get install chromium-driver")
    if request.param == "hub" and not (JAR and shutil.which("java")):
        pytest.skip("a hub needs java, and SELENIUM_JAR to name the jar of a Selenium server")
    with _hub() if request.param == "hub" else _chromedriver() as address:
        yield address


@pytest.fixture
def over_grid(grid: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    # How the browser must be started is for a node to say; a chromedriver alone has nowhere to say it.
    monkeypatch.setattr("auditor.browser.remote.ARGUMENTS", (*ARGUMENTS, *NO_SANDBOX))
    return settings.replace(engine=Engine.SELENIUM, browser_url=grid)


@pytest.fixture
def examined(portal: Any, over_grid: Settings, tmp_path: Path) -> Examined:
    """Examine paths over the grid and return the measurements by path."""

    def run(*paths: str) -> dict[str, Measured]:
        measured = measure(over_grid, tmp_path / "audit", [portal.address + path for path in paths])
        return {url.removeprefix(portal.address): one for url, one in measured.items()}

    return run


WORDS = as_sight(load_words(Path(rules.__path__[0]) / "packs"))


def measure(settings: Settings, folder: Path, urls: list[str]) -> dict[str, Measured]:
    with Audit(folder, create=not folder.exists()) as audit:
        examine(settings, audit, [Opening(url, "template") for url in urls], WORDS, Silent())
        assert audit.no_browser is None, audit.no_browser
        return {one.url: one for one in audit.measured()}


def found(results: tuple[AxeResult, ...]) -> dict[str, list[tuple[str, int]]]:
    return {result.rule: [(node.component, node.count) for node in result.nodes] for result in results}


def told(page: Measured) -> tuple[Any, ...]:
    reason = page.failure and page.failure.reason
    return page.axe_version, found(page.violations), found(page.incomplete), page.passed, reason


# -- the same findings


def test_both_engines_say_the_same_of_thirty_pages(over_grid: Settings, settings: Settings, tmp_path: Path) -> None:
    with serve_demo() as start:
        urls = [start.rstrip("/") + path for path in _pages_of_demo()]
        own = (host_of(start),)
        here = measure(settings.replace(timeout=120, private_hosts=own), tmp_path / "here", urls)
        there = measure(over_grid.replace(timeout=120), tmp_path / "there", urls)
    assert [told(there[url]) for url in urls] == [told(here[url]) for url in urls]
    assert len(urls) == PAGES
    assert len({result.rule for url in urls for result in there[url].violations}) > 50
    assert {one.axe_version for one in there.values()} == {axe_version()}


def test_a_page_is_told_to_the_last_word(over_grid: Settings, settings: Settings, portal: Any, tmp_path: Path) -> None:
    urls = [portal.address + path for path in ("/faulty", "/framed")]
    here, there = measure(settings, tmp_path / "here", urls), measure(over_grid, tmp_path / "there", urls)
    for url in urls:
        assert there[url].incomplete == here[url].incomplete
        assert there[url].violations == here[url].violations


def test_a_page_cannot_get_in_the_way(examined: Examined) -> None:
    pages = examined("/faulty", "/poisons", "/forbids-scripts")
    assert pages["/faulty"].violations
    for path in ("/poisons", "/forbids-scripts"):
        assert told(pages[path]) == told(pages["/faulty"])


def test_frames_of_the_portal_are_looked_into(examined: Examined) -> None:
    page = examined("/framed")["/framed"]
    (images,) = [result for result in page.violations if result.rule == "image-alt"]
    assert [node.selector for node in images.nodes if ">>>" in node.selector] == ["iframe >>> img"]
    assert "frame-tested" not in found(page.incomplete)


# -- pages and sessions that fail


def test_pages_that_fail_are_stored_with_the_reason(examined: Examined) -> None:
    pages = examined(
        "/accessible", "/hangs", "/goes-on", "/goes-on-later", "/elsewhere", "/404", "/file.zip", "/faulty"
    )
    assert pages["/accessible"].failure is None
    assert pages["/faulty"].violations
    reasons = {path: one.failure.reason for path, one in pages.items() if one.failure}
    assert reasons == {
        "/hangs": Reason.TIMEOUT,
        "/goes-on": Reason.UNREADABLE,
        "/goes-on-later": Reason.UNREADABLE,
        "/elsewhere": Reason.OUT_OF_SCOPE,
        "/404": Reason.UNREADABLE,
        "/file.zip": Reason.UNREADABLE,
    }


def test_dialogs_are_dismissed(over_grid: Settings, portal: Any, tmp_path: Path) -> None:
    url = portal.address + "/asks"
    assert measure(over_grid.replace(timeout=120), tmp_path / "audit", [url])[url].failure is None


def test_a_session_that_dies_costs_one_page(
    examined: Examined, portal: Any, grid: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.examine.grid.MOST", 1)
    ended: list[str] = []

    def end() -> None:
        while "/never-loads" not in portal.asked:
            time.sleep(0.05)
        ended.extend(_sessions(grid))
        for session in ended:
            urlopen(Request(f"{grid}/session/{session}", method="DELETE"), timeout=30).close()

    killer = threading.Thread(target=end)
    killer.start()
    pages = examined("/accessible", "/never-loads", "/faulty", "/framed")
    killer.join()
    assert len(ended) == 1
    assert {path for path, one in pages.items() if one.failure} == {"/never-loads"}
    assert pages["/faulty"].violations
    assert not _sessions(grid)


def test_sessions_are_given_back(examined: Examined, grid: str) -> None:
    examined("/accessible", "/faulty", "/framed")
    assert not _sessions(grid)


# -- what pages see


def test_no_page_sees_what_another_left(over_grid: Settings, portal: Any) -> None:
    def kept(tab: Any) -> Any:
        return tab.evaluate("() => document.querySelector('#kept')?.textContent")

    with _window(over_grid) as window:
        assert [window.visit(portal.address + path, kept) for path in ("/recalls", "/remembers", "/recalls")] == [
            "",
            None,
            "",
        ]


def test_the_browser_is_the_one_playwright_gives(over_grid: Settings, settings: Settings, portal: Any) -> None:
    asked = """() => [innerWidth, innerHeight, devicePixelRatio, navigator.language, new Date().getTimezoneOffset(),
        matchMedia("(prefers-reduced-motion: reduce)").matches]"""
    with _window(over_grid) as window:
        seen = window.visit(portal.address + "/by-scrolling", lambda tab: tab.evaluate(asked))
    assert seen == [1366, 768, 1, "zh-CN", -480, True]
    (agent,) = portal.agents
    assert "Headless" not in agent
    assert agent.endswith(settings.agent)


# -- manners towards the portal


def test_what_a_page_asks_for_is_counted_and_what_the_cache_answered_is_not(over_grid: Settings, portal: Any) -> None:
    page = '<title>页</title><img src="/kept.svg"><img src="/dot.svg?%s"><script src="/404"></script>'
    portal.more = {path: page % path for path in ("/page-1", "/page-2")}

    def asked() -> int:
        # Of icons BiDi does not tell.
        return len([path for path in portal.asked if path != "/favicon.ico"])

    with _window(over_grid.replace(rate=1_000)) as window:
        for path in (*portal.more, "/elsewhere", "/403"):
            before = asked()
            window.visit(portal.address + path, lambda tab: None)
            # An event may be heard a moment after the page it belongs to has been left.
            _wait(lambda begun=before: len(window._sent) >= asked() - begun)
            assert window.taken().total() == asked() - before
    assert portal.asked.count("/kept.svg") == 1


def test_an_interrupt_is_heard_by_who_waits_for_the_end_of_quiet_hours(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    """No result is to come that could wake anybody."""
    interrupt = Interrupt()
    held: list[float] = []

    def nap(seconds: float) -> None:
        held.append(seconds)
        interrupt.wished = True

    class Idle:
        def __init__(self, *_: object) -> None: ...
        def open(self) -> None: ...
        def close(self) -> None: ...

    monkeypatch.setattr("auditor.examine.ending.time.sleep", nap)
    monkeypatch.setattr("auditor.examine.grid.RemoteWindow", Idle)
    monkeypatch.setattr("auditor.examine.grid.free_slots", lambda _: 1)
    monkeypatch.setattr("auditor.pace.quiet_seconds", lambda *_: 3_600.0)
    grid = settings.replace(engine=Engine.SELENIUM, browser_url="http://grid")
    openings = [Opening(f"http://h/{number}", "template") for number in range(3)]
    with Audit(tmp_path / "audit", create=True) as audit:
        examine(grid, audit, openings, WORDS, Silent(), interrupt)
        assert list(audit.measured()) == []
        assert list(audit.openings()) == openings
    assert held == [1.0]


# -- grids that have nothing to give


def test_without_a_grid_nothing_is_stored_but_why(portal: Any, settings: Settings, tmp_path: Path) -> None:
    gone = settings.replace(engine=Engine.SELENIUM, browser_url="http://user:secret@127.0.0.1:9")
    with Audit(tmp_path / "audit", create=True) as audit:
        audit.put_measured(Measured("http://earlier/", "desktop"))
        examine(gone, audit, [Opening(portal.address + "/faulty", "home")], WORDS, Silent())
        assert [one.url for one in audit.measured()] == ["http://earlier/"]
        reason = audit.noted("no_browser", Text, Text("", ""))
    assert all("http://127.0.0.1:9 " in text and "secret" not in text for text in reason)
    assert "hub" in reason.en


def test_what_is_no_grid_gives_no_browser(portal: Any, settings: Settings) -> None:
    window = RemoteWindow(settings.replace(engine=Engine.SELENIUM, browser_url=portal.address), lambda _: None)
    with pytest.raises(BrowserMissing, match="gave no browser"):
        window.open()


def node(most: int, *browsers: str, availability: str = "UP") -> dict[str, Any]:
    """A node as a hub tells of it; a browser with a `*` is in use."""
    slots = [
        {"stereotype": {"browserName": name.strip("*")}, "session": {"sessionId": "x"} if "*" in name else None}
        for name in browsers
    ]
    return {"availability": availability, "maxSessions": most, "slots": slots}


@pytest.mark.parametrize(
    ("nodes", "free"),
    [
        ([], None),
        ([node(2, "chrome", "chrome")], 2),
        ([node(1, "chrome", "chrome", "firefox")], 1),
        ([node(2, "chrome*", "chrome", "firefox"), node(4, "chrome")], 2),
        ([node(1, "firefox*", "chrome")], 0),
        ([node(2, "chrome", availability="DRAINING"), node(1, "firefox")], 0),
    ],
)
def test_free_slots_are_what_nodes_run_at_once(nodes: list[dict[str, Any]], free: int | None) -> None:
    with _answering({"value": {"ready": True, "nodes": nodes}}) as address:
        assert free_slots(address) == free


# -- manners


def test_selenium_is_imported_by_those_who_use_it_only() -> None:
    asked = "import sys, auditor.cli; sys.exit('selenium' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_playwright_does_not_take_the_grid_for_its_browser(portal: Any, settings: Settings) -> None:
    """The crawl opens pages too, and does so on this machine."""

    async def run() -> Any:
        async with Window(settings.replace(engine=Engine.SELENIUM, browser_url="http://127.0.0.1:9")) as window:
            return await window.visit(portal.address + "/accessible", lambda tab: tab.evaluate("() => document.title"))

    assert asyncio.run(run()) == "通知公告 - 某县人民政府"


# -- helpers


def _pages_of_demo() -> list[str]:
    """Every page with a fault that axe-core must find, and others from all over the portal."""
    planted = sorted({expected.path for expected in TRUTH if expected.rule.startswith("axe-")})
    pages = build(date(2026, 11, 20), "127.0.0.1").pages
    others = sorted(
        path
        for path, answer in pages.items()
        if answer.status == 200 and answer.content_type.startswith("text/html") and path not in planted
    )
    return [*planted, *others[:: len(others) // PAGES]][:PAGES]


@contextmanager
def _window(settings: Settings) -> Iterator[RemoteWindow]:
    window = RemoteWindow(settings, lambda _: None)
    try:
        yield window
    finally:
        window.close()


@contextmanager
def _chromedriver() -> Iterator[str]:
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    with _running("chromedriver", f"--port={port}"):
        _wait(lambda: _get(f"{address}/status")["ready"])
        yield address


@contextmanager
def _hub() -> Iterator[str]:
    hub, publish, subscribe = (_free_port() for _ in range(3))
    address = f"http://127.0.0.1:{hub}"
    bus = ("--publish-events", f"tcp://127.0.0.1:{publish}", "--subscribe-events", f"tcp://127.0.0.1:{subscribe}")
    start = {"browserName": "chrome", "goog:chromeOptions": {"binary": str(find_browser()), "args": NO_SANDBOX}}
    browser = (f"webdriver-executable={shutil.which('chromedriver')}", f"stereotype={json.dumps(start)}")
    chrome = ("--detect-drivers", "false", "--driver-configuration", "display-name=Chrome", "max-sessions=1", *browser)
    java = ("java", "-jar", JAR or "")
    with ExitStack() as stack:
        stack.enter_context(_running(*java, "hub", "--host", "127.0.0.1", "--port", str(hub), *bus))
        for _ in range(2):
            place = ("--host", "127.0.0.1", "--port", str(_free_port()), "--hub", address)
            stack.enter_context(_running(*java, "node", *place, *bus, *chrome))
        _wait(lambda: [each["availability"] for each in _get(f"{address}/status").get("nodes", ())] == ["UP", "UP"])
        yield address


@contextmanager
def _running(*command: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        with suppress(OSError):
            if is_so():
                return
        time.sleep(0.2)
    pytest.fail(f"the grid did not come up in {START_SECONDS} s")


def _get(url: str) -> Any:
    with urlopen(url, timeout=30) as answer:
        return json.load(answer)["value"]


def _sessions(grid: str) -> list[str]:
    nodes = _get(f"{grid}/status").get("nodes")
    if nodes is None:
        return [session["id"] for session in _get(f"{grid}/sessions")]
    return [slot["session"]["sessionId"] for each in nodes for slot in each["slots"] if slot["session"]]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


@contextmanager
def _answering(content: object) -> Iterator[str]:
    """A server that answers everything with the same JSON."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps(content).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
