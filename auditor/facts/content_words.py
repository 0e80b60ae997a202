"""The word lists content is recognised by, as frozen values."""

from datetime import date

import msgspec

Strings = tuple[str, ...]


class PrivateWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """What tells a private number from one that is not: `private.yaml`."""

    provinces: Strings
    identity: Strings
    not_identity: Strings
    samples: Strings
    sample_numbers: Strings
    names: Strings
    not_persons: Strings
    phones: Strings
    office_phones: Strings
    cards: Strings
    not_cards: Strings
    official_heads: Strings
    lists: Strings
    public_lists: Strings
    owners: Strings
    calls: Strings


class ContentWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """What stands in a text and does not belong there: `content.yaml`."""

    class Variable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
        """How a template language writes a variable."""

        sign: str
        """What every one of them holds; looked for first, as it costs little."""
        pattern: str
        client: bool = False
        """A script in the browser may fill it."""

    variables: tuple[Variable, ...]
    no_values: Strings
    fillers: Strings
    garbled: Strings
    building: Strings
    longest_building: int
    code_elements: Strings
    bodies: Strings
    small_picture: int
    picture_titles: Strings


class OldWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """Names that are out of use: `wrong-words.yaml`."""

    class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
        """One of them."""

        word: str
        now: str
        since: date
        forms: Strings = ()
        """How it is written where that is more than the word itself."""

    entries: tuple[Entry, ...]
    before: Strings
    after: Strings
