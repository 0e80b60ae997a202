"""Fuzzes the way of a page from bytes to facts: `python tests/hostile/fuzz.py --minutes 20 --seed 1 --keep FOLDER`.

Takes the pages of the demonstration portal and spoils them. What raises, takes too long or gives an address that is
not normalised is printed once a kind, and kept in the folder as a file to try again: `… fuzz.py FILE …`. What hangs or
kills the process is left there as `current.html`.
"""

import argparse
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import msgspec

import rules
from auditor.address import normalise
from auditor.demo import build
from auditor.facts.page import read_page
from auditor.facts.words import Words, as_words
from auditor.html import decode, jump_target, needs_scripts, page_links, parse
from auditor.model import Fetch, Verdict
from auditor.vocabulary import load_words

ADDRESS = "http://127.0.0.1:8765/zwgk/tzgg/art_1.html"
SLOW_SECONDS = 5.0
"""Processor time a page may take."""
MOST_BYTES = 400_000

TOKENS = (
    b"<ul><li>", b"</ul>", b"<div>", b"</div>", b"<table><tr><td>", b"</table>", b"<b>", b"</b>", b"<font size=1>",
    b"<p>", b"<a href='", b"</a>", b"<select><option>", b"<template>", b"</template>", b"<svg>", b"<math><mi>",
    b"<noscript>", b"<script>", b"</script>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<frameset>",
    b"<base href='//x/'>",
    b"<meta charset=utf-16>", b"<meta http-equiv=refresh content='0;url=?'>", b"<title>", b"</title>", b"<textarea>",
    b"<plaintext>", b"<iframe srcdoc='<p>'>", b"\0", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x1b$B", b"\xa1\xa1",
    b"&#0;", b"&#x110000;", b"&#xd800;", b"&amp" * 50, b"&notit;", b"'", b'"', b"=", b"<", b">", b"/>", b"\r\n",
    b"\xed\xa0\x80",
    "２０２４年".encode(), b"2024-02-30 ", "当前位置：".encode(), "首页 &gt; ".encode(),
    "９９９９９９９９９年９９月".encode(),
    "第一章 ".encode(), "一、".encode(), "发布日期：0000-00-00".encode(), "索引号：".encode(), "\u202e\u2066".encode(),
    b"1" * 400, b" " * 3000, b"\t\n" * 1000, b"<a href=x>" * 300, b"href='http://[::1'", b"href='http://%'",
    b"href='//'",
    b"href='?" + b"a=b&" * 300 + b"'", b"href='" + b"../" * 200 + b"'", b"href='java\nscript:'", b"colspan=99999999",
    b"rowspan=-1", b"style='display:none'", b"onclick='location=\"", b"treeitemlevel=99", b"id='", b"class='",
    b"window.open('", b"document.write('<meta http-equiv=refresh content=\"0;url=", b"function f(){location.href='",
)  # fmt: skip

Change = Callable[[Random, bytes], bytes]


def spoilt(random: Random, pages: Sequence[bytes]) -> bytes:
    """Return a page of several changes."""
    page = random.choice(pages)
    for _ in range(random.choice((1, 1, 2, 3, 5, 9, 30))):
        page = random.choice(CHANGES)(random, page)[:MOST_BYTES]
    if random.random() < 0.1:
        page = page + random.choice(pages)[: random.randrange(20_000)]
    return page


def _token(random: Random, page: bytes) -> bytes:
    at = random.randrange(len(page) + 1)
    return page[:at] + random.choice(TOKENS) + page[at:]


def _many(random: Random, page: bytes) -> bytes:
    at = random.randrange(len(page) + 1)
    return page[:at] + random.choice(TOKENS) * random.choice((2, 10, 100, 1_000, 4_000)) + page[at:]


def _cut(random: Random, page: bytes) -> bytes:
    at = random.randrange(len(page) + 1)
    return page[:at] + page[at + random.choice((1, 10, 100, 5_000)) :]


def _double(random: Random, page: bytes) -> bytes:
    at = random.randrange(len(page) + 1)
    piece = page[at : at + random.choice((5, 50, 500, 5_000))]
    return page[:at] + piece * random.choice((2, 5, 50)) + page[at:]


def _flip(random: Random, page: bytes) -> bytes:
    flipped = bytearray(page)
    for _ in range(random.choice((1, 10, 100)) if page else 0):
        flipped[random.randrange(len(flipped))] = random.randrange(256)
    return bytes(flipped)


def _charset(random: Random, page: bytes) -> bytes:
    return page.decode("utf-8", "replace").encode(random.choice(("gb18030", "utf-16", "utf-16-be", "big5")), "replace")


CHANGES: Sequence[Change] = (_token, _token, _many, _cut, _double, _flip, _charset)


def try_page(body: bytes, words: Words) -> None:
    """Read a page as crawl and gathering do. Raises whatever is wrong."""
    begun = time.process_time()
    fetch = Fetch(ADDRESS, Verdict.OK, 200, at=datetime(2026, 11, 23, tzinfo=UTC), content_type="text/html", body="x")
    text, charset = decode(body, "")
    tree = parse(text)
    urls = {link.url for link in page_links(tree, ADDRESS)} | {jump_target(tree, ADDRESS)}
    needs_scripts(tree)
    for url in urls - {""}:
        assert url.startswith(("http://", "https://")), f"scheme of {url!r}"
        assert normalise(url, ADDRESS) == url, f"not normalised: {url!r}"
    facts = read_page(fetch, body, words)
    msgspec.msgpack.encode(facts)
    seconds = time.process_time() - begun
    assert seconds < SLOW_SECONDS, f"slow: {charset}, {len(body)} bytes"


def _kind(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__} at {where}: {str(error)[:200]}"


def _fuzz(minutes: float, seed: int, keep: Path, words: Words) -> Iterator[str]:
    built = build(date(2026, 11, 23), "127.0.0.1:8765").pages.values()
    pages = sorted({answer.body for answer in built if answer.content_type.startswith("text/html")})
    random, kinds, tried = Random(seed), Counter[str](), 0
    keep.mkdir(parents=True, exist_ok=True)
    ends = time.monotonic() + 60 * minutes
    while time.monotonic() < ends:
        body = spoilt(random, pages)
        tried += 1
        (keep / "current.html").write_bytes(body)
        try:
            try_page(body, words)
        except Exception as error:
            kind = _kind(error)
            place = kind.partition(":")[0] + kind.partition(".py:")[2].partition(":")[0]
            kinds[place] += 1
            if kinds[place] == 1:
                (keep / f"{seed}-{tried}.html").write_bytes(body)
                yield f"page {tried}: {kind}"
    yield f"{tried} pages in {minutes:g} minutes, {sum(kinds.values())} failures of {len(kinds)} kinds: {dict(kinds)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz"))
    given = parser.parse_args()
    words = as_words(load_words(Path(rules.__path__[0]) / "packs"))
    for file in given.files:
        try_page(file.read_bytes(), words)
        print(f"{file}: nothing wrong")
    if not given.files:
        for line in _fuzz(given.minutes, given.seed, given.keep, words):
            print(line, flush=True)


if __name__ == "__main__":
    main()
