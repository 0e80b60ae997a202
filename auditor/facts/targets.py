"""Who links to what: unique link targets with a count and their first referrers. Pure."""

from collections.abc import Callable, Iterable, Iterator
from sys import intern

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
        for link in page.links:
            url = link.url
            if not link.hidden:
                self.shown.add(url)
            if not url or url in seen:
                continue
            seen.add(url)
            count = self.count[url] = self.count.get(url, 0) + 1
            if count <= REFERRERS:
                self.referrers.setdefault(url, []).append(_referrer(page, link))
        if page.jumps_to and page.jumps_to not in seen:
            seen.add(page.jumps_to)
            self._send_on(page)
        if is_home:
            self.on_home |= seen

    def _send_on(self, page: Page) -> None:
        """Count where a stub sends its readers."""
        count = self.count[page.jumps_to] = self.count.get(page.jumps_to, 0) + 1
        self.shown.add(page.jumps_to)
        if count <= REFERRERS:
            self.referrers.setdefault(page.jumps_to, []).append(Referrer(page.url, page.title[:80], page.template))

    def linking(self, url: str) -> tuple[tuple[Referrer, ...], int]:
        """Return the first pages that link to an address, and how many do."""
        return tuple(self.referrers.get(url, ())), self.count.get(url, 0)

    def joined(self, fetches: Iterable[Fetch], is_not_asked: Callable[[Fetch], bool]) -> Iterator[LinkTarget]:
        """Every address that is linked to, with what it answered; addresses never requested are left out."""
        for fetch in fetches:
            if fetch.url in self.count and not is_not_asked(fetch):
                yield self._target(fetch)

    def _target(self, fetch: Fetch) -> LinkTarget:
        referrers, count = self.linking(fetch.url)
        return LinkTarget(
            url=fetch.url,
            verdict=fetch.verdict,
            kind=fetch.kind,
            external=fetch.external,
            status=fetch.status,
            final_url=fetch.final_url,
            reason=fetch.reason,
            attempts=fetch.attempts,
            referrer_count=count,
            referrers=referrers,
            on_home=fetch.url in self.on_home,
            hidden_only=fetch.url not in self.shown,
        )


def _referrer(page: Page, link: Link) -> Referrer:
    # Texts and parts of the page come again on every page: kept once, they take a fifth of the room.
    return Referrer(page.url, intern(link.text[:80]), intern(page.template), intern(link.component), link.selector)
