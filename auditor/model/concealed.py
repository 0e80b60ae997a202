"""Links to other hosts that nobody can see as the page stands."""

from auditor.model.spot import Seen, Spot


class ConcealedLink(Spot, frozen=True, kw_only=True):
    """One address that no link on the page shows. What it has in common with `Link` is called alike."""

    url: str
    text: str
    """Its words, else those of its picture, else its title."""
    concealed: str
    """How: display (hidden, transparent, folded up or waiting in a slide), offscreen, size, font or colour."""
    alone: bool
    """Nothing is shown beside its block, from where a reader could unfold it."""


class Concealed(Seen, frozen=True, kw_only=True):
    """The links to other hosts that cannot be seen, in document order, at most 200."""

    links: tuple[ConcealedLink, ...] = ()
