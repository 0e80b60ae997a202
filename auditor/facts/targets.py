"""Who links to what: unique link targets with a count and their first referrers. Pure."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from auditor.model import Fetch, Link, LinkTarget, Page, Referrer

REFERRERS = 5


class Targets:
    """Adds pages up, in order of depth and address, so that the first referrers are always the same."""

    def __init__(self) -> None:
        self.count: dict[str, int] = {}
        self.referrers: dict[str, list[Referrer]] = {}
        self.on_home: set[str] = set()
        self.shown: set[str] = set()

    def add(self, page: Page, *, is_home: bool) -> None:
        """Count every address the page links to once."""
        seen: set[str] = set()
        self.shown.update(link.url for link in page.links if not link.hidden)
        for link in page.links:
            if not link.url or link.url in seen:
                continue
            seen.add(link.url)
            self.count[link.url] = self.count.get(link.url, 0) + 1
            known = self.referrers.setdefault(link.url, [])
            if len(known) < REFERRERS:
                known.append(_referrer(page, link))
        if is_home:
            self.on_home |= seen

    def joined(self, fetches: Iterable[Fetch], is_not_asked: Callable[[Fetch], bool]) -> Iterator[LinkTarget]:
        """Every address that is linked to, with what it answered; addresses never requested are left out."""
        for fetch in fetches:
            if fetch.url in self.count and not is_not_asked(fetch):
                yield self._target(fetch)

    def _target(self, fetch: Fetch) -> LinkTarget:
        return LinkTarget(
            url=fetch.url,
            verdict=fetch.verdict,
            kind=fetch.kind,
            external=fetch.external,
            status=fetch.status,
            final_url=fetch.final_url,
            reason=fetch.reason,
            attempts=fetch.attempts,
            referrer_count=self.count[fetch.url],
            referrers=tuple(self.referrers[fetch.url]),
            on_home=fetch.url in self.on_home,
            hidden_only=fetch.url not in self.shown,
        )


def _referrer(page: Page, link: Link) -> Referrer:
    return Referrer(page.url, link.text[:80], page.template, link.component, link.selector)


def without_links(page: Page) -> Page:
    """The page without its links, for keeping many."""
    return msgspec.structs.replace(page, links=())
