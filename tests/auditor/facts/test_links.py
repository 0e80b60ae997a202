"""Links, where they stand and what they are for; templates."""

# ruff: noqa: E501 (a page in one line reads better)

import pytest
from selectolax.lexbor import LexborHTMLParser

from auditor.model import LinkKind

HOST = "http://www.example.gov.cn"


def test_one_link_with_all_there_is_to_say(read) -> None:
    html = "<body><div class='foot grey'><ul><li><a href=' ../a.html#x ' title='全 文' target=_black onclick='f()'>正 文</a></li></ul></div></body>"
    (link,) = read(html, "/xw/yw/b.html").links
    assert (link.href, link.url, link.text) == ("../a.html#x", f"{HOST}/xw/a.html", "正 文")
    assert (link.component, link.selector) == ("div.foot>ul>li>a", "html > body > div > ul > li > a")
    assert (link.title, link.target, link.has_handler, link.kind) == ("全 文", "_black", True, LinkKind.PAGE)


def test_equal_links_are_one_with_a_count(read) -> None:
    html = "<ul><li><a href='/a'>甲</a></li><li><a href='/a'>甲</a></li></ul><p><a href='/a'>甲</a></p>"
    assert [(link.component, link.count) for link in read(html).links] == [("ul>li>a", 2), ("p>a", 1)]


KINDS = {
    "<a href='/a.pdf'>附件</a>": (LinkKind.ATTACHMENT, "/a.pdf", "附件"),
    "<a href='/中文.docx'>附件</a>": (LinkKind.ATTACHMENT, "/%E4%B8%AD%E6%96%87.docx", "附件"),
    "<img src='/a.jpg' alt='照片'>": (LinkKind.IMAGE, "/a.jpg", "照片"),
    "<iframe src='/f.html' title='天气'></iframe>": (LinkKind.FRAME, "/f.html", "天气"),
    "<script src='/a.js'></script>": (LinkKind.RESOURCE, "/a.js", ""),
    "<link rel=stylesheet href='/a.css'>": (LinkKind.RESOURCE, "/a.css", ""),
    "<map><area href='/a' alt='地图'></map>": (LinkKind.PAGE, "/a", "地图"),
    "<li onclick=\"location.href='/a'\">要闻</li>": (LinkKind.PAGE, "/a", "要闻"),
    "<a href=\"javascript:window.open('/a')\">要闻</a>": (LinkKind.PAGE, "/a", "要闻"),
    "<select><option value='http://www.gov.cn/'>网</option></select>": (LinkKind.PAGE, "http://www.gov.cn/", ""),
    "<a href='/a'><img alt='要闻'></a>": (LinkKind.PAGE, "/a", "要闻"),
    "<a href='/a' title='要闻'></a>": (LinkKind.PAGE, "/a", "要闻"),
    "<a href='/a' aria-label='要闻'><i></i></a>": (LinkKind.PAGE, "/a", "要闻"),
    "<a href='javascript:;'>父栏目</a>": (LinkKind.PAGE, "", "父栏目"),
    "<a href=''>自己</a>": (LinkKind.PAGE, "", "自己"),
    "<a href='mailto:a@b.cn'>信箱</a>": (LinkKind.PAGE, "", "信箱"),
}


@pytest.mark.parametrize("html", KINDS)
def test_kinds_of_links(read, html: str) -> None:
    kind, url, text = KINDS[html]
    (link,) = (link for link in read(html).links)
    assert (link.kind, link.url, link.text) == (kind, HOST + url if url.startswith("/") else url, text)


CONTROLS = {
    "<a href='javascript:window.print();'>打印本页</a>": "print",
    "<a href='javascript:;' onclick='doPrint()'>打 印</a>": "print",
    "<a href='javascript:window.opener=null;window.close()'>关闭本页</a>": "close",
    "<a href='javascript:void(0)' onclick='AddFavorite(location)'>加入收藏</a>": "favourite",
    "<div class='bdsharebuttonbox'><a href='#' class='bds_weixin'></a></div>": "share",
    "<a href='http://service.weibo.com/share/share.php?url=x'>微博</a>": "share",
    "<a href='javascript:;'>分享到</a>": "share",
    "<a id='toolbarSwitch' href='javascript:void(0)'></a>": "toolbar",
    "<a href='javascript:;' onclick='aria.start()'>无障碍</a>": "toolbar",
    "<a href='javascript:doZoom(16)'>大</a>": "toolbar",
    "<a href='javascript:;' id='translateLink'>繁体</a>": "toolbar",
    "<a href='index_2.html'>下一页</a>": "pager",
    "<a href='javascript:getlist(2)'>2</a>": "pager",
    "<div id='exit'><a href='javascript:;'>继续访问</a></div>": "exit-layer",
    "<div class='slick'><a class='prev' href='javascript:;'></a></div>": "tab",
    "<a href='javascript:;' onclick='play(3)'></a>": "media",
    "<a href='/wza/'>无障碍</a>": "",
    "<a href='/zt/fx/'>分享</a>": "",
    "<li><a href='javascript:;'>法定主动公开内容</a><ul><li><a href='/jg/'>机构</a></li></ul></li>": "menu",
    "<li><a href='/zw/'>政务公开</a><ul><li><a href='/jg/'>机构</a></li></ul></li>": "",
    "<a href='javascript:;'>法定主动公开内容</a>": "",
    "<a href='http://weibo.com/county'>官方微博</a>": "",
}


@pytest.mark.parametrize("html", CONTROLS)
def test_links_that_only_operate_the_page(read, html: str) -> None:
    assert read(html).links[0].control == CONTROLS[html]


def test_what_is_hidden_is_marked(read) -> None:
    html = "<div style='display: none'><a href='/a'>甲</a></div><a href='/b' hidden>乙</a><a href='/c'>丙</a><!-- <a href='/d'>丁</a> -->"
    assert {link.url[-1]: link.hidden for link in read(html).links} == {"a": True, "b": True, "c": False}


@pytest.mark.parametrize(
    ("html", "broken"),
    [
        ("<a href='#x'>甲</a>", True),
        ("<a href='#x'>甲</a><p id='x'>", False),
        ("<a href='#x'>甲</a><a name='x'></a>", False),
        ("<a href='#附件'>甲</a><p id='附件'>", False),
        ("<a href='#'>甲</a>", False),
        ("<a href='#top'>甲</a>", False),
        ("<a href='other.html#x'>甲</a>", False),
        ("<a href='a.html#x'>甲</a>", True),
    ],
)
def test_fragments_that_lead_nowhere(read, html: str, broken: bool) -> None:
    assert read(html, "/xw/a.html").links[0].broken_fragment is broken


def test_every_selector_finds_its_element_and_nothing_else(read) -> None:
    html = (
        "<div id='a1'><ul><li><a href='/1'>一</a><li><a href='/2'>二</a><a href='/3'>三</a></ul></div>"
        "<div id='twice'><p><a href='/4'>四</a></div><div id='twice'><o:p><a href='/5'>五</a></o:p></div>"
        "<div id='123 4'><a id='ajaxElement_1_2' href='/6'>六</a></div><a id='last' href='/7'>七</a>"
    )
    tree = LexborHTMLParser(html)
    for link in read(html).links:
        (node,) = tree.css(link.selector)
        assert node.attributes["href"] == link.href


ROW = "<li class='row'><a href='{n}.html'>标题{n}</a><span>2024-03-0{n}</span></li>"


def test_templates_ignore_how_many_rows_there_are(read) -> None:
    few, many = (
        "<div class='main'><ul>" + "".join(ROW.format(n=n) for n in range(1, count)) + "</ul></div>" for count in (3, 9)
    )
    other = "<div class='main'><h1>标题</h1><p>文</p></div>"
    ids = [read(html).template for html in (few, many, other)]
    assert ids[0] == ids[1] != ids[2]
    assert all(len(id_) == 8 and int(id_, 16) >= 0 for id_ in ids)
