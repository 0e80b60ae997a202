"""The tables of an audit's database, and which of its complaints are the world's."""

import sqlite3

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
