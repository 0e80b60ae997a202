"""Which pages the browser opens: the home page, the first-level columns, a seeded sample of every template. Pure."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from auditor.model import Opening, Page, PageType, Site
from auditor.settings import Settings

SAMPLE = 2
"""Pages opened of every template; two find nearly every distinct fault, see the architecture notes."""

_NOT_OPENED = frozenset({PageType.STUB, PageType.ERROR})


class _Candidate(NamedTuple):
    """A page that could be opened, with its place in the draw."""

    draw: str
    url: str


def plan(site: Site, pages: Iterable[Page], settings: Settings) -> tuple[Opening, ...]:
    """Return the pages to open, most telling first; no address twice.

    `--examine N` opens N pages: it cuts the list, or goes on drawing from the templates in turn.
    """
    if settings.examine == "none":
        return ()
    fitting = [page for page in pages if page.type not in _NOT_OPENED]
    chosen = {opening.url: opening for opening in _hubs(site, fitting)}
    if settings.examine == "all":
        for page in fitting:
            chosen.setdefault(page.url, Opening(page.url, "asked", page.template))
        return tuple(chosen.values())
    limit = int(settings.examine) if settings.examine.isdigit() else None
    for opening in _sample(fitting, chosen, settings.seed, SAMPLE if limit is None else limit):
        if limit is not None and len(chosen) >= limit:
            break
        chosen[opening.url] = opening
    return tuple(chosen.values())[:limit]


def _hubs(site: Site, pages: list[Page]) -> Iterator[Opening]:
    """The home page and the first-level columns in menu order, as far as they were read."""
    read = {address: page for page in reversed(pages) for address in (page.address, page.url)}
    if site.home and site.home.url in read:
        yield Opening(site.home.url, "home", site.home.template)
    for column in site.columns:
        if column.level != 1:
            continue
        found = [read[address] for address in (column.url, *column.aliases) if address in read]
        if found and found[0].type != PageType.HOME:
            yield Opening(found[0].url, "first-level column", found[0].template)


def _sample(pages: list[Page], chosen: dict[str, Opening], seed: int, of_each: int) -> Iterator[Opening]:
    """Further pages until every template has `of_each`: one of each in turn, the largest template first.

    The draw depends on the seed and the address alone, so a page more or less does not change the others.
    """
    drawn: dict[str, list[_Candidate]] = {}
    for page in pages:
        drawn.setdefault(page.template, []).append(_Candidate(_draw(seed, page.url), page.url))
    open_of = dict.fromkeys(drawn, 0)
    for opening in chosen.values():
        open_of[opening.template] += 1
    left = {
        template: iter([each.url for each in sorted(candidates) if each.url not in chosen])
        for template, candidates in drawn.items()
    }
    largest_first = sorted(drawn, key=lambda template: (-len(drawn[template]), template))
    for wanted in range(1, of_each + 1):
        for template in largest_first:
            if open_of[template] < wanted and (url := next(left[template], "")):
                open_of[template] += 1
                yield Opening(url, "template", template)


def _draw(seed: int, url: str) -> str:
    return hashlib.blake2b(f"{seed} {url}".encode(), digest_size=8).hexdigest()
