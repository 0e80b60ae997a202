"""Times on the clock the readers live by."""

from datetime import UTC, datetime, timedelta, timezone

_BEIJING = timezone(timedelta(hours=8))


def beijing(time: datetime) -> datetime:
    """Return the same moment in Beijing; a time without a zone is UTC."""
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(_BEIJING)
