"""What each column holds: items, newest date, state, kind, twins. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b

import msgspec

from auditor.facts.addresses import plain
from auditor.facts.brief import Brief
from auditor.facts.names import squeeze
from auditor.facts.witness import ROOT, Node
from auditor.facts.words import ColumnWords
from auditor.model import Column, ColumnKind, ColumnState, PageType, Reason, Unknown

TEXT_OF_ITS_OWN = 60
"""Characters of text from which a page without a list is content and not an empty column."""

Trouble = Callable[[str], Unknown | None]
"""Why the page at an address could not be read; None when it could, or was never heard of."""


def columns(
    nodes: Sequence[Node],
    briefs: Iterable[Brief],
    words: ColumnWords,
    trouble: Trouble,
    is_outside: Callable[[str], bool],
    clicks: Mapping[str, int],
) -> tuple[Column, ...]:
    """Return the columns in tree order.

    `clicks`: plain address → fewest clicks from the home page, for addresses links lead to.
    """
    pages = {plain(page.url): page for page in briefs}
    ids, paths = _names(nodes)
    children: dict[str, list[Node]] = {}
    for node in nodes:
        children.setdefault(node.parent, []).append(node)
    built: dict[str, Column] = {}
    for node in reversed(nodes):  # children before parents: their dates and states count for the parent
        below = [built[child.key] for child in children.get(node.key, ())]
        page = node.pages[0] if node.pages else pages.get(plain(node.url)) if node.url else None
        items = _items(node, page, below, trouble)
        built[node.key] = Column(
            id=ids[node.key],
            name=node.name,
            url=node.url,
            parent=ids.get(node.parent, ""),
            path=paths[node.key],
            level=len(paths[node.key]),
            kind=_kind(paths[node.key], words),
            state=_state(node, page, items, below, is_outside),
            clicks=_clicks(node, clicks),
            items=items,
            dated=sum(listing.dated for listing in node.pages),
            newest=_newest(node, page, items, below),
            children=len(below),
            templates=tuple(sorted({listing.template for listing in node.pages})),
            aliases=tuple(sorted({listing.url for listing in node.pages} - {node.url})),
            evidence=node.evidence,
        )
    return _with_twins([built[node.key] for node in nodes], nodes)


def _names(nodes: Sequence[Node]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Ids and name paths by key. Two columns of one path are told apart by their addresses."""
    paths: dict[str, tuple[str, ...]] = {ROOT: ()}
    ids: dict[str, str] = {}
    used: set[str] = set()
    for node in nodes:
        paths[node.key] = (*paths[node.parent], node.name)
        text = "/".join(map(squeeze, paths[node.key]))
        id_ = _hash(text)
        ids[node.key] = id_ if id_ not in used else _hash(f"{text} {node.url}")
        used.add(ids[node.key])
    return ids, paths


def _hash(text: str) -> str:
    return blake2b(text.encode(), digest_size=6).hexdigest()


def _items(node: Node, page: Brief | None, below: Sequence[Column], trouble: Trouble) -> int | Unknown:
    """Items of the column's own list; articles whose trail names it when the list was not read."""
    if page is None and node.url and (why := trouble(node.url)) is not None:
        return why
    announced = max((listing.rows or 0 for listing in node.pages), default=0)
    listed = sum(listing.items for listing in node.pages)
    count = max(announced, listed, node.articles.pages)
    if count:
        return count
    if page is not None and {"list", "page"} & set(page.scripted):
        return Unknown(Reason.SCRIPT)
    if page is not None and page.type is PageType.STUB and page.jumps_to and not below:
        return trouble(page.jumps_to) or 0
    return 0


def _newest(node: Node, page: Brief | None, items: int | Unknown, below: Sequence[Column]) -> date | Unknown | None:
    own = [listing.newest for listing in node.pages] + [node.articles.newest]
    if page is not None and page.type is PageType.ARTICLE:
        own.append(page.published)
    days = [day for day in own if day is not None]
    days += [column.newest for column in below if isinstance(column.newest, date)]
    if days:
        return max(days)
    unread = [column.newest for column in below if isinstance(column.newest, Unknown)]
    if isinstance(items, Unknown):
        return items
    return unread[0] if unread else None


def _state(
    node: Node,
    page: Brief | None,
    items: int | Unknown,
    below: Sequence[Column],
    is_outside: Callable[[str], bool],
) -> ColumnState:
    if node.url and is_outside(node.url):
        return ColumnState.OUTSIDE
    if isinstance(items, Unknown):
        return ColumnState.UNREAD
    if items > 1 or any(column.state in (ColumnState.FILLED, ColumnState.SINGLE) for column in below):
        return ColumnState.FILLED
    if items == 1 or (page is not None and page.type is PageType.ARTICLE):
        return ColumnState.SINGLE
    if not node.url:
        return ColumnState.NO_PAGE
    if page is None:
        return ColumnState.UNREAD
    if not page.is_bare and _has_content(page):
        return ColumnState.FILLED
    if any(column.state in (ColumnState.UNREAD, ColumnState.OUTSIDE) for column in below):
        return ColumnState.UNREAD
    return ColumnState.EMPTY


def _has_content(page: Brief) -> bool:
    """Tell whether a page without a list shows something of its own."""
    if page.type in (PageType.INTERACTIVE, PageType.SERVICE, PageType.DIRECTORY):
        return True
    return page.text_length >= TEXT_OF_ITS_OWN or page.pictures > 1


def _clicks(node: Node, clicks: Mapping[str, int]) -> int | Unknown:
    known = [clicks[plain(url)] for url in (node.url, *(page.url for page in node.pages)) if plain(url) in clicks]
    return min(known) if known else Unknown(Reason.NOT_SHOWN, "no link leads here")


def _kind(path: tuple[str, ...], words: ColumnWords) -> ColumnKind:
    """The kind its own name tells, else that of the nearest column above. A unit's name (人事科) tells none."""
    for name in map(squeeze, reversed(path)):
        told = next((kind.kind for kind in words.kinds if name in kind.names), None)
        if told is None and not name.endswith(words.units):
            told = next((kind.kind for kind in words.kinds if any(part in name for part in kind.parts)), None)
        if told is not None:
            return told
    return ColumnKind.OTHER


def _with_twins(built: Sequence[Column], nodes: Sequence[Node]) -> tuple[Column, ...]:
    """Mark columns that list the same items; a landing page repeating its own child is none."""
    same: dict[str, list[int]] = {}
    for position, node in enumerate(nodes):
        first = next((page for page in node.pages if page.url == node.url), None)
        if first is not None and first.sample and first.type is not PageType.STUB:
            same.setdefault(first.sample, []).append(position)
    result = list(built)
    for group in same.values():
        for position in group:
            related = {built[position].parent, built[position].id}
            twins = tuple(
                built[other].url
                for other in group
                if built[other].id not in related and built[other].parent != built[position].id
            )
            if twins:
                result[position] = msgspec.structs.replace(built[position], twins=twins)
    return tuple(result)
