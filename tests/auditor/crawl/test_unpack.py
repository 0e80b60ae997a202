"""A packed body is read as it arrives, and one that breaks off is no whole one."""

import gzip
import os
import zlib
from collections.abc import Callable

import pytest
from aiohttp import web

from auditor.crawl.unpack import Unpacking
from auditor.model import Verdict

TEXT = b"".join(b"<p>%d</p>" % number for number in range(3_000)) + os.urandom(500).hex().encode()
BARE = zlib.compress(TEXT)[2:-4]
PACKED = {"gzip": gzip.compress(TEXT), "deflate": zlib.compress(TEXT), "deflate without its frame": BARE}


def unpack(body: bytes, size: int = 1_000, most: int = 10**9) -> tuple[bytes, bool]:
    unpacking, out = Unpacking(), b""
    for at in range(0, len(body), size):
        out += unpacking.unpacked(body[at : at + size], most - len(out))
    return out, unpacking.is_whole


@pytest.mark.parametrize("name", PACKED)
def test_what_is_whole_is_unpacked_however_it_arrives(name: str) -> None:
    for size in (1, 7, 1_000, 10**6):
        assert unpack(PACKED[name], size) == (TEXT, True)


@pytest.mark.parametrize("name", PACKED)
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_what_breaks_off_is_not_whole(name: str, kept: float) -> None:
    body = PACKED[name]
    out, is_whole = unpack(body[: int(len(body) * kept)])
    assert not is_whole
    assert TEXT.startswith(out)


def test_a_body_in_several_members_is_whole_at_the_end_of_the_last() -> None:
    both = gzip.compress(TEXT) + gzip.compress(b"more")
    assert unpack(both) == (TEXT + b"more", True)
    assert unpack(both[:-9])[1] is False


def test_padding_after_the_end_is_nothing() -> None:
    assert unpack(gzip.compress(TEXT) + b"\0" * 3_000) == (TEXT, True)


def test_nothing_is_whole() -> None:
    assert unpack(b"") == (b"", True)


def test_a_bomb_is_unpacked_no_further_than_asked() -> None:
    out, _ = unpack(gzip.compress(b"a" * 10**8), size=10**7, most=5_000)
    assert out == b"a" * 5_000


def test_what_is_not_packed_as_it_says_raises() -> None:
    with pytest.raises(zlib.error):
        unpack(b"<p>no gzip at all</p>" * 99)


# -- with a real server


def packed(body: bytes, coding: str, status: int = 200) -> web.Response:
    return web.Response(status=status, body=body, headers={"Content-Type": "text/html", "Content-Encoding": coding})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("coding", "body"), [("gzip", PACKED["gzip"]), ("deflate", PACKED["deflate"]), ("deflate", BARE)]
)
def test_a_page_that_breaks_off_is_asked_again_and_is_no_page(
    host: Callable, crawled: Callable, coding: str, body: bytes
) -> None:
    served = host({"/": "<a href=/whole.html>甲</a><a href=/cut.html>乙</a>",
                   "/whole.html": packed(body, coding), "/cut.html": packed(body[:-40], coding)})  # fmt: skip
    result = crawled(served)
    assert result.bodies["/whole.html"] == TEXT
    assert (result["/cut.html"].verdict, result["/cut.html"].body) == (Verdict.REFUSED, "")
    assert result["/cut.html"].reason == "the answer broke off"
    assert served.paths().count("/cut.html") > 1
    assert served.paths().count("/whole.html") == 1


@pytest.mark.slow
def test_a_page_that_broke_off_once_is_read(host: Callable, crawled: Callable) -> None:
    answers = [packed(PACKED["gzip"][:-40], "gzip")]

    async def once(_: web.Request) -> web.Response:
        return answers.pop() if answers else packed(PACKED["gzip"], "gzip")

    assert crawled(host({"/": "<a href=/a.html>甲</a>", "/a.html": once})).bodies["/a.html"] == TEXT


@pytest.mark.slow
def test_a_page_that_is_longer_than_what_is_kept_has_not_broken_off(host: Callable, crawled: Callable) -> None:
    served = host({"/": "<a href=/a.html>甲</a>", "/a.html": packed(PACKED["gzip"], "gzip")})
    assert crawled(served, max_body=1_000).bodies["/a.html"] == TEXT[:1_000]


@pytest.mark.slow
def test_the_part_that_was_asked_for_has_not_broken_off(host: Callable, crawled: Callable) -> None:
    """A page in the place of a picture: HEAD is not believed, and GET asks for a part only."""
    part = packed(PACKED["gzip"][:2_048], "gzip", 206)
    assert crawled(host({"/": "<img src=/a.png>", "/a.png": part}))["/a.png"].verdict is Verdict.OK
