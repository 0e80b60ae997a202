"""Working days between two days, and the holidays they are counted with."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

import rules
from auditor.vocabulary import read_yaml
from rules.dates import working_days

HOLIDAYS = read_yaml(Path(rules.__path__[0]) / "packs" / "words" / "holidays.yaml")
FREE, WORKED = HOLIDAYS["free"], HOLIDAYS["worked"]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2024-03-04", "2024-03-04", 0),
        ("2024-03-01", "2024-03-04", 1),  # a weekend between
        ("2024-04-30", "2024-05-06", 1),  # 劳动节
        ("2024-04-27", "2024-04-28", 1),  # a Sunday worked in stead
        ("2024-09-30", "2024-10-08", 1),  # 国庆节
        ("2023-12-29", "2024-01-02", 1),  # over the end of a year
        ("2024-03-08", "2024-03-01", 0),
    ],
)
def test_holidays_and_weekends_do_not_count_and_worked_weekends_do(first: str, last: str, days: int) -> None:
    assert working_days(date.fromisoformat(first), date.fromisoformat(last), FREE, WORKED) == days


def test_a_year_that_is_not_known_is_not_guessed() -> None:
    assert working_days(date(2018, 12, 28), date(2019, 1, 4), FREE, WORKED) is None


@pytest.mark.parametrize("year", FREE)
def test_a_year_is_whole(year: str) -> None:
    """A wrong day shows: every worked day is a weekend outside of the holidays, seven holidays, 248 to 252 days."""
    start = date(int(year), 1, 1)
    days = [
        start + timedelta(days=number) for number in range(366) if (start + timedelta(days=number)).year == int(year)
    ]
    worked = [date.fromisoformat(f"{year}-{day}") for day in WORKED[year].split()]
    kinds = Counter(
        working_days(day - timedelta(days=1), day, {**FREE, str(int(year) - 1): ""}, {**WORKED, str(int(year) - 1): ""})
        for day in days
    )
    assert all(day.weekday() > 4 and kinds for day in worked)
    assert 248 <= kinds[1] <= 252
    assert FREE.keys() == WORKED.keys()
