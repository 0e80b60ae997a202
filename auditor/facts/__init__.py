"""GATHER: say what is there. Reads stored responses; opens no socket, judges nothing."""

from collections.abc import Iterator

import msgspec

from auditor.audit import Audit
from auditor.facts.addresses import plain
from auditor.facts.attachments import read_attachments
from auditor.facts.page import read_page
from auditor.facts.site import SiteBuilder
from auditor.facts.words import Words
from auditor.frames import expand
from auditor.model import Fetch, Menu, Page
from auditor.parallel import spread, within, worthwhile
from auditor.progress import Progress

CHUNK = 40
"""Pages handed to a worker at a time."""
FEW = 120
"""With fewer pages than this, starting workers costs more than it saves."""

PAGE_SECONDS = 20.0
"""Longest time the facts of one page may take; a page of the portal takes some milliseconds."""

Packed = tuple[bytes, bytes]
"""A fetch as msgpack, and its body's zstd frame."""


class Read(msgspec.Struct, frozen=True):
    """What was found on one page; or, when our own reading failed over it, how."""

    url: str
    page: Page | None = None
    menus: tuple[Menu, ...] = ()
    failure: str = ""


_pack = msgspec.msgpack.Encoder().encode
_unpack_fetch = msgspec.msgpack.Decoder(Fetch).decode
_unpack_reads = msgspec.msgpack.Decoder(list[Read]).decode


def gather(audit: Audit, words: Words, progress: Progress, workers: int | None = None) -> None:
    """Read every stored page and attachment and write their facts, link targets and site facts.

    `workers`: processes; 0 = this one; None = one a core when there are pages enough.
    """
    progress.stage("gather")
    total = sum(1 for _ in _own_pages(audit))
    builder = SiteBuilder(audit, words)
    done = 0
    audit.forget_pages()
    for reads in _read_all(audit, words, worthwhile(total, FEW) if workers is None else workers):
        pages = [read.page for read in reads if read.page is not None]
        audit.put_pages(pages, (menu for read in reads for menu in read.menus))
        for page in pages:
            builder.add(page)
        for read in reads:
            if read.failure:
                builder.fail(read.url, read.failure)
        done += len(reads)
        progress.step(done, total)
    documents = list(read_attachments(audit, builder.targets.linking, words, workers))
    audit.put_documents(documents)
    builder.finish(documents)


def _own_pages(audit: Audit) -> Iterator[Fetch]:
    """Stored pages, each once: `/x/` and `/x/index.html` are one when equal, and so are both ends of a redirect."""
    seen: set[int] = set()
    for fetch in audit.page_fetches():
        # A hash is enough, and takes a tenth of the room: the body's own is a cryptographic one.
        same = hash((plain(fetch.url), fetch.body))
        if same in seen or _is_copy(audit, fetch):
            continue
        seen.add(same)
        yield fetch


def _is_copy(audit: Audit, fetch: Fetch) -> bool:
    """Tell whether a redirect led to a page that is stored under its own address."""
    if not fetch.final_url or fetch.final_url == fetch.url:
        return False
    final = audit.fetch(fetch.final_url)
    return final is not None and bool(final.body)


def _read_all(audit: Audit, words: Words, workers: int) -> Iterator[list[Read]]:
    packed = ((_pack(fetch), audit.packed_body(fetch.body)) for fetch in _own_pages(audit))
    results = spread(_read_packed, packed, size=CHUNK, workers=workers, prepare=_prepare, args=(words,))
    return map(_unpack_reads, results)


_words: Words


def _prepare(words: Words) -> None:
    global _words
    _words = words


def _read_packed(chunk: list[Packed]) -> bytes:
    return _pack([_read(_unpack_fetch(fetch), expand(body)) for fetch, body in chunk])


def _read(fetch: Fetch, body: bytes) -> Read:
    try:
        with within(PAGE_SECONDS):
            return Read(fetch.url, *read_page(fetch, body, _words))
    except Exception as error:
        # One page must not cost the others; the report names it and what happened.
        return Read(fetch.url, failure=f"{type(error).__name__}: {error}"[:200])
