"""What one page says of an institution or a leader."""

from enum import StrEnum

import msgspec


class UnitKind(StrEnum):
    """Whom a page introduces."""

    INSTITUTION = "institution"
    LEADER = "leader"


class Unit(msgspec.Struct, frozen=True):
    """An institution or a leader on a page of its own, or in a row of a table."""

    kind: UnitKind
    name: str
    fields: tuple[str, ...]
    """Keys of what is there, in the order of the word list `units`."""
    is_picture: bool = False
    """The page is pictures rather than text: what they show is not known."""
