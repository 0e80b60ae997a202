"""What an audit asked, reached and looked at, and what it could not look at, and why."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from auditor.audit import Audit
from auditor.model import Coverage, NotAssessed, Reason, Site, Verdict

EXAMPLES = 5
"""Addresses named with a reason."""


def cover(audit: Audit, site: Site) -> Coverage:
    """Count every address the audit heard of."""
    discovered = asked = fetched = rendered = 0
    for fetch in audit.fetches():
        discovered += 1
        asked += fetch.verdict not in (Verdict.NOT_ASKED, Verdict.DISALLOWED)
        fetched += fetch.verdict is Verdict.OK
        rendered += fetch.rendered
    failures = {one.url: one.failure for one in audit.measured()}
    return Coverage(
        discovered=discovered,
        asked=asked,
        fetched=fetched,
        pages=site.pages,
        rendered=rendered,
        examined=sum(failure is None for failure in failures.values()),
        templates=len(site.templates),
        not_assessed=(
            *site.not_assessed,
            *_not_examined(audit, {url: failure.reason if failure else None for url, failure in failures.items()}),
        ),
        openings=tuple((opening.url, opening.why, opening.template) for opening in audit.openings()),
    )


def _not_examined(audit: Audit, opened: Mapping[str, Reason | None]) -> Iterator[NotAssessed]:
    """Pages the browser did not measure: opened in vain (by reason), or not opened at all."""
    unopened = Reason.NO_BROWSER if audit.no_browser else Reason.NOT_OPENED
    pages: dict[Reason, list[str]] = defaultdict(list)
    for page in audit.page_urls():
        reason = opened.get(page, unopened)
        if reason is not None:
            pages[reason].append(page)
    for reason, urls in sorted(pages.items()):
        yield NotAssessed(reason, "examination", len(urls), tuple(urls[:EXAMPLES]))
