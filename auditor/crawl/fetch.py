"""One address → one Fetch. Redirects, robots.txt, pace and the other ways to ask are settled here."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import NamedTuple

from msgspec.structs import replace

from auditor.address import Scope, host_of, normalise
from auditor.crawl.client import Answer, Client, Request
from auditor.crawl.frontier import Wanted
from auditor.crawl.log import Log
from auditor.crawl.pace import LONGEST_WAIT, Pace
from auditor.crawl.robots import Robots
from auditor.crawl.verdicts import Trouble, of_status
from auditor.model import Fetch, LinkKind, Verdict
from auditor.settings import External, Settings

_HOPS = 10
_TRIES_WHEN_LIMITED = 3
_OUTSIDE_DELAY = 0.2
"""Seconds between two requests to a host outside the portal; an unlimited rate is for the operator's own site."""
_SMALL = (("Range", "bytes=0-2047"),)
_ROBOTS_BYTES = 500_000
_HEAD_MAY_BE_WRONG = frozenset((Verdict.REFUSED, Verdict.UNSUPPORTED))
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


class Reached(NamedTuple):
    """Where a chain of redirects ended."""

    url: str
    answer: Answer | Trouble
    elapsed_ms: int
    """Time the host took, over all redirects; waiting for our own turn does not count. 0 when nothing answered."""
    left_scope: bool = False


class Asker:
    """Asks addresses politely."""

    def __init__(self, settings: Settings, client: Client, scope: Scope, log: Log) -> None:
        self.settings = settings
        self.scope = scope
        self.pace = Pace(settings.rate, settings.concurrency)
        self.robots = Robots(settings.agent, self._read_robots, ignore=settings.ignore_robots)
        self.client = client
        self.log = log
        self._met: set[str] = set()

    async def fetch(self, wanted: Wanted, attempt: int = 1) -> tuple[Fetch, bytes | None]:
        """Return the answer for one address, with the body when it is a page (or one stands in for a document)."""
        if wanted.is_page:
            reached = await self.reach(Request("GET", wanted.url, self.settings.max_body))
        else:
            reached = await self._check(wanted, attempt)
        return _settled(wanted, reached, attempt)

    async def take(self, fetch: Fetch) -> tuple[Fetch, bytes | None]:
        """Return the answer of a document that was found to be there, with its body; or why that was not taken."""
        most = self.settings.max_document
        if fetch.size > most:
            return replace(fetch, untaken=Verdict.UNSUPPORTED), None
        reached = await self.reach(Request("GET", fetch.url, most + 1, any_type=True))
        answer = reached.answer
        if isinstance(answer, Trouble):
            return replace(fetch, untaken=answer.verdict), None
        verdict = of_status(answer.status)
        if verdict is not Verdict.OK or reached.left_scope:
            return replace(fetch, untaken=Verdict.UNSUPPORTED if reached.left_scope else verdict), None
        if not answer.body or len(answer.body) > most:
            return replace(fetch, untaken=Verdict.UNSUPPORTED), None
        return replace(fetch, body=sha256(answer.body).hexdigest(), size=len(answer.body)), answer.body

    async def reach(self, request: Request, *, anywhere: bool = False) -> Reached:
        """Ask one address and follow its redirects; out of the portal only when that is asked at all, or `anywhere`."""
        elapsed_ms = 0
        inside = self.scope.inside(request.url)
        left = False
        been: set[Request] = set()
        while True:
            answer = await self._polite(request)
            if isinstance(answer, Trouble):
                break
            elapsed_ms += answer.elapsed_ms
            if answer.status not in _REDIRECTS or not answer.location:
                break
            been.add(request)
            request, trouble = _next_hop(request, answer)
            if trouble is None and (request in been or len(been) > _HOPS):
                circle = "redirects in a circle" if request in been else f"more than {_HOPS} redirects"
                trouble = Trouble(Verdict.REDIRECT_LOOP, circle)
            if trouble is not None:
                answer = trouble
                break
            if inside and not self.scope.inside(request.url):
                left = True
                if self.settings.external == External.SKIP and not anywhere:
                    break
        return Reached(request.url, answer, elapsed_ms, left)

    async def _check(self, wanted: Wanted, attempt: int) -> Reached:
        """Ask whether something is there, without taking it.

        Servers that treat HEAD as an attack or forget it are many: whatever HEAD calls wrong is asked again by GET.
        A page in the place of a document of the portal is read, for it may say that the document is gone.
        """
        if attempt == 1:
            reached = await self.reach(Request("HEAD", wanted.url))
            if _settles(reached.answer, wanted):
                return reached
        read = 0 if wanted.external else self.settings.max_body
        return await self.reach(Request("GET", wanted.url, read, headers=_SMALL))

    async def _polite(self, request: Request) -> Answer | Trouble:
        """Send when robots.txt and the pace allow it, and again when the host says it is too much."""
        if not await self.robots.allows(request.url):
            return Trouble(Verdict.DISALLOWED, "robots.txt")
        host = host_of(request.url)
        if host not in self._met:
            self._met.add(host)
            delay = await self.robots.crawl_delay(request.url)
            self.pace.crawl_delay(host, delay if self.scope.inside(request.url) else max(delay, _OUTSIDE_DELAY))
        for tries_left in reversed(range(_TRIES_WHEN_LIMITED)):
            answer = await self._send(request)
            if isinstance(answer, Trouble) or answer.status not in (429, 503):
                self.pace.went_well(host)
                return answer
            wait = _seconds(answer.retry_after)
            self.pace.slow_down(host, wait if wait <= LONGEST_WAIT else 0)
            is_overload = answer.status == 429 or answer.retry_after
            if not tries_left or not is_overload or wait > LONGEST_WAIT:
                return answer
        raise AssertionError("the last try returns")

    async def _send(self, request: Request) -> Answer | Trouble:
        """Send in the host's turn, unless an interrupted crawl has sent it already."""
        recalled = self.log.recall(request)
        if recalled is not None:
            return recalled
        async with self.pace.turn(host_of(request.url)):
            answer = await self.client.send(request)
        self.log.record(request, answer)
        return answer

    async def _read_robots(self, url: str) -> tuple[int, str]:
        request = Request("GET", url, _ROBOTS_BYTES, any_type=True)
        for _ in range(_HOPS):
            answer = await self._send(request)
            if isinstance(answer, Trouble):
                return 0, ""
            if answer.status not in _REDIRECTS or not answer.location:
                return answer.status, answer.body.decode("utf-8", "replace")
            request, trouble = _next_hop(request, answer)
            if trouble is not None:
                break
        return 0, ""


def _settles(answer: Answer | Trouble, wanted: Wanted) -> bool:
    """Tell whether the answer to HEAD can be believed."""
    if isinstance(answer, Trouble):
        return answer.verdict not in _HEAD_MAY_BE_WRONG
    if of_status(answer.status) is Verdict.OK:
        return wanted.external or not answer.is_html
    return answer.status in _REDIRECTS or answer.status == 429


def _next_hop(request: Request, answer: Answer) -> tuple[Request, Trouble | None]:
    """Return the request a redirect asks for. Cookies go along within the host, as a login wall may need them."""
    target = normalise(_readable(answer.location), request.url)
    if not target:
        return request, Trouble(Verdict.UNSUPPORTED, f"redirects to {answer.location[:100]}")
    stays = host_of(target) == host_of(request.url)
    cookies = tuple(sorted({**dict(request.cookies), **dict(answer.cookies)}.items())) if stays else ()
    return request._replace(url=target, cookies=cookies), None


def _settled(wanted: Wanted, reached: Reached, attempt: int) -> tuple[Fetch, bytes | None]:
    """Return what is kept of an answer."""
    answer = reached.answer
    fetch = Fetch(
        url=wanted.url,
        verdict=Verdict.OK,
        final_url=reached.url if reached.url != wanted.url else "",
        elapsed_ms=reached.elapsed_ms,
        at=answer.at if isinstance(answer, Answer) else datetime.now(UTC),
        depth=wanted.depth,
        via=wanted.via,
        how=wanted.how,
        kind=wanted.kind,
        external=wanted.external or reached.left_scope,
        attempts=attempt,
    )
    if isinstance(answer, Trouble):
        return replace(fetch, verdict=answer.verdict, reason=answer.reason), None
    if answer.status in _REDIRECTS and answer.location:
        return replace(fetch, status=answer.status, reason="leads outside the portal, which was not asked"), None
    verdict = of_status(answer.status)
    is_file = verdict is Verdict.OK and wanted.kind is LinkKind.PAGE and answer.is_document
    is_kept = verdict is Verdict.OK and answer.is_html and answer.body and not reached.left_scope
    fetch = replace(
        fetch,
        verdict=verdict,
        status=answer.status,
        content_type=answer.content_type,
        charset=answer.charset,
        ending=answer.ending,
        kind=LinkKind.ATTACHMENT if is_file else wanted.kind,
        size=answer.size,
        body=sha256(answer.body).hexdigest() if is_kept and wanted.is_page else "",
    )
    return fetch, answer.body if is_kept else None


def _seconds(retry_after: str) -> float:
    """Return the seconds a Retry-After header asks for; 0 when it is missing or unreadable."""
    if retry_after.strip().isdigit():
        return float(retry_after[:9])
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 0.0


def _readable(location: str) -> str:
    """Undo the way header bytes that are not ASCII were smuggled into text: they are UTF-8 or a Chinese charset."""
    raw = location.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")
