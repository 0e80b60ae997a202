"""What came of trying the elder mode and the accessibility tool bar of a portal."""

from enum import StrEnum

import msgspec

from auditor.model.basic import Unknown
from auditor.model.floating import Floating
from auditor.model.spot import Seen, Spot
from auditor.model.targets import Targets


class Print(Spot, frozen=True, kw_only=True):
    """The text of one component of a page."""

    px: float
    """Size of its letters as they are shown, page zoom included, in CSS pixels."""
    line: float = 0
    """Distance of its lines in letter sizes; 0: none of its texts takes two lines."""
    share: float
    """Share of the page's characters, 0 to 1."""


class Faint(Spot, frozen=True, kw_only=True):
    """Text whose colour is near that of its ground, as axe-core measured it."""

    ratio: float
    px: float
    foreground: str
    background: str


class Tool(Spot, frozen=True, kw_only=True):
    """A control of an elder mode or a tool bar."""

    tool: str
    """`zoom`, `voice`, `contrast`, `pointer` or `back`."""
    name: str


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a page reads, its foot left out."""

    url: str
    px: float = 0
    """Half of the characters are of this size or larger, in CSS pixels; 0: the page has no text."""
    prints: tuple[Print, ...] = ()
    """One of every component, those with the most characters first."""
    tools: tuple[Tool, ...] = ()
    advertising: tuple[Spot, ...] = ()
    """Parts that say of themselves that they are advertising."""
    framed: bool = False
    """A part of it is a frame that was not looked into."""


class Effect(StrEnum):
    """What an entrance does."""

    PAGE = "page"
    """It leads to another page."""
    HERE = "here"
    """It changes the page it stands on."""
    NOTHING = "nothing"
    GONE = "gone"
    """The page it leads to is not there."""


class Trial(Spot, frozen=True, kw_only=True):
    """One entrance of the home page, and what came of using it."""

    kind: str
    """`elder` or `accessible`."""
    name: str
    url: str = ""
    """Where it leads; empty when a script changes the page."""
    unknown: Unknown | None = None
    """Why it cannot be told what it does; all below is then empty."""
    focusable: bool = False
    """The Tab key can reach it."""
    by_keyboard: bool = False
    """The Enter key does what a click does."""
    effect: Effect = Effect.NOTHING
    look: Look | None = None
    """The page in the mode; None when there is none."""
    largest_px: float = 0
    """`px` after the tool that enlarges was used; that of `look` when there is none or it changes nothing."""
    faint: tuple[Faint, ...] = ()
    targets: Targets | None = None
    """Without those in the foot of the page."""
    main: tuple[str, ...] = ()
    """Components of `targets` the page is used by: its menu, tiles, search field and the buttons of its main part."""
    floating: Floating | None = None
    next: Look | None = None
    """The page behind a link of the mode, opened in the same tab; None when none could be opened."""
    returns: bool | None = None
    """There is a way back; None: not clear."""


class Elder(Seen, frozen=True, kw_only=True):
    """The entrances a reader sees on the home page, and what came of the first of each kind."""

    entrances: int = 0
    openers: int = 0
    """Where no entrance is seen: things at the head of the page that may open a menu, pictures without a name."""
    home: Look | None = None
    """The home page as it stands."""
    scripts_lost: int = 0
    """Scripts and data of the home page that did not load."""
    trials: tuple[Trial, ...] = ()
    on_phone: "Elder | None" = None
    """The same at the width of a phone, of the first elder entrance: its page is looked at, contrast left out, if it
    adapts to that width, and not left again. None: the home page does not adapt, has no entrance, or was not asked."""
