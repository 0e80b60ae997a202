"""Addresses a portal names in its sitemap files."""

import re
import zlib
from html import unescape
from itertools import islice

from auditor.address import Scope, normalise
from auditor.crawl.client import Request
from auditor.crawl.fetch import Asker
from auditor.crawl.verdicts import Trouble, of_status
from auditor.model import Verdict

_MOST_FILES = 50
_MOST_ADDRESSES = 50_000
"""In one file; the protocol allows no more."""
_LOCATION = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?([^<]*)", re.IGNORECASE)


async def sitemap_urls(asker: Asker, start: str) -> list[str]:
    """Return the addresses of the portal its sitemap files name, in address order.

    The files are those of robots.txt, else /sitemap.xml; index files and gzip are followed, 50 files at most.
    """
    origin = start[: start.find("/", 8)]
    waiting = list(await asker.robots.sitemaps(start)) or [f"{origin}/sitemap.xml"]
    seen: set[str] = set()
    urls: set[str] = set()
    while waiting and len(seen) < _MOST_FILES:
        file = normalise(waiting.pop(0), start)
        if not file or file in seen or not asker.scope.inside(file):
            continue
        seen.add(file)
        text = await _text(asker, file)
        if "<sitemapindex" in text:
            waiting += addresses_in(text)
        else:
            urls.update(_inside(addresses_in(text), file, asker.scope))
    return sorted(urls)


def addresses_in(text: str) -> list[str]:
    """Return the addresses a sitemap file holds: XML, or one a line."""
    if "<" in text[:500]:
        found = islice(_LOCATION.finditer(text), _MOST_ADDRESSES)
        return [unescape(one[1].strip().removesuffix("]]>").strip()) for one in found]
    lines = (line.strip() for line in text.splitlines()[:_MOST_ADDRESSES])
    return [line for line in lines if line.startswith(("http://", "https://"))]


def unpacked(body: bytes, most: int) -> bytes:
    """Return a body as it was before gzip, at most `most` bytes; empty when it is broken."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, most)
    except zlib.error:
        return b""


def _inside(addresses: list[str], file: str, scope: Scope) -> set[str]:
    return {url for address in addresses if (url := normalise(address, file)) and scope.inside(url)}


async def _text(asker: Asker, url: str) -> str:
    reached = await asker.reach(Request("GET", url, asker.settings.max_body, any_type=True))
    answer = reached.answer
    if isinstance(answer, Trouble) or of_status(answer.status) is not Verdict.OK:
        return ""
    return unpacked(answer.body, asker.settings.max_body).decode("utf-8-sig", "replace")
