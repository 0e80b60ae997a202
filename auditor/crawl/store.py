"""Answers on their way into the audit folder, many in one transaction."""

from datetime import UTC, datetime
from types import TracebackType

from auditor.audit import Audit
from auditor.crawl.frontier import Wanted
from auditor.model import Fetch, Verdict

_BATCH = 100
_BYTES = 10_000_000
"""Bodies that wait to be written, all together."""


class Store:
    """Collects answers and writes them in batches. Use as a context manager: what is left is written at the end."""

    def __init__(self, audit: Audit) -> None:
        self._audit = audit
        self._waiting: list[tuple[Fetch, bytes | None]] = []
        self._held = 0

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.flush()

    def put(self, fetch: Fetch, body: bytes | None) -> None:
        """Take one answer; a later one for the same address replaces it."""
        self._waiting.append((fetch, body))
        self._held += len(body or b"")
        if len(self._waiting) >= _BATCH or self._held > _BYTES:
            self.flush()

    def put_not_asked(self, wanted: Wanted, reason: str) -> None:
        """Take an address that is known but was not asked."""
        url, depth, via, how, kind, external = wanted
        at = datetime.now(UTC)
        fetch = Fetch(
            url, Verdict.NOT_ASKED, at=at, depth=depth, via=via, how=how, kind=kind, external=external, reason=reason
        )
        self.put(fetch, None)

    def flush(self) -> None:
        """Write what was taken."""
        waiting, self._waiting = self._waiting, []
        self._held = 0
        if waiting:
            self._audit.put_fetches(waiting)
