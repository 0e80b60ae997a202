"""Columns: their number, depth, content and freshness. What several of the rules share stands here."""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from auditor.model import Column, ColumnState, Reason, Site, Unknown
from auditor.rule import known

GAP_SHARE = 0.02
"""From this share of pages on, what was left unread may well hold what a rule looks for."""

With = TypeVar("With")


class Beside(NamedTuple, Generic[With]):
    """A column, and what else its judgement needs of the portal."""

    column: Column
    other: With


def opened(column: Column) -> int:
    """Return the items of the column, or end the judgement as cant_tell when its page could not be read."""
    if column.state is ColumnState.UNREAD:
        known(column.items if isinstance(column.items, Unknown) else Unknown(Reason.NOT_SHOWN))
    return known(column.items)


def gap(site: Site) -> Reason | None:
    """Return why a good part of the portal was not read; None when next to nothing was left out."""
    left_out = [gap for gap in site.not_assessed if gap.what == "pages"]
    if sum(gap.count for gap in left_out) <= GAP_SHARE * site.pages:
        return None
    return max(left_out, key=lambda gap: gap.count).reason


def own_pages(columns: Iterable[Column]) -> Iterator[Column]:
    """Return the columns with a page on the portal, each address once.

    A page that stands at two places of the tree is one column when columns are counted against a limit.
    """
    seen: set[str] = set()
    for column in columns:
        if not column.url or column.state is ColumnState.OUTSIDE or column.url in seen:
            continue
        seen.add(column.url)
        yield column


def with_headings(columns: Iterable[Column]) -> Iterator[Column]:
    """Return the columns with a page on the portal, as `own_pages`, and those that only head other columns."""
    columns = tuple(columns)
    paged = {column.id for column in own_pages(columns)}
    return (column for column in columns if column.id in paged or (not column.url and column.children))


def is_named(names: Iterable[str], patterns: Iterable[str]) -> bool:
    """Tell whether one of `patterns` is found in one of `names`."""
    names = tuple(names)
    return any(re.search(pattern, name) for pattern in patterns for name in names)


def tops_of_kind(columns: Iterable[Column]) -> frozenset[str]:
    """Return the ids of the columns that stand below no other column of their kind."""
    by_id = {column.id: column for column in columns}

    def above(column: Column) -> Iterator[Column]:
        while column.parent in by_id:
            column = by_id[column.parent]
            yield column

    return frozenset(
        column.id for column in by_id.values() if all(higher.kind is not column.kind for higher in above(column))
    )


def ends_of_kind(columns: Iterable[Column]) -> frozenset[str]:
    """Return the ids of the columns that have no column of their kind directly below."""
    columns = tuple(columns)
    above = {(column.parent, column.kind) for column in columns}
    return frozenset(column.id for column in columns if (column.id, column.kind) not in above)
