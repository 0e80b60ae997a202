"""What the keyboard reaches on a page, and what it meets on the way."""

from auditor.model.spot import Seen, Spot


class MouseOnly(Spot, frozen=True, kw_only=True):
    """Something that is operated by mouse and cannot take the focus, nor can anything in it or around it."""

    name: str
    sign: str
    """What tells that it is operated: `handler` (one of its own for clicks), `role`, `no_href` (a link with a handler
    but without an address), `tabindex` (a link taken out of the order)."""


class Trap(Spot, frozen=True, kw_only=True):
    """A part of the page which Tab does not leave although there is more to reach; its first element."""

    names: tuple[str, ...]
    """What is in it, as a reader calls it."""
    buttons: tuple[str, ...]
    """Those of them that can be pressed."""
    dialog: bool
    """It floats over the page, or its role says that it is a dialog."""
    text: str
    """The words in and around it, which may say how to leave."""
    left_by: str
    """The key that led out of it: `shift_tab`, `escape`, or empty."""


class Moved(Spot, frozen=True, kw_only=True):
    """The element that a positive tabindex moves farthest."""

    name: str
    tabindex: int
    place: int
    """Its number among the stops as they stand in the document, from 1."""
    stop: int
    """Its number in the walk, from 1."""
    together: bool
    """All that have a positive tabindex are fields and buttons which stand together and keep their order."""


class Jump(Spot, frozen=True, kw_only=True):
    """The farthest way up between two stops of the walk; the stop it leads to."""

    name: str
    after: str
    """The stop before, as a reader calls it."""
    up_px: float
    """CSS pixels from the top of the one to the top of the other."""
    stops: int
    """Stops in a row, this one first, that stand above the one before."""
    overlap: float
    """How much of their width lies above or below that of the stops before; 0 = another column, 1 = the same."""


class Unseen(Spot, frozen=True, kw_only=True):
    """A stop that looks the same with the focus as without, in a picture too."""

    name: str
    hidden: bool
    """It cannot be seen at all while it has the focus."""


class Change(Spot, frozen=True, kw_only=True):
    """What happened when an element took the focus, or when another value was chosen in it by the arrow key."""

    name: str
    does: str
    """`window`: one was opened; `page`: the page wanted to leave for another address; empty: neither."""
    text: str = ""
    """Its label, title and description: a warning may stand there."""


class SkipLink(Spot, frozen=True, kw_only=True):
    """One of the first stops of the walk that leads to a place of the same page."""

    name: str
    found: bool
    """The place exists."""
    moved: bool | None
    """After Enter the next stop lies in or behind the place; None: nothing follows it that could show it."""


class HoverMenu(Spot, frozen=True, kw_only=True):
    """The item of a menu that shows links as soon as the mouse points at it."""

    name: str
    links: int
    """Those it shows that no stop of the walk leads to; 0: the keyboard was not tried on it."""
    example: str
    leads: bool
    """The item is itself a link to a page."""
    opened_by: str
    """`focus`, or the key that shows the links; empty: none does, or none was tried."""
    covers: bool = False
    """While the mouse points at the item, its links lie upon other content."""
    escapes: bool = False
    """Escape puts the links away while the mouse still points at the item; pressed only where they cover something."""


class Opened(Spot, frozen=True, kw_only=True):
    """A control that opened something upon the page, with controls in it, when it was pressed by key."""

    name: str
    is_dialog: bool
    """Its role says that it is a dialog, or it takes the whole window."""
    enters: str
    """How the focus gets into it: `at_once`, `next` (a dialog, by the first presses of Tab), or empty: neither."""
    closes: str
    """The first way that closes it: `escape`, `leaving` (the focus leaves it), `again` (the control is pressed once
    more), or empty: none of them."""
    back: str
    """Where the focus is after Escape has closed it, or goes at the next press of Tab if it is nowhere: `control` that
    opened it, `near` it in the order of the walk, `away`; empty when Escape does not close it."""


class Ring(Spot, frozen=True, kw_only=True):
    """What shows the focus of an element, drawn by the page's own style and not as the browser does by itself."""

    name: str
    change: float
    """Contrast of the pixels that show it with the same pixels without the focus, 1 to 21; of those that stand out."""
    beside: float | None
    """The same with the colour around; None where there are several."""


class Keyboard(Seen, frozen=True, kw_only=True):
    """The walk through a page by Tab, one entry of every component."""

    stops: int = 0
    complete: bool = True
    """The walk came round; False when it was too long, or a frame did not let it out again."""
    scripts_missing: int = 0
    """Scripts of the page that did not load; what they would have done is not seen."""
    mouse_only: tuple[MouseOnly, ...] = ()
    traps: tuple[Trap, ...] = ()
    moved: tuple[Moved, ...] = ()
    jumps: tuple[Jump, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    on_focus: tuple[Change, ...] = ()
    on_input: tuple[Change, ...] = ()
    """List boxes, three at most."""
    skip_links: tuple[SkipLink, ...] = ()
    menus: tuple[HoverMenu, ...] = ()
    opened: tuple[Opened, ...] = ()
    """Four at most."""
    rings: tuple[Ring, ...] = ()
    """Four at most."""
    hurried: bool = False
    """The time for `opened` and `rings` was up: some may not have been tried."""
