"""JSON for programs that show it to people: compact, and no text in it can do harm."""

from datetime import UTC, datetime
from typing import Any

import msgspec

from reports.clean import clean


def compact(value: object) -> bytes:
    """Return the value as JSON in UTF-8, every text in it cleaned."""
    return msgspec.json.encode(_cleaned(value))


def moment(time: datetime) -> str:
    """Return the time as programs write it, `2026-11-20T01:30:00Z`; one without a zone is UTC."""
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    return f"{aware.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    return [_cleaned(one) for one in value] if isinstance(value, list | tuple) else value
