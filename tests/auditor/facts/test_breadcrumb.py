"""Trails in every form portals write them, and what only looks like one."""

# ruff: noqa: E501 (a page in one line reads better)

import pytest

from auditor.model import Reason, Unknown

HOME = '<a href="/">首页</a>'
NEWS = '<a href="/xw/">要闻动态</a>'
NOTICE = '<a href="/xw/tzgg/">通知公告</a>'
BOTH = ["要闻动态", "通知公告"]
LONG = "<p>" + "为进一步做好有关工作，现将有关事项通知如下，请认真贯彻执行。" * 8 + "</p>"

TRAILS = {
    "label and entity": (f"<div>当前位置：{HOME} &gt; {NEWS} &gt; {NOTICE}</div>", BOTH),
    "label with 您 and 的": (f"<div>您当前的位置：{HOME}&nbsp;&gt;&nbsp;{NEWS}&nbsp;&gt;&nbsp;{NOTICE}</div>", BOTH),
    "label 您现在所在的位置": (f"<p>您现在所在的位置：{HOME} > {NEWS}</p>", BOTH[:1]),
    "label 您当前所在的位置": (f"<p>您当前所在的位置： {NEWS} &raquo; {NOTICE}</p>", BOTH),
    "label 您所在的位置": (f"<p>您所在的位置：{HOME} > {NEWS}</p>", BOTH[:1]),
    "label 当前位置是": (f"<p>您当前的位置是：{HOME} > {NEWS}</p>", BOTH[:1]),
    "blank and half-width colon": (f"<p>当前位置 : {HOME} > {NEWS}</p>", BOTH[:1]),
    "weak label before a root": (f"<p>位置：{HOME} > {NEWS}</p>", BOTH[:1]),
    "no label": (f"<div>{HOME} > {NEWS} > {NOTICE}</div>", BOTH),
    "root with a blank": (f"<div>当前位置：<a href='/'>首 页</a> >> {NEWS}</div>", BOTH[:1]),
    "root 网站首页": (f"<div><a href='/'>网站首页</a> > {NEWS}</div>", BOTH[:1]),
    "root is the bracketed name": (f"<div>当前位置：<a href='#'>[某某教育局]</a> > {NEWS}</div>", BOTH[:1]),
    "root is an icon": (f"<div>当前位置：<a href='/'><img src='i.png'></a> > {NEWS}</div>", BOTH[:1]),
    "icon root without label": (f"<div><a href='/'><i class='icon'></i></a> &gt; {NEWS} &gt; {NOTICE}</div>", BOTH),
    "root leads home under another name": (
        f"<div>当前位置：<a href='/index.html'>某某县政府</a> > {NEWS}</div>",
        BOTH[:1],
    ),
    "full-width separator": (f"<div>{HOME}＞{NEWS}＞{NOTICE}</div>", BOTH),
    "guillemets": (f"<div>当前位置：{HOME} » {NEWS} » {NOTICE}</div>", BOTH),
    "long arrow": (f"<div>当前位置：{HOME} --> {NEWS} --> 正文</div>", BOTH[:1]),
    "short arrow": (f"<div>当前位置 : {HOME}->{NEWS}->{NOTICE}</div>", BOTH),
    "dash behind a label": (f"<p>当前位置：{HOME}&nbsp;-&nbsp;{NEWS}&nbsp;-&nbsp;{NOTICE}</p>", BOTH),
    "slash in a crumb": (f"<ol class='breadcrumb'>{HOME} / {NEWS} / {NOTICE}</ol>", BOTH),
    "own column in plain text": (f"<div>当前位置：{HOME} > {NEWS} > 通知公告</div>", BOTH),
    "all in plain text": ("<div>当前位置：首页 > 要闻动态 > 通知公告</div>", BOTH),
    "no root": (f"<div>当前位置：{NEWS} > {NOTICE}</div>", BOTH),
    "one step, no root, no link": ("<div>您当前的位置是：通知公告</div>", BOTH[1:]),
    "list items without separators": (
        f"<ol class='breadcrumb'><li>{HOME}</li><li>{NEWS}</li><li>{NOTICE}</li></ol>",
        BOTH,
    ),
    "labelled items without separators": (
        f"<ul><li>当前位置：</li><li>{HOME}</li><li>{NEWS}</li><li>通知公告</li></ul>",
        BOTH,
    ),
    "empty spans between links": (f"<div class='position'>{HOME}<span></span>{NEWS}<span></span>{NOTICE}</div>", BOTH),
    "addresses inside one another": (f"<p>{HOME} {NEWS} {NOTICE}</p>", BOTH),
    "table": (
        f"<table><tr><td>当前位置：</td><td>{HOME}</td><td>&gt;{NEWS}</td><td>&gt;{NOTICE}</td></tr></table>",
        BOTH,
    ),
    "nested table": (
        f"<table><tr><td>您的位置:</td><td><table><tr><td>{HOME}</td></tr></table></td>"
        f"<td><table><tr><td> &gt; </td><td>{NEWS}</td></tr></table></td></tr></table>",
        BOTH[:1],
    ),
    "wrapped label and steps": (
        f"<div><span>当前位置：</span><span>{HOME} > {NEWS}</span> > <b>通知公告</b></div>",
        BOTH,
    ),
    "hidden": (f"<div style='display:none;'>当前位置：{HOME} > {NEWS}</div>", BOTH[:1]),
    "doubled": (f"<div class=m>当前位置：{HOME} > {NEWS}</div><div>当前位置：{HOME} > {NEWS}</div>", BOTH[:1]),
    "doubled in one block": (f"<div>当前位置：{HOME} > {NEWS} {HOME} > {NEWS}</div>", BOTH[:1]),
    "own column links to itself": (f"<div>当前位置：{HOME} > {NEWS} > <a href=''>通知公告</a></div>", BOTH),
    "tail 内容": (f"<div>{HOME} > {NEWS} > {NOTICE} > 内容</div>", BOTH),
    "tail 详情页 in a link": (f"<div>{HOME} > {NEWS} > <a href='#'>详情页</a></div>", BOTH[:1]),
    "nothing but 正文": (f"<div>当前位置：{HOME} > 正文</div>", []),
    "only the root": (f"<div>当前位置：{HOME}</div>", []),
    "year as a column": (f"<div>{HOME} > {NEWS} > <a href='/xw/2024/'>2024</a></div>", ["要闻动态", "2024"]),
    "padded name": (f"<div>{HOME} > <a href='/gk/'>公&nbsp;&nbsp;开</a></div>", ["公开"]),
    "cut name with its title": (
        f"<div>{HOME} > <a href='/gk/' title='政府信息公开年度报告'>政府信息公开...</a></div>",
        ["政府信息公开年度报告"],
    ),
    "a print link follows": (f"<div>当前位置：{HOME} > {NEWS} <a href='javascript:print()'>打印</a></div>", BOTH[:1]),
    "a heading follows": (f"<div><div>{HOME} > {NEWS} ></div><h1>某某通知</h1></div>", BOTH[:1]),
}


@pytest.mark.parametrize("name", TRAILS)
def test_reads_the_trail(read, name: str) -> None:
    html, steps = TRAILS[name]
    trail = read(f"<body>{html}<h1>关于开展某项工作的通知</h1>{LONG}</body>").breadcrumb
    assert [crumb.name for crumb in trail] == steps


NO_TRAILS = {
    "menu": f"<ul class='nav'><li>{HOME}</li><li><a href='/xw/'>新闻</a></li><li><a href='/gk/'>公开</a></li><li><a href='/hd/'>互动</a></li></ul>",
    "menu with bars": f"<div>{HOME} | <a href='/xw/'>新闻</a> | <a href='/gk/'>公开</a></div>",
    "menu with dashes": f"<div>{HOME} - <a href='/xw/'>新闻</a> - <a href='/gk/'>公开</a></div>",
    "pager": "<div><a href='index.html'>首页</a> > <a href='index_1.html'>上一页</a> > <a href='index_2.html'>下一页</a></div>",
    "address of an office": "<p>位置：人民路5号行政中心三楼</p>",
    "prose": "<p>请在地图上确认您当前位置后再提交申请。</p>",
    "more link": "<div><h3>通知公告</h3><a href='/xw/'>更多>></a></div>",
}


@pytest.mark.parametrize("name", NO_TRAILS)
def test_takes_nothing_else_for_a_trail(read, name: str) -> None:
    assert read(f"<body>{NO_TRAILS[name]}{LONG}</body>").breadcrumb is None


BY_SCRIPT = {
    "document.write": "<div class='w'><script>document.write('当前位置：<a href=\"/\">首页</a>')</script></div>",
    "label, then a script": "<div>当前位置：<script>document.write(path)</script></div><script src='/a.js'></script>",
    "empty block called crumb": "<div class='breadcrumb' id='crumb'></div><script src='/a.js'></script>",
    "last step by script": f"<div>当前位置：{HOME} > <script>document.write(name)</script></div>",
}


@pytest.mark.parametrize("name", BY_SCRIPT)
def test_a_script_may_bring_the_trail(read, name: str) -> None:
    html = f"<body>{BY_SCRIPT[name]}<h1>通知</h1>{LONG}</body>"
    assert read(html).breadcrumb == Unknown(Reason.SCRIPT)
    assert "breadcrumb" in read(html).scripted
    assert not isinstance(read(html, rendered=True).breadcrumb, Unknown)


def test_an_include_may_bring_the_trail(read) -> None:
    page = read(f'<body><!--#include virtual="/inc/top.html"--><h1>通知</h1>{LONG}</body>')
    assert page.breadcrumb == Unknown(Reason.INCLUDE)


def test_comments_are_no_trail(read) -> None:
    assert read(f"<body><!-- 当前位置：{HOME} > {NEWS} --><h1>通知</h1>{LONG}</body>").breadcrumb is None


def test_addresses_are_absolute_and_the_root_is_kept(read) -> None:
    page = read(
        "<div>当前位置：<a href='../../index.html'>首页</a> > <a href='../'>要闻</a> > <a href='./'>通知</a></div>"
    )
    assert [crumb.url for crumb in page.breadcrumb] == [
        "http://www.example.gov.cn/xw/",
        "http://www.example.gov.cn/xw/tzgg/",
    ]
    assert page.trail_root == "http://www.example.gov.cn/index.html"


def test_the_title_of_an_article_is_no_step(read) -> None:
    html = f"<body><div>{HOME} > {NEWS} > 关于开展某项工作的通知</div><h1>关于开展某项工作的通知</h1><p>发布时间：2024-03-05</p>{LONG}</body>"
    assert [crumb.name for crumb in read(html, "/xw/t20240305_1.html").breadcrumb] == BOTH[:1]
