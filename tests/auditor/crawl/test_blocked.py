"""Blocked is not dead: walls in a real crawl, and the one kind of wall that a browser passes."""

from collections.abc import Callable

import pytest
from aiohttp import web

from auditor.browser import find_browser
from auditor.errors import NothingToJudge
from auditor.model import Reason, Verdict

pytestmark = pytest.mark.slow
needs_browser = pytest.mark.skipif(
    find_browser() is None, reason="no browser is installed; `auditor doctor` says how to get one"
)

WALL = """<html><head><meta content="9k2"><script>var $_ts = {};
setTimeout(function () { document.cookie = "pass=" + 6 * 7 + "; path=/"; location.reload(); }, 30);
</script></head><body></body></html>"""


def page(text: str, *hrefs: str) -> str:
    return f"<title>{text}</title><h1>{text}</h1>" + "".join(f'<p><a href="{href}">去 {href}</a></p>' for href in hrefs)


def walled(pages: dict[str, str], *, lets_in: Callable[[web.Request], bool], status: int = 412) -> Callable:
    async def answer(request: web.Request) -> web.Response:
        if request.path not in pages:
            return web.Response(status=404)
        if lets_in(request):
            return web.Response(text=pages[request.path], content_type="text/html")
        return web.Response(text=WALL, content_type="text/html", status=status)

    return answer


def has_cookie(request: web.Request) -> bool:
    # Such walls give a cookie to one browser and let it through for no other.
    return request.cookies.get("pass") == "42" and "Chrome" in request.headers["User-Agent"]


def is_browser(request: web.Request) -> bool:
    return has_cookie(request) and "Sec-Fetch-Mode" in request.headers


def portal(count: int = 40) -> dict[str, str]:
    pages = {f"/{number:02}.html": page(f"第{number}页", "/") for number in range(count)}
    return {"/": page("首页", *pages), **pages}


@needs_browser
@pytest.mark.parametrize("status", [412, 521, 202, 200])
def test_the_browser_passes_a_script_wall_once_and_plain_requests_follow(
    host: Callable, crawled: Callable, status: int
) -> None:
    pages = portal()
    served = host({"*": walled(pages, lets_in=has_cookie, status=status)})
    result = crawled(served, render="auto")
    assert result.pages() == sorted(pages)
    assert not any(fetch.rendered for fetch in result.fetches.values())
    assert len(served.paths()) < 2 * len(pages)
    assert result.notes["complete"] is True


@needs_browser
def test_where_the_cookie_does_not_help_plain_requests_the_browser_reads_within_its_limit(
    host: Callable, crawled: Callable
) -> None:
    pages = portal(6)
    served = host({"*": walled(pages, lets_in=is_browser)})
    result = crawled(served, render="auto", render_limit=5)
    read = result.pages()
    assert read[0] == "/"
    assert 2 < len(read) <= 5
    assert all(result[path].rendered for path in read)
    assert {result[path].cause for path in pages if path not in read} == {Reason.CHALLENGE}


def test_without_a_browser_a_wall_is_blocked_and_says_so(host: Callable, crawled: Callable) -> None:
    served = host({"/": page("首页", "/a.html"), "/a.html": web.Response(text=WALL, content_type="text/html")})
    fetch = crawled(served, render="never")["/a.html"]
    assert (fetch.verdict, fetch.cause, fetch.body) == (Verdict.BLOCKED, Reason.CHALLENGE, "")
    with pytest.raises(NothingToJudge, match="behind a wall"):
        crawled(host({"*": walled(portal(), lets_in=has_cookie)}), render="never")


@needs_browser
def test_a_wall_that_lets_no_browser_through_is_tried_once(host: Callable, crawled: Callable) -> None:
    closed = walled(dict.fromkeys([f"/{number}.html" for number in range(30)], ""), lets_in=lambda _: False)
    served = host({"/": page("首页", *(f"/{number}.html" for number in range(30))), "*": closed})
    result = crawled(served, render="auto")
    fetches = [fetch for path, fetch in result.fetches.items() if path != "/"]
    assert {(fetch.verdict, fetch.cause) for fetch in fetches} == {(Verdict.BLOCKED, Reason.CHALLENGE)}
    browsers = {path for path in served.paths() if served.paths().count(path) > 1}
    assert len(browsers - {"/"}) == 1


def test_every_wall_is_blocked_by_its_own_name_and_never_a_page_or_dead(host: Callable, crawled: Callable) -> None:
    walls = {
        "/waf.html": (page("您的访问被拦截"), Reason.FIREWALL),
        "/captcha.html": ("<title>安全验证</title><p>请拖动滑块完成验证后继续访问", Reason.CAPTCHA),
        "/border.html": ("<p>本网站仅限中国大陆地区访问</p>", Reason.REGION),
        "/login-needed.html": (web.Response(status=302, headers={"Location": "/cas/login?service=x"}), Reason.LOGIN),
        "/basic.html": (401, Reason.LOGIN),
        "/file.doc": (web.Response(status=403, text=page("请求被拦截"), content_type="text/html"), Reason.FIREWALL),
        "/plain.html": (403, None),
    }
    served = host(
        {"/": page("首页", *walls), "/cas/login": page("用户登录"), **{path: it for path, (it, _) in walls.items()}}
    )
    result = crawled(served)
    assert {path: result[path].cause for path in walls} == {path: kind for path, (_, kind) in walls.items()}
    assert {result[path].verdict for path in walls} == {Verdict.BLOCKED}
    assert result.pages() == ["/"]


def test_walls_of_hosts_outside_are_called_by_the_same_names(host: Callable, crawled: Callable) -> None:
    def refusal(status: int, text: str) -> web.Response:
        return web.Response(status=status, text=text, content_type="text/html")

    walls = {
        "/412.html": (refusal(412, WALL), Reason.CHALLENGE),
        "/521.html": (refusal(521, WALL), Reason.CHALLENGE),
        "/403.html": (refusal(403, page("您的访问被拦截")), Reason.FIREWALL),
        "/405.html": (refusal(405, "<p>本网站仅限中国大陆地区访问</p>"), Reason.REGION),
        "/endless.html": (refusal(412, WALL + "<!--" + "-" * 300_000), Reason.CHALLENGE),
        "/plain.html": (412, None),
        "/page.html": (page("您的访问被拦截"), None),
    }
    other = host({path: answer for path, (answer, _) in walls.items()})
    outside = {path: f"http://localhost:{other.port}{path}" for path in walls}
    portal = host({"/": page("首页", *outside.values())})
    result = crawled(portal, external="check", render="auto", private_hosts=(f"localhost:{other.port}",))
    assert {path: result[url].cause for path, url in outside.items()} == {
        path: kind for path, (_, kind) in walls.items()
    }
    assert {result[url].verdict for path, url in outside.items() if path != "/page.html"} == {Verdict.BLOCKED}
    assert result[outside["/page.html"]].verdict is Verdict.OK
    # Nothing is asked again by a browser: outside the portal no wall is passed.
    assert len([asked for asked in other.asked if asked.path.endswith(".html") and asked.method == "GET"]) == 6


def test_a_wall_at_an_impossible_address_is_no_soft_404_for_the_others(host: Callable, crawled: Callable) -> None:
    article = "<title>提示</title><p>您的访问被拦截</p>" + "<a href=/>首页</a>" * 6
    served = host({"/": page("首页", "/a/1.html"), "/a/1.html": article, "*": page("您的访问被拦截")})
    assert crawled(served)["/a/1.html"].verdict is Verdict.OK


def test_links_that_log_out_or_delete_are_never_asked(host: Callable, crawled: Callable) -> None:
    home = page("首页", "/user/logout", "/a.do?method=delete", "/jump") + "<a href='/u.do?t=9'>退出</a>"
    served = host({"/": home, "/jump": web.Response(status=302, headers={"Location": "/logout.do"})})
    result = crawled(served)
    paths = ["/user/logout", "/a.do?method=delete", "/jump", "/u.do?t=9"]
    assert {(result[path].verdict, result[path].cause) for path in paths} == {(Verdict.NOT_ASKED, Reason.ACTION)}
    assert not any("out" in path or "delete" in path or "u.do" in path for path in served.paths())
    assert result.notes["complete"] is True
