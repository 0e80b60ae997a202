"""Ask the portal; no opinion. The only room besides the browser's that opens sockets."""

import asyncio
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

from auditor.address import Scope, host_of, normalise
from auditor.audit import Audit
from auditor.crawl.client import Request, open_client
from auditor.crawl.earlier import Earlier
from auditor.crawl.end import End
from auditor.crawl.fetch import Asker, Words
from auditor.crawl.frontier import Frontier
from auditor.crawl.log import Log
from auditor.crawl.missing import Missing
from auditor.crawl.names import private_among
from auditor.crawl.outage import may_be_outage
from auditor.crawl.rendering import pass_wall
from auditor.crawl.settle import Reached, wall_of
from auditor.crawl.soft404 import as_signs
from auditor.crawl.store import Store
from auditor.crawl.verdicts import Trouble, of_status
from auditor.crawl.walk import Walk
from auditor.errors import NothingToJudge, UserError
from auditor.interrupt import Interrupt
from auditor.model import Reason, Verdict
from auditor.progress import Progress
from auditor.settings import Render, Settings

_TRIES, _PAUSE = 3, 1.0
"""Times the start page is asked for, and seconds between."""


def crawl(
    settings: Settings, audit: Audit, words: Words, progress: Progress, interrupt: Interrupt | None = None
) -> None:
    """Store an answer, or the reason for none, for every address the portal names.

    A crawl that was interrupted goes on: what it had been answered is not asked again.
    Of the words `soft-404`, `walls`, `actions` and `pager` are used. Notes `started`, `start_url`, `own_hosts` (those
    asked for that are in a private network), `certificate` (what is wrong with it, when it is ignored), `complete` and
    `broken_robots`. Raises UserError when the target is no address, NothingToJudge when it brings no page.
    """
    starts = _listed(settings) if settings.urls else (_start(settings.target),)
    progress.stage("crawl")
    audit.note("started", audit.noted("started", datetime, datetime.now(UTC)))
    audit.note("complete", False)
    interrupt = interrupt or Interrupt()
    try:
        asyncio.run(_crawl(settings.replace(target=starts[0]), starts, audit, words, progress, interrupt))
    except NothingToJudge as error:
        if interrupt.wished:  # before anything had come that could be judged
            raise KeyboardInterrupt from error
        raise


async def _crawl(
    settings: Settings,
    starts: tuple[str, ...],
    audit: Audit,
    words: Words,
    progress: Progress,
    interrupt: Interrupt,
) -> None:
    scope = Scope(starts[0], (*settings.siblings, *map(host_of, starts)))
    own = await private_among(starts)
    audit.note("own_hosts", own)
    settings = settings.replace(private_hosts=(*settings.private_hosts, *own))
    async with open_client(settings) as client:
        with Log(audit) as log, Store(audit) as store, _earlier(settings) as earlier:
            asker = Asker(settings, client, scope, words, log, End(settings, log, interrupt), Earlier(earlier))
            if settings.ignore_certificates:
                await _trust(asker, starts[0], audit)
            if not settings.urls:
                start = await _reachable(asker, starts[0])
                starts, settings = (start,), settings.replace(target=start)
                scope = asker.scope = Scope(start, settings.siblings)
            audit.note("start_url", starts[0])
            frontier = Frontier(scope, settings.max_depth)
            frontier.start(starts)
            walk = Walk(settings, asker, frontier, Missing(asker, as_signs(words.get("soft-404", {}))), store, progress)
            await walk.first_level()
            if settings.urls:
                await walk.nothing_else("not among the addresses to be audited")
            if not walk.pages:
                raise NothingToJudge(f"{starts[0]} brought no page that can be judged")
            if not settings.urls:
                await walk.everything_else()
            if walk.is_complete:
                log.close()
    audit.note("complete", walk.is_complete)
    audit.note("broken_robots", sorted(asker.robots.broken))


def _earlier(settings: Settings) -> AbstractContextManager[Audit | None]:
    return Audit(Path(settings.since)) if settings.since else nullcontext()


async def _trust(asker: Asker, start: str, audit: Audit) -> None:
    """Take the certificates of the portal as they are from now on; note what is wrong with that of the start page."""
    answer = (await asker.reach(Request("HEAD", start), anywhere=True)).answer
    if isinstance(answer, Trouble) and answer.verdict is Verdict.TLS_INVALID:
        audit.note("certificate", answer.reason)
    asker.client.trusts = lambda url: asker.scope.inside(url)


async def _reachable(asker: Asker, start: str) -> str:
    """Return the address to start from: a portal that has moved to another host is audited there.

    Raises NothingToJudge with one line on what is wrong.
    """
    reached = await _reached(asker, start)
    answer = reached.answer
    if isinstance(answer, Trouble):
        if answer.verdict is Verdict.DISALLOWED:
            raise NothingToJudge(f"robots.txt forbids to ask {start}; --ignore-robots audits it nevertheless")
        remedy = "; --ignore-certificates audits it nevertheless" if answer.verdict is Verdict.TLS_INVALID else ""
        raise NothingToJudge(f"{start} cannot be reached: {answer.reason}{remedy}")
    if wall := wall_of(answer, reached.url, asker.signs):
        if wall.kind is Reason.CHALLENGE and asker.passes:
            return start  # the browser came through, and will read what plain requests cannot
        raise NothingToJudge(f"{start} stands behind a wall ({wall.kind}): {wall.said}")
    if of_status(answer.status) is not Verdict.OK:
        raise NothingToJudge(f"{start} answers HTTP status {answer.status}")
    if not answer.is_html:
        raise NothingToJudge(f"{start} is not a page: it answers {answer.content_type or 'no content type'}")
    if not answer.body.strip():
        raise NothingToJudge(f"{start} answers an empty page")
    return reached.url if reached.left_scope else start


async def _reached(asker: Asker, start: str) -> Reached:
    """Ask for the start page: more than once when the host is busy, by way of the browser when a script wall is met."""
    request = Request("GET", start, asker.settings.max_body)
    for _ in range(_TRIES):
        reached = await asker.reach(request, anywhere=True)
        if not may_be_outage(reached.answer):
            break
        await asyncio.sleep(min(asker.settings.retry_pause, _PAUSE))
    answer = reached.answer
    wall = None if isinstance(answer, Trouble) else wall_of(answer, reached.url, asker.signs)
    is_passable = wall and wall.kind is Reason.CHALLENGE and asker.settings.render != Render.NEVER
    if is_passable and await pass_wall(asker, reached.url):
        return await asker.reach(request, anywhere=True)
    return reached


def _start(target: str) -> str:
    if not target.lower().startswith(("http://", "https://")):
        raise UserError(f"{target!r} is no http(s) address; write https://…")
    start = normalise(target, "http://localhost/")
    if not start:
        raise UserError(f"{target!r} is not a usable address; check host and port")
    return start


def _listed(settings: Settings) -> tuple[str, ...]:
    """Return the addresses of the file `settings.urls`; lines that are empty or begin with # do not count."""
    try:
        text = Path(settings.urls).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"cannot read the addresses in {settings.urls}: {error}") from error
    lines = (line.strip() for line in text.splitlines())
    starts = tuple(dict.fromkeys(_start(line) for line in lines if line and not line.startswith("#")))
    if not starts:
        raise UserError(f"{settings.urls} holds no address")
    return starts
