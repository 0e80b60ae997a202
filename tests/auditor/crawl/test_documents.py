"""The documents of the portal are taken at last, politely, in a fixed order, and only as many as may be."""

import asyncio
import time
from collections.abc import Callable

import pytest
from aiohttp import web

from auditor.crawl import outage
from auditor.model import Fetch, LinkKind, Reason, Verdict

pytestmark = pytest.mark.slow


def links(*hrefs: str) -> str:
    return "<title>目录</title>" + "".join(f'<p><a href="{href}">去 {href}</a></p>' for href in hrefs)


def file(body: bytes, content_type: str = "application/octet-stream") -> web.Response:
    return web.Response(body=body, content_type=content_type)


def portal() -> dict[str, object]:
    return {
        "/": links("/b.html", "/z.docx", "/a.mp4", "/gone.pdf"),
        "/b.html": links("/a.pdf", "/b.xls", "/big.zip"),
        "/z.docx": file(b"PK\x03\x04 docx"),
        "/a.mp4": file(b"film"),
        "/a.pdf": file(b"%PDF-1.4", "application/pdf"),
        "/b.xls": file(b"<table>", "application/vnd.ms-excel"),
        "/big.zip": file(b"PK" * 1_000),
    }


def untaken(fetches: dict[str, Fetch]) -> dict[str, Verdict]:
    return {path: fetch.untaken for path, fetch in fetches.items() if fetch.untaken is not None}


def test_documents_are_stored_as_they_are_and_are_no_pages(host: Callable, crawled: Callable) -> None:
    served = host(portal())
    result = crawled(served, max_document=1_000)
    kept = {path: body for path, body in result.bodies.items() if "." in path and not path.endswith(".html")}
    assert kept == {"/z.docx": b"PK\x03\x04 docx", "/a.pdf": b"%PDF-1.4", "/b.xls": b"<table>"}
    assert untaken(result.fetches) == {"/big.zip": Verdict.UNSUPPORTED}
    assert result["/a.pdf"].verdict is Verdict.OK
    assert result["/gone.pdf"].verdict is Verdict.DEAD
    assert [path for path in served.paths() if path == "/a.mp4"] == []
    assert served.paths().count("/z.docx") == 1


def test_a_document_behind_an_address_without_an_ending_is_taken(host: Callable, crawled: Callable) -> None:
    def named(disposition: str, content_type: str = "application/octet-stream") -> web.Response:
        return web.Response(body=b"PK", headers={"Content-Type": content_type, "Content-Disposition": disposition})

    paths = ("/d?id=1", "/d?id=2", "/d.do?id=3", "/d?id=4", "/d?id=5", "/d?id=6")
    routes = {
        "/": links(*paths),
        "/d?id=1": file(b"%PDF-1.4", "application/pdf"),
        "/d?id=2": named("attachment; filename=list.XLS"),
        "/d.do?id=3": named("attachment;filename*=UTF-8''%E5%90%8D%E5%8D%95.docx", "text/html"),
        "/d?id=4": named('attachment; filename="photo.jpg"'),
        "/d?id=5": file(b"\0\1"),
        "/d?id=6": "<title>目录</title>",
    }
    result = crawled(host(routes))
    documents = {path for path, fetch in result.fetches.items() if fetch.kind is LinkKind.ATTACHMENT and fetch.body}
    assert documents == set(paths[:3])
    assert [result[path].ending for path in paths] == ["", "xls", "docx", "jpg", "", ""]
    assert result["/d?id=6"].kind is LinkKind.PAGE


def test_the_nearest_documents_are_taken_first(host: Callable, crawled: Callable) -> None:
    result = crawled(host(portal()), max_documents=2)
    assert set(result.bodies) - {"/", "/b.html"} == {"/z.docx", "/a.pdf"}
    assert untaken(result.fetches) == {"/b.xls": Verdict.NOT_ASKED, "/big.zip": Verdict.NOT_ASKED}
    assert result.notes["complete"] is True


def test_none_are_taken_where_none_are_wanted(host: Callable, crawled: Callable) -> None:
    served = host(portal())
    result = crawled(served, max_documents=0)
    assert not set(served.paths()) & {"/z.docx", "/a.pdf", "/b.xls"}
    assert set(untaken(result.fetches)) == {"/z.docx", "/a.pdf", "/b.xls", "/big.zip"}


def test_documents_are_asked_at_the_pace_of_everything_else(host: Callable, crawled: Callable) -> None:
    served = host({"/": links("/a.pdf", "/b.pdf"), "/a.pdf": file(b"%PDF"), "/b.pdf": file(b"%PDF")})
    begun = time.monotonic()
    crawled(served, rate=10, concurrency=1)
    assert len([asked for asked in served.asked if asked.path.endswith(".pdf")]) == 4
    # A busy machine makes a request late, never early.
    assert all(asked.at - begun >= turn / 10 - 1e-3 for turn, asked in enumerate(served.asked))


def test_what_robots_forbids_is_not_taken(host: Callable, crawled: Callable) -> None:
    served = host({"/": links("/f/a.pdf"), "/f/a.pdf": file(b"%PDF"), "/robots.txt": "User-agent: *\nDisallow: /f/"})
    result = crawled(served)
    assert result["/f/a.pdf"].verdict is Verdict.DISALLOWED
    assert "/f/a.pdf" not in served.paths()


def test_a_document_that_fails_on_the_way_stays_a_good_link(host: Callable, crawled: Callable) -> None:
    async def head_only(request: web.Request) -> web.StreamResponse:
        if request.method == "HEAD":
            return web.Response(content_type="application/pdf")
        await asyncio.sleep(5)
        return web.Response(body=b"%PDF")

    result = crawled(host({"/": links("/slow.pdf"), "/slow.pdf": head_only}), timeout=2)
    assert (result["/slow.pdf"].verdict, result["/slow.pdf"].untaken) == (Verdict.OK, Verdict.TIMEOUT)


def test_documents_left_because_the_host_went_down_say_so(
    host: Callable, crawled: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outage, "PAUSES", (0.01,) * 3)
    paths = [f"/{number}.pdf" for number in range(12)]
    is_down = False

    async def falls(request: web.Request) -> web.Response:
        nonlocal is_down
        is_down |= request.path == "/3.pdf" and request.method == "GET"
        if is_down and request.transport is not None:
            request.transport.abort()
        if request.path.endswith(".pdf"):
            return file(b"%PDF-1.4", "application/pdf")
        return web.Response(text=links(*paths), content_type="text/html")

    result = crawled(host({"*": falls}), concurrency=1)
    left = {path for path in paths if result[path].untaken is not None}
    assert left == set(sorted(paths)[5:])
    assert {(result[path].verdict, result[path].untaken, result[path].cause) for path in left} == {
        (Verdict.OK, Verdict.NOT_ASKED, Reason.OUTAGE)
    }
    assert {result[path].cause for path in set(paths) - left} == {None}
    assert result.notes["complete"] is False
