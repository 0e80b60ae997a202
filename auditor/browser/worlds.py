"""The isolated worlds of a page: what runs there sees the document, and no script of the page sees it or fools it."""

import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from auditor.browser.trouble import Trouble
from auditor.model import Reason

FRAMES = 20
"""Frames of a page that are looked into, at most."""

AT_START = "Page.addScriptToEvaluateOnNewDocument"
_NAME = "portal-auditor"


class Worlds:
    """One for the page and one for each of its frames from the same origin, opened when they are needed."""

    def __init__(self, send: Callable[[str, dict[str, Any] | None], Awaitable[dict[str, Any]]]) -> None:
        """Take what gives the browser a command of the DevTools protocol and raises Trouble."""
        self._send = send
        self._page = 0
        """The world of the page, as the browser numbers them; 0: there is none."""
        self._is_stocked = False

    def __bool__(self) -> bool:
        return self._page > 0

    async def enter(self, frame: str) -> None:
        """Begin anew, with the page in `frame`. Raises Trouble."""
        self._page = await self._world(frame)

    def leave(self) -> None:
        """Forget a page that goes."""
        self._page = 0

    async def call(self, function: str, argument: object) -> Any:
        """Call a JavaScript function in the world of the page; return its JSON value. Raises Trouble."""
        return await self._run(f"({function})({json.dumps(argument)})", self._page)

    async def inject(self, script: str) -> None:
        """Run a script in every world, the page's last. Raises Trouble."""
        for world in await self._every():
            await self._run(f"{script};0", world)

    async def stock(self, script: str) -> None:
        """Run a script as `inject` does, but send it over once for all pages to come: it may be a large one.

        There is one such script. In later pages it lies ready and costs next to nothing until it is asked for.
        """
        if not self._is_stocked:
            self._is_stocked = True
            await self._send(AT_START, {"source": f"globalThis.stock = () => {{{script}\n}};", "worldName": _NAME})
        for world in await self._every():
            if not await self._run("globalThis.stock ? (stock(), true) : false", world):
                await self._run(f"{script};0", world)

    async def _every(self) -> list[int]:
        tree = (await self._send("Page.getFrameTree", None))["frameTree"]
        origin = tree["frame"]["securityOrigin"]
        # What stands in an attribute of the page has no address and no origin of its own.
        same = [it["id"] for it in _frames(tree) if it["securityOrigin"] == origin or it["url"] == "about:srcdoc"]
        inner = []
        for frame in same[1:FRAMES]:
            # A frame may be taken away at any moment; it is then not part of the page.
            with suppress(Trouble):
                inner.append(await self._world(frame))
        return [*inner[::-1], self._page]

    async def _world(self, frame: str) -> int:
        made = await self._send("Page.createIsolatedWorld", {"frameId": frame, "worldName": _NAME})
        return int(made["executionContextId"])

    async def _run(self, expression: str, world: int) -> Any:
        call = {"expression": expression, "contextId": world, "awaitPromise": True, "returnByValue": True}
        answer = await self._send("Runtime.evaluate", call)
        if "exceptionDetails" in answer:
            thrown = answer["exceptionDetails"]
            said = thrown.get("exception", {}).get("description") or thrown.get("text", "")
            raise Trouble(Reason.CRASHED, said.partition("\n")[0])
        return answer["result"].get("value")


def _frames(tree: dict[str, Any]) -> list[dict[str, Any]]:
    return [tree["frame"], *(frame for child in tree.get("childFrames", ()) for frame in _frames(child))]
