"""Long numbers in a text that may be a person's, in one piece or in the groups people write them in. Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from auditor.numbers import GROUPED, ungrouped

# A pattern that begins with a digit passes over all other letters quickly; so it looks back behind the first.
_WHOLE = re.compile(r"[1-9](?<![0-9A-Za-z*＊][1-9])[0-9]{10,17}[0-9Xx]?(?!\.?[0-9A-Za-z*＊])", re.ASCII)


class Candidate(NamedTuple):
    """A number, and where in the text it stands."""

    number: str
    """Its digits alone."""
    start: int
    end: int
    is_grouped: bool
    """Blanks or hyphens part it."""


def candidates(text: str) -> Iterator[Candidate]:
    """Yield the numbers of a text: those in one piece, then those in groups."""
    for match in _WHOLE.finditer(text):
        yield Candidate(match[0], match.start(), match.end(), is_grouped=False)
    for match in GROUPED.finditer(text):
        yield Candidate(ungrouped(match[0]), match.start(), match.end(), is_grouped=True)
