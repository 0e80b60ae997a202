"""Mandatory items: what the law and the platform rules want published, and where the portal shows it."""

from datetime import date
from enum import StrEnum

import msgspec

from auditor.model.basic import Unknown
from auditor.model.column import ColumnState


class SeenBy(StrEnum):
    """What made a place be taken for an item; the best first."""

    NAME = "name"
    """A column is called as the item is called."""
    CONTEXT = "context"
    """A column of the disclosure area has a name that means the item there."""
    TITLE = "title"
    """A page or a list entry has such a title."""
    PART = "part"
    """The name of a column contains a name of the item."""
    LINK = "link"
    """The home page links to it under such a name."""
    ADDRESS = "address"
    """The address of a column has the usual word in it."""


class Sighting(msgspec.Struct, frozen=True, gc=False):
    """One place that shows an item."""

    by: SeenBy
    name: str
    url: str
    state: ColumnState
    path: tuple[str, ...] = ()
    """Column path; empty where it is no column."""
    newest: date | Unknown | None = None
    is_sure: bool = True
    """Only a person can say whether a place that is not sure means the item."""
    why_unread: Unknown | None = None

    @property
    def place(self) -> str:
        """What people call the place: the column path, else its name."""
        return " > ".join(self.path) or self.name


class MandatoryItem(msgspec.Struct, frozen=True):
    """One thing that must be published."""

    item: str
    """`art20-07`, `guide` …: its key in the word list `mandatory-items`."""
    title: str
    """The official words."""
    sightings: tuple[Sighting, ...] = ()
    """The best first, at most 8."""
    years: tuple[int, ...] = ()
    """Years that titles of its pages and list entries name, newest first."""

    @property
    def url(self) -> str:
        """Address of the best place; empty when there is none."""
        return self.sightings[0].url if self.sightings else ""


class Disclosure(msgspec.Struct, frozen=True):
    """The part of the portal where disclosure happens (政府信息公开)."""

    path: tuple[str, ...] = ()
    """Of its topmost column; empty when the portal has none."""
    url: str = ""
    columns: int = 0
    """Columns below it."""
    unread: Unknown | None = None
    """Why what it does not show cannot be called missing; None when it was read."""
