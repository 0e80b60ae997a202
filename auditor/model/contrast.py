"""Contrast where axe-core gives up: text over pictures, and the edges of fields."""

from auditor.model.spot import Seen, Spot


class PictureText(Spot, frozen=True, kw_only=True):
    """Words over a picture or a gradient; the contrast (1 to 21) is that to the pixels behind their lines."""

    words: str
    low: float
    """A tenth of the pixels have this contrast or less."""
    median: float
    font_px: float
    weight: int
    """400 is normal, 700 bold."""
    is_outlined: bool = False
    """A shadow or an outline sets the glyphs off, which the measurement leaves out."""


class Boundary(Spot, frozen=True, kw_only=True):
    """Where a field to fill in or a box to tick that the page itself draws ends; contrasts to the colour around it."""

    name: str
    border: float
    """1 without a border; a shadow counts as one."""
    fill: float
    around: float
    """The best of the border, filling and shadow of a box that closely surrounds it; 1 without."""
    is_hinted: bool = False
    """Something else shows where it is: words or a picture in it, or a button that touches it."""


class Contrast(Seen, frozen=True, kw_only=True):
    """Contrasts of a page, one of every component; where a picture did not load there is nothing to measure."""

    texts: tuple[PictureText, ...] = ()
    left_out: int = 0
    """Components with text over a picture that were not measured: too many, or the picture did not load."""
    boundaries: tuple[Boundary, ...] = ()
