"""What must be published (法定主动公开): items, fields, dates."""

from collections.abc import Iterable, Iterator

from auditor.model import ColumnState, MandatoryItem, Sighting, Site

HOLDING = frozenset((ColumnState.FILLED, ColumnState.SINGLE, ColumnState.OUTSIDE))
"""States of a place that shows something; what stands on another host of the government's counts."""


def chosen(site: Site, items: Iterable[str]) -> Iterator[MandatoryItem]:
    """Yield the items with these ids, in their order."""
    by_id = {it.item: it for it in site.items}
    return (by_id[id_] for id_ in items if id_ in by_id)


def told(sighting: Sighting) -> str:
    """Return a place as people call it: the column path, else its name."""
    return " > ".join(sighting.path) or sighting.name
