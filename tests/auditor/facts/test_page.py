"""A page as a whole: hostile input, parts that scripts fill, numbers about the main part."""

# ruff: noqa: E501 (a page in one line reads better)

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.facts.page import read_page
from auditor.model import Fetch, PageType, Verdict

ARTICLE = """<!doctype html><html lang="zh"><head><title>关于绿化的通知_某某县</title>
<meta name="ArticleTitle" content="关于绿化的通知"><meta name="PubDate" content="2024-03-05 10:00"></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/xw/">要闻</a></li><li><a href="/gk/">公开</a></li></ul>
<form action="/s"><input name="q" placeholder="请输入关键字"><input type="submit" value="搜索"></form></div>
<div class="pos">您当前的位置：<a href="/">首页</a> &gt; <a href="../">要闻</a> &gt; <a href="./">通知公告</a></div>
<h1>关于绿化的通知</h1><p>发布时间：2024-03-05 来源：<span>某某县绿化委</span> 【<a href="javascript:window.print()">打印</a>】</p>
<div id="zoom"><p>各乡镇人民政府：为进一步做好有关工作，现将有关事项通知如下，请认真贯彻执行。</p><p><img src="a.jpg"></p>
<table><tr><td>发布日期</td><td>[03-05]</td></tr></table><a href="a.pdf">附件</a></div>
<ul><li><a href="t20240101_1.html">相关新闻</a><span>01-01</span></li></ul><script>createPageHTML(2, 0, "t1", "html")</script>
<div class="footer"><p>主办单位：某某县人民政府 网站标识码：5100000062</p><p>蜀ICP备19007388号 川公网安备 51010802000157号</p></div>
</body></html>"""

PIECES = st.sampled_from(
    ["<", ">", "</", "<a href=", "<a><a>", "<table><tr><td>", "<script>", "<!--", "-->", "当前位置：", "首页", " > ", "2024-02-31", "[13-40]",
     "9999年99月99日", "<div style='display:none'>", "<li>", "</ul>", "\0", "\ud83d\ude00", "&#55555;", "&nbsp;", "'", '"', "createPageHTML(9,9,9,9)",
     "<meta name=PubDate content=", "<base href='//'>", "<svg><title>", "<select><option value='/x'>", "http://[::1", "javascript:", "网站标识码：", "发布时间："]
)  # fmt: skip


def fetch(**more: object) -> Fetch:
    return Fetch(url="http://www.example.gov.cn/xw/tzgg/t20240305_1.html", verdict=Verdict.OK, **more)  # type: ignore[arg-type]


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(ARTICLE)), st.integers(0, 400), PIECES), max_size=6))
def test_mangled_pages_are_read(words, cuts) -> None:
    html = ARTICLE
    for at, length, piece in cuts:
        html = html[:at] + piece + html[at + length :]
    page, _ = read_page(fetch(), html.encode("utf-8", "surrogatepass"), words)
    assert page == read_page(fetch(), html.encode("utf-8", "surrogatepass"), words)[0]


@settings(max_examples=100)
@given(
    st.one_of(
        st.binary(max_size=500),
        st.lists(PIECES, max_size=40).map(lambda parts: "".join(parts).encode("utf-8", "replace")),
    )
)
def test_any_bytes_are_a_page(words, body: bytes) -> None:
    page, _ = read_page(fetch(charset="gb2312"), body, words)
    assert page.url == page.address


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 3000 + "<a href=x>a</a>",
        "<a href=x>首页</a> > " * 3000,
        "2024-01-01 " * 5000,
        "<li><a href=x>a</a>" * 3000,
        "发布时间：" * 3000,
        "<a href=x>首页</a> " * 3000,
        "<div>" + "<a href=t20240305_1.html>关于绿化的通知</a>" * 3000,
        "发布时间：<span id=a></span>" * 3000,
        "a" * 500_000,
        "<div>字" * 4000,
        "<div><a href=x>甲</a><a href=y>乙</a>" * 1500,
    ],
    ids=["deep", "roots", "dates", "rows", "labels", "menu", "links", "slots", "long", "deep text", "deep links"],
)
def test_big_and_deep_pages_are_read(words, html: str) -> None:
    assert read_page(fetch(), html.encode(), words)[0].template


def test_an_ordinary_article(read) -> None:
    page = read(ARTICLE, "/xw/tzgg/t20240305_1.html")
    assert page.type is PageType.ARTICLE
    assert (page.title, str(page.published), page.source) == ("关于绿化的通知", "2024-03-05", "某某县绿化委")
    assert [crumb.name for crumb in page.breadcrumb] == ["要闻", "通知公告"]
    assert (page.pictures, page.scripted) == (1, ("pager",))


def test_text_is_counted_without_header_menu_and_foot(read) -> None:
    html = "<div class=header>某某县人民政府门户网站</div><ul class=nav><li><a href='/'>首页</a></ul>{}<div class=footer>版权所有：某某县人民政府</div>"
    assert read(html.format("<p>正文 十个字的内容在此</p><p style='display:none'>看不见</p>")).text_length == 10
    assert read(html.format("")).text_length == 0


@pytest.mark.parametrize(
    ("html", "scripted"),
    [
        ("<!--#include virtual='/inc/head.html'--><p>文</p><p>文</p><p>文</p><p>文</p>", ("header", "breadcrumb")),
        ("<p>文</p><p>文</p><p>文</p><!--#include virtual='/inc/foot.html'-->", ("breadcrumb", "footer")),
        ("<p>文</p>", ()),
    ],
)
def test_what_includes_would_bring_is_said(read, html: str, scripted: tuple[str, ...]) -> None:
    assert read(html).scripted == scripted


def test_a_charset_that_was_declared_wrong(words) -> None:
    html = "<meta charset=utf-8><div>当前位置：<a href='/'>首页</a> > 通知公告</div>"
    page, _ = read_page(fetch(), html.encode("gb18030"), words)
    assert [crumb.name for crumb in page.breadcrumb] == ["通知公告"]
