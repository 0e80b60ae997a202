"""The part of the contract on what must be published."""

from datetime import date

import msgspec

from auditor import model


class Item(msgspec.Struct, frozen=True):
    """One mandatory item of disclosure."""

    item: str
    title: str
    codes: tuple[str, ...]
    state: model.ItemState
    url: str
    column: str
    newest: date | None
    years: tuple[int, ...]
    message: str
    fields: dict[str, str] = {}


class UnitField(msgspec.Struct, frozen=True):
    """One fact that must be published of a unit."""

    name: str
    state: model.ItemState


class Unit(msgspec.Struct, frozen=True):
    """One institution or leader that a page introduces."""

    kind: model.UnitKind
    name: str
    url: str
    fields: tuple[UnitField, ...]
