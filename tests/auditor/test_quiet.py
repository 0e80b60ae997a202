from datetime import datetime

import pytest

from auditor.errors import UserError
from auditor.quiet import quiet_seconds
from auditor.settings import load_settings


@pytest.mark.parametrize(
    ("hours", "time", "minutes"),
    [
        ("", "12:00", 0),
        ("08:30-18:00", "08:29", 0),
        ("08:30-18:00", "08:30", 570),
        ("08:30-18:00", "17:59", 1),
        ("08:30-18:00", "18:00", 0),
        ("22:00-06:00", "23:00", 420),
        ("22:00-06:00", "05:00", 60),
        ("22:00-06:00", "06:00", 0),
        ("22:00-06:00", "12:00", 0),
        ("9:00 - 10:00", "09:30", 30),
        ("08:00-08:00", "08:00", 0),
    ],
)
def test_it_is_quiet_until_the_hours_end(hours: str, time: str, minutes: int) -> None:
    assert quiet_seconds(hours, datetime.fromisoformat(f"2026-11-23T{time}:00")) == 60 * minutes


@pytest.mark.parametrize("hours", ["8-18", "08:30", "24:00-06:00", "08:61-09:00", "always"])
def test_other_hours_are_refused(hours: str) -> None:
    with pytest.raises(ValueError, match="write 08:30-18:00"):
        quiet_seconds(hours, datetime(2026, 11, 23))


def test_a_setting_that_is_no_part_of_a_day_is_the_users_mistake() -> None:
    assert load_settings(None, {"quiet_hours": "22:00-06:00"}).quiet_hours == "22:00-06:00"
    with pytest.raises(UserError, match="quiet_hours"):
        load_settings(None, {"quiet_hours": "at night"})
