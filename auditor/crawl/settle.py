"""What is kept of an answer."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple, TypeGuard

from msgspec.structs import replace

from auditor.crawl.client import Answer
from auditor.crawl.frontier import Wanted
from auditor.crawl.verdicts import Trouble, of_status
from auditor.crawl.walls import Wall, WallSigns, leads_to_login, wall_in
from auditor.html import decode, parse
from auditor.model import Fetch, LinkKind, Reason, Verdict

REDIRECTS = frozenset((301, 302, 303, 307, 308))


class Reached(NamedTuple):
    """Where a chain of redirects ended."""

    url: str
    answer: Answer | Trouble
    elapsed_ms: int
    """Time the host took, over all redirects; waiting for our own turn does not count. 0 when nothing answered."""
    left_scope: bool = False
    unchanged_since: datetime | None = None
    """When an earlier audit read the page that has not changed."""


def settled(wanted: Wanted, reached: Reached, attempt: int, signs: WallSigns) -> tuple[Fetch, bytes | None]:
    """Return what is kept of an answer: the fetch, and the body when it may be a page."""
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
        return replace(fetch, verdict=answer.verdict, reason=answer.reason, cause=answer.cause), None
    if answer.status in REDIRECTS and answer.location:
        return replace(fetch, status=answer.status, reason="leads outside the portal, which was not asked"), None
    if leads_to_login(wanted.url, fetch.final_url, signs):
        return behind(replace(fetch, status=answer.status), Wall(Reason.LOGIN, f"redirects to {fetch.final_url}")), None
    verdict = of_status(answer.status)
    if verdict is not Verdict.OK and verdict is not Verdict.DEAD and (wall := wall_of(answer, reached.url, signs)):
        return behind(replace(fetch, status=answer.status), wall), None
    is_file = verdict is Verdict.OK and wanted.kind is LinkKind.PAGE and answer.is_document
    is_kept = verdict is Verdict.OK and answer.is_html and answer.body and not reached.left_scope
    fetch = replace(
        fetch,
        verdict=verdict,
        status=answer.status,
        content_type=answer.content_type,
        charset=answer.charset,
        ending=answer.ending,
        etag=answer.etag,
        modified=answer.modified,
        unchanged_since=reached.unchanged_since,
        kind=LinkKind.ATTACHMENT if is_file else wanted.kind,
        size=answer.size,
        cause=Reason.LOGIN if answer.status == 401 else None,
        body=sha256(answer.body).hexdigest() if is_kept and wanted.is_page else "",
    )
    return fetch, answer.body if is_kept else None


def behind(fetch: Fetch, wall: Wall) -> Fetch:
    """Return the fetch of an address that stands behind a wall."""
    return replace(fetch, verdict=Verdict.BLOCKED, cause=wall.kind, reason=wall.said, body="")


def wall_of(answer: Answer, url: str, signs: WallSigns) -> Wall | None:
    """Return the wall an answer is, as far as its document says."""
    return wall_in(parse(decode(answer.body, answer.charset)[0]), answer.status, url, signs) if answer.body else None


def is_fine(answer: Answer | Trouble) -> TypeGuard[Answer]:
    """Tell whether something is there."""
    return isinstance(answer, Answer) and of_status(answer.status) is Verdict.OK
