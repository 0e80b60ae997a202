"""What the demonstration portal is made of, and what an audit of it must say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Outcome = Literal["failed", "not failed", "cant_tell"]

Edit = Callable[[str], str]
"""Changes the markup of one page. Raises ValueError when the page has no place for the change."""


class Answer(NamedTuple):
    """What the server says to one address."""

    body: bytes
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    location: str = ""
    """Where a redirect leads; empty when it is none."""
    delay: float = 0.0
    """Seconds the server waits before it answers."""


@dataclass(frozen=True, slots=True)
class Portal:
    """The whole portal, ready to be served."""

    host: str
    """Host and port the pages were written for."""
    pages: Mapping[str, Answer]
    """Answers by path; every other path is answered with 404."""
    missing: Answer
    """The answer to a path that is not there."""


class Expectation(NamedTuple):
    """What an audit of the portal must say, or must not say."""

    rule: str
    path: str
    """Path of the page or link target; for a column without a page its names, joined by `/`."""
    outcome: Outcome
    why: str


class Plant(NamedTuple):
    """One fault or near-miss: what must be said of it, and how it comes into the portal."""

    rule: str
    path: str
    why: str
    on: str = ""
    """Pages whose markup is changed, as a shell pattern of paths; empty when content or answers already carry it."""
    edit: Edit | None = None
    outcome: Outcome = "failed"
