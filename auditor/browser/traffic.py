"""What a page makes the browser ask: scripts, styles, pictures, and whatever its scripts want."""

from collections import Counter
from typing import Any

from playwright.async_api import CDPSession

from auditor.address import host_of

NETWORK = ("http://", "https://")


class Traffic:
    """Requests that went out to the network, by host; what the browser's cache answered is none.

    Frames of other sites run in processes of their own; what they ask is not seen.
    """

    def __init__(self) -> None:
        self._sent: Counter[str] = Counter()
        self._under_way: dict[str, str] = {}
        """Request, as the browser calls it → host."""

    async def watch(self, tab: CDPSession) -> None:
        """Listen to a tab."""
        tab.on("Network.requestWillBeSent", self._asked)
        tab.on("Network.requestServedFromCache", self._spared)
        tab.on("Network.responseReceived", self._answered)
        tab.on("Network.loadingFailed", self._failed)
        await tab.send("Network.enable")

    def taken(self) -> Counter[str]:
        """Return what was sent since this was last asked."""
        sent, self._sent = self._sent, Counter()
        self._under_way.clear()
        return sent

    def _asked(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if event.get("redirectResponse", {}).get("fromDiskCache"):
            self._spared(event)
        if url.startswith(NETWORK):
            self._under_way[event["requestId"]] = host = host_of(url)
            self._sent[host] += 1

    def _answered(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self._spared(event)

    def _failed(self, event: dict[str, Any]) -> None:
        if event.get("blockedReason"):  # before it was sent
            self._spared(event)

    def _spared(self, event: dict[str, Any]) -> None:
        if host := self._under_way.pop(event["requestId"], ""):
            self._sent[host] -= 1
