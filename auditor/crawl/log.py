"""What was sent and what came back, word for word, so that an interrupted crawl can be walked again without asking."""

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b, sha256
from time import monotonic
from types import TracebackType
from typing import Self

import msgspec
from msgspec.structs import replace

from auditor.audit import Audit
from auditor.crawl.client import Answer, Request
from auditor.crawl.render import Rendered
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
_unpack_rendered = msgspec.msgpack.Decoder(Rendered).decode


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
        stored = self._next(_key(request))
        if stored is None:
            return None
        exchange = _unpack(stored[0])
        return exchange.trouble if exchange.answer is None else exchange.answer._replace(body=self._body(stored[1]))

    def record(self, request: Request, answer: Answer | Trouble) -> None:
        """Keep what a request brought."""
        if isinstance(answer, Trouble):
            self._keep(_key(request), answer.verdict in _MAY_PASS, _pack(_Exchange(trouble=answer)))
            return
        may_pass = answer.status >= 500 or answer.status == 429
        self._keep(_key(request), may_pass, _pack(_Exchange(answer._replace(body=b""))), answer.body)

    def recall_rendered(self, url: str) -> Rendered | None:
        """Return what the browser showed at an address; None when it did not open it."""
        stored = self._next(_key(Request("RENDER", url)))
        return None if stored is None else replace(_unpack_rendered(stored[0]), html=self._body(stored[1]))

    def record_rendered(self, url: str, rendered: Rendered) -> None:
        """Keep what the browser showed."""
        self._keep(_key(Request("RENDER", url)), False, _pack(replace(rendered, html=b"")), rendered.html)

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

    def _next(self, key: bytes) -> tuple[bytes, str] | None:
        if not self._is_resumed:
            return None
        row: tuple[bytes, str] | None = self._audit.db.execute(_NTH, (key, self._recalled[key])).fetchone()
        self._recalled[key] += row is not None
        return row

    def _body(self, hash_: str) -> bytes:
        return self._audit.body(hash_) if hash_ else b""

    def _keep(self, key: bytes, may_pass: bool, fact: bytes, body: bytes = b"") -> None:
        if self._is_resumed:
            self._recalled[key] += 1  # what was just kept is no earlier answer
        self._waiting.append((key, may_pass, fact, sha256(body).hexdigest() if body else "", body))
        self._held += len(body)
        if len(self._waiting) >= _BATCH or self._held > _BYTES or monotonic() - self._written > _SECONDS:
            self.flush()


def _key(request: Request) -> bytes:
    written = "\n".join((request.method, request.url, *_pairs(request.headers), *_pairs(request.cookies)))
    return blake2b(written.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _pairs(pairs: Iterable[tuple[str, str]]) -> Iterable[str]:
    return (f"{name}={value}" for name, value in pairs)
