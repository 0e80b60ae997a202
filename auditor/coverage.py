"""What an audit asked, reached and looked at, and what it could not look at, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from auditor.audit import Audit
from auditor.model import Coverage, NotAssessed, Reason, Site, Verdict

EXAMPLES = 5
"""Addresses named with a reason."""


def cover(audit: Audit, site: Site) -> Coverage:
    """Count every address the audit heard of."""
    states: Counter[Verdict] = Counter()
    rendered = unchanged = 0
    for fetch in audit.fetches():
        states[fetch.verdict] += 1
        rendered += fetch.rendered
        unchanged += fetch.unchanged_since is not None
    opened: dict[str, Reason | None] = {}
    axe: list[tuple[Reason, str]] = []
    for one in audit.measured():
        opened[one.url] = one.failure.reason if one.failure else None
        if one.axe_failure:
            axe.append((one.axe_failure.reason, one.url))
    return Coverage(
        discovered=states.total(),
        asked=states.total() - states[Verdict.NOT_ASKED] - states[Verdict.DISALLOWED],
        fetched=states[Verdict.OK],
        states={verdict.value: states[verdict] for verdict in Verdict if states[verdict]},
        pages=site.pages,
        rendered=rendered,
        unchanged=unchanged,
        examined=sum(reason is None for reason in opened.values()),
        templates=len(site.templates),
        not_assessed=(*site.not_assessed, *_not_examined(audit, opened), *_gaps("axe", axe)),
        openings=tuple((opening.url, opening.why, opening.template) for opening in audit.openings()),
    )


def _not_examined(audit: Audit, opened: Mapping[str, Reason | None]) -> Iterator[NotAssessed]:
    """Pages the browser did not measure: opened in vain (by reason), left at the end, or not to be opened at all."""
    unopened = Reason.NO_BROWSER if audit.no_browser else Reason.NOT_OPENED
    left = dict.fromkeys((opening.url for opening in audit.openings()), Reason.NOT_ASKED)
    reasons = ((opened.get(page, left.get(page, unopened)), page) for page in audit.page_urls())
    return _gaps("examination", ((reason, page) for reason, page in reasons if reason is not None))


def _gaps(what: str, pages: Iterable[tuple[Reason, str]]) -> Iterator[NotAssessed]:
    """One for every reason, sorted."""
    by_reason: dict[Reason, list[str]] = defaultdict(list)
    for reason, url in pages:
        by_reason[reason].append(url)
    for reason, urls in sorted(by_reason.items()):
        yield NotAssessed(reason, what, len(urls), tuple(urls[:EXAMPLES]))
