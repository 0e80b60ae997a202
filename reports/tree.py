"""The column tree for the eye: nested, and what is said beside every name."""

from collections.abc import Iterable

import msgspec

from auditor.model import Column, ColumnKind, ColumnState, Unknown
from reports.words import Words

NESTED = 16
"""Deepest nesting of the tree on screen."""


class Node(msgspec.Struct):
    """One column with the columns below it."""

    column: Column
    children: list["Node"]
    siblings: list["Node"]
    """The list it stands in itself."""
    depth: int


def tree(columns: Iterable[Column]) -> list[Node]:
    """Return the first-level columns; a column whose parent was not seen before it stands on the first level.

    Columns nested deeper than `NESTED` stand beside their parent: no screen shows more, and nothing recurses deeper.
    """
    roots: list[Node] = []
    seen: dict[str, Node] = {}
    for column in columns:
        parent = seen.get(column.parent)
        if parent is None:
            siblings, depth = roots, 1
        elif parent.depth < NESTED:
            siblings, depth = parent.children, parent.depth + 1
        else:
            siblings, depth = parent.siblings, parent.depth
        seen[column.id] = node = Node(column, [], siblings, depth)
        siblings.append(node)
    return roots


def about(words: Words, column: Column) -> list[str]:
    """Return what is said of a column beside its name: kind, items, newest date, twins."""
    said = [] if column.kind is ColumnKind.OTHER else [words.name("column-kind", column.kind)]
    said += _items(words, column)
    if column.twins:
        said.append(words.text("columns.twins", n=len(column.twins)))
    return said


def _items(words: Words, column: Column) -> list[str]:
    items, newest = column.items, column.newest
    if isinstance(items, Unknown):
        same = isinstance(newest, Unknown) and newest.reason is items.reason
        key = "columns.both-unknown" if same else "columns.items-unknown"
        said = [words.text(key, reason=words.name("reason", items.reason))]
        if same:
            return said
    else:
        said = [words.text("columns.items", n=items)] if items or column.state is ColumnState.EMPTY else []
    if isinstance(newest, Unknown):
        return [*said, words.text("columns.newest-unknown", reason=words.name("reason", newest.reason))]
    if newest:
        return [*said, words.text("columns.newest", day=newest.isoformat())]
    return [*said, words.text("columns.undated")] if items and not isinstance(items, Unknown) else said
