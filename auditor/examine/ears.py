"""Hears what a page asks for and where it wants to go, while it is being tried."""

import asyncio
from contextlib import suppress
from typing import Any, Self

from auditor.browser import Tab, Trouble

_DATA = ("Script", "XHR", "Fetch")


class Ears:
    """What the page of a tab has asked for since `forget`; use as an asynchronous context manager."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._types: dict[str, str] = {}
        self.forget()

    def forget(self) -> None:
        """Begin anew: another page is opened, or another thing tried."""
        self.status = 0
        """HTTP status of the last page; 0: none answered."""
        self.lost: set[str] = set()
        """Addresses of scripts and data that did not load."""
        self.leads_to = ""
        """Where the page is going, or what it opens in a window of its own."""
        self.spoke = False
        """It put up a message box."""
        self.waiting: set[str] = set()
        """Requests under way."""

    async def __aenter__(self) -> Self:
        """Begin to listen."""
        for event, hear in self._heard():
            self._tab.cdp.on(event, hear)
        await self._tab.send("Network.enable")
        return self

    async def __aexit__(self, *_: object) -> None:
        with suppress(Trouble):
            await self._tab.send("Network.disable")
        for event, hear in self._heard():
            self._tab.cdp.remove_listener(event, hear)

    async def until_quiet(self, seconds: float) -> None:
        """Wait until nothing is under way, but no longer than `seconds`."""
        end = asyncio.get_running_loop().time() + seconds
        while self.waiting and not self.leads_to and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(0.05)

    def _heard(self) -> tuple[tuple[str, Any], ...]:
        return (
            ("Network.requestWillBeSent", self._asked),
            ("Network.responseReceived", self._answered),
            ("Network.loadingFinished", self._ended),
            ("Network.loadingFailed", self._failed),
            ("Page.frameRequestedNavigation", self._leaves),
            ("Page.windowOpen", self._leaves),
            ("Page.javascriptDialogOpening", self._speaks),
        )

    def _asked(self, event: dict[str, Any]) -> None:
        if event.get("type") in _DATA:
            self._types[event["requestId"]] = event["request"]["url"]
            self.waiting.add(event["requestId"])

    def _answered(self, event: dict[str, Any]) -> None:
        status, url = event["response"]["status"], event["response"]["url"]
        if event["type"] == "Document" and event.get("frameId") and event["requestId"] == event["loaderId"]:
            self.status = status
        if event["type"] in _DATA and status >= 400:
            self.lost.add(url)

    def _ended(self, event: dict[str, Any]) -> None:
        self.waiting.discard(event["requestId"])
        self._types.pop(event["requestId"], None)

    def _failed(self, event: dict[str, Any]) -> None:
        self.waiting.discard(event["requestId"])
        url = self._types.pop(event["requestId"], "")
        if url and not event.get("canceled"):
            self.lost.add(url)

    def _leaves(self, event: dict[str, Any]) -> None:
        if event.get("url", "").startswith("http"):
            self.leads_to = event["url"]

    def _speaks(self, _: dict[str, Any]) -> None:
        self.spoke = True
