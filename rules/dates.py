"""The day on which a moment falls where the portals are, and the working days between two days there."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta


def day_in_china(moment: datetime) -> date:
    """Return the calendar day of `moment` (UTC) in China, which keeps UTC+8 all year."""
    return (moment + timedelta(hours=8)).date()


def working_days(first: date, last: date, free: Mapping[str, str], worked: Mapping[str, str]) -> int | None:
    """Return how many working days lie after `first` up to `last`; None when a year between them is not known.

    `free` and `worked` give for every year its holidays and the weekends worked in their stead: `05-01..05-05 10-01`.
    """
    years = [str(year) for year in range(first.year, last.year + 1)]
    if not all(year in free and year in worked for year in years):
        return None
    idle = {day for year in years for day in _days(year, free[year])}
    busy = {day for year in years for day in _days(year, worked[year])}
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(day in busy or (day.weekday() < 5 and day not in idle) for day in days)


def _days(year: str, written: str) -> Iterator[date]:
    for span in written.split():
        begin, _, end = span.partition("..")
        day, last = date.fromisoformat(f"{year}-{begin}"), date.fromisoformat(f"{year}-{end or begin}")
        while day <= last:
            yield day
            day += timedelta(days=1)
