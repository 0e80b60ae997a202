"""One HTTP exchange: request out, status, headers and the body that is wanted back."""

import re
import time
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import NamedTuple

import aiohttp
from yarl import URL

from auditor.address import is_numeric
from auditor.crawl.files import file_ending, is_document_answer
from auditor.crawl.names import Names
from auditor.crawl.unpack import CODINGS, Unpacking
from auditor.crawl.verdicts import Trouble, of_error, of_status
from auditor.guard import Guard
from auditor.model import Verdict
from auditor.settings import Settings

_HEADER_BYTES = 32_768
_SNIFFED_BYTES = 2_000
_REFUSAL_BYTES = 65_536
_HTML_TYPES = frozenset(("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"))
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|title|meta|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_UNASKED = frozenset(("br", "zstd"))
_SNIFFED = frozenset(("", "application/octet-stream", "application/unknown", "text/xml"))


class Request(NamedTuple):
    """What is asked for."""

    method: str
    url: str
    read: int = 0
    """Most bytes kept of the body of a page."""
    any_type: bool = False
    """Keep the body also when it is no page."""
    headers: tuple[tuple[str, str], ...] = ()
    cookies: tuple[tuple[str, str], ...] = ()


class Answer(NamedTuple):
    """What one request brought."""

    status: int
    content_type: str
    """Lower case, without parameters."""
    charset: str
    location: str
    """As sent; empty when there was none."""
    retry_after: str
    cookies: tuple[tuple[str, str], ...]
    body: bytes
    """Empty unless it was asked for."""
    size: int
    """Bytes read, or the length the header tells when nothing was read."""
    elapsed_ms: int
    """From sending the request to the last byte read."""
    at: datetime
    """UTC, when the last byte was read."""
    ending: str
    """Of the file it says it is, in lower case; empty when it names none."""
    etag: str = ""
    modified: str = ""
    """As sent (Last-Modified): what the page can be asked about with next time."""

    @property
    def is_document(self) -> bool:
        """A file with text in it, whatever its address looks like."""
        return is_document_answer(self.content_type, self.ending)

    @property
    def is_html(self) -> bool:
        """The body is a page, by its type or, when the type says nothing, by its first letters; no file to keep."""
        if self.is_document:
            return False
        if self.content_type in _HTML_TYPES:
            return True
        return self.content_type in _SNIFFED and _HTML_START.match(self.body[:_SNIFFED_BYTES]) is not None


class Client:
    """Sends requests in the operator's name; never raises for what the network does."""

    def __init__(self, settings: Settings, session: aiohttp.ClientSession, names: Names, guard: Guard) -> None:
        self.names = names
        self.trusts: Callable[[str], bool] = lambda _: False
        """Whether the certificate of an address is taken as it is."""
        self._guard = guard
        self._settings = settings
        self._session = session

    async def send(self, request: Request) -> Answer | Trouble:
        """Send one request; follow nothing."""
        address = URL(request.url, encoded=True)
        host, port = address.host or "", address.port or 0
        # A host that is a number is not resolved, so it does not come before `names`.
        if is_numeric(request.url) and not self._guard.allows(host, port, host):
            return Trouble(Verdict.UNSUPPORTED, "leads into a private network")
        begun = time.monotonic()
        try:
            async with self._session.request(
                request.method,
                address,
                allow_redirects=False,
                headers=request.headers or None,
                cookies=dict(request.cookies) or None,
                ssl=not self.trusts(request.url),
            ) as response:
                return await _answer(response, request, begun)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return of_error(error, self._settings.timeout)


@asynccontextmanager
async def open_client(settings: Settings) -> AsyncIterator[Client]:
    """Open the connections of one crawl. Raises UserError when a host the settings name is none."""
    guard = Guard(settings)
    names = Names(guard)
    connector = aiohttp.TCPConnector(limit=0, ttl_dns_cache=600, resolver=names)
    headers = {
        "User-Agent": settings.agent,
        "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
        "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }
    async with aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers=headers,
        timeout=aiohttp.ClientTimeout(total=settings.timeout),
        auto_decompress=False,  # it would take a gzip stream that breaks off for a whole one
        max_line_size=_HEADER_BYTES,
        max_field_size=_HEADER_BYTES,
    ) as session:
        # aiohttp would ask again by itself, without waiting for a turn.
        session._retry_connection = False
        yield Client(settings, session, names, guard)


async def _answer(response: aiohttp.ClientResponse, request: Request, begun: float) -> Answer:
    headers = response.headers
    written = headers.get("Content-Type", "")
    content_type = written.partition(";")[0].strip().lower()
    body, size = b"", int(response.content_length or 0)
    is_sure = request.any_type or content_type in _HTML_TYPES
    # What refuses is read even where a page would not be: it may say which wall it is.
    most = request.read or (_REFUSAL_BYTES if of_status(response.status) is Verdict.BLOCKED else 0)
    if most and (is_sure or content_type in _SNIFFED):
        body = await _read(response, most, is_sure=is_sure)
        size = len(body)
    elif not response.content.is_eof():
        response.close()
    return Answer(
        response.status,
        content_type,
        _charset(written),
        headers.get("Location", ""),
        headers.get("Retry-After", ""),
        tuple((name, morsel.value) for name, morsel in response.cookies.items()) if "Set-Cookie" in headers else (),
        body,
        size,
        max(1, round((time.monotonic() - begun) * 1000)),  # 0 stands for "nothing answered"
        datetime.now(UTC),
        file_ending(headers.get("Content-Disposition", "")),
        headers.get("ETag", ""),
        headers.get("Last-Modified", ""),
    )


async def _read(response: aiohttp.ClientResponse, most: int, *, is_sure: bool) -> bytes:
    """Read the body up to `most` bytes; when it is not sure to be a page, stop as soon as it turns out to be none.

    Raises ClientError when it breaks off, or is packed in a way that was not asked for.
    """
    coding = response.headers.get("Content-Encoding", "").strip().lower()
    if coding in _UNASKED:
        raise aiohttp.ClientError(coding)
    unpacking = Unpacking() if coding in CODINGS else None
    chunks: list[bytes] = []
    length = 0
    async for chunk in response.content.iter_any():
        chunks.append(_unpacked(unpacking, chunk, most - length) if unpacking else chunk)
        length += len(chunks[-1])
        is_sure = is_sure or _HTML_START.match(b"".join(chunks)) is not None
        if length >= most or (not is_sure and length > _SNIFFED_BYTES):
            response.close()
            break
    else:
        # Of a part (206) more was not asked for.
        if unpacking and not unpacking.is_whole and response.status != 206:
            raise aiohttp.ClientPayloadError("the packed body breaks off")
    return b"".join(chunks)[:most]


def _unpacked(unpacking: Unpacking, chunk: bytes, most: int) -> bytes:
    try:
        return unpacking.unpacked(chunk, most)
    except zlib.error as error:
        raise aiohttp.ClientPayloadError(str(error)) from error


def _charset(content_type: str) -> str:
    match = re.search(r"charset\s*=\s*[\"']?([\w\-]+)", content_type, re.IGNORECASE)
    return match[1].lower() if match else ""
