"""What was asked and what came back."""

from datetime import datetime
from enum import StrEnum

import msgspec

from auditor.model.basic import Reason


class Verdict(StrEnum):
    """What became of an address; a closed set. Only DEAD, SOFT_404, DNS_FAILURE and REDIRECT_LOOP are faults."""

    OK = "ok"
    DEAD = "dead"
    SOFT_404 = "soft_404"
    SERVER_ERROR = "server_error"
    TIMEOUT = "timeout"
    DNS_FAILURE = "dns_failure"
    REFUSED = "refused"
    TLS_INVALID = "tls_invalid"
    REDIRECT_LOOP = "redirect_loop"
    BLOCKED = "blocked"
    LIMITED = "limited"
    DISALLOWED = "disallowed"
    UNSUPPORTED = "unsupported"
    NOT_ASKED = "not_asked"
    """Internal: heard of, but a limit or `--external skip` kept it from being asked. Not a link verdict."""


FAULTS = frozenset({Verdict.DEAD, Verdict.SOFT_404, Verdict.DNS_FAILURE, Verdict.REDIRECT_LOOP})
"""The verdicts that accuse; every other one but OK leaves the question open."""


class LinkKind(StrEnum):
    """What a link leads to, as far as the linking markup tells."""

    PAGE = "page"
    FRAME = "frame"
    ATTACHMENT = "attachment"
    IMAGE = "image"
    RESOURCE = "resource"
    """Scripts, styles, fonts, media."""


class Fetch(msgspec.Struct, frozen=True):
    """One address and its final answer (after retries and redirects)."""

    url: str
    """Normalised absolute address without fragment."""
    verdict: Verdict
    status: int | None = None
    """The HTTP status of the last response; None when there was none."""
    final_url: str = ""
    """Address after redirects; empty when equal to `url` or nothing answered."""
    content_type: str = ""
    """Lower case, without parameters."""
    charset: str = ""
    """As declared in the HTTP header; empty when not declared."""
    ending: str = ""
    """Of the file the answer says it is, in lower case without the dot; empty when it names none."""
    body: str = ""
    """SHA-256 of the stored body; empty when it was not kept (only pages and documents of the portal are)."""
    size: int = 0
    """Bytes of the body as received, 0 when unknown."""
    elapsed_ms: int = 0
    at: datetime = datetime.min
    """UTC, when the last attempt ended."""
    depth: int = 0
    """Level of the crawl at which it was first heard of; the start page is 0."""
    via: str = ""
    """The page that first named it (lowest level, then lowest address); empty for the start and the sitemap."""
    how: str = "link"
    """How it was first heard of: start, link, sitemap, refresh, script, pager, frame, render."""
    kind: LinkKind = LinkKind.PAGE
    external: bool = False
    rendered: bool = False
    """The stored body is the document after scripts ran, not the bytes the server sent."""
    reason: str = ""
    """What exactly happened, for the evidence: `certificate has expired`, `same body as /xyz-random`, `robots.txt`."""
    cause: Reason | None = None
    """Why it could not be looked at, where the verdict alone does not say: which wall, an outage, a link that acts."""
    attempts: int = 1
    etag: str = ""
    modified: str = ""
    """ETag and Last-Modified as sent."""
    unchanged_since: datetime | None = None
    """UTC: the portal said the page is as it was when an earlier audit read it then; `at` is when it said so."""

    @property
    def address(self) -> str:
        """The address relative links in the body are resolved against."""
        return self.final_url or self.url

    untaken: Verdict | None = None
    """Why the bytes of a document that is there were not taken: what became of the download, or NOT_ASKED."""
