import asyncio
import socket
import ssl
from collections.abc import Callable
from pathlib import Path
from subprocess import run

import pytest
from aiohttp import web

from auditor.model import LinkKind, Verdict

pytestmark = pytest.mark.slow


def links(*hrefs: str) -> str:
    return "<title>目录</title>" + "".join(f'<p><a href="{href}">去 {href}</a></p>' for href in hrefs)


def redirect(to: str, status: int = 302, **headers: str) -> web.Response:
    return web.Response(status=status, headers={"Location": to, **headers})


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (200, "ok"), (204, "ok"), (400, "unsupported"), (401, "blocked"), (403, "blocked"), (404, "dead"),
        (405, "blocked"), (410, "dead"), (412, "blocked"), (418, "blocked"), (429, "limited"), (451, "blocked"),
        (500, "server_error"), (502, "server_error"), (503, "server_error"), (521, "blocked"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/x", "/x.pdf"])
def test_only_a_clear_no_is_dead(host: Callable, crawled: Callable, path: str, status: int, verdict: str) -> None:
    result = crawled(host({"/": links(path), path: status}))
    assert result[path].verdict == verdict
    assert result[path].status == status
    assert result[path].body == ""


def test_a_page_is_stored_with_where_it_was_heard_of(host: Callable, crawled: Callable) -> None:
    page = "<html><body>正文"
    result = crawled(host({"/": links("/b", "/a"), "/a": links("/c"), "/b": links("/c"), "/c": page}))
    fetch = result["/c"]
    assert result.bodies["/c"] == page.encode()
    assert (fetch.depth, fetch.via.rpartition("/")[2], fetch.how, fetch.kind) == (2, "a", "link", LinkKind.PAGE)
    assert (fetch.content_type, fetch.charset, fetch.size) == ("text/html", "utf-8", len(page.encode()))
    assert fetch.at.year > 2000
    assert result["/"].how == "start"
    assert result.notes["complete"] is True
    assert result.notes["start_url"].startswith("http://127.0.0.1:")


def test_only_pages_and_documents_are_kept_whatever_they_are_called(host: Callable, crawled: Callable) -> None:
    pdf = web.Response(body=b"%PDF-1.4", headers={"Content-Type": "application/pdf"})
    untyped = web.Response(
        body=b"\n<!-- x --><!DOCTYPE html><p>page", headers={"Content-Type": "application/octet-stream"}
    )
    plain = web.Response(body=b"<p>not shown as a page", headers={"Content-Type": "text/plain"})
    result = crawled(
        host({"/": links("/download", "/untyped", "/plain"), "/download": pdf, "/untyped": untyped, "/plain": plain})
    )
    assert result.pages() == ["/", "/download", "/untyped"]
    assert {fetch.verdict for fetch in result.fetches.values()} == {Verdict.OK}


def test_targets_are_asked_by_head_and_by_get_when_head_is_not_trusted(host: Callable, crawled: Callable) -> None:
    async def hates_head(request: web.Request) -> web.Response:
        return web.Response(status=405 if request.method == "HEAD" else 206, body=b"%PDF")

    async def drops_head(request: web.Request) -> web.Response:
        if request.method == "HEAD" and request.transport is not None:
            request.transport.abort()
        return web.Response(body=b"%PDF")

    fine = web.Response(body=b"%PDF", headers={"Content-Type": "application/pdf"})
    portal = host(
        {"/": links("/a.pdf", "/b.pdf", "/c.pdf", "/d.pdf"), "/a.pdf": fine, "/b.pdf": hates_head, "/c.pdf": drops_head}
    )
    result = crawled(portal, max_documents=0)
    assert [result[f"/{name}.pdf"].verdict.value for name in "abcd"] == ["ok", "ok", "ok", "dead"]
    assert "/a.pdf" not in portal.paths("GET")
    assert "/b.pdf" in portal.paths("GET")


def test_redirects_are_followed_to_where_they_end(host: Callable, crawled: Callable) -> None:
    result = crawled(
        host({
            "/": links("/old", "/moved", "/gone", "/known"),
            "/old": redirect("/older", 301), "/older": redirect("new.html", 308), "/new.html": "<p>新</p>",
            "/moved": redirect("/中文 页.html"), "/%E4%B8%AD%E6%96%87%20%E9%A1%B5.html": "<p>到了</p>",
            "/gone": redirect("/nothing"),
            "/known": redirect("/old"),
        })
    )  # fmt: skip
    assert result["/old"].address.endswith("/new.html")
    assert result.bodies["/old"] == "<p>新</p>".encode()
    assert result["/moved"].address.endswith("/%E4%B8%AD%E6%96%87%20%E9%A1%B5.html")
    assert result["/gone"].verdict is Verdict.DEAD
    assert result["/known"].verdict is Verdict.OK


def test_another_address_of_a_known_page_is_not_kept_twice(host: Callable, crawled: Callable) -> None:
    result = crawled(host({"/": links("/a", "/alias"), "/a": "<p>一页</p>", "/alias": redirect("/a")}))
    assert result.pages() == ["/", "/a"]
    assert result["/alias"].verdict is Verdict.OK
    assert result["/alias"].final_url.endswith("/a")


def test_redirects_that_never_end_are_loops(host: Callable, crawled: Callable) -> None:
    async def ever_further(request: web.Request) -> web.Response:
        return redirect(f"/far?{int(request.query_string or 0) + 1}")

    routes = {
        "/": links("/self", "/a", "/far"),
        "/self": redirect("/self"),
        "/a": redirect("/b"),
        "/b": redirect("/a"),
        "/far": ever_further,
    }
    result = crawled(host(routes))
    assert [result[path].verdict.value for path in ("/self", "/a", "/far")] == ["redirect_loop"] * 3
    assert result["/far"].reason == "more than 10 redirects"


def test_a_wall_that_only_wants_its_cookie_back_is_no_loop(host: Callable, crawled: Callable) -> None:
    async def wall(request: web.Request) -> web.Response:
        if "seen" in request.cookies:
            return web.Response(text="<p>进来了</p>", content_type="text/html")
        return redirect("/wall", **{"Set-Cookie": "seen=1; Path=/"})

    assert crawled(host({"/": links("/wall"), "/wall": wall})).pages() == ["/", "/wall"]


def test_a_redirect_to_nowhere_is_not_accused(host: Callable, crawled: Callable) -> None:
    result = crawled(
        host({"/": links("/app", "/lost"), "/app": redirect("weixin://dl/chat"), "/lost": web.Response(status=302)})
    )
    assert result["/app"].verdict is Verdict.UNSUPPORTED
    assert result["/lost"].verdict is Verdict.UNSUPPORTED


def test_a_page_that_leaves_the_portal_is_external(host: Callable, crawled: Callable) -> None:
    other = host({"/x": "<p>别人的</p>", "/gone": 404})
    portal = host(
        {"/": links("/out", "/dead"), "/out": redirect(other.url("/x")), "/dead": redirect(other.url("/gone"))}
    )
    checked = crawled(portal, external="check", private_hosts=(other.start,))
    assert (checked["/out"].verdict, checked["/out"].external, checked["/out"].final_url) == (
        "ok",
        True,
        other.url("/x"),
    )
    assert checked["/dead"].verdict is Verdict.DEAD
    assert checked.pages() == ["/"]
    other.asked.clear()
    skipped = crawled(portal, external="skip")
    assert (skipped["/dead"].verdict, skipped["/dead"].status) == ("ok", 302)
    assert other.asked == []


def test_outside_addresses_are_checked_or_left_alone(host: Callable, crawled: Callable) -> None:
    other = host({"/x": "<p>别人的<a href=/deep>", "/gone": 404})
    portal = host({"/": links(other.url("/x"), other.url("/gone"))})
    checked = crawled(portal, external="check", private_hosts=(other.start,))
    assert checked[other.url("/x")].verdict is Verdict.OK
    assert checked[other.url("/gone")].verdict is Verdict.DEAD
    assert checked[other.url("/x")].external
    assert other.url("/deep") not in checked.fetches
    assert crawled(portal)[other.url("/gone")].verdict is Verdict.NOT_ASKED


def test_siblings_are_crawled(host: Callable, crawled: Callable) -> None:
    sibling = host({"/x": links("/y"), "/y": "<p>信息公开"})
    result = crawled(host({"/": links(sibling.url("/x"))}), siblings=(f"127.0.0.1:{sibling.port}",))
    assert sibling.url("/y") in result.bodies


def test_nobody_there(host: Callable, crawled: Callable) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{bound.getsockname()[1]}/"
        other = host({"/": "<p>外站"})
        named = f"http://localhost:{other.port}/"
        portal = host({"/": links(closed, "http://no-such-name.invalid/", named)})
        result = crawled(portal, external="check", private_hosts=(closed, named))
    assert (result[closed].verdict, result[closed].reason) == ("refused", "connection refused")
    assert result["http://no-such-name.invalid/"].verdict is Verdict.DNS_FAILURE
    assert result["http://no-such-name.invalid/"].attempts == 2


def test_no_outside_name_is_accused_when_none_can_be_resolved(host: Callable, crawled: Callable) -> None:
    portal = host({"/": links("http://no-such-name.invalid/", "http://nor-this.invalid/x")})
    result = crawled(portal, external="check")
    verdicts = {path: fetch.verdict.value for path, fetch in result.fetches.items() if "invalid" in path}
    assert verdicts == {"http://no-such-name.invalid/": "timeout", "http://nor-this.invalid/x": "timeout"}


def test_too_slow_is_a_timeout_and_a_broken_connection_is_refused(host: Callable, crawled: Callable) -> None:
    async def slow(request: web.Request) -> web.Response:
        await asyncio.sleep(5)
        return web.Response()

    async def breaks_off(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "1000", "Content-Type": "text/html"})
        await response.prepare(request)
        await response.write(b"<p>half")
        assert request.transport is not None
        request.transport.close()
        return response

    result = crawled(host({"/": links("/slow", "/half"), "/slow": slow, "/half": breaks_off}), timeout=2)
    assert (result["/slow"].verdict, result["/slow"].reason) == ("timeout", "no answer within 2 s")
    assert result["/half"].verdict is Verdict.REFUSED
    assert result["/slow"].attempts == 3


def test_a_certificate_nobody_trusts_is_tls_invalid(host: Callable, crawled: Callable, tmp_path: Path, loop) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1", "-days", "2"]
    run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    server = asyncio.run_coroutine_threadsafe(
        asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0, ssl=context), loop
    ).result()
    url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    result = crawled(host({"/": links(url)}), external="check", private_hosts=(url,))
    loop.call_soon_threadsafe(server.close)
    assert result[url].verdict is Verdict.TLS_INVALID
    assert "self-signed" in result[url].reason.replace(" ", "-")


def test_something_else_than_http_is_unsupported(host: Callable, crawled: Callable, loop) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        writer.write(b"220 mail.example.gov.cn ESMTP\r\n\r\n")
        await writer.drain()
        writer.close()

    server = asyncio.run_coroutine_threadsafe(asyncio.start_server(talk, "127.0.0.1", 0), loop).result()
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    result = crawled(host({"/": links(url)}), external="check", private_hosts=(url,))
    loop.call_soon_threadsafe(server.close)
    assert result[url].verdict is Verdict.UNSUPPORTED


def test_what_looked_dead_gets_a_second_look_and_its_links_are_followed(host: Callable, crawled: Callable) -> None:
    async def wakes_up(request: web.Request) -> web.Response:
        portal.routes["/nap"] = links("/behind")
        return web.Response(status=500)

    portal = host({"/": links("/nap", "/gone"), "/nap": wakes_up, "/behind": "<p>后面的页</p>"})
    result = crawled(portal)
    assert (result["/nap"].verdict, result["/nap"].attempts) == ("ok", 2)
    assert (result["/behind"].verdict, result["/behind"].depth) == ("ok", 2)
    assert (result["/gone"].verdict, result["/gone"].attempts) == ("dead", 2)
    assert portal.paths().count("/gone") == 2


def test_a_body_is_read_only_so_far(host: Callable, crawled: Callable) -> None:
    result = crawled(host({"/": links("/long"), "/long": "<p>" + "长" * 100_000}), max_body=1_000)
    assert len(result.bodies["/long"]) == 1_000


def test_charsets_are_taken_from_the_header(host: Callable, crawled: Callable) -> None:
    gbk = web.Response(
        body='<p>目录<a href="/下一页.html">'.encode("gbk"), headers={"Content-Type": 'Text/HTML; Charset="GBK"'}
    )
    result = crawled(host({"/": links("/gbk"), "/gbk": gbk}))
    assert result["/gbk"].charset == "gbk"
    assert "/%E4%B8%8B%E4%B8%80%E9%A1%B5.html" in result.fetches
