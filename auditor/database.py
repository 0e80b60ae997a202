"""The database of an audit folder: its tables, how it is opened and left, and what its complaints mean."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

from auditor.errors import UserError
from auditor.frames import DamagedFrame

T = TypeVar("T")

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS fetch
    (url TEXT PRIMARY KEY, depth INTEGER NOT NULL, page INTEGER NOT NULL, fact BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS exchange
    (id INTEGER PRIMARY KEY, key BLOB NOT NULL, passing INTEGER NOT NULL, fact BLOB NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS exchange_by_key ON exchange (key);
CREATE TABLE IF NOT EXISTS body (hash TEXT PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS page (url TEXT PRIMARY KEY, depth INTEGER NOT NULL, fact BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS document (url TEXT PRIMARY KEY, fact BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS menu (id TEXT PRIMARY KEY, fact BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS target (url TEXT PRIMARY KEY, fact BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS opening (position INTEGER PRIMARY KEY, fact BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS measured (url TEXT, viewport TEXT, fact BLOB NOT NULL, PRIMARY KEY (url, viewport));
CREATE TABLE IF NOT EXISTS picture
    (url TEXT, selector TEXT, view TEXT, file TEXT NOT NULL, PRIMARY KEY (url, selector, view));
CREATE TABLE IF NOT EXISTS finding (position INTEGER PRIMARY KEY, fact BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS tally (position INTEGER PRIMARY KEY, fact BLOB NOT NULL);
"""

WORLD = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_READONLY,
    )
)
"""What the database complains of when the file or the disk is at fault, not our SQL."""

DAMAGE = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))
"""What of that means that the file is not as it was written."""

_pack = msgspec.msgpack.Encoder().encode


class Database:
    """The open database of an audit folder. Use as a context manager.

    What the disk or a damaged file does to it while it is open ends as a UserError. A new folder that comes to grief
    before an answer was stored is not kept, so that the same command can be given again.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the folder. Raises UserError when it is not an audit folder, or exists already when `create`."""
        file = folder / "audit.db"
        if create and file.exists():
            raise UserError(f"{folder} already holds an audit; choose another --out")
        if not create and not file.exists():
            raise UserError(f"{folder} is not an audit folder: it has no audit.db")
        self.folder = folder
        self.is_new = create
        """It holds no audit yet."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.db = sqlite3.connect(file, isolation_level=None)
            self.db.execute("PRAGMA journal_mode=WAL")
            self.db.execute("PRAGMA synchronous=NORMAL")
            self.db.executescript(SCHEMA)
        except (OSError, sqlite3.DatabaseError) as error:
            raise UserError(_complaint(file, error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        file = self.folder / "audit.db"
        is_world = isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) & 0xFF in WORLD
        if error is not None and (is_world or isinstance(error, DamagedFrame)):
            self.db.close()
            raise UserError(_complaint(file, error)) from error
        came_to_grief = self.is_new and error is not None
        is_empty = came_to_grief and self.db.execute("SELECT 1 FROM fetch LIMIT 1").fetchone() is None
        self.db.close()
        if is_empty:
            file.unlink()
            with suppress(OSError):
                self.folder.rmdir()

    def check(self) -> None:
        """Look through the whole database. Raises UserError when it is damaged."""
        found = self.db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise UserError(_complaint(self.folder / "audit.db", ValueError(found.splitlines()[-1])))

    @property
    def size(self) -> int:
        """Bytes the database takes on disk, its write-ahead log included."""
        return sum(file.stat().st_size for file in self.folder.glob("audit.db*"))

    def note(self, name: str, value: Any) -> None:
        """Keep one small value under `name` (`settings`, `started`, `finished`, `complete` …)."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, _pack(value)))

    def noted(self, name: str, type_: type[T], default: T) -> T:
        """Return the value kept under `name`."""
        row = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return default if row is None else msgspec.msgpack.decode(row[0], type=type_)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write everything inside the `with` together or not at all."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")


def _complaint(file: Path, error: BaseException) -> str:
    """Return what is wrong with the database file, in one line."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in DAMAGE or not isinstance(error, sqlite3.Error | OSError):
        return f"{file} is damaged ({error}); audit the portal anew with another --out"
    return f"cannot use {file}: {error}"
