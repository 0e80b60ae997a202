"""Stored attachments → their facts. Each is read by a process that may hang or die without harm to the rest."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from auditor.address import extension, is_attachment
from auditor.audit import Audit
from auditor.documents import Reading
from auditor.facts.annual_report.in_document import report_in
from auditor.facts.candidates import candidates
from auditor.facts.cells import Rows
from auditor.facts.private import Table, caption_above, may_list_persons, numbers_of_document
from auditor.facts.words import Words
from auditor.frames import expand
from auditor.model import Document, Fetch, FileType, LinkKind, Reason, Referrer, Unknown
from auditor.numbers import veil
from auditor.parallel import Lost, one_by_one

_SECONDS = 60.0
"""For one attachment; its reader stops by itself much earlier, unless it hangs."""

_TITLE = 100
"""Letters at the beginning of a PDF that say what it is."""

Item = tuple[bytes, bytes, str]
"""A fetch as msgpack, its body's zstd frame, and what the link to it says."""

_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(Document).decode
_unpack_fetch = msgspec.msgpack.Decoder(Fetch).decode


def read_attachments(
    audit: Audit, linking: Callable[[str], tuple[tuple[Referrer, ...], int]], words: Words, workers: int | None
) -> Iterator[Document]:
    """Yield the facts of every attachment that was stored, by depth, then address.

    `linking`: the first pages that link to an address, and how many do.
    0 workers: everything in this process, whatever it does to it.
    """
    fetches = [fetch for fetch in audit.fetches() if fetch.body and fetch.kind is LinkKind.ATTACHMENT]
    found = _read_all(audit, fetches, {fetch.url: _name(linking(fetch.url)[0]) for fetch in fetches}, words, workers)
    for document in found:
        referrers, count = linking(document.url)
        yield msgspec.structs.replace(document, referrers=referrers, referrer_count=count)


def _name(referrers: Sequence[Referrer]) -> str:
    return referrers[0].text if referrers else ""


def _read_all(
    audit: Audit, fetches: Sequence[Fetch], names: Mapping[str, str], words: Words, workers: int | None
) -> Iterator[Document]:
    items = ((_pack(fetch), audit.packed_body(fetch.body), names[fetch.url]) for fetch in fetches)
    if workers == 0:
        _prepare(words)
        yield from (_unpack(_read_packed(item)) for item in items)
        return
    crew = min(workers or os.cpu_count() or 1, len(fetches))
    results = one_by_one(_read_packed, items, seconds=_SECONDS, workers=crew, prepare=_prepare, args=(words,))
    for fetch, result in zip(fetches, results, strict=True):
        if isinstance(result, Lost):
            trouble = Unknown(Reason.UNREADABLE, f"its reader {result.value}")
            yield _document(fetch, names[fetch.url], Reading(FileType.OTHER, "", trouble=trouble))
        else:
            yield _unpack(result)


def read_attachment(fetch: Fetch, body: bytes, name: str, words: Words) -> Document:
    """Return the facts of one attachment; whatever its bytes are, there are some."""
    from auditor.documents.reader import read_document  # the parsers, which only these processes pay for

    reading = read_document(body, _extension(fetch))
    tables = _tables(reading, body, name, words)
    private = numbers_of_document(reading.text, tables, fetch.at.date(), words.private)
    report = report_in(reading, body, name, words.annual_report)
    return msgspec.structs.replace(_document(fetch, name, reading), private=private, report=report)


def _tables(reading: Reading, body: bytes, name: str, words: Words) -> list[Table]:
    """The tables of an attachment, each with what stands above it: of a PDF that is what the whole begins with."""
    if reading.type is not FileType.PDF:
        return [Table(grid.rows, f"{name} {caption_above(reading.text, grid.at)}") for grid in reading.grids]
    if not may_list_persons(reading.text, words.private):
        return []
    from auditor.documents.pdf import read_grids  # slow, and needed for lists only

    title = f"{name} {reading.text[:_TITLE]}"
    return [Table(rows, title) for rows in _continued(grid.rows for grid in read_grids(body))]


def _continued(grids: Iterable[Rows]) -> list[Rows]:
    """Join the tables of pages: one that begins with a number of a person goes on with the one before."""
    tables: list[Rows] = []
    for rows in grids:
        opening = " ".join(rows[0]) if rows else ""
        if tables and rows and len(tables[-1][0]) == len(rows[0]) and any(True for _ in candidates(opening)):
            tables[-1] += rows
        elif rows:
            tables.append(rows)
    return tables


def _document(fetch: Fetch, name: str, reading: Reading) -> Document:
    letters = len("".join(reading.text.split()))
    return Document(
        url=fetch.url,
        fetched=fetch.at,
        name=veil(name),
        extension=_extension(fetch),
        type=reading.type,
        size=fetch.size,
        letters=reading.trouble if reading.trouble is not None and not letters else letters,
        pages=reading.pages,
        pictures=len(reading.pictures),
    )


def _extension(fetch: Fetch) -> str:
    """The ending under which a reader saves it."""
    return fetch.ending or (extension(fetch.url) if is_attachment(fetch.url) else "")


_words: Words


def _prepare(words: Words) -> None:
    global _words
    _words = words


def _read_packed(item: Item) -> bytes:
    fetch, body, name = item
    return _pack(read_attachment(_unpack_fetch(fetch), expand(body), name, _words))
