"""The day on which a moment falls where the portals are."""

from datetime import date, datetime, timedelta


def day_in_china(moment: datetime) -> date:
    """Return the calendar day of `moment` (UTC) in China, which keeps UTC+8 all year."""
    return (moment + timedelta(hours=8)).date()
