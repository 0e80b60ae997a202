"""What was sent and what came back, word for word, so that an interrupted crawl can be walked again without asking."""

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b, sha256
from time import monotonic
from types import TracebackType
from typing import Self

import msgspec

from auditor.audit import Audit
from auditor.crawl.client import Answer, Request
from auditor.crawl.verdicts import Trouble
from auditor.model import Verdict

_BATCH = 100
_BYTES = 10_000_000
"""Bodies that wait to be stored, all together."""
_SECONDS = 1.0
"""Longest time an exchange waits to be stored."""
_MAY_PASS = frozenset((Verdict.TIMEOUT, Verdict.REFUSED, Verdict.DNS_FAILURE))


class _Exchange(msgspec.Struct, frozen=True, array_like=True):
    """An answer without its body, or the trouble that came in its place."""

    answer: Answer | None = None
    trouble: Trouble | None = None


_FORGET_TROUBLE = """DELETE FROM exchange WHERE passing AND NOT EXISTS (SELECT 1 FROM exchange AS later
    WHERE later.key = exchange.key AND later.id > exchange.id AND NOT later.passing)"""
_NTH = "SELECT fact, body FROM exchange WHERE key = ? ORDER BY id LIMIT 1 OFFSET ?"

_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(_Exchange).decode


class Log:
    """The exchanges of one crawl, in the audit's database. Use as a context manager: at its end all is written.

    The crawl's order is fixed by the answers, so whoever recalls each of them before asking ends where an undisturbed
    crawl would have ended. What that crawl settled is dropped at the start, and so is trouble that no good answer
    followed: it may have been what ended it.
    """

    def __init__(self, audit: Audit) -> None:
        self._audit = audit
        self._waiting: list[tuple[bytes, bool, bytes, str, bytes]] = []
        self._held = 0
        self._written = monotonic()
        self._recalled: Counter[bytes] = Counter()
        with audit.transaction():
            audit.db.execute("DELETE FROM fetch")
            audit.db.execute(_FORGET_TROUBLE)
        self._is_resumed = audit.db.execute("SELECT 1 FROM exchange LIMIT 1").fetchone() is not None
        self.bytes = audit.size
        """Size of the audit on disk when exchanges were last written."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.flush()

    def recall(self, request: Request) -> Answer | Trouble | None:
        """Return what this request brought when it was sent this often before; None when it was not."""
        if not self._is_resumed:
            return None
        key = _key(request)
        row = self._audit.db.execute(_NTH, (key, self._recalled[key])).fetchone()
        if row is None:
            return None
        self._recalled[key] += 1
        fact, body = row
        exchange = _unpack(fact)
        if exchange.answer is None:
            return exchange.trouble
        return exchange.answer._replace(body=self._audit.body(body) if body else b"")

    def record(self, request: Request, answer: Answer | Trouble) -> None:
        """Keep what a request brought."""
        key = _key(request)
        if self._is_resumed:
            self._recalled[key] += 1  # what was just recorded is no earlier answer
        stored = _stored(answer)
        self._waiting.append((key, *stored))
        self._held += len(stored[-1])
        if len(self._waiting) >= _BATCH or self._held > _BYTES or monotonic() - self._written > _SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write what was recorded."""
        waiting, self._waiting = self._waiting, []
        self._held, self._written = 0, monotonic()
        if not waiting:
            return
        with self._audit.transaction():
            for *exchange, hash_, body in waiting:
                if body:
                    self._audit.put_body(hash_, body)
                self._audit.db.execute("INSERT INTO exchange VALUES (NULL, ?, ?, ?, ?)", (*exchange, hash_))
        self.bytes = self._audit.size

    def close(self) -> None:
        """Drop what was kept: the crawl is complete, and nobody will go on with it."""
        self.flush()
        self._audit.db.execute("DELETE FROM exchange")


def _key(request: Request) -> bytes:
    written = "\n".join((request.method, request.url, *_pairs(request.headers), *_pairs(request.cookies)))
    return blake2b(written.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _pairs(pairs: Iterable[tuple[str, str]]) -> Iterable[str]:
    return (f"{name}={value}" for name, value in pairs)


def _stored(answer: Answer | Trouble) -> tuple[bool, bytes, str, bytes]:
    if isinstance(answer, Trouble):
        return answer.verdict in _MAY_PASS, _pack(_Exchange(trouble=answer)), "", b""
    may_pass = answer.status >= 500 or answer.status == 429
    hash_ = sha256(answer.body).hexdigest() if answer.body else ""
    return may_pass, _pack(_Exchange(answer._replace(body=b""))), hash_, answer.body
