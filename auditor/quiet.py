"""Quiet hours: the part of the day in which the portal is not asked. Pure."""

import re
from datetime import datetime

_HOURS = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\s*-\s*([01]?\d|2[0-3]):([0-5]\d)")
_DAY = 86_400


def quiet_seconds(hours: str, now: datetime) -> float:
    """Return how long it is quiet from `now`; 0 outside of the hours (`08:30-18:00`, also over midnight) or without.

    Raises ValueError when they are not written so.
    """
    if not hours:
        return 0.0
    match = _HOURS.fullmatch(hours.strip())
    if match is None:
        raise ValueError(f"{hours!r} is no part of a day; write 08:30-18:00")
    begin, end = (int(match[i]) * 3_600 + int(match[i + 1]) * 60 for i in (1, 3))
    second = now.hour * 3_600 + now.minute * 60 + now.second + now.microsecond / 1e6
    is_quiet = begin <= second < end if begin <= end else not end <= second < begin
    return (end - second) % _DAY if is_quiet else 0.0
