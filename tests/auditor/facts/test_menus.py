"""Menus, trees, maps and landing pages in the shapes portals give them."""

from collections.abc import Sequence

import pytest
from selectolax.lexbor import LexborHTMLParser

from auditor.facts.menus import read_menus
from auditor.facts.words import ColumnWords
from auditor.model import Menu, MenuNode

BASE = "http://www.example.gov.cn/zwgk/index.html"
WORDS = ColumnWords(
    not_columns=("首页",),
    home=("首页", "网站首页"),
    menu_labels=("政务公开", "互动交流"),
    sitemap_titles=("网站地图",),
    kinds=(),
    units=(),
)


def menus(html: str, title: str = "", *, is_home: bool = True, lands: bool = False) -> dict[str, Menu]:
    found = read_menus(LexborHTMLParser(html), BASE, title, WORDS, is_home=is_home, lands=lands)
    return {menu.where: menu for menu in found}


def drawn(nodes: Sequence[MenuNode]) -> str:
    """The tree in one line: `甲(乙,丙),丁`."""
    return ",".join(node.name + (f"({drawn(node.children)})" if node.children else "") for node in nodes)


MENU = (
    '<a href="/">首 页</a>',
    '<a href="/xw/">新闻</a>',
    '<a href="/gk/">公&nbsp;&nbsp;开</a>',
    '<a href="/fw/">服务</a>',
)
LAST = '<a href="/hd/">互动</a>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul>" + "".join(f"<li>{link}</li>" for link in (*MENU, LAST)) + "</ul>", "首页,新闻,公开,服务,互动"),
        ("<nav>" + "".join((*MENU, LAST)) + "</nav>", "首页,新闻,公开,服务,互动"),
        ("<div>" + "".join(f"<div>{link}</div>" for link in (*MENU, LAST)) + "</div>", "首页,新闻,公开,服务,互动"),
        (
            "<ul>"
            + "".join(f"<li>{link}</li>" for link in MENU)
            + f"<li>{LAST}<ul><li><a href='/x/'>信箱</a></li><li><a href='/d/'>调查</a></li></ul></li></ul>",
            "首页,新闻,公开,服务,互动(信箱,调查)",
        ),
        (
            "<ul>"
            + "".join(f"<li>{link}</li>" for link in MENU)
            + f"<li>{LAST}<dl><dd><a href='/x/'>信箱</a></dd><dd><a href='/d/'>调查</a></dd></dl></li></ul>",
            "首页,新闻,公开,服务,互动(信箱,调查)",
        ),
        (
            "<ul>"
            + "".join(f"<h3><span>{link}</span></h3>" for link in MENU)
            + "<h3><i></i><span>概况</span><div><a href='/j/'>机构</a><a href='/l/'>领导</a></div></h3></ul>",
            "首页,新闻,公开,服务,概况(机构,领导)",
        ),
    ],
)
def test_main_menu(html: str, expected: str) -> None:
    assert drawn(menus(html)["main"].nodes) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<div>当前位置：<a href='/'>首页</a> &gt; "
        + " &gt; ".join(f"<a href='/{n}/'>{n}</a>" for n in "甲乙丙丁")
        + "</div>",
        "<div><a href=''>首页</a><a href=''>上一页</a><a>1</a><a>2</a><a>3</a><a>4</a><a href=''>下一页</a></div>",
        "<div><a href='/'>首页</a>"
        + "".join(f"<a href='/{n}'>关于印发第{n}号工作方案的通知及有关事项</a>" for n in range(9))
        + "</div>",
    ],
)
def test_no_menu(html: str) -> None:
    assert "main" not in menus(html)


def test_the_address_of_a_javascript_parent_is_empty_and_of_a_self_link_the_page() -> None:
    html = (
        "<ul>"
        + "".join(f"<li>{link}</li>" for link in MENU)
        + "<li><a href='javascript:;'>公报</a></li><li><a href=''>专题</a></li></ul>"
    )
    found = {node.name: node.url for node in menus(html)["main"].nodes}
    assert found["公报"] == ""
    assert found["专题"] == BASE


def test_a_directory_whose_rows_carry_their_level() -> None:
    rows = [(1, "目录"), (2, "机构"), (3, "领导"), (3, "科室"), (2, "财政")]
    html = "<table>" + "".join(
        f"<tr treeitemlevel='{level}'><td><a href='/{name}'>{name}</a></td></tr>" for level, name in rows
    )
    assert drawn(menus(html + "</table>")["directory"].nodes) == "目录(机构(领导,科室),财政)"


def test_a_directory_of_nested_lists_keeps_a_parent_without_a_page() -> None:
    html = (
        "<ul class='tree'><li><a href='/zn/'>指南</a></li><li><a href='javascript:;'><span>法定主动公开内容</span></a>"
        "<ul><li><a href='/jg/'>机构简介</a></li><li><a href='/gh/'>规划信息</a></li>"
        "<li><a href='/tj/'>统计信息</a></li></ul></li>"
        "<li><a href='/nb/'>年报</a></li></ul>"
    )
    assert drawn(menus(html)["directory"].nodes) == "指南,法定主动公开内容(机构简介,规划信息,统计信息),年报"


def test_a_map_is_read_block_by_block() -> None:
    block = (
        "<div class='b'><span><a href='/{0}/'>{0}</a></span><ul><li><h3><a href='/{1}/'>{1}</a></h3></li><li>|</li>"
        "<li><h3><a href='/{2}/'>{2}</a></h3></li></ul></div>"
    )
    html = (
        "<h2>网站地图</h2><div>"
        + block.format("动态", "要闻", "公告")
        + block.format("概况", "职能", "领导")
        + "</div>"
    )
    assert "动态(要闻,公告),概况(职能,领导)" in drawn(
        menus(html, "网站地图", is_home=False, lands=True)["sitemap"].nodes
    )


def test_a_landing_page_is_headed_blocks() -> None:
    block = (
        "<div class='box'><div class='hd'>{0}</div>"
        "<div class='bd'><a href='/{1}/'>{1}</a><a href='/{2}/'>{2}</a></div></div>"
    )
    html = block.format("科室", "办公室", "人事科") + block.format("二级机构", "招办", "电教馆")
    assert drawn(menus(html, is_home=False, lands=True)["landing"].nodes) == "科室(办公室,人事科),二级机构(招办,电教馆)"
    assert "landing" not in menus(html, is_home=False)


def test_comments_hold_no_entries() -> None:
    html = (
        "<ul>" + "".join(f"<li>{link}</li>" for link in (*MENU, LAST)) + "<!--<li><a href='/x/'>旧栏目</a></li>--></ul>"
    )
    assert "旧栏目" not in drawn(menus(html)["main"].nodes)
