"""How large the things are that a reader must hit."""

from auditor.model.spot import Seen, Spot


class Target(Spot, frozen=True, kw_only=True):
    """The hardest to hit of the links and controls of one component. Lengths are CSS pixels."""

    name: str
    width: float
    height: float
    to_box: float
    """From its centre to the nearest other target, at most 100; a label counts with its control."""
    to_centre: float
    """From its centre to the nearest centre of another target, at most 100."""
    in_text: bool
    """It stands in a line of running text, which sets its height."""
    native: bool
    """A check box, radio button or the like that looks as the browser draws it."""


class Targets(Seen, frozen=True, kw_only=True):
    """The links and controls of a page, one of every component; those that lead to one address count once."""

    measured: int = 0
    """All of them."""
    hardest: tuple[Target, ...] = ()
