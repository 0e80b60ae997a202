"""Opens pages in a browser for the crawl and returns the document their scripts made."""

import codecs
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Self

import msgspec

from auditor.browser import Tab, Window
from auditor.browser.traffic import Traffic
from auditor.browser.trouble import Trouble
from auditor.model import Unknown
from auditor.settings import Settings

QUIET_SECONDS = 8.0
"""How long a page may go on asking for things before it is taken as it stands."""

_PICTURES = ("jpg", "jpeg", "png", "gif", "webp", "bmp", "ico", "svg")
_FONTS = ("woff", "woff2", "ttf", "otf", "eot")
_MEDIA = ("mp4", "webm", "flv", "m3u8", "mp3", "wav")
_NOT_NEEDED = tuple(f"*.{name}{rest}" for name in _PICTURES + _FONTS + _MEDIA for rest in ("", "?*"))

_DOCUMENT = """() => {
  const kind = document.doctype ? new XMLSerializer().serializeToString(document.doctype) : "";
  return kind + document.documentElement.outerHTML;
}"""

_TURN = Path(__file__).with_name("turn.js").read_text(encoding="utf-8")
_LEAST_PAUSE = 150
_TURN_MS = 8_000
"""Milliseconds all clicks on one page may take."""


class Rendered(msgspec.Struct, frozen=True):
    """A page after its scripts ran."""

    html: bytes
    """UTF-8 with a byte order mark, because the page's own meta element may name what it was written in before."""
    final_url: str
    """Where the browser ended, after redirects by server and script."""
    failure: Unknown | None = None
    """Why there is no document; the rest is then empty."""
    agent: str = ""
    """What the browser calls itself."""
    cookies: tuple[tuple[str, str], ...] = ()
    """What it would send with the next request to the host."""


class Renderer:
    """A browser window for the crawl; use as an async context manager.

    Pictures, fonts and media are not fetched, dialogs are dismissed, and a page may take one and a half times the
    request timeout in all. Raises BrowserMissing on entering, and when a lost browser does not come back.
    """

    def __init__(self, settings: Settings, turning: Sequence[str] = ()) -> None:
        """`turning`: what the controls say that show the next page of a list; clicked where they lead nowhere."""
        self._turning = list(turning)
        self._pause = max(_LEAST_PAUSE, round(1_000 / settings.rate) if settings.rate else 0)
        self._window = Window(settings, unneeded=_NOT_NEEDED, follow=True)

    async def __aenter__(self) -> Self:
        await self._window.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._window.__aexit__()

    @property
    def traffic(self) -> Traffic:
        """What the pages made the browser ask for."""
        return self._window.traffic

    async def render(self, url: str, *, wall: bool = False) -> Rendered:
        """Open `url`, let it settle, scroll down once for what loads only then, and return the document.

        A list whose pages only a click turns holds the rows of all of them, as far as time allows.

        Behind a script `wall` it is opened once more, with the cookies the wall has set meanwhile.
        """
        answer = await self._window.visit(url, partial(self._beyond, url) if wall else self._document)
        return Rendered(b"", "", answer) if isinstance(answer, Unknown) else answer

    async def _beyond(self, url: str, tab: Tab) -> Rendered:
        await tab.network_quiet(QUIET_SECONDS)
        await tab.go(url, follow=True)
        return await self._document(tab)

    async def _document(self, tab: Tab) -> Rendered:
        await tab.network_quiet(QUIET_SECONDS)
        await tab.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
        await tab.settle(500, 3_000)
        html = await tab.evaluate(_DOCUMENT)
        address = tab.address
        cookies = await tab.context.cookies(address)
        agent = await tab.evaluate("() => navigator.userAgent")
        # A control that leads elsewhere takes the page away; what it showed before counts.
        with suppress(Trouble):
            if await tab.evaluate(_TURN, [self._turning, int(_TURN_MS / self._pause / 2), self._pause]):
                html = await tab.evaluate(_DOCUMENT)
        return Rendered(
            codecs.BOM_UTF8 + html.encode("utf-8", "replace"),
            address,
            agent=agent,
            cookies=tuple((cookie["name"], cookie["value"]) for cookie in cookies),
        )
