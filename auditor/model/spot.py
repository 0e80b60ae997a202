"""What all probes have in common: a place on a page, and that they may fail to measure."""

import msgspec

from auditor.model.basic import Unknown


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """One place of the page that stands for all alike: the element of its component that shows the measured most."""

    selector: str
    """A step into a frame or a shadow tree is written ` >>> `."""
    snippet: str
    component: str
    """Selector with positions, ids and generated parts removed; equal for the same place of a template."""
    count: int = 1
    """Elements of this component that were measured; this one stands for them."""


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What a probe saw on a page; every other field has a default."""

    unknown: Unknown | None = None
    """Why the probe could not measure; everything else is then empty."""
