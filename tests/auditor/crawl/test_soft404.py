from collections.abc import Callable

import pytest
from aiohttp import web

pytestmark = pytest.mark.slow

MENU = "".join(f"<li><a href='/c{number}/'>栏目第{number}号名称</a></li>" for number in range(60))
FRAME = (
    "<title>{title}</title><ul>"
    + MENU
    + "</ul><div>{text}</div><div>版权所有 某某县人民政府 网站标识码1234567890</div>"
)
LONG = "关于做好有关工作的通知，请各有关单位认真贯彻执行，并将落实情况及时上报。" * 12


def framed(title: str, text: str) -> str:
    return FRAME.format(title=title, text=text)


def verdict(host: Callable, crawled: Callable, page: object, path: str = "/art/1.html", **more: object) -> str:
    routes = {"/": f'<title>首页</title><p>某某县人民政府<a href="{path}">去</a>', path: page, **more}
    return crawled(host(routes))[path].verdict.value


@pytest.mark.parametrize(
    "page",
    [
        "<title>404 Not Found</title><center><h1>404 Not Found</h1></center><hr><center>nginx</center>",
        "<title>页面不存在</title><p>返回首页",
        "<title>某某县人民政府</title><h1>抱歉，您访问的页面不存在或已被删除！</h1><a href=/>返回首页</a>",
        "<title>信息</title><p>您要查看的文章不存在。",
        "<title>提示</title><p>该信息已被删除",
        "<title></title><p>对不起，找不到您要访问的页面",
        "<script>alert('该信息不存在或已删除！');history.go(-1);</script>",
        framed("404_某某县人民政府", "<p>抱歉，您访问的页面不存在。</p>"),
        framed("页面未找到 - 某某县人民政府", "<p>很抱歉，您要访问的页面可能已删除。</p>"),
    ],
)
def test_a_page_that_says_so_is_missing(host: Callable, crawled: Callable, page: str) -> None:
    assert verdict(host, crawled, page) == "soft_404"


@pytest.mark.parametrize(
    "page",
    [
        framed("404 问题解答_某某县人民政府", f"<h1>404 问题解答</h1><p>页面不存在怎么办？</p><p>{LONG}</p>"),
        framed("网站使用帮助", f"<p>如果提示您访问的页面不存在，请联系我们。</p><p>{LONG}</p>"),
        framed("网站使用帮助", f"<p>您访问的页面不存在</p><p>{LONG}</p>"),
        framed("通知公告", "<p>暂无内容</p>"),
        "<title>通知公告</title><ul></ul><p>暂无信息",
        "<title>搜索</title><p>抱歉，没有找到与您查询条件相符的内容",
        "<title>搜索</title><p>对不起，您搜索的内容不存在",
        "<title>常见问题</title><p>问：打开网站提示404怎么办？<p>答：请刷新后再试。",
        "<title>出错了怎么办</title><p>请拨打12345",
        '<meta http-equiv="refresh" content="0;url=/">',
    ],
)
def test_a_page_that_only_sounds_like_it_is_genuine(host: Callable, crawled: Callable, page: str) -> None:
    assert verdict(host, crawled, page) == "ok"


def test_a_host_that_shows_one_page_for_everything_is_seen_through(host: Callable, crawled: Callable) -> None:
    async def anything(request: web.Request) -> web.Response:
        return web.Response(
            text=framed("某某县人民政府", f"<p>请求 {request.path} 编号 {id(request)}"), content_type="text/html"
        )

    routes = {
        "/": "<title>某某县人民政府</title>"
        + "".join(f'<a href="{path}">去</a>' for path in ("/x/1.html", "/x/2.html", "/x/", "/doc/1.pdf")),
        "/x/2.html": framed("某某县人民政府", "<p>真的文章</p>"),
        "*": anything,
    }
    result = crawled(host({**routes, "/robots.txt": 404, "/sitemap.xml": 404}))
    assert result["/x/1.html"].verdict == "soft_404"
    assert "cannot exist" in result["/x/1.html"].reason
    assert result["/x/2.html"].verdict == "ok"
    assert result["/x/"].verdict == "ok"
    assert result["/doc/1.pdf"].verdict == "soft_404"
    assert result["/c1/"].verdict == "ok"


def test_an_empty_column_differs_from_the_answer_to_anything_by_its_name(host: Callable, crawled: Callable) -> None:
    async def anything(request: web.Request) -> web.Response:
        return web.Response(text=framed("某某县", "<p>暂无内容</p>"), content_type="text/html")

    empty = framed("某某县", "<h2>公示</h2><p>暂无内容</p>")
    assert verdict(host, crawled, empty, "/gs/list.html", **{"*": anything}) == "ok"


def test_a_page_built_by_scripts_cannot_be_told_from_the_answer_to_anything(host: Callable, crawled: Callable) -> None:
    shell = '<title>某某县人民政府</title><div id="app"></div><script src="/app.js"></script>'
    assert verdict(host, crawled, shell, "/news/1.html", **{"*": shell}) == "ok"


def test_a_host_that_sends_everything_home_is_seen_through(host: Callable, crawled: Callable) -> None:
    home = web.Response(status=302, headers={"Location": "/index.html"})
    index = framed("某某县人民政府", f'<a href="index.html">首页</a><a href="/x/1.html">去</a><p>{LONG}')
    result = crawled(host({"/": home, "/index.html": index, "*": home}))
    assert result["/"].verdict == "ok"
    assert result["/index.html"].verdict == "ok"
    assert result["/x/1.html"].verdict == "soft_404"
    assert result["/c1/"].verdict == "ok"


def test_a_redirect_to_an_error_page_is_missing(host: Callable, crawled: Callable) -> None:
    to_error = web.Response(status=302, headers={"Location": "/404.html"})
    assert verdict(host, crawled, to_error, **{"/404.html": framed("某某县", "<p>出了点状况</p>")}) == "soft_404"


def test_a_redirect_to_the_home_page_of_an_honest_host_is_genuine(host: Callable, crawled: Callable) -> None:
    home = web.Response(status=301, headers={"Location": "/home/"})
    assert verdict(host, crawled, home, "/old/col.html", **{"/home/": framed("首页栏目", LONG)}) == "ok"


def test_a_document_whose_place_a_page_takes_is_missing_only_when_the_page_says_so(
    host: Callable, crawled: Callable
) -> None:
    assert verdict(host, crawled, "<title>提示</title><p>您访问的文件不存在", "/f/1.doc") == "soft_404"
    assert verdict(host, crawled, "<title>下载</title><p>请先登录后下载附件", "/f/1.doc") == "ok"


def test_honest_hosts_are_asked_for_one_impossible_address_a_kind(host: Callable, crawled: Callable) -> None:
    paths = [f"/d{number}/{number}.html" for number in range(30)]
    portal = host(
        {"/": "".join(f"<a href={path}>去</a>" for path in paths), **dict.fromkeys(paths, framed("文", LONG))}
    )
    crawled(portal)
    impossible = [path for path in portal.paths() if path.endswith(".html") and path not in paths]
    assert len(impossible) == 1


def test_without_words_nothing_is_recognised_by_them(host: Callable, crawled: Callable) -> None:
    routes = {"/": "<p>首页<a href=/x.html>去</a>", "/x.html": "<title>404</title><p>您访问的页面不存在"}
    assert crawled(host(routes), words={})["/x.html"].verdict == "ok"
