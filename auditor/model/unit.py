"""What one page says of an institution or a leader, or gives of the guide or the entrance for requests."""

from enum import StrEnum

import msgspec


class UnitKind(StrEnum):
    """Whom a page introduces."""

    INSTITUTION = "institution"
    LEADER = "leader"
    GUIDE = "guide"
    """The guide to disclosure (政府信息公开指南)."""
    REQUEST = "request"
    """The entrance for requests (依申请公开)."""


class Unit(msgspec.Struct, frozen=True):
    """An institution or a leader on a page of its own, or in a row of a table; the guide; a page for requests."""

    kind: UnitKind
    name: str
    fields: tuple[str, ...]
    """Keys of what is there, in the order of the word list `units`."""
    is_picture: bool = False
    """The page is pictures rather than text: what they show is not known."""


class PlacedUnit(msgspec.Struct, frozen=True):
    """An institution or a leader, and the page that introduces it."""

    unit: Unit
    url: str
