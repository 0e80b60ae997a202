"""How the text of a page is set."""

import msgspec

from auditor.model.spot import Seen, Spot


class Lettering(Spot, frozen=True, kw_only=True):
    """How one block of text is set; it stands for the blocks of its component. Lengths are CSS pixels."""

    text: str
    size: float
    """Font size of most of its letters."""
    line: float
    """From line to line, as a multiple of the font size; of a single line its height."""
    line_set: bool
    """The page says how far apart its lines are; else the font does, and readers may have another one."""
    width: float
    """The longest line, in full-width characters."""
    gap: float | None
    """From its last line to the next paragraph, as a multiple of its line distance; None: no paragraph follows."""
    lines: int
    letters: int
    running: bool
    """Text that runs on over two lines or more, most of it no links."""
    justified: bool
    capitals: bool
    """Latin words in capitals alone, by style or as written."""


class Sizes(msgspec.Struct, frozen=True, kw_only=True):
    """What is typical of some text, counted by letters, and its least; all 0 when there is none."""

    letters: int = 0
    size: float = 0
    """Typical (median) font size in CSS pixels."""
    smallest: float = 0
    line: float = 0
    """Typical (median) distance from line to line, as a multiple of the font size."""
    tightest: float = 0


class Writing(Seen, frozen=True, kw_only=True):
    """The text of a page that can be seen, block by block; each tuple has one block of every component."""

    running: Sizes = Sizes()
    """Of running text alone."""
    whole: Sizes = Sizes()
    """Of all text."""
    smallest: tuple[Lettering, ...] = ()
    """The blocks with the smallest letters: of running text, then of the rest."""
    tightest: tuple[Lettering, ...] = ()
    """Running text whose lines stand closest."""
    longest: tuple[Lettering, ...] = ()
    """Running text with the longest lines."""
    complete: bool = True
    """False: there was more text than is measured."""
