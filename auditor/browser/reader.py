"""What a reader does to a page: press keys, point, click, change the size of the window."""

import asyncio
from abc import ABC, abstractmethod
from typing import Any

from auditor.model import View

WIDTH, HEIGHT = 1366, 768
RESIZED_QUIET_MS, RESIZED_SETTLE_MS = 60, 400
"""A page has taken its new size when nothing was added to it for the first, or after the second."""

_SIZES = {
    View.PHONE: {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True},
    View.NARROW: {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": False},
    View.ZOOM: {"width": WIDTH // 2, "height": HEIGHT // 2, "deviceScaleFactor": 2, "mobile": False},
}
_FULL = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}

_KEYS: dict[str, dict[str, Any]] = {
    "Tab": {"code": "Tab", "windowsVirtualKeyCode": 9},
    "Enter": {"code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"},
    "Escape": {"code": "Escape", "windowsVirtualKeyCode": 27},
    " ": {"code": "Space", "windowsVirtualKeyCode": 32, "text": " "},
    "ArrowLeft": {"code": "ArrowLeft", "windowsVirtualKeyCode": 37},
    "ArrowUp": {"code": "ArrowUp", "windowsVirtualKeyCode": 38},
    "ArrowRight": {"code": "ArrowRight", "windowsVirtualKeyCode": 39},
    "ArrowDown": {"code": "ArrowDown", "windowsVirtualKeyCode": 40},
}


class Reader(ABC):
    """The hands of a tab; the real keyboard and mouse of the browser, not events made by a script."""

    @abstractmethod
    async def send(self, method: str, values: dict[str, Any] | None = None) -> dict[str, Any]:
        """Give the browser a command of the DevTools protocol. Raises Trouble."""

    @abstractmethod
    async def settle(self, quiet_ms: int, most_ms: int) -> None:
        """Wait until nothing was added to the page for `quiet_ms`, but no longer than `most_ms`. Raises Trouble."""

    async def show(self, view: View) -> None:
        """Give the page the width and zoom of `view` and wait until it has taken them. Raises Trouble.

        Text that is larger or wider spaced is not the window's business: those views have the desktop's size here.
        """
        await self.resize(view)
        await self.settle(RESIZED_QUIET_MS, RESIZED_SETTLE_MS)

    async def resize(self, view: View) -> None:
        """Give the window the size of `view` without waiting for the page. Raises Trouble."""
        await self.send("Emulation.setDeviceMetricsOverride", _SIZES.get(view, _FULL))

    async def press(self, key: str, *, shift: bool = False, times: int = 1) -> None:
        """Press and release a key: `Tab`, `Enter`, `Escape`, ` ` or an arrow (`ArrowDown`). Raises Trouble.

        More than once: as a key that is held down, which is released once.
        """
        stroke = {"key": key, "modifiers": 8 if shift else 0, **_KEYS[key]}
        down = {"type": "keyDown" if "text" in stroke else "rawKeyDown", **stroke}
        await asyncio.gather(*(self.send("Input.dispatchKeyEvent", down) for _ in range(times)))
        await self.send("Input.dispatchKeyEvent", {"type": "keyUp", **stroke})

    async def point(self, x: float, y: float) -> None:
        """Move the mouse to a place of the viewport. Raises Trouble."""
        await self.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x, "y": y})

    async def click(self, x: float, y: float) -> None:
        """Click a place of the viewport. Raises Trouble."""
        await self.point(x, y)
        stroke = {"x": x, "y": y, "button": "left", "clickCount": 1}
        await self.send("Input.dispatchMouseEvent", {"type": "mousePressed", **stroke})
        await self.send("Input.dispatchMouseEvent", {"type": "mouseReleased", **stroke})
