"""Prints a page on paper (PDF): the browser gets the page's bytes and no way to anything else."""

import asyncio
import re

from playwright.async_api import Route

from auditor.browser.launch import open_browser
from auditor.settings import Settings

_FOOT = """<div style="width: 100%; font-size: 8px; text-align: center; color: #555">
<span class="pageNumber"></span> / <span class="totalPages"></span></div>"""
_DATES = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]*\)")


def printed(html: bytes) -> bytes:
    """Return a page that loads nothing as an A4 PDF with page numbers, headings for bookmarks and tags for readers.

    Its scripts do not run and no request leaves, whatever it asks for. The same page gives the same bytes: the PDF
    bears no date. Not for use inside a running event loop. Raises BrowserMissing.
    """
    return asyncio.run(_printed(html))


async def _printed(html: bytes) -> bytes:
    async with open_browser(Settings()) as browser:
        context = await browser.new_context(java_script_enabled=False, offline=True, service_workers="block")
        await context.route("**/*", _refuse)
        page = await context.new_page()
        await page.set_content(html.decode(), wait_until="load")
        pdf = await page.pdf(
            format="A4",
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=_FOOT,
            margin={"top": "16mm", "bottom": "16mm", "left": "14mm", "right": "14mm"},
            print_background=True,
            tagged=True,
            outline=True,
        )
    # Blanks of the same length, so that no part of the file moves.
    return _DATES.sub(lambda found: b" " * len(found[0]), pdf)


async def _refuse(route: Route) -> None:
    await route.abort()
