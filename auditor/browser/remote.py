"""The browsers of a Selenium Grid. Blocking: every window needs a thread of its own."""

import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from selenium.common import WebDriverException
from selenium.webdriver import ChromeOptions, Remote
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.websocket_connection import WebSocketConnection
from urllib3.exceptions import HTTPError

from auditor.browser.launch import FLAGS, BrowserMissing
from auditor.browser.remote_tab import RemoteTab
from auditor.browser.tab import user_agent
from auditor.browser.trouble import Trouble
from auditor.model import Reason, Text, Unknown
from auditor.settings import Settings

T = TypeVar("T")

START_SECONDS = 30
"""How long a grid may take to say what it has, and a new session to get ready."""
SESSION_SECONDS = 120
"""How long a grid may take to give a session; one that starts its nodes on demand needs most of it."""
LEAVE_SECONDS = 5
POLL_SECONDS = 0.01
"""How often Selenium looks whether an answer has come."""

ARGUMENTS = (*FLAGS, "--headless", "--hide-scrollbars", "--force-prefers-reduced-motion")
"""Of the browser. Whether it runs as root, and then without its sandbox, is for the node to say."""

_NO_ANSWER = Text(
    "没有应答；请确认 hub 已启动，且本机能访问该地址",
    "does not answer; make sure that its hub runs and that this machine reaches it",
)
_NO_SESSION = Text(
    "没有提供浏览器；请确认有空闲的 Chrome 节点",
    "gave no browser; make sure that a node with Chrome is up and free",
)
_NO_BIDI = Text(
    "的浏览器无法通过 WebDriver BiDi 操作；需要 Selenium 4 和新版 Chrome，中间的代理须放行 WebSocket",
    "has a browser that WebDriver BiDi cannot drive; Selenium 4, a current Chrome and a way for WebSockets are needed",
)


def free_slots(url: str) -> int | None:
    """Return how many Chrome sessions the grid at `url` could start now; None when it lists no nodes.

    Raises BrowserMissing when nothing answers.
    """
    connection = RemoteConnection(client_config=_client(url, START_SECONDS))
    connection.add_command("status", "GET", "/status")
    try:
        status = connection.execute("status", {})["value"]
    except (WebDriverException, HTTPError, OSError) as error:
        raise _missing(url, error, _NO_ANSWER) from error
    finally:
        connection.close()
    nodes = status.get("nodes") if isinstance(status, dict) else None
    return sum(map(_free, nodes)) if nodes else None


class RemoteWindow:
    """A browser of the grid with one tab, used again for page after page.

    A page that hangs or runs away costs itself only: the tab is replaced behind it, or else the session.
    """

    def __init__(self, settings: Settings, prepare: Callable[[RemoteTab], None]) -> None:
        """Take what is to be done once in every session. It may raise Trouble."""
        self._settings = settings
        self._prepare = prepare
        self._limit = 1.5 * settings.timeout
        self._driver: Remote | None = None
        self._socket: WebSocketConnection | None = None
        self._tab: RemoteTab | None = None
        self._sent: list[str] = []

    def open(self) -> RemoteTab:
        """Return the tab, of a new session if there is none. Raises BrowserMissing when the grid has none to give."""
        if self._tab is not None:
            return self._tab
        url = self._settings.browser_url
        client = _client(url, SESSION_SECONDS)
        try:
            self._driver = Remote(_shown(url), options=_options(), client_config=client)
        except (WebDriverException, HTTPError, OSError) as error:
            raise _missing(url, error, _NO_SESSION) from error
        client.timeout = LEAVE_SECONDS
        try:
            self._tab = self._new_tab(self._driver)
        except Trouble as trouble:
            self.close()
            raise _missing(url, trouble, _NO_BIDI) from trouble
        return self._tab

    def visit(self, url: str, work: Callable[[RemoteTab], T]) -> T | Unknown:
        """Open `url`, do `work` on it and return what it returns, or why the page could not be had.

        All of it together may take one and a half times the request timeout; on a busy machine longer, because
        Selenium counts its pauses, not the time. Raises BrowserMissing like `open`.
        """
        tab = self.open()
        tab.deadline = time.monotonic() + self._limit
        try:
            tab.go(url)
            answer = work(tab)
        except Trouble as trouble:
            self._replace(tab)
            if trouble.unknown.reason is Reason.TIMEOUT:
                return Unknown(Reason.TIMEOUT, f"not finished after {self._limit:g} s")
            return trouble.unknown
        tab.deadline = time.monotonic() + LEAVE_SECONDS
        try:
            tab.leave()
        except Trouble:
            self._replace(tab)
        return answer

    def taken(self) -> Counter[str]:
        """Return the requests the pages made of each host since this was last asked, where there is a rate to keep."""
        sent, self._sent[:] = Counter(self._sent), ()
        return sent

    def close(self) -> None:
        """Give the session back."""
        driver, socket = self._driver, self._socket
        self._driver = self._socket = self._tab = None
        if driver is not None:
            with suppress(WebDriverException, HTTPError, OSError):
                driver.quit()
        if socket is not None:
            socket.response_wait_timeout = LEAVE_SECONDS
            socket.close()

    def _new_tab(self, driver: Remote) -> RemoteTab:
        spoken = driver.capabilities.get("webSocketUrl")
        if not isinstance(spoken, str):
            raise Trouble(Reason.UNSUPPORTED, "no webSocketUrl")
        # A grid names itself as its nodes know it; what is reachable from here is the address the user gave.
        asked, path = urlsplit(_shown(self._settings.browser_url)), urlsplit(spoken).path
        address = f"{'wss' if asked.scheme == 'https' else 'ws'}://{asked.netloc}{path}"
        self._socket = WebSocketConnection(address, START_SECONDS, POLL_SECONDS)
        agent = user_agent(driver.capabilities["browserVersion"], self._settings)
        tab = RemoteTab(self._socket, agent, self._sent.append if self._settings.rate else None)
        tab.deadline = time.monotonic() + START_SECONDS
        tab.open()
        self._prepare(tab)
        return tab

    def _replace(self, tab: RemoteTab) -> None:
        """A new tab, because the page may be under way still and would meddle with the next one."""
        tab.deadline = time.monotonic() + LEAVE_SECONDS
        try:
            tab.open()
        except Trouble:
            self.close()


def _options() -> ChromeOptions:
    options = ChromeOptions()
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.enable_bidi = True
    options.unhandled_prompt_behavior = "dismiss"
    return options


def _client(url: str, seconds: int) -> ClientConfig:
    parts, once = urlsplit(url), {"init_args_for_pool_manager": {"retries": False}}
    name, password = (unquote(word or "") for word in (parts.username, parts.password))
    return ClientConfig(_shown(url), timeout=seconds, init_args_for_pool_manager=once, username=name, password=password)


def _free(node: dict[str, Any]) -> int:
    """A node may have more slots, for several kinds of browser, than it runs sessions at once."""
    if node["availability"] != "UP":
        return 0
    taken = [slot for slot in node["slots"] if slot["session"]]
    fitting = [slot for slot in node["slots"] if not slot["session"] and slot["stereotype"]["browserName"] == "chrome"]
    most: int = node["maxSessions"]
    return max(0, min(len(fitting), most - len(taken)))


def _shown(url: str) -> str:
    """An address without what must not be told."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path.rstrip('/')}"


def _missing(url: str, error: Exception, what: Text) -> BrowserMissing:
    said = str(error).strip().partition("\n")[0].removeprefix("Message: ")
    return BrowserMissing(
        Text(
            f"--browser-url 指定的 Selenium Grid {_shown(url)} {what.zh}（{said}）",
            f"the Selenium Grid at --browser-url {_shown(url)} {what.en} ({said})",
        )
    )
