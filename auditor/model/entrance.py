"""How an entrance is recognised, in markup and in the browser alike."""

import msgspec

Strings = tuple[str, ...]


class Entrance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of entrance and its signs, as the word list `entries.yaml` has them."""

    kind: str
    """A value of EntryKind."""
    texts: Strings = ()
    parts: Strings = ()
    not_in: Strings = ()
    ids: Strings = ()
    handlers: Strings = ()
    addresses: Strings = ()
    scripts: Strings = ()
