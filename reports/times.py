"""Times as the readers' clock shows them."""

from datetime import UTC, date, datetime, timedelta, timezone

_BEIJING = timezone(timedelta(hours=8))


def beijing(time: datetime) -> datetime:
    """Return the time on the clock of Beijing; one without a zone is UTC."""
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(_BEIJING)


def day(time: datetime | None) -> date | None:
    """Return the day in Beijing."""
    return beijing(time).date() if time else None


def minute(time: datetime) -> str:
    """Return day, hour and minute in Beijing."""
    return f"{beijing(time):%Y-%m-%d %H:%M}"
