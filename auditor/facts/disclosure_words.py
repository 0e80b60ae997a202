"""The words what must be published is recognised by."""

import msgspec

Strings = tuple[str, ...]


class ListedItem(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """One mandatory item and the names it goes by."""

    title: str
    names: Strings = ()
    """Whole names that mean it anywhere."""
    inside: Strings = ()
    """Whole names that mean it within the disclosure area only."""
    parts: Strings = ()
    """Parts of names."""
    not_in: Strings = ()
    """Words that no name with one of the parts may have."""
    below: Strings = ()
    """Parts of the names of columns it must stand below; empty: anywhere."""
    slugs: Strings = ()
    """Last folders of addresses."""
    titles: Strings = ()
    """Patterns for the titles of its pages, blanks left out."""
    parts_are_sure: bool = False
    """A part of a name is enough outside of the disclosure area, too."""


class ItemWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What must be published and what it is called: `mandatory-items.yaml`."""

    areas: Strings
    """Names of the disclosure area."""
    never: Strings
    """Words of column names that mean news, not the item."""
    units: Strings
    """What the name of an office ends with: 政策法规科 is no column of 政策法规."""
    items: dict[str, ListedItem]


class UnitWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a page says of an institution or a leader: `units.yaml`."""

    institution: dict[str, Strings]
    leader: dict[str, Strings]
    guide: dict[str, Strings]
    request: dict[str, Strings]
    heads: dict[str, Strings]
    one_field: Strings
    inner: Strings
    inner_ends: Strings
    institution_names: Strings
    leader_names: Strings
    guide_names: Strings


class CatalogueWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of the two disclosure catalogues, the gazette and departments: `catalogues.yaml`."""

    grassroots: Strings
    basic: Strings
    endings: Strings
    gazette: str
    departments: Strings
    after_departments: Strings


class PolicyWords(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """How policy documents, interpretations and consultations are told: `policy.yaml`."""

    fields: dict[str, Strings]
    beside: Strings
    telling: Strings
    nothing: Strings
    longest_value: int
    marks: Strings
    in_force: Strings
    interpretations: Strings
    interpretation_columns: Strings
    no_interpretations: Strings
    boxes: Strings
    document_boxes: Strings
    mark_hints: Strings
    forwards: Strings
    document_columns: Strings
    calls: Strings
    results: Strings
    neither: Strings
    explanations: Strings
    major: Strings
    calls_major: str
    denies_major: str
    about: Strings
    reasons: Strings
    told: Strings
    periods: Strings
    begins: Strings
    ends: Strings
