import asyncio
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from aiohttp import web

from auditor.errors import NothingToJudge, UserError
from auditor.model import Verdict

pytestmark = pytest.mark.slow


def links(*hrefs: str) -> str:
    return "<title>目录</title>" + "".join(f'<p><a href="{href}">去 {href}</a></p>' for href in hrefs)


def tree_of_pages() -> dict[str, str]:
    """Thirty pages on three levels, some of them named by several, with documents and dead ends."""
    routes = {"/": links(*(f"/{name}.html" for name in "gfedcba"), "/x.pdf")}
    for name in "abcdefg":
        routes[f"/{name}.html"] = links(
            *(f"/{name}{number}.html" for number in range(3)), "/shared.html", f"/{name}.doc"
        )
        routes |= {f"/{name}{number}.html": links("/a.html", "/deep.html", "/none.html") for number in range(3)}
    return routes | {"/shared.html": links("/deeper.html"), "/deep.html": "<p>深</p>", "/deeper.html": "<p>更深</p>"}


def shuffled(routes: dict[str, str], seed: int) -> dict[str, object]:
    random = Random(seed)
    delays = {path: random.random() / 50 for path in routes}

    def late(path: str) -> Callable:
        async def answer(request: web.Request) -> web.Response:
            await asyncio.sleep(delays[path])
            return web.Response(text=routes[path], content_type="text/html")

        return answer

    return {path: late(path) for path in routes}


@pytest.mark.parametrize("settings", [{}, {"max_pages": 12}, {"max_pages": 4}, {"max_depth": 1}])
def test_what_is_asked_does_not_depend_on_who_answers_first(host: Callable, crawled: Callable, settings: dict) -> None:
    portal = host({})
    seen = set()
    for seed in range(4):
        portal.routes = shuffled(tree_of_pages(), seed)
        result = crawled(portal, **settings)
        seen.add(
            tuple(
                (path, fetch.verdict, fetch.depth, fetch.via, fetch.how, fetch.kind, fetch.body, fetch.reason)
                for path, fetch in result.fetches.items()
            )
        )
    assert len(seen) == 1


def test_a_page_limit_reads_the_first_pages_of_each_level_and_checks_what_they_name(
    host: Callable, crawled: Callable
) -> None:
    routes = tree_of_pages()
    del routes["/b.html"]
    result = crawled(host(routes), max_pages=4)
    assert result.pages() == ["/", "/a.html", "/c.html", "/d.html"]
    assert result["/b.html"].verdict is Verdict.DEAD
    assert (result["/e.html"].verdict, result["/e.html"].reason) == ("not_asked", "more than 4 pages")
    assert result["/a0.html"].verdict is Verdict.NOT_ASKED
    assert result["/a.doc"].verdict is Verdict.DEAD
    assert "/e.doc" not in result.fetches
    assert result.notes["complete"] is False


def test_a_depth_limit_leaves_what_is_further_away(host: Callable, crawled: Callable) -> None:
    result = crawled(host(tree_of_pages()), max_depth=1)
    assert len(result.pages()) == 8
    assert result["/shared.html"].reason == "more than 1 clicks away"
    assert result["/a.doc"].verdict is Verdict.DEAD
    assert result.notes["complete"] is False


def test_a_time_limit_leaves_the_rest(host: Callable, crawled: Callable) -> None:
    async def slow(request: web.Request) -> web.Response:
        await asyncio.sleep(0.3)
        return web.Response(text=links("/later.html"), content_type="text/html")

    result = crawled(
        host({"/": links("/a.html", "/b.html"), "/a.html": slow, "/b.html": slow}), max_minutes=0.2 / 60, concurrency=1
    )
    assert {fetch.verdict for fetch in result.fetches.values()} == {Verdict.OK, Verdict.NOT_ASKED}
    assert result.notes["complete"] is False


def test_exactly_the_listed_addresses_are_asked(host: Callable, crawled: Callable, tmp_path: Path) -> None:
    portal = host(tree_of_pages())
    listed = tmp_path / "addresses.txt"
    listed.write_text(
        f"\ufeff# two pages\n{portal.url('/a.html')}\n\n  {portal.url('/deep.html')}  \n", encoding="utf-8"
    )
    result = crawled(portal, target="", urls=str(listed))
    assert result.pages() == ["/a.html", "/deep.html"]
    assert {result[path].verdict for path in ("/a0.html", "/shared.html", "/a.doc")} == {Verdict.NOT_ASKED}
    assert set(portal.paths()) - {"/a.html", "/deep.html", "/robots.txt"} <= {
        path for path in portal.paths() if len(path) > 20
    }


def test_a_listed_address_that_looks_dead_is_asked_again(host: Callable, crawled: Callable, tmp_path: Path) -> None:
    asked = 0

    async def wakes_up(request: web.Request) -> web.Response:
        nonlocal asked
        asked += 1
        return web.Response(status=404 if asked == 1 else 200, text=links("/c.html"), content_type="text/html")

    portal = host({"/a.html": links("/b.html"), "/late.html": wakes_up})
    listed = tmp_path / "addresses.txt"
    listed.write_text(f"{portal.url('/a.html')}\n{portal.url('/late.html')}\n{portal.url('/gone.html')}\n")
    result = crawled(portal, target="", urls=str(listed))
    assert result.pages() == ["/a.html", "/late.html"]
    assert (result["/gone.html"].verdict, result["/gone.html"].attempts) == (Verdict.DEAD, 2)
    assert {result[path].verdict for path in ("/b.html", "/c.html")} == {Verdict.NOT_ASKED}


@pytest.mark.parametrize("text", ["", "# nothing\n", "not an address\n"])
def test_a_list_without_addresses_is_refused(host: Callable, crawled: Callable, tmp_path: Path, text: str) -> None:
    listed = tmp_path / "addresses.txt"
    listed.write_text(text)
    with pytest.raises(UserError, match=r"address"):
        crawled(host({}), target="", urls=str(listed))
    with pytest.raises(UserError, match="cannot read"):
        crawled(host({}), target="", urls=str(tmp_path / "missing.txt"))


@pytest.mark.parametrize("target", ["www.example.gov.cn", "ftp://example.gov.cn/", "", "http://", "https://a b/"])
def test_a_target_that_is_no_address_is_refused(host: Callable, crawled: Callable, target: str) -> None:
    with pytest.raises(UserError, match=r"address"):
        crawled(host({}), target=target)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (404, "status 404"),
        (503, "status 503"),
        (b"", "empty page"),
        (web.Response(body=b"%PDF", headers={"Content-Type": "application/pdf"}), "application/pdf"),
        (web.Response(status=302, headers={"Location": "/"}), "circle"),
    ],
)
def test_a_start_page_that_is_none_ends_the_audit_with_one_line(
    host: Callable, crawled: Callable, answer: object, words: str
) -> None:
    with pytest.raises(NothingToJudge, match=words):
        crawled(host({"/": answer}))


@pytest.mark.parametrize(
    ("target", "words"),
    [("http://127.0.0.1:9/", "connection refused"), ("http://no-such-name.invalid/", "host not found")],
)
def test_a_portal_nobody_serves_ends_the_audit_with_one_line(
    host: Callable, crawled: Callable, target: str, words: str
) -> None:
    with pytest.raises(NothingToJudge, match=words) as caught:
        crawled(host({}), target=target)
    assert "\n" not in str(caught.value)


def test_a_portal_that_moved_to_another_host_is_audited_there(host: Callable, crawled: Callable) -> None:
    new = host({"/new/": links("/new/a.html"), "/new/a.html": "<p>文</p>"})
    old = host({"/": web.Response(status=301, headers={"Location": new.url("/new/")})})
    result = crawled(old, private_hosts=(new.start,))
    assert result.notes["start_url"] == new.url("/new/")
    assert set(result.bodies) == {new.url("/new/"), new.url("/new/a.html")}
