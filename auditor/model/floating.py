"""What floats above a page: bars, tool bars, dialogs and windows."""

from enum import StrEnum

import msgspec

from auditor.model.spot import Seen, Spot


class FloatKind(StrEnum):
    """What a floating box is for, as far as place, size and words tell."""

    BAR = "bar"
    """A header, menu or foot bar that stays when the page is scrolled."""
    TOOLS = "tools"
    """A side bar of tools: back to top, share, customer service, accessibility."""
    DIALOG = "dialog"
    """Opened by itself above the page: in its middle, or with everything else dimmed."""
    WINDOW = "window"
    """All else: a picture or a box that hovers or drifts."""


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """The control that closes a floating box. Lengths are CSS pixels."""

    selector: str
    snippet: str
    name: str
    """Empty: it has no name and was found by its place."""
    width: float
    height: float
    place: str
    """`top-left`, `top-right`, `bottom` (its middle) or empty: elsewhere."""
    works: bool
    """Whether the box was gone, or at most half as large, after a click on it."""


class Float(Spot, frozen=True, kw_only=True):
    """A box that floats. Lengths are CSS pixels, shares 0 to 1."""

    kind: FloatKind
    name: str
    """Its first words, else those of its picture."""
    width: float
    height: float
    covered: float
    """Share of the viewport it covers."""
    hides: float
    """Share of it below which something of the page lies: text, links, controls, pictures."""
    moves: bool
    promotional: tuple[str, ...] = ()
    """Words of advertising in it."""
    timed: bool = False
    """It says that it goes away by itself."""
    opaque: bool = False
    """Most of it is a frame, a film or a plug-in that cannot be looked into."""
    controls: int = 0
    """Controls in it that lead to no address; any may close it."""
    close: Closing | None = None
    """None: there is none, or it was not looked for (bars and tools)."""


class Floating(Seen, frozen=True, kw_only=True):
    """All that floats above the page as it stands after it has loaded, in document order."""

    floats: tuple[Float, ...] = ()
    scripts_lost: bool = False
    """A script of the page did not load, or from another host so that it cannot be told."""
