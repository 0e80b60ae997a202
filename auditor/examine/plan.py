"""Which pages the browser opens: few, and together they show what a rule could judge anywhere on the portal. Pure.

First the pages everyone visits, then one or two of every template, then those whose markup says what no page before
said. The pages of a portal share a few dozen templates; what tells pages of one template apart is what editors put in.
"""

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heapreplace
from itertools import chain, islice, zip_longest
from typing import NamedTuple

from auditor.model import Opening, Page, PageType, Site
from auditor.settings import Settings

SHARE = 4
"""At most one page in so many is opened: a plan that wants more has met pages that differ in trifles."""
FEWEST = 40
"""So many may be opened whatever their share: it takes minutes."""
MOST = 400
"""Pages opened of the largest portal: it takes about an hour."""
MANY = 10
"""A template of so many pages gets two opened: scripts make pages differ as well, and markup does not tell how."""
SMALL = 3
"""Pages of a template that are all opened where they are forms, services, topics or the disclosure directory."""

DOUBT = 1
"""The bit of a trait that is set when what it says is suspect by itself."""

_NOT_OPENED = frozenset({PageType.STUB, PageType.ERROR})
_VISITED = frozenset({PageType.DIRECTORY, PageType.INTERACTIVE, PageType.SERVICE, PageType.SPECIAL})


class _Candidate(NamedTuple):
    """What is kept of a page that could be opened."""

    draw: str
    """Its turn among equals: made of the seed and the address alone, so that no other page changes it."""
    url: str
    address: str
    template: str
    type: PageType
    traits: "array[int]"


def plan(site: Site, pages: Iterable[Page], settings: Settings) -> tuple[Opening, ...]:
    """Return the pages to open, most telling first; no address twice. `pages` is read once and not kept.

    `--examine N` opens the first N; where the plan is shorter, it goes on drawing from the templates in turn.
    """
    if settings.examine == "none":
        return ()
    candidates = [_candidate(page, settings.seed) for page in pages if page.type not in _NOT_OPENED]
    draft = _Draft(candidates)
    hubs = draft.take(_hubs(site, candidates))
    if settings.examine == "all":
        return tuple(chain(hubs, draft.take((candidate, "asked") for candidate in candidates)))
    telling = chain(hubs, draft.take(draft.samples()), draft.take(draft.content()))
    if settings.examine == "auto":
        return tuple(islice(telling, min(MOST, max(FEWEST, len(candidates) // SHARE))))
    return tuple(islice(chain(telling, draft.take(draft.turns())), int(settings.examine)))


def _candidate(page: Page, seed: int) -> _Candidate:
    draw = hashlib.blake2b(f"{seed} {page.url}".encode(), digest_size=8).hexdigest()
    address = page.url if page.address == page.url else page.address
    return _Candidate(draw, page.url, address, page.template, page.type, array("I", page.traits))


def _hubs(site: Site, candidates: Iterable[_Candidate]) -> Iterator[tuple[_Candidate, str]]:
    """The home page and the first-level columns in menu order, as far as they were read."""
    read = {candidate.address: candidate for candidate in sorted(candidates, reverse=True)}
    read |= {candidate.url: candidate for candidate in candidates}
    if site.home and site.home.url in read:
        yield read[site.home.url], "home"
    for column in site.columns:
        if column.level != 1:
            continue
        found = [read[address] for address in (column.url, *column.aliases) if address in read]
        if found and found[0].type != PageType.HOME:
            yield found[0], "first-level column"


class _Draft:
    """What is open so far and what it shows. Every way of going on yields pages with why, as the plan opens them."""

    def __init__(self, candidates: Iterable[_Candidate]) -> None:
        kinds: dict[tuple[str, PageType], list[_Candidate]] = {}
        for candidate in sorted(candidates):
            kinds.setdefault((candidate.template, candidate.type), []).append(candidate)
        self._kinds = [pages for _, pages in sorted(kinds.items(), key=lambda kind: (-len(kind[1]), kind[0]))]
        self._open: set[str] = set()
        self._shown: set[int] = set()

    def take(self, chosen: Iterable[tuple[_Candidate, str]]) -> Iterator[Opening]:
        """Open pages as they are chosen, each once."""
        for candidate, why in chosen:
            if candidate.url not in self._open:
                self._open.add(candidate.url)
                self._shown.update(candidate.traits)
                yield Opening(candidate.url, why, candidate.template)

    def samples(self) -> Iterator[tuple[_Candidate, str]]:
        """One page of every template, the largest first, then further ones: always the page that shows most."""
        for turn in range(1, SMALL + 1):
            for pages in self._kinds:
                closed = self._closed(pages)
                if closed and len(pages) - len(closed) < turn <= _wanted(pages):
                    yield max(closed, key=self._gain), "template"

    def content(self) -> Iterator[tuple[_Candidate, str]]:
        """The page that shows most of what none has shown, again and again until everything was shown."""
        heap = [(-self._gain(page), page) for pages in self._kinds for page in self._closed(pages)]
        heapify(heap)
        while heap:
            gain, page = heap[0]
            left = -self._gain(page)
            if left > gain:
                heapreplace(heap, (left, page))
                continue
            heappop(heap)
            if left:
                yield page, "content"

    def turns(self) -> Iterator[tuple[_Candidate, str]]:
        """All that is left, from the templates in turn."""
        for turn in zip_longest(*(self._closed(pages) for pages in self._kinds)):
            yield from ((page, "template") for page in turn if page is not None)

    def _closed(self, pages: Iterable[_Candidate]) -> list[_Candidate]:
        return [page for page in pages if page.url not in self._open]

    def _gain(self, page: _Candidate) -> int:
        """What a page shows that none before did; a doubt counts for two features."""
        shown = self._shown
        return sum(1 + (trait & DOUBT) for trait in page.traits if trait not in shown)


def _wanted(pages: Sequence[_Candidate]) -> int:
    """Pages of a template and type that are opened whatever they show."""
    if len(pages) <= SMALL and pages[0].type in _VISITED:
        return len(pages)
    return 2 if len(pages) >= MANY else 1
