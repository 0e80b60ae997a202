"""The tab of a browser far away, asked over WebDriver BiDi. Blocking, unlike `Tab`.

BiDi, not the older WebDriver commands, because of what pages do. Its scripts can run in a sandbox, a world of their own
like that of `Tab`, so that no page gets in their way. And a page that hangs holds up only the command that waits for
it: the session can still be ended, where an older command would block the node until the grid gives it up.
"""

import json
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from selenium.common import WebDriverException
from selenium.webdriver.remote.websocket_connection import WebSocketConnection
from websocket import WebSocketException

from auditor.address import host_of
from auditor.browser.reader import HEIGHT, WIDTH
from auditor.browser.tab import FORGET, LOAD_SECONDS, QUIET_MS, SETTLE, SETTLE_MS
from auditor.browser.traffic import NETWORK
from auditor.browser.trouble import Trouble, is_departure, of_error, of_status
from auditor.model import Reason

SANDBOX = "portal-auditor"

_ANSWERED = "network.responseCompleted"

_WENT_ON = "the page went on to another one"

_ARRIVED = """async most => {
  const heard = (target, event) => new Promise(done => target.addEventListener(event, done, {once: true}));
  if (document.readyState === "loading") await heard(document, "DOMContentLoaded");
  if (document.readyState !== "complete")
    await Promise.race([heard(window, "load"), new Promise(done => setTimeout(done, most))]);
  const {name, type, responseStatus} = performance.getEntriesByType("navigation")[0];
  return {address: name, type, status: responseStatus};
}"""

# Not in the empty page between two, nor in a frame that may not look at the page around it.
_EVERYWHERE = """() => {
  try { if (top.document === document && location.protocol === "about:") return; } catch { return; }
  %s
}"""


class _Event(NamedTuple):
    """An event as Selenium wants it named; taken as it comes."""

    event_class: str

    @staticmethod
    def from_json(event: dict[str, Any]) -> dict[str, Any]:
        return event


class RemoteTab:
    """The tab of a session; `deadline` ends whatever it is asked."""

    def __init__(self, socket: WebSocketConnection, agent: str, heard: Callable[[str], None] | None = None) -> None:
        """`heard` is told, in other threads, the host of every request that the network answered."""
        self.address = ""
        """Where the page came from in the end, redirects followed."""
        self.deadline = 0.0
        """By `time.monotonic`."""
        self._socket = socket
        self._agent = agent
        self._user = self._context = self._realm = ""
        self._heard = heard
        if heard:
            socket.add_callback(_Event(_ANSWERED), self._answered)

    def open(self) -> None:
        """Open an empty tab that nothing was stored in, in place of the one before. Raises Trouble."""
        if self._user:
            self._send("browser.removeUserContext", userContext=self._user)
        self._user = self._send("browser.createUserContext")["userContext"]
        users = [self._user]
        self._send("browser.setDownloadBehavior", userContexts=users, downloadBehavior={"type": "denied"})
        self._send("emulation.setUserAgentOverride", userContexts=users, userAgent=self._agent)
        self._send("emulation.setLocaleOverride", userContexts=users, locale="zh-CN")
        self._send("emulation.setTimezoneOverride", userContexts=users, timezone="Asia/Shanghai")
        self._context = self._send("browsingContext.create", type="tab", userContext=self._user)["context"]
        if self._heard:
            self._send("session.subscribe", events=[_ANSWERED], contexts=[self._context])
        viewport = {"width": WIDTH, "height": HEIGHT}
        self._send("browsingContext.setViewport", context=self._context, viewport=viewport, devicePixelRatio=1)

    def go(self, url: str) -> None:
        """Open `url` and wait until it has loaded and settled. Raises Trouble when it is not there to be looked at."""
        self._realm = ""
        self.address = self._send("browsingContext.navigate", context=self._context, url=url, wait="none")["url"]
        arrived = self.evaluate(_ARRIVED, LOAD_SECONDS * 1000)
        if arrived["type"] != "navigate" or _bare(arrived["address"]) != _bare(self.address):
            raise Trouble(Reason.UNREADABLE, f"the page went on to {arrived['address']}")
        if trouble := of_status(arrived["status"]):
            raise trouble
        self.evaluate(SETTLE, [QUIET_MS, SETTLE_MS])

    def evaluate(self, function: str, argument: object = None) -> Any:
        """Call a JavaScript function in the page's sandbox and return its JSON value.

        Raises Trouble when the function throws or the page is no longer the one that was opened.
        """
        call = f"(async () => JSON.stringify(await ({function})({json.dumps(argument)})))()"
        return json.loads(self._run(call) or "null")

    def execute_script(self, script: str) -> None:
        """Run a script in the sandbox of every page opened from now on, and of its frames from the same origin.

        By this name axe-selenium-python injects axe-core, taking the tab for a driver. Once is enough for a session:
        what every page costs is reading half a megabyte of script, not sending it. Raises Trouble.
        """
        self._send("script.addPreloadScript", functionDeclaration=_EVERYWHERE % script, sandbox=SANDBOX)

    def leave(self) -> None:
        """Empty the tab, and forget what the page stored and opened. Raises Trouble."""
        self.evaluate(FORGET)
        self._send("browsingContext.navigate", context=self._context, url="about:blank", wait="none")
        self._send("storage.deleteCookies", partition={"type": "storageKey", "userContext": self._user})
        for tab in self._send("browsingContext.getTree", maxDepth=0)["contexts"]:
            if tab["userContext"] == self._user and tab["context"] != self._context:
                self._send("browsingContext.close", context=tab["context"])

    def _answered(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if self._heard and url.startswith(NETWORK) and not event["response"]["fromCache"]:
            self._heard(host_of(url))

    def _run(self, expression: str) -> Any:
        where = {"context": self._context, "sandbox": SANDBOX}
        said = self._send("script.evaluate", expression=expression, target=where, awaitPromise=True)
        if said["type"] == "exception":
            raise Trouble(Reason.CRASHED, said["exceptionDetails"]["text"].partition("\n")[0])
        # Every document has a realm of its own.
        self._realm = self._realm or said["realm"]
        if said["realm"] != self._realm:
            raise Trouble(Reason.UNREADABLE, _WENT_ON)
        return said["result"].get("value")

    def _send(self, command: str, **values: object) -> dict[str, Any]:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise Trouble(Reason.TIMEOUT, "no time left")
        self._socket.response_wait_timeout = left
        try:
            answer = self._socket.send_cmd(command, values)
        except WebDriverException as error:
            raise Trouble(Reason.TIMEOUT, str(error.msg)) from error
        except (WebSocketException, OSError) as error:
            raise Trouble(Reason.CRASHED, f"the grid lost the session ({error})") from error
        if "error" in answer:
            said = answer["message"] or answer["error"]
            raise Trouble(Reason.UNREADABLE, _WENT_ON) if is_departure(said) else of_error(said)
        result: dict[str, Any] = answer["result"]
        return result


def _bare(address: str) -> str:
    return address.partition("#")[0]
