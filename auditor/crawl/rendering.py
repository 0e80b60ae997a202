"""Pages opened in a browser during the crawl, because only scripts bring what they hold."""

from collections.abc import AsyncIterator, Sequence
from hashlib import sha256

from msgspec.structs import replace

from auditor.address import host_of, normalise
from auditor.browser import BrowserMissing
from auditor.crawl.render import Renderer
from auditor.model import Fetch
from auditor.settings import Render, Settings

_WORTH_RENDERING = frozenset(("page", "list", "menu", "header", "article"))
"""Parts of a page whose links or text the crawl needs; a footer alone is not worth a browser."""


def should_render(settings: Settings, parts: Sequence[str]) -> bool:
    """Tell whether a page whose `parts` only scripts fill is opened in the browser."""
    if settings.render == Render.AUTO:
        return not _WORTH_RENDERING.isdisjoint(parts)
    return settings.render == Render.ALWAYS


async def rendered(settings: Settings, pages: Sequence[Fetch]) -> AsyncIterator[tuple[Fetch, bytes]]:
    """Yield pages with the document after scripts ran; those that fail, or all without a browser, are left out."""
    try:
        async with Renderer(settings) as renderer:
            for page in pages:
                shown = await renderer.render(page.address)
                final = normalise(shown.final_url, page.address)
                # A script that leaves for another host shows that host's page, not this one.
                if shown.failure is None and shown.html and host_of(final) == host_of(page.address):
                    final_url = final if final != page.url else ""
                    body = sha256(shown.html).hexdigest()
                    yield replace(page, body=body, final_url=final_url, charset="utf-8", rendered=True), shown.html
    except BrowserMissing:
        return
