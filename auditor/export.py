"""One page as a plain record, for `auditor pages`. Pure."""

from datetime import date
from typing import Any

from auditor.model import Page, Unknown


def page_record(page: Page) -> dict[str, Any]:
    """Return the page in the shape of the contract: what is unknown is null, with the reason beside it."""
    unknown = {
        name: value.reason.value
        for name in ("breadcrumb", "published", "source")
        if isinstance(value := getattr(page, name), Unknown)
    }
    return {
        "url": page.url,
        "type": page.type.value,
        "breadcrumb": [step.name for step in page.breadcrumb] if isinstance(page.breadcrumb, tuple) else None,
        "title": page.title,
        "date": page.published.isoformat() if isinstance(page.published, date) else None,
        "source": page.source if isinstance(page.source, str) else None,
        "labels": {label.name: label.value for label in reversed(page.labels)},
        "list": _list(page),
        "template": page.template,
        **({"unknown": unknown} if unknown else {}),
    }


def _list(page: Page) -> dict[str, Any] | None:
    if page.list is None:
        return None
    return {
        "items": page.list.items,
        "dated": page.list.dated,
        "newest": page.list.newest.isoformat() if page.list.newest else None,
    }
