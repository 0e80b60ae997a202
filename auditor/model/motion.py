"""What moves, blinks or changes on a page without being asked."""

from auditor.model.spot import Seen, Spot


class Movement(Spot, frozen=True, kw_only=True):
    """One part of the page that moves or changes by itself. Lengths are CSS pixels."""

    kind: str
    """`moves` (slides, scrolls, drifts), `changes` (fades, swaps its content), `figures` (only digits change, as in a
    clock), `animation` (a style sheet does it), `picture` (an animated GIF) or `video`."""
    width: float
    height: float
    """Of the part that can be seen; a strip of slides counts as its frame."""
    seconds: float
    """How long it goes on, as far as was watched: the whole time when no end came in sight."""
    controls: tuple[str, ...] = ()
    """What can be operated in it and beside it and leads to no other page: the name, else id and class, in lower case.
    A picture or video with the browser's own controls has `controls` among them."""
    stops_on_hover: bool | None = None
    """It rests while the mouse is over it. None: not tried."""
    stops_on_focus: bool | None = None
    """It rests while something in it has the focus. None: not tried, or nothing in it takes the focus."""
    heeds_setting: bool = False
    """It rests for readers whose system asks for less movement."""
    flashes: float = 0
    """Pairs of opposite changes of brightness in a second."""
    brightness: float | None = None
    """By how much the relative luminance (0 to 1) changes when it flashes. None: not known."""


class Motion(Seen, frozen=True, kw_only=True):
    """What moves by itself: one of every component. What comes to rest within a few seconds is left out."""

    watched: float = 0
    """Seconds of the page's time."""
    by_clock: bool = False
    """The page's timers were moved on; else only style sheets, pictures and videos were seen."""
    movements: tuple[Movement, ...] = ()
    leaves_to: str = ""
    """Where a script wanted to go meanwhile, which it was kept from; empty when the page stayed."""
    reloads: bool = False
    """That is this page again."""
