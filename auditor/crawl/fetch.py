"""One address → one Fetch. Redirects, robots.txt, pace and the other ways to ask are settled here."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Any, NamedTuple

from msgspec.structs import replace

from auditor.address import Scope, host_of, normalise
from auditor.crawl.actions import ACTS, Actions
from auditor.crawl.client import Answer, Client, Request
from auditor.crawl.earlier import NOT_MODIFIED, Earlier, conditions, since
from auditor.crawl.end import End
from auditor.crawl.frontier import Wanted
from auditor.crawl.log import Log
from auditor.crawl.outage import Outages, may_be_outage
from auditor.crawl.robots import Robots
from auditor.crawl.settle import REDIRECTS, Reached, is_fine, settled
from auditor.crawl.verdicts import CLOSED, Trouble, of_status
from auditor.crawl.walls import as_wall_signs
from auditor.model import Fetch, Verdict
from auditor.pace import LONGEST_WAIT, Clock, Pace
from auditor.settings import External, Settings

_HOPS = 10
_TRIES_WHEN_LIMITED = 3
_TRIES_IN_OUTAGES = 3
"""Outages an address may meet before it is taken for their cause."""
_OUTSIDE_DELAY = 0.2
"""Seconds between two requests to a host outside the portal; an unlimited rate is for the operator's own site."""
_SMALL = (("Range", "bytes=0-2047"),)
_ROBOTS_BYTES = 500_000
_HEAD_MAY_BE_WRONG = frozenset((Verdict.REFUSED, Verdict.UNSUPPORTED))


Words = Mapping[str, Mapping[str, Any]]
"""Word files by name."""


class Pass(NamedTuple):
    """What lets a visitor through a wall: cookies, and the browser they were given to."""

    agent: str
    cookies: tuple[tuple[str, str], ...]


class Asker:
    """Asks addresses politely."""

    def __init__(
        self, settings: Settings, client: Client, scope: Scope, words: Words, log: Log, end: End, earlier: Earlier
    ) -> None:
        """Of the words `walls`, `actions` and `pager` are used."""
        self.settings = settings
        self.scope = scope
        self.signs = as_wall_signs(words.get("walls", {}))
        self.turning = tuple(words.get("pager", {}).get("next", ()))
        self.actions = Actions(words.get("actions", {}))
        self.passes: dict[str, Pass] = {}
        """What a browser got at the wall of a host."""
        self.end = end
        self.pace = Pace(
            settings.rate,
            settings.concurrency,
            quiet_hours=settings.quiet_hours,
            clock=Clock(sleep=end.pause),
            is_over=lambda: bool(end.reason),
        )
        self.outages = Outages(self._send, self.pace)
        self.robots = Robots(settings.agent, self._read_robots, ignore=settings.ignore_robots)
        self.client = client
        self.log = log
        self.earlier = earlier
        self._met: set[str] = set()
        self._refuses_head: set[str] = set()

    async def fetch(self, wanted: Wanted, attempt: int = 1) -> tuple[Fetch, bytes | None]:
        """Return the answer for one address, with the body when it is a page (or one stands in for a document)."""
        if wanted.is_page:
            reached = await self._page(wanted.url)
        else:
            reached = await self._check(wanted, attempt)
        return settled(wanted, reached, attempt, self.signs)

    async def _page(self, url: str) -> Reached:
        """Ask for a page; for one that an earlier audit read, only if it has changed."""
        request = Request("GET", url, self.settings.max_body)
        before = self.earlier.page(url)
        if before is None:
            return await self.reach(request)
        reached = await self.reach(request._replace(headers=conditions(before)))
        answer = reached.answer
        if isinstance(answer, Trouble) or answer.status != NOT_MODIFIED:
            return reached
        if reached.url != before.address:  # it redirects elsewhere today, where something else has not changed
            return await self.reach(request)
        return reached._replace(answer=self.earlier.again(before, answer), unchanged_since=since(before))

    async def take(self, fetch: Fetch) -> tuple[Fetch, bytes | None]:
        """Return the answer of a document that was found to be there, with its body; or why that was not taken."""
        most = self.settings.max_document
        if fetch.size > most:
            return replace(fetch, untaken=Verdict.UNSUPPORTED), None
        reached = await self.reach(Request("GET", fetch.url, most + 1, any_type=True))
        answer = reached.answer
        if isinstance(answer, Trouble):
            return replace(fetch, untaken=answer.verdict, cause=answer.cause), None
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
            if answer.status not in REDIRECTS or not answer.location:
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
        host = host_of(wanted.url)
        if attempt == 1 and host not in self._refuses_head:
            reached = await self.reach(Request("HEAD", wanted.url))
            if _settles(reached.answer, wanted):
                return reached
            got = await self._small(wanted)
            if is_fine(got.answer) and not is_fine(reached.answer):
                self._refuses_head.add(host)
            return got
        return await self._small(wanted)

    async def _small(self, wanted: Wanted) -> Reached:
        read = 0 if wanted.external else self.settings.max_body
        return await self.reach(Request("GET", wanted.url, read, headers=_SMALL))

    async def _polite(self, request: Request) -> Answer | Trouble:
        """Send when nothing speaks against it, and again when the host is back from an outage."""
        if self.actions.is_one(request.url):
            return ACTS
        if not await self.robots.allows(request.url):
            return Trouble(Verdict.DISALLOWED, "robots.txt")
        host = host_of(request.url)
        if host not in self._met:
            self._met.add(host)
            delay = await self.robots.crawl_delay(request.url)
            self.pace.crawl_delay(host, delay if self.scope.inside(request.url) else max(delay, _OUTSIDE_DELAY))
        for tries in range(_TRIES_IN_OUTAGES):
            if given_up := await self.outages.over(host):
                return given_up
            answer = await self._send(request)
            if not may_be_outage(answer):
                if isinstance(answer, Answer) and answer.status != 429:
                    self.outages.answered(host, request)
                break
            # A connection that broke while the host is well may be an accident: once more.
            is_accident = isinstance(answer, Trouble) and answer.verdict is Verdict.REFUSED and not tries
            if not await self.outages.met(host, answer) and not (is_accident and self.outages.is_known(host)):
                break
        return answer

    async def _send(self, request: Request) -> Answer | Trouble:
        """Send when the pace allows it, and again when the host says it is too much."""
        host = host_of(request.url)
        if known := self.passes.get(host):
            cookies = {**dict(known.cookies), **dict(request.cookies)}
            agent = ("User-Agent", known.agent)
            request = request._replace(cookies=tuple(cookies.items()), headers=(*request.headers, agent))
        for tries_left in reversed(range(_TRIES_WHEN_LIMITED)):
            answer = await self._exchange(request)
            if isinstance(answer, Trouble):
                # A connection kept open may be let go by the server just as it is used again.
                if answer == CLOSED and tries_left == _TRIES_WHEN_LIMITED - 1:
                    continue
                return answer
            if answer.status not in (429, 503):
                self.pace.took(host, answer.elapsed_ms / 1000)
                return answer
            wait = _seconds(answer.retry_after)
            self.pace.slow_down(host, wait if wait <= LONGEST_WAIT else 0)
            is_overload = answer.status == 429 or answer.retry_after
            if not tries_left or not is_overload or wait > LONGEST_WAIT:
                return answer
        raise AssertionError("the last try returns")

    async def _exchange(self, request: Request) -> Answer | Trouble:
        """Send in the host's turn, unless an interrupted crawl has sent it already."""
        recalled = self.log.recall(request)
        if recalled is not None:
            return recalled
        async with self.pace.turn(host_of(request.url)):
            if reason := self.end.reason:
                return Trouble(Verdict.NOT_ASKED, reason)
            answer = await self.client.send(request)
        self.log.record(request, answer)
        return answer

    async def _read_robots(self, url: str) -> tuple[int, str]:
        request = Request("GET", url, _ROBOTS_BYTES, any_type=True)
        for _ in range(_HOPS):
            answer = await self._send(request)
            if isinstance(answer, Trouble):
                return 0, ""
            if answer.status not in REDIRECTS or not answer.location:
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
    return answer.status in REDIRECTS or answer.status == 429


def _next_hop(request: Request, answer: Answer) -> tuple[Request, Trouble | None]:
    """Return the request a redirect asks for. Cookies go along within the host, as a login wall may need them."""
    target = normalise(_readable(answer.location), request.url)
    if not target:
        return request, Trouble(Verdict.UNSUPPORTED, f"redirects to {answer.location[:100]}")
    stays = host_of(target) == host_of(request.url)
    cookies = tuple(sorted({**dict(request.cookies), **dict(answer.cookies)}.items())) if stays else ()
    return request._replace(url=target, cookies=cookies), None


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
