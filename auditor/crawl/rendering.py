"""Pages opened in a browser during the crawl: those only scripts fill, and those behind a script wall."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from hashlib import sha256

from msgspec.structs import replace

from auditor.address import host_of, normalise
from auditor.browser import BrowserMissing
from auditor.crawl.fetch import Asker, Pass
from auditor.crawl.frontier import Wanted
from auditor.crawl.render import Rendered, Renderer
from auditor.crawl.walls import wall_in
from auditor.html import decode, parse
from auditor.model import Fetch, Reason, Verdict
from auditor.settings import Render, Settings

_FRAME = frozenset(("menu", "header", "footer"))
_LEADING = frozenset(("page", "list", "menu", "header"))
"""Parts of a page whose links the crawl needs."""
_WORTH_RENDERING = _LEADING | {"article"}
"""A footer alone is not worth a browser."""


def should_render(settings: Settings, parts: Sequence[str]) -> bool:
    """Tell whether a page whose `parts` only scripts fill is opened in the browser."""
    if settings.render == Render.AUTO:
        return not _WORTH_RENDERING.isdisjoint(parts)
    return settings.render == Render.ALWAYS


class Rendering:
    """What one crawl opens in a browser, at most `render_limit` pages: what leads on first, mere articles last."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._settings = asker.settings
        self._left = asker.settings.render_limit
        self._leading: list[Fetch] = []
        self._articles: list[Fetch] = []
        self._framed: set[str] = set()
        """Pages that lack nothing but what stands on every page; they come after the others of their level."""
        self._walled: dict[str, tuple[Wanted, Fetch]] = {}
        self.behind: set[str] = set()
        """Addresses of the portal that plain requests did not reach with what the browser got at the wall either."""
        self._closed: set[str] = set()
        """Hosts whose wall lets no browser through."""

    def want(self, fetch: Fetch, parts: Sequence[str]) -> None:
        """Take a page of which only scripts fill `parts`, when it is worth a browser."""
        if should_render(self._settings, parts):
            is_article = bool(parts) and _LEADING.isdisjoint(parts)
            if _FRAME.issuperset(parts):
                self._framed.add(fetch.url)
            (self._articles if is_article else self._leading).append(fetch)

    def meet_wall(self, wanted: Wanted, fetch: Fetch) -> None:
        """Take an address of the portal that stands behind a wall."""
        is_script_wall = fetch.cause is Reason.CHALLENGE and wanted.is_page
        if is_script_wall and self._settings.render != Render.NEVER and host_of(wanted.url) not in self._closed:
            self._walled[wanted.url] = wanted, fetch

    async def pass_walls(self, ask: Callable[[Sequence[Wanted]], Awaitable[None]]) -> None:
        """Let the browser through the walls that were met, once a host, and `ask` again with what it got there.

        Where that does not help the plain requests, the pages are opened in the browser.
        """
        walled, self._walled = self._walled, {}
        met: dict[str, list[Wanted]] = {}
        for url in sorted(walled):
            met.setdefault(host_of(url), []).append(walled[url][0])
        for host, pages in met.items():
            if not self._left:
                return
            self._left -= 1
            if await pass_wall(self._asker, pages[0].url):
                await ask(pages)
            else:
                self._closed.add(host)
        self.behind.update(self._walled)
        self._leading += [fetch for _, fetch in self._walled.values()]
        self._walled.clear()

    async def leading(self) -> AsyncIterator[tuple[Fetch, bytes]]:
        """Open the pages that lead on, in address order, as far as the limit goes; yield those that came."""
        leading, self._leading = self._leading, []
        async for opened in self._open(leading):
            yield opened

    async def articles(self) -> AsyncIterator[tuple[Fetch, bytes]]:
        """Open the articles with what is left of the limit, nearest to the start page first."""
        articles, self._articles = self._articles, []
        async for opened in self._open(articles):
            yield opened

    async def _open(self, pages: Sequence[Fetch]) -> AsyncIterator[tuple[Fetch, bytes]]:
        chosen = sorted(pages, key=lambda fetch: (fetch.url in self._framed, fetch.depth, fetch.url))[: self._left]
        self._left -= len(chosen)
        if not chosen:
            return
        try:
            async with Renderer(self._settings, self._asker.turning) as renderer:
                for page in chosen:
                    is_walled = page.verdict is Verdict.BLOCKED or host_of(page.address) in self._asker.passes
                    shown = await _shown(self._asker, renderer, page.address, wall=is_walled)
                    final = normalise(shown.final_url, page.address)
                    # A script that leaves for another host shows that host's page, not this one.
                    if shown.html and host_of(final) == host_of(page.address):
                        yield _read(page, shown, final), shown.html
        except BrowserMissing:
            return


async def pass_wall(asker: Asker, url: str) -> bool:
    """Open an address a script wall stands before, and keep what lets the plain requests of the host through.

    False when the browser meets nothing but a wall as well, or there is none.
    """
    try:
        async with Renderer(asker.settings) as renderer:
            shown = await _shown(asker, renderer, url, wall=True)
    except BrowserMissing:
        return False
    if shown.html:
        asker.passes[host_of(url)] = Pass(shown.agent, shown.cookies)
    return bool(shown.html)


async def _shown(asker: Asker, renderer: Renderer, url: str, *, wall: bool) -> Rendered:
    """Render at the pace of the host what an interrupted crawl did not; a wall is no document."""
    shown = asker.log.recall_rendered(url)
    if shown is None:
        async with asker.pace.opening(host_of(url), renderer.traffic.taken):
            if asker.end.reason:
                return Rendered(b"", url)
            shown = await renderer.render(url, wall=wall)
        if shown.html:
            asker.log.record_rendered(url, shown)
    is_wall = shown.html and wall_in(parse(decode(shown.html, "utf-8")[0]), 200, url, asker.signs)
    return Rendered(b"", shown.final_url) if is_wall else shown


def _read(page: Fetch, shown: Rendered, final: str) -> Fetch:
    return replace(
        page,
        verdict=Verdict.OK,
        status=page.status if page.verdict is Verdict.OK else 200,
        cause=None,
        reason="",
        content_type=page.content_type or "text/html",
        final_url=final if final != page.url else "",
        charset="utf-8",
        body=sha256(shown.html).hexdigest(),
        rendered=True,
    )
