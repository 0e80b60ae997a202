"""What a page loses when it is shown narrow, enlarged or with wider text."""

from enum import StrEnum

from auditor.model.basic import View
from auditor.model.spot import Seen, Spot


class Harm(StrEnum):
    """What a reader suffers."""

    STICKS_OUT = "sticks_out"
    """Text beyond the right edge of the window: it is read by scrolling sideways."""
    CUT = "cut"
    """Text beyond the edge of something that neither grows nor scrolls."""
    OVERLAP = "overlap"
    """Text upon other text."""
    COVER = "cover"
    """What stays in its place while the page scrolls hides the page."""


class Strain(Spot, frozen=True, kw_only=True):
    """The worst place of one component that came to harm in a view, and was in order in the desktop's window."""

    view: View
    harm: Harm
    text: str
    """The words that suffer; of a cover, what it says."""
    other: str = ""
    """Of an overlap, the words it lies upon."""
    px: float
    """How far it sticks out, is cut off or lies upon the other; CSS pixels. Of a cover, its height."""
    share: float
    """The same as a share: of the font size; of the page's letters that stick out; of the window that is covered."""


class Layout(Seen, frozen=True, kw_only=True):
    """How a page bears 320 CSS pixels, 200 %, text twice as large, and the text spacing of WCAG 1.4.12."""

    letters: int = 0
    """Letters that can be seen in the desktop's window."""
    width: float = 0
    """How wide the page is, in CSS pixels, in a window of 320."""
    complete: bool = True
    """False: there was more text than is measured, or more pairs of lines than are compared."""
    strains: tuple[Strain, ...] = ()
