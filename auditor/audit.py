"""The audit folder and its database: the seam between the stages.

Every stage reads what the ones before it wrote and replaces what it wrote itself, so each can be repeated alone.
Facts are stored as msgpack in zstd frames, bodies by content hash.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from auditor.database import Database
from auditor.errors import UserError
from auditor.frames import PackedPage, expand, pack, squeeze, unpack_measured, unpack_page
from auditor.model import (
    Document,
    Fetch,
    Finding,
    LinkKind,
    LinkTarget,
    Measured,
    Menu,
    Opening,
    Page,
    Site,
    Tally,
    Text,
    Waiver,
)
from auditor.settings import Settings

T = TypeVar("T")

Spotted = tuple[str, str, str]
"""Address, selector and view of a picture."""

_pack = msgspec.msgpack.Encoder().encode


class Audit(Database):
    """An open audit folder. Use as a context manager; every `put_…` is one transaction."""

    @property
    def pictures(self) -> Path:
        """The folder of the pictures the examination took; made on first use."""
        folder = self.folder / "pictures"
        folder.mkdir(exist_ok=True)
        return folder

    @property
    def settings(self) -> Settings:
        """The settings of the audit. Raises UserError when another version of the program wrote them."""
        try:
            return self.noted("settings", Settings, Settings())
        except msgspec.ValidationError as error:
            raise UserError(f"{self.folder} was written by another version of the auditor: {error}") from error

    # -- crawl

    def put_fetches(self, fetches: Iterable[tuple[Fetch, bytes | None]]) -> None:
        """Store answers with the bodies to keep (None: not kept), together or not at all."""
        with self.transaction():
            for fetch, body in fetches:
                if body is not None:
                    self.put_body(fetch.body, body)
                self.db.execute(
                    "INSERT OR REPLACE INTO fetch VALUES (?, ?, ?, ?)",
                    (fetch.url, fetch.depth, bool(fetch.body) and fetch.kind is not LinkKind.ATTACHMENT, _pack(fetch)),
                )

    def put_body(self, hash_: str, body: bytes) -> None:
        """Store a body under its SHA-256, once."""
        if self.db.execute("SELECT 1 FROM body WHERE hash = ?", (hash_,)).fetchone() is None:
            self.db.execute("INSERT INTO body VALUES (?, ?)", (hash_, squeeze(body)))

    def fetches(self) -> Iterator[Fetch]:
        """Every answer by depth, then address."""
        return self._facts(Fetch, "SELECT fact FROM fetch ORDER BY depth, url")

    def page_fetches(self) -> Iterator[Fetch]:
        """The answers that are pages, by depth, then address.

        No query stays open meanwhile: it would keep all that is written from leaving the write-ahead log.
        """
        urls = self.db.execute("SELECT url FROM fetch WHERE page ORDER BY depth, url").fetchall()
        return (fetch for (url,) in urls if (fetch := self.fetch(url)) is not None)

    def fetch(self, url: str) -> Fetch | None:
        """The answer for one address."""
        row = self.db.execute("SELECT fact FROM fetch WHERE url = ?", (url,)).fetchone()
        return None if row is None else msgspec.msgpack.decode(row[0], type=Fetch)

    def packed_body(self, hash_: str) -> bytes:
        """A stored body as its zstd frame (for a worker to expand). Raises KeyError when it is not there."""
        row = self.db.execute("SELECT content FROM body WHERE hash = ?", (hash_,)).fetchone()
        if row is None:
            raise KeyError(hash_)
        return bytes(row[0])

    def body(self, hash_: str) -> bytes:
        """A stored body. Raises KeyError when it is not there."""
        return expand(self.packed_body(hash_))

    # -- gather

    def put_pages(self, pages: Iterable[Page], menus: Iterable[Menu]) -> None:
        """Store page facts and the menus they name."""
        with self.transaction():
            self.db.executemany(
                "INSERT OR REPLACE INTO page VALUES (?, ?, ?)",
                ((page.url, page.depth, pack(page)) for page in pages),
            )
            self.db.executemany("INSERT OR IGNORE INTO menu VALUES (?, ?)", ((menu.id, _pack(menu)) for menu in menus))

    def forget_pages(self) -> None:
        """Drop the facts of every page, before they are gathered again."""
        with self.transaction():
            self.db.execute("DELETE FROM page")
            self.db.execute("DELETE FROM menu")

    def packed_pages_with_measured(self) -> Iterator[PackedPage]:
        """Page facts by depth, then address, each with what was measured on it; as stored, for workers."""
        query = """SELECT page.fact, desktop.fact, phone.fact FROM page
            LEFT JOIN measured AS desktop ON desktop.url = page.url AND desktop.viewport = 'desktop'
            LEFT JOIN measured AS phone ON phone.url = page.url AND phone.viewport = 'phone'
            ORDER BY depth, page.url"""
        return iter(self.db.execute(query))

    def pages(self) -> Iterator[Page]:
        """Page facts by depth, then address."""
        return (unpack_page(fact) for (fact,) in self.db.execute("SELECT fact FROM page ORDER BY depth, url"))

    def page(self, url: str) -> Page | None:
        """The facts of one page."""
        row = self.db.execute("SELECT fact FROM page WHERE url = ?", (url,)).fetchone()
        return None if row is None else unpack_page(row[0])

    def page_urls(self) -> Iterator[str]:
        """Addresses of the pages with facts, by depth, then address."""
        return (url for (url,) in self.db.execute("SELECT url FROM page ORDER BY depth, url"))

    def menus(self) -> dict[str, Menu]:
        """Every menu and tree by id."""
        decode = msgspec.msgpack.Decoder(Menu).decode
        return {key: decode(fact) for key, fact in self.db.execute("SELECT id, fact FROM menu ORDER BY id")}

    def put_documents(self, documents: Iterable[Document]) -> None:
        """Replace the facts of the attachments."""
        self._replace("document", ((document.url, _pack(document)) for document in documents))

    def documents(self) -> Iterator[Document]:
        """Facts of the attachments that were read, by address."""
        return self._facts(Document, "SELECT fact FROM document ORDER BY url")

    def put_targets(self, targets: Iterable[LinkTarget]) -> None:
        """Replace the link targets."""
        self._replace("target", ((target.url, _pack(target)) for target in targets))

    def targets(self) -> Iterator[LinkTarget]:
        """Every link target by address."""
        return self._facts(LinkTarget, "SELECT fact FROM target ORDER BY url")

    def put_site(self, site: Site) -> None:
        """Store the site facts."""
        self.note("site", site)

    def site(self) -> Site:
        """The site facts. Raises UserError when the portal has not been gathered."""
        row = self.db.execute("SELECT value FROM meta WHERE name = 'site'").fetchone()
        if row is None:
            raise UserError(f"{self.folder}: the facts have not been gathered; run `auditor judge {self.folder}`")
        return msgspec.msgpack.decode(row[0], type=Site)

    # -- examine

    def begin_examination(self, openings: Sequence[Opening], *, go_on: bool = False) -> Sequence[Opening]:
        """Store which pages are opened now; return those that are not measured yet.

        What an earlier examination measured is dropped, unless `go_on` and it had the same plan.
        """
        if go_on and list(self.openings()) == list(openings):
            measured = {one.url for one in self.measured() if one.failure is None}
            return [opening for opening in openings if opening.url not in measured]
        self.db.execute("DELETE FROM measured")
        self._replace("opening", ((position, _pack(opening)) for position, opening in enumerate(openings)))
        return openings

    def openings(self) -> Iterator[Opening]:
        """The pages that were to be opened, in order; none when there was no browser."""
        return self._facts(Opening, "SELECT fact FROM opening ORDER BY position")

    def put_measured(self, measured: Measured) -> None:
        """Store what the browser measured on one page."""
        self.db.execute(
            "INSERT OR REPLACE INTO measured VALUES (?, ?, ?)",
            (measured.url, measured.viewport, pack(measured)),
        )

    def measured(self, viewport: str = "desktop") -> Iterator[Measured]:
        """What was measured at a viewport, by address. A page that failed stands under `desktop` only."""
        rows = self.db.execute("SELECT fact FROM measured WHERE viewport = ? ORDER BY url", (viewport,))
        return (unpack_measured(fact) for (fact,) in rows)

    @property
    def no_browser(self) -> Text | None:
        """Why the examination had no browser; None when it had one, or was not asked for."""
        return self.noted("no_browser", Text | None, None)  # type: ignore[arg-type]

    # -- picture

    def begin_pictures(self) -> None:
        """Drop the pictures of findings that were taken before."""
        for file in self.pictures_of_places().values():
            (self.pictures / file).unlink(missing_ok=True)
        self.db.execute("DELETE FROM picture")

    def put_picture(self, place: Spotted, file: str) -> None:
        """Say which file below `pictures/` shows a place."""
        self.db.execute("INSERT OR REPLACE INTO picture VALUES (?, ?, ?, ?)", (*place, file))

    def pictures_of_places(self) -> dict[Spotted, str]:
        """The file of every place that was pictured."""
        rows = self.db.execute("SELECT url, selector, view, file FROM picture ORDER BY file")
        return {(url, selector, view): file for url, selector, view, file in rows}

    # -- judge

    def forget_heard(self) -> None:
        """Begin to take in what the rules say."""
        self.db.execute("DROP TABLE IF EXISTS temp.heard")
        self.db.execute("CREATE TEMP TABLE heard (rule, url, selector, key, snippet, id, fact BLOB)")

    def put_heard(self, findings: Iterable[Finding]) -> None:
        """Take in some findings, in any order."""
        rows = ((it.rule, it.url, it.selector, it.key, it.snippet, it.id, _pack(it)) for it in findings)
        self.db.executemany("INSERT INTO temp.heard VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def heard(self) -> Iterator[Finding]:
        """What was taken in, in the order of a report; sorted on disk, not in memory."""
        order = "rule, url, selector, key, snippet, id"
        return self._facts(Finding, f"SELECT fact FROM temp.heard ORDER BY {order}")

    def put_findings(self, findings: Iterable[Finding], tallies: Iterable[Tally]) -> None:
        """Replace the findings and the counts behind them."""
        self._replace("finding", ((position, _pack(finding)) for position, finding in enumerate(findings)))
        self._replace("tally", ((position, _pack(tally)) for position, tally in enumerate(tallies)))

    def findings(self) -> Iterator[Finding]:
        """Every finding in the order the judge put them."""
        return self._facts(Finding, "SELECT fact FROM finding ORDER BY position")

    def tallies(self) -> Iterator[Tally]:
        """The counts of every use of a rule."""
        return self._facts(Tally, "SELECT fact FROM tally ORDER BY position")

    def waivers(self) -> tuple[Waiver, ...]:
        """The agreed exceptions the audit was judged with, each with what it covers."""
        return self.noted("waivers", tuple[Waiver, ...], ())

    # -- inner

    def _facts(self, type_: type[T], query: str) -> Iterator[T]:
        decode = msgspec.msgpack.Decoder(type_).decode
        return (decode(fact) for (fact,) in self.db.execute(query))

    def _replace(self, table: str, rows: Iterable[tuple[Any, bytes]]) -> None:
        with self.transaction():
            self.db.execute(f"DELETE FROM {table}")
            self.db.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
