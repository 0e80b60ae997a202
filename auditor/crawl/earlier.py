"""Pages an earlier audit of the portal stored, so that the portal need not send again what has not changed."""

from datetime import datetime

from auditor.audit import Audit
from auditor.crawl.client import Answer
from auditor.model import Fetch, Verdict

NOT_MODIFIED = 304


class Earlier:
    """The pages of an earlier audit; None: there is none."""

    def __init__(self, audit: Audit | None) -> None:
        self._audit = audit

    def page(self, url: str) -> Fetch | None:
        """Return what was stored of a page the portal can be asked about; scripts may fill one that is unchanged."""
        fetch = self._audit.fetch(url) if self._audit else None
        if fetch is None or fetch.verdict is not Verdict.OK or not fetch.body or fetch.rendered:
            return None
        return fetch if fetch.etag or fetch.modified else None

    def again(self, before: Fetch, answer: Answer) -> Answer:
        """Return the answer the page brought before, in the place of the one that says it has not changed."""
        assert self._audit is not None
        return answer._replace(
            status=before.status or 200,
            content_type=before.content_type,
            charset=before.charset,
            body=self._audit.body(before.body),
            size=before.size,
            etag=answer.etag or before.etag,
            modified=answer.modified or before.modified,
        )


def conditions(before: Fetch) -> tuple[tuple[str, str], ...]:
    """Return the headers that ask for a page only if it has changed."""
    asked = (("If-None-Match", before.etag), ("If-Modified-Since", before.modified))
    return tuple((name, value) for name, value in asked if value)


def since(before: Fetch) -> datetime:
    """Return when the page was last sent."""
    return before.unchanged_since or before.at
