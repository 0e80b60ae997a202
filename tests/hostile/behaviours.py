"""What a hostile or broken server does, and what the audit must make of it: one line a behaviour."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator
from typing import NamedTuple

from portal import Answer, Asked, answer, links, page, redirect

from auditor.model import Verdict

OK, LOOP, REFUSED, TIMEOUT = Verdict.OK, Verdict.REDIRECT_LOOP, Verdict.REFUSED, Verdict.TIMEOUT
UNSUPPORTED, ERROR = Verdict.UNSUPPORTED, Verdict.SERVER_ERROR
TEXT = "<p>这一页的正文足够长，不会被当作空页或错误页。</p>" * 5
MEGABYTE = 1_000_000
ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


class Behaviour(NamedTuple):
    path: str
    """Where the start page links to."""
    answer: Answer
    expected: Verdict
    name: str


def raw(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("latin-1")


HTML = "HTTP/1.1 200 OK\nContent-Type: text/html\n"


def packed(body: bytes, coding: str) -> bytes:
    return answer(body, f"Content-Encoding: {coding}")


def bomb(size: int) -> bytes:
    """So many bytes of gzip that unpack to a thousand times more."""
    packer = zlib.compressobj(9, wbits=31)
    head = packer.compress(b"<!doctype html><title>x</title><p>")
    return head + b"".join(packer.compress(b"a" * MEGABYTE) for _ in range(size)) + packer.flush()


async def endless(asked: Asked) -> AsyncIterator[bytes]:
    yield raw(HTML + "\n") + b"<title>x</title>"
    while True:
        yield b"<p>" + b"a" * 65_000


async def drips(asked: Asked) -> AsyncIterator[bytes]:
    yield raw(HTML + "\n") + b"<title>x</title>"
    while True:
        yield b"a"
        await asyncio.sleep(0.2)


async def drips_headers(asked: Asked) -> AsyncIterator[bytes]:
    yield raw(HTML)
    while True:
        yield b"X-A: b\r\n"
        await asyncio.sleep(0.2)


async def silent(asked: Asked) -> AsyncIterator[bytes]:
    await asyncio.sleep(60)
    yield b""


async def never_ends(asked: Asked) -> AsyncIterator[bytes]:
    yield raw(HTML + "Content-Length: 99999\n\n") + b"<title>x</title>" + TEXT.encode()
    await asyncio.sleep(60)


async def endless_headers(asked: Asked) -> AsyncIterator[bytes]:
    yield raw(HTML)
    while True:
        yield b"X-A: " + b"b" * 30_000 + b"\r\n"


async def progress_storm(asked: Asked) -> AsyncIterator[bytes]:
    for _ in range(2_000):
        yield b"HTTP/1.1 102 Processing\r\n\r\n"
    yield page(TEXT)


async def progress_for_ever(asked: Asked) -> AsyncIterator[bytes]:
    while True:
        yield b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
        await asyncio.sleep(0.01)


def chain(asked: Asked) -> bytes:
    return redirect(f"/chain/{int(asked.path.rpartition('/')[2] or 0) + 1}")


def short_chain(asked: Asked) -> bytes:
    number = int(asked.path.rpartition("/")[2])
    return redirect(f"/short/{number + 1}") if number < 5 else page(TEXT)


def calendar(asked: Asked) -> bytes:
    day = int(asked.target.rpartition("=")[2])
    return page(TEXT + links(f"/calendar?day={day + 1}&month=5", f"/calendar?day={day + 2}&month=5"))


def combines(asked: Asked) -> bytes:
    query = asked.target.partition("?")[2]
    number = query.count("&") + 1
    return page(TEXT + links(*(f"/filter?{query}&f{number}={value}" for value in range(2))))


def grows(asked: Asked) -> bytes:
    return page(TEXT + links("more/deeper/", "more/again/"))


def session(asked: Asked) -> bytes:
    number = len(asked.headers) + hash(asked.target) % 100_000
    return page(TEXT + links(f"/session;jsessionid={number:X}", f"/session?PHPSESSID={number:x}", "/session"))


def nested(open_: str, close: str) -> bytes:
    return page(open_ * 20_000 + "<a href='/'>深</a>" + close * 20_000)


BEHAVIOURS = (
    # -- without end
    Behaviour("/calendar?day=1&month=5", calendar, OK, "a calendar without end"),
    Behaviour("/filter?f0=1", combines, OK, "filters that combine without end"),
    Behaviour("/grows/", grows, OK, "relative addresses that grow"),
    Behaviour("/session", session, OK, "a new session id in every address"),
    Behaviour("/chain/0", chain, LOOP, "a chain of redirects without end"),
    Behaviour("/short/0", short_chain, OK, "a chain of five redirects"),
    Behaviour("/self", redirect("/self"), LOOP, "a redirect to itself"),
    Behaviour("/there", redirect("/back"), LOOP, "two redirects to each other"),
    Behaviour("/endless", endless, OK, "a body without end"),
    Behaviour("/drips", drips, TIMEOUT, "a body that drips"),
    Behaviour("/drips-headers", drips_headers, TIMEOUT, "headers that drip"),
    Behaviour("/silent", silent, TIMEOUT, "no answer at all"),
    Behaviour("/headers-without-end", endless_headers, UNSUPPORTED, "headers without end"),
    Behaviour("/storm", progress_storm, OK, "two thousand interim answers"),
    Behaviour("/storm-without-end", progress_for_ever, TIMEOUT, "interim answers without end"),
    # -- packed
    Behaviour("/bomb-gzip", packed(bomb(200), "gzip"), OK, "200 MB in 200 KB of gzip"),
    Behaviour("/bomb-deflate", packed(zlib.compress(b"<p>" + b"a" * 50 * MEGABYTE), "deflate"),
              OK, "a bomb of deflate"),
    Behaviour("/bomb-nested", packed(gzip.compress(bomb(100)), "gzip, gzip"), OK, "a bomb in a bomb"),
    Behaviour("/br", packed(b"\x0b\x02\x80abc\x03" * 9, "br"), UNSUPPORTED, "brotli nobody asked for"),
    Behaviour("/coding", packed(TEXT.encode(), "rot13"), OK, "a coding nobody knows"),
    Behaviour("/not-gzip", packed(TEXT.encode(), "gzip"), REFUSED, "gzip that is none"),
    Behaviour("/half-gzip", packed(gzip.compress(TEXT.encode())[:-20], "gzip"), REFUSED, "gzip that breaks off"),
    # -- lengths and framing
    Behaviour("/too-long", raw(HTML + "Content-Length: 9999\n\n") + TEXT.encode(),
              REFUSED, "less than the length says"),
    Behaviour("/too-short", raw(HTML + "Content-Length: 30\n\n") + b"<title>x</title>" + TEXT.encode(),
              UNSUPPORTED, "more than the length says"),
    Behaviour("/waits", never_ends, TIMEOUT, "a rest that never comes"),
    Behaviour("/negative", raw(HTML + "Content-Length: -5\n\n") + TEXT.encode(), UNSUPPORTED, "a length below zero"),
    Behaviour("/wordy", raw(HTML + "Content-Length: many\n\n") + TEXT.encode(), UNSUPPORTED, "a length in words"),
    Behaviour("/two-lengths", raw(HTML + "Content-Length: 5\nContent-Length: 9\n\n") + TEXT.encode(),
              UNSUPPORTED, "two lengths"),
    Behaviour("/huge-length", raw(HTML + f"Content-Length: {10**30}\n\n") + TEXT.encode(),
              UNSUPPORTED, "a length beyond all numbers"),
    Behaviour("/chunks", raw(HTML + "Transfer-Encoding: chunked\n\nzz\nabc\n"), UNSUPPORTED, "chunks that are none"),
    Behaviour("/chunk-breaks", raw(HTML + "Transfer-Encoding: chunked\n\nff\nabc"), REFUSED, "a chunk that breaks off"),
    Behaviour("/chunk-huge", raw(HTML + "Transfer-Encoding: chunked\n\nffffffffffffffff\nabc\n"),
              REFUSED, "a chunk of 16 exabytes"),
    Behaviour("/both", raw(HTML + "Content-Length: 3\nTransfer-Encoding: chunked\n\n3\nabc\n0\n\n"),
              UNSUPPORTED, "length and chunks"),
    Behaviour("/no-length", raw(HTML + "\n") + b"<title>x</title>" + TEXT.encode(), OK, "an end by closing"),
    # -- not quite HTTP
    Behaviour("/empty", b"", REFUSED, "nothing, then the end"),
    Behaviour("/old", b"<html><title>x</title><p>HTTP/0.9", UNSUPPORTED, "HTTP 0.9"),
    Behaviour("/mail", b"220 mail ESMTP\r\n\r\n", UNSUPPORTED, "another protocol"),
    Behaviour("/binary", bytes(range(256)) * 40, UNSUPPORTED, "bytes at random"),
    Behaviour("/no-status", raw("HTTP/1.1\n\n"), UNSUPPORTED, "no status"),
    Behaviour("/status-words", raw("HTTP/1.1 abc OK\n\n"), UNSUPPORTED, "a status in letters"),
    Behaviour("/status-999", raw("HTTP/1.1 999 No\nContent-Length: 0\n\n"), ERROR, "status 999"),
    Behaviour("/status-0", raw("HTTP/1.1 000 No\nContent-Length: 0\n\n"), UNSUPPORTED, "status 000"),
    Behaviour("/status-299", answer(TEXT.encode(), status="299 Odd"), OK, "status 299"),
    Behaviour("/http-3", raw("HTTP/3.7 200 OK\nContent-Length: 0\n\n"), UNSUPPORTED, "a version to come"),
    Behaviour("/head-breaks", raw("HTTP/1.1 200 OK\nContent-Ty"), REFUSED, "headers that break off"),
    Behaviour("/bare-lines", b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n<title>x</title>" + TEXT.encode(),
              OK, "bare line feeds"),
    Behaviour("/upgrade", raw("HTTP/1.1 101 Switching Protocols\nUpgrade: x\nConnection: upgrade\n\nxx"),
              UNSUPPORTED, "another protocol nobody asked for"),
    Behaviour("/204", raw("HTTP/1.1 204 No Content\nContent-Length: 99\n\n"), OK, "204 with a length"),
    # -- headers
    Behaviour("/huge-header", raw(HTML + "X-A: " + "b" * 100_000 + "\n\n"), UNSUPPORTED, "a header of 100 KB"),
    Behaviour("/many-headers", raw(HTML + "".join(f"X-{n}: b\n" for n in range(20_000)) + "\n") + TEXT.encode(),
              UNSUPPORTED, "20,000 headers"),
    Behaviour("/many-cookies", page(TEXT, *(f"Set-Cookie: c{n}=1" for n in range(100))), OK, "100 cookies"),
    Behaviour("/types", page(TEXT, "Content-Type: image/png", "Content-Type: application/zip"), OK, "three types"),
    Behaviour("/folded", raw(HTML + "X-A: b\n c\n d\n\n") + TEXT.encode(), OK, "a header on three lines"),
    Behaviour("/nul-header", raw(HTML + "X-A: b\0c\n\n") + TEXT.encode(), UNSUPPORTED, "a NUL in a header"),
    Behaviour("/no-colon", raw(HTML + "no colon here\n\n") + TEXT.encode(), UNSUPPORTED, "a header without a colon"),
    Behaviour("/type-odd", answer(TEXT.encode(), kind="text/html; charset=\x1b[31m;;==\xff"), OK, "a type of rubbish"),
    Behaviour("/injected", redirect("/\r\nSet-Cookie: a=b\r\n\r\n<script>"),
              UNSUPPORTED, "a redirect with lines in it"),
    Behaviour("/to-nowhere", redirect("http://[::1"), UNSUPPORTED, "a redirect to no address"),
    Behaviour("/to-file", redirect("file:///etc/passwd"), UNSUPPORTED, "a redirect to a file"),
    Behaviour("/to-gopher", redirect("gopher://127.0.0.1:70/1"), UNSUPPORTED, "a redirect to gopher"),
    Behaviour("/to-script", redirect("javascript:alert(1)"), UNSUPPORTED, "a redirect to a script"),
    Behaviour("/to-data", redirect("data:text/html,<p>x"), UNSUPPORTED, "a redirect to data"),
    Behaviour("/retry-9", answer(b"", "Retry-After: 99999999999999", status="503 Busy"),
              ERROR, "come again in a thousand years"),
    # -- pages
    Behaviour("/png", answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 99), OK, "a picture called a page"),
    Behaviour("/charset", answer(TEXT.encode("gb18030"), kind="text/html; charset=utf-16"),
              OK, "a charset that is a lie"),
    Behaviour("/charset-none", answer(TEXT.encode(), kind="text/html; charset=klingon"), OK, "a charset nobody knows"),
    Behaviour("/nul", answer(("<p>\0" + TEXT + "\0").encode()), OK, "NUL bytes"),
    Behaviour("/line", page("字" * 1_700_000), OK, "a line of 5 MB"),
    Behaviour("/spaces", page(" " * 5_000_000 + TEXT), OK, "5 MB of blanks"),
    Behaviour("/nested-div", nested("<div>", "</div>"), OK, "20,000 nested blocks"),
    Behaviour("/nested-ul", nested("<ul><li>", "</li></ul>"), OK, "20,000 nested lists"),
    Behaviour("/nested-table", nested("<table><tr><td>", "</td></tr></table>"), OK, "20,000 nested tables"),
    Behaviour("/nested-b", nested("<b>", "</b>"), OK, "20,000 nested looks"),
    Behaviour("/nested-p-b", page("".join(f"<p><b id=b{n}>字" for n in range(5_000))), OK, "5,000 looks never closed"),
    Behaviour("/attributes", page("<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">" + TEXT),
              OK, "100,000 attributes"),
    Behaviour("/options", page("<select>" + "<option value=/>甲" * 50_000 + "</select>"), OK, "50,000 options"),
    Behaviour("/entities", page("&lt;&#x41;&bogus;" * 100_000), OK, "300,000 entities"),
    Behaviour("/script", page("<script>" + "{location.href='/forbidden/x';" * 5_000 + "</script>" + TEXT),
              OK, "a heap of jumps"),
    Behaviour("/forms", page("<form method=post action='/forbidden/form'><input><button>删除</button></form>" * 3_000),
              OK, "3,000 forms"),
    Behaviour("/comment", page("<!--" * 100_000 + TEXT), OK, "comments that never end"),
    Behaviour("/base", page("<base href='javascript:alert(1)'>" + TEXT + links("x")), OK, "a base that is a script"),
    Behaviour("/xml", answer(ENTITY, kind="application/xhtml+xml"),
              OK, "an entity that is a file"),
)  # fmt: skip


async def huge_sitemap(asked: Asked) -> AsyncIterator[bytes]:
    yield raw("HTTP/1.1 200 OK\nContent-Type: text/xml\n\n") + b"<urlset>"
    for _ in range(50):
        yield b"<url><loc>/no</loc" * (MEGABYTE // 18)


def xml(text: str) -> bytes:
    return answer(text.encode(), kind="text/xml")


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
SITEMAPS: dict[str, Answer] = {
    "/sitemap.xml": xml(
        "<sitemapindex>"
        + "".join(f"<loc>{name}</loc>" for name in ("/sitemap.xml", "/loop-1.xml", "/huge.xml", "/bomb.xml.gz"))
        + "".join(f"<loc>{name}</loc>" for name in ("/laughs.xml", "/open.xml", "/endless-0.xml", "/pages.xml"))
        + "</sitemapindex>"
    ),
    "/loop-1.xml": xml("<sitemapindex><loc>/loop-2.xml</loc></sitemapindex>"),
    "/loop-2.xml": xml("<sitemapindex><loc>/loop-1.xml</loc></sitemapindex>"),
    "/huge.xml": huge_sitemap,
    "/bomb.xml.gz": answer(bomb(100), kind="application/gzip"),
    "/laughs.xml": xml(f'<!DOCTYPE u [<!ENTITY a0 "ha">{LAUGHS}]><urlset><loc>/laughs/&a9;</loc></urlset>'),
    "/open.xml": xml("<loc>" * 100_000 + " " * 100_000),
    "/endless*": lambda asked: xml(
        f"<sitemapindex><loc>/endless-{len(asked.path)}{asked.path[9:]}</loc></sitemapindex>"
    ),
}
"""Sitemaps that lead to themselves and to each other, that are huge, packed, full of entities, or never end."""
ENDLESS: dict[str, Answer] = {
    "/calendar": calendar,
    "/filter": combines,
    "/grows/*": grows,
    "/session*": session,
    "/chain/*": chain,
    "/short/*": short_chain,
    "/back": redirect("/there"),
}
"""What the behaviours lead on to."""
