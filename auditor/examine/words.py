"""The words probes recognise things by, as frozen values read from `rules/packs/words/*.yaml`."""

from collections.abc import Mapping
from typing import Any

import msgspec

from auditor.errors import UserError
from auditor.model import Entrance

Strings = tuple[str, ...]


class FloatingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What floats above a page, and what closes it: `floating.yaml`."""

    close_names: Strings
    close_parts: Strings
    close_hints: Strings
    tool_names: Strings
    tool_parts: Strings
    tool_hints: Strings
    promotional: Strings
    timed: Strings


class ElderWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The elder mode and its tools: `elder.yaml`."""

    class Tool(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
        """One kind of tool and its signs."""

        tool: str
        names: Strings
        parts: Strings
        hints: Strings

    tools: tuple[Tool, ...]
    larger: Strings
    beside: str
    """CSS selector, like the next two."""
    navigation: str
    trails: str
    minor: Strings
    advertising: Strings


class EntryWords(msgspec.Struct, frozen=True):
    """Which entrances there are: `entries.yaml`, whose other keys are for the recogniser of facts."""

    entrances: tuple[Entrance, ...]
    search_prompts: Strings
    search_fields: Strings
    search_buttons: Strings


class SightWords(msgspec.Struct, frozen=True, rename="kebab"):
    """Every word list a probe needs; a field is a file of that name. A page gets them as `portal.words`."""

    floating: FloatingWords
    elder: ElderWords
    entries: EntryWords

    @property
    def script(self) -> str:
        """A script that hands them to the probes of a page."""
        return f"portal.words = {msgspec.json.encode(msgspec.to_builtins(self)).decode()}"


def as_sight(raw: Mapping[str, Any]) -> SightWords:
    """Return word files, by their names, as values; other files are passed over.

    Raises UserError naming file and key when one is missing, unknown or of the wrong type.
    """
    try:
        return msgspec.convert(raw, SightWords)
    except msgspec.ValidationError as error:
        raise UserError(f"word files: {error}") from error
