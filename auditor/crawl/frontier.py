"""What to ask next: scope, order, duplicates, limits. Pure: the same pages in any order give the same frontier."""

from collections.abc import Iterable
from typing import NamedTuple

from auditor.address import Scope
from auditor.crawl.traps import Traps
from auditor.html import RawLink
from auditor.model import LinkKind

CRAWLED = frozenset((LinkKind.PAGE, LinkKind.FRAME))


class Wanted(NamedTuple):
    """One address to ask, and how it was first heard of."""

    url: str
    depth: int
    via: str
    how: str
    kind: LinkKind
    external: bool

    @property
    def is_page(self) -> bool:
        """The crawl reads it when it is HTML; anything else is only checked."""
        return self.kind in CRAWLED and not self.external


class Level(NamedTuple):
    """Addresses of one depth, in address order."""

    wanted: list[Wanted]
    refused: list[tuple[Wanted, str]]
    """Not to be asked, with the reason."""


class Frontier:
    """Hands out pages level by level, each level in address order; keeps everything else for the end.

    An address belongs to the page that names it first: lowest depth, then lowest address. Pages of one level may
    therefore be added in any order, but all of them before the next level is taken.
    """

    def __init__(self, scope: Scope, max_depth: int) -> None:
        self.scope = scope
        self.known = 0
        self.deepest = 0
        self._max_depth = max_depth
        self._taken: set[str] = set()
        self._pages: dict[str, Wanted] = {}
        self._targets: dict[str, Wanted] = {}
        self._traps = Traps()

    def start(self, urls: Iterable[str]) -> None:
        """Put the addresses the crawl begins with."""
        for url in urls:
            self._put(Wanted(url, 0, "", "start", LinkKind.PAGE, False))

    def add(self, page: Wanted, links: Iterable[RawLink]) -> None:
        """Put what a page names."""
        depth, via = page.depth + 1, page.url
        taken, pages, targets = self._taken, self._pages, self._targets
        for url, kind, how in links:
            if url in taken:
                continue
            earlier = pages.get(url) or targets.get(url)
            if earlier is not None and (earlier.depth, earlier.via) <= (depth, via):
                continue
            self._put(Wanted(url, depth, via, how, kind, not self.scope.inside(url)))

    def add_sitemap(self, urls: Iterable[str]) -> None:
        """Put addresses of the portal that only its sitemap names, as a level below everything links have reached.

        They do not count as clicks, so `max_depth` lets them in; what they name is again subject to it.
        """
        depth = self.deepest + 1
        for url in urls:
            if url not in self._taken and url not in self._pages and self.scope.inside(url):
                self._put(Wanted(url, depth, "", "sitemap", LinkKind.PAGE, False))

    def next_level(self) -> Level | None:
        """Take the pages of the lowest depth not yet taken; None when there are none."""
        if not self._pages:
            return None
        depth = min(wanted.depth for wanted in self._pages.values())
        level = Level([], [])
        for url in sorted(url for url, wanted in self._pages.items() if wanted.depth == depth):
            wanted = self._pages.pop(url)
            self._taken.add(url)
            reason = self._refusal(wanted)
            if reason:
                level.refused.append((wanted, reason))
            else:
                level.wanted.append(wanted)
        if level.wanted:
            self.deepest = max(self.deepest, depth)
        return level

    def take_targets(self) -> list[Wanted]:
        """Take every address that is only to be checked, in address order."""
        taken = [self._targets[url] for url in sorted(self._targets)]
        self._taken.update(self._targets)
        self._targets.clear()
        return taken

    def has(self, url: str) -> bool:
        """Tell whether the address is taken: asked already, or part of the level that is being asked."""
        return url in self._taken

    def _put(self, wanted: Wanted) -> None:
        # The page that names it first also decides what it is taken for.
        if wanted.url not in self._pages and wanted.url not in self._targets:
            self.known += 1
        self._pages.pop(wanted.url, None)
        self._targets.pop(wanted.url, None)
        (self._pages if wanted.is_page else self._targets)[wanted.url] = wanted

    def _refusal(self, wanted: Wanted) -> str:
        if wanted.how in ("start", "sitemap"):
            return ""
        if wanted.depth > self._max_depth:
            return f"more than {self._max_depth} clicks away"
        return self._traps.refusal(wanted.url)
