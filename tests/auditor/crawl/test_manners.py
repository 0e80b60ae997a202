import asyncio
import gzip
import time
from collections.abc import Callable

import pytest
from aiohttp import web

from auditor.errors import NothingToJudge
from auditor.model import Verdict

pytestmark = pytest.mark.slow


def links(*hrefs: str) -> str:
    return "<title>目录</title>" + "".join(f'<p><a href="{href}">去 {href}</a></p>' for href in hrefs)


def text(content: str, status: int = 200) -> web.Response:
    return web.Response(text=content, status=status)


def numbered(count: int) -> dict[str, str]:
    pages = {f"/{number:02}.html": f"<p>第{number}页</p>" for number in range(count)}
    return {"/": links(*pages), **pages}


def test_the_rate_is_kept_for_each_host(host: Callable, crawled: Callable) -> None:
    portal = host(numbered(12))
    begun = time.monotonic()
    crawled(portal, rate=20)
    # Whatever the machine is busy with, the n-th request cannot have been sent before its turn.
    assert len(portal.asked) >= 15
    assert all(asked.at - begun >= turn / 20 for turn, asked in enumerate(portal.asked))


def test_waiting_for_our_own_turn_is_not_time_the_portal_took(host: Callable, crawled: Callable) -> None:
    took = sorted(fetch.elapsed_ms for fetch in crawled(host(numbered(4)), rate=2).fetches.values())
    # A busy machine may delay one answer; a wait for its turn would stand in all but the first.
    assert took[1] < 450


def test_no_more_connections_than_allowed_are_open_at_once(host: Callable, crawled: Callable) -> None:
    open_now = most = 0

    async def counted(request: web.Request) -> web.Response:
        nonlocal open_now, most
        open_now += 1
        most = max(most, open_now)
        await asyncio.sleep(0.02)
        open_now -= 1
        return web.Response(text="<p>页", content_type="text/html")

    pages = {f"/{number}.html": counted for number in range(20)}
    crawled(host({"/": links(*pages), **pages}), concurrency=3)
    assert 2 <= most <= 3


def test_a_crawl_delay_is_kept(host: Callable, crawled: Callable) -> None:
    portal = host(numbered(4) | {"/robots.txt": text("User-agent: *\nCrawl-delay: 0.2")})
    begun = time.monotonic()
    crawled(portal)
    times = [asked.at for asked in portal.asked if asked.path != "/robots.txt"]
    assert len(times) >= 7
    assert all(at - begun >= turn * 0.2 for turn, at in enumerate(times))


def test_the_crawl_says_who_it_is(host: Callable, crawled: Callable) -> None:
    portal = host(numbered(1))
    crawled(portal, contact="webmaster@example.gov.cn")
    assert {asked.agent for asked in portal.asked} == {"portal-auditor/0.1.0 (+webmaster@example.gov.cn)"}


def test_robots_txt_is_obeyed_and_asked_once(host: Callable, crawled: Callable) -> None:
    robots = text("User-agent: *\nDisallow: /secret/\nDisallow: /*.pdf$")
    routes = {"/": links("/a.html", "/secret/b.html", "/c.pdf", "/jump"), "/a.html": "<p>甲</p>", "/robots.txt": robots}
    routes["/jump"] = web.Response(status=302, headers={"Location": "/secret/d.html"})
    portal = host(routes)
    result = crawled(portal)
    for path in ("/secret/b.html", "/c.pdf", "/jump"):
        assert (result[path].verdict, result[path].reason) == ("disallowed", "robots.txt"), path
    assert not any("secret" in path or "pdf" in path for path in portal.paths())
    assert portal.paths().count("/robots.txt") == 1


def test_robots_txt_may_speak_to_us_alone(host: Callable, crawled: Callable) -> None:
    robots = text("User-agent: portal-auditor\nDisallow: /b\n\nUser-agent: *\nDisallow: /")
    result = crawled(host({"/": links("/a", "/b"), "/a": "<p>", "/b": "<p>", "/robots.txt": robots}))
    assert result.verdicts() == {"/": "ok", "/a": "ok", "/b": "disallowed"}


def test_robots_txt_can_be_ignored_by_who_owns_the_site(host: Callable, crawled: Callable) -> None:
    portal = host(numbered(1) | {"/robots.txt": text("User-agent: *\nDisallow: /")})
    with pytest.raises(NothingToJudge, match="ignore-robots"):
        crawled(portal)
    assert "/00.html" in crawled(portal, ignore_robots=True).bodies


def test_a_broken_robots_txt_forbids_nothing_and_is_noted(host: Callable, crawled: Callable) -> None:
    portal = host(numbered(1) | {"/robots.txt": text("Disallow: /", status=503)})
    result = crawled(portal)
    assert result.pages() == ["/", "/00.html"]
    assert result.notes["broken_robots"] == [f"127.0.0.1:{portal.port}"]


def test_a_robots_txt_that_is_really_a_page_forbids_nothing(host: Callable, crawled: Callable) -> None:
    assert crawled(host(numbered(1) | {"/robots.txt": "<title>首页</title><p>Disallow: 无"})).pages() == [
        "/",
        "/00.html",
    ]


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_waited_for(host: Callable, crawled: Callable, status: int) -> None:
    async def busy(request: web.Request) -> web.Response:
        portal.routes["/busy"] = "<p>好了"
        return web.Response(status=status, headers={"Retry-After": "1"})

    portal = host({"/": links("/busy"), "/busy": busy})
    result = crawled(portal)
    times = [asked.at for asked in portal.asked if asked.path == "/busy"]
    assert result["/busy"].verdict is Verdict.OK
    assert times[1] - times[0] >= 0.99


def test_nobody_waits_for_a_day(host: Callable, crawled: Callable) -> None:
    later = web.Response(status=429, headers={"Retry-After": "86400"})
    portal = host({"/": links("/busy"), "/busy": later})
    begun = time.monotonic()
    assert crawled(portal)["/busy"].verdict is Verdict.LIMITED
    assert portal.paths().count("/busy") == 2  # and once at the second look
    assert time.monotonic() - begun < 300


def test_the_sitemap_adds_what_no_link_leads_to(host: Callable, crawled: Callable) -> None:
    portal = host({"/": links("/a.html"), "/a.html": links("/b.html"), "/b.html": "<p>乙</p>"})
    portal.routes |= {"/lost.html": links("/further.html"), "/further.html": "<p>远</p>"}
    maps = [portal.url("/maps/1.xml.gz"), "/maps/2.txt"]
    index = f"<sitemapindex>{''.join(f'<sitemap><loc>{url}</loc></sitemap>' for url in maps)}</sitemapindex>"
    first = f"<urlset><url><loc><![CDATA[ {portal.url('/lost.html')} ]]></loc></url><url><loc>http://other.cn/</loc></url></urlset>"
    portal.routes |= {
        "/robots.txt": text(f"Sitemap: {portal.url('/maps/index.xml')}\nSitemap: {portal.url('/maps/none.xml')}"),
        "/maps/index.xml": web.Response(text=index, content_type="application/xml"),
        "/maps/1.xml.gz": web.Response(
            body=gzip.compress(first.encode()), headers={"Content-Type": "application/gzip"}
        ),
        "/maps/2.txt": text(f"{portal.url('/a.html')}\n{portal.url('/third.html?a=1&b=2')}\n"),
    }
    result = crawled(portal)
    assert (result["/lost.html"].how, result["/lost.html"].depth, result["/lost.html"].via) == ("sitemap", 3, "")
    assert (result["/further.html"].how, result["/further.html"].depth) == ("link", 4)
    assert result["/a.html"].how == "link"
    assert result["/third.html?a=1&b=2"].verdict is Verdict.DEAD
    assert "http://other.cn/" not in result.fetches


def test_a_home_page_in_the_place_of_the_sitemap_adds_nothing(host: Callable, crawled: Callable) -> None:
    assert crawled(host(numbered(1) | {"/sitemap.xml": "<p>首页 <a href=/zz.html>"})).pages() == ["/", "/00.html"]
