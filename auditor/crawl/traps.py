"""Addresses that are not to be asked: those without end, and those that would do something. Pure."""

import re
from collections import Counter
from itertools import pairwise

_DEEPEST_PATH = 25
_REPEATS = 3
"""Times the same piece of a path may follow itself."""
_PER_SHAPE = {0: 1_000_000, 1: 1_000_000, 2: 10_000, 3: 2_000}
"""Addresses of one path by number of query parameters; more parameters share `_MANY_PARAMETERS`."""
_MANY_PARAMETERS = 500
_CALENDAR_DAYS = 100

WOULD_ACT = "the address would do something rather than show something"

_ACT = re.compile(
    r"[/=](?:log_?out|login_?out|log_?off|sign_?out|delete|remove|print)(?:\.\w+)?(?=[?&;/]|$)", re.IGNORECASE
)
_CALENDAR = re.compile(r"calendar|rili|(?:^|[?&/])(?:year|month|yyyy|weekday|ymd)(?:=|/|$)", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


class Traps:
    """Counts addresses of the same shape; ask in address order, and the same ones are refused every time."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def refusal(self, url: str) -> str:
        """Return why the address is not to be asked; empty when it is."""
        if _ACT.search(url):
            return WOULD_ACT
        path, _, query = url.partition("?")
        pieces = path.split("/")[3:]
        if len(pieces) > _DEEPEST_PATH or _repeats(pieces):
            return "its path repeats itself without end"
        names = sorted({part.partition("=")[0] for part in query.split("&")} - {""})
        is_calendar = _CALENDAR.search(url.partition("://")[2]) is not None
        shape = f"{_DIGITS.sub('#', path) if is_calendar else path}?{'&'.join(names)}"
        most = _CALENDAR_DAYS if is_calendar else _PER_SHAPE.get(len(names), _MANY_PARAMETERS)
        if (is_calendar or len(names) > 1) and self._counts[shape] >= most:
            return f"more than {most} addresses differ only in {'their dates' if is_calendar else 'their parameters'}"
        self._counts[shape] += 1
        return ""


def _repeats(pieces: list[str]) -> bool:
    """Tell whether one, two or three pieces follow themselves more often than believable: /a/b/a/b/a/b/a/b/."""
    for length in (1, 2, 3):
        groups = [tuple(pieces[start : start + length]) for start in range(len(pieces) - length + 1)]
        for offset in range(length):
            run = 0
            for before, after in pairwise(groups[offset::length]):
                run = run + 1 if before == after and any(before) else 0
                if run >= _REPEATS:
                    return True
    return False
