"""How the stages say how far they are; the command line draws it."""

from typing import Protocol


class Progress(Protocol):
    """Receives progress; must never fail."""

    def stage(self, name: str) -> None:
        """A stage begins: crawl, gather, examine, judge, tell."""

    def step(self, done: int, known: int) -> None:
        """`done` of `known` units of the stage are finished; `known` may grow."""


class Silent:
    """Draws nothing."""

    def stage(self, name: str) -> None:
        """Ignore."""

    def step(self, done: int, known: int) -> None:
        """Ignore."""
