"""Entrances in the forms portals give them, and texts that only speak of them."""

# ruff: noqa: E501 (a page in one line reads better)

import pytest

ENTRANCES = {
    "<a href='javascript:;' onclick='aria.start()'>无障碍</a>": [("accessible", "无障碍")],
    "<a href='javascript:void(0)' onclick='aria.oldFixedStart()'>适老版</a>": [("elder", "适老版")],
    "<a id='toolbarSwitch' href='javascript:void(0);'></a>": [("accessible", "")],
    "<a id='cniil_wza'>网站工具</a>": [("accessible", "网站工具")],
    "<span id='wza'></span><span id='slh'></span>": [("accessible", ""), ("elder", "")],
    "<a href='javascript:;' onclick='ABT.show();'><img src='w.png' alt='无障碍浏览'></a>": [
        ("accessible", "无障碍浏览")
    ],
    "<div onclick='show()'>进入适老化</div>": [("elder", "进入适老化")],
    "<a href='/zzms/'>长者模式</a>": [("elder", "长者模式")],
    "<a href='/slh/index.shtml'><img src='a.png'></a>": [("elder", "")],
    "<a href='/gh.html'>关怀版</a>": [("elder", "关怀版")],
    "<script src='/wza/esdtoolsinit.js'></script>": [("accessible", "")],
    "<a href='/zzms/'>长者助手</a><script src='/slh.js'></script>": [("elder", "长者助手")],
    "<a href='/wzdt.html'>网站地图</a>": [("sitemap", "网站地图")],
    "<form action='/search.html'><input name='q'><input type=submit value='搜索'></form>": [("search", "搜索")],
    "<input id='keyword' value='请输入关键字'><a href='javascript:;'><img src='s.png'></a>": [
        ("search", "请输入关键字")
    ],
    "<div><input type='text' placeholder='搜一搜您关心的内容'></div>": [("search", "搜一搜您关心的内容")],
    "<a href='/so/'>全站搜索</a>": [("search", "全站搜索")],
    "<a href='/n.html'>我县召开无障碍环境建设推进会</a>": [],
    "<a href='/n.html'>我县大力推进老旧小区适老化改造工作取得明显成效</a>": [],
    "<form action='/login.do'><input name='user'><input type='password' name='pw'><input type=submit value='登录'></form>": [],
    "<form action='/letter.do'><input name='name'><input name='tel'><textarea></textarea><input type=submit value='提交'></form>": [],
    "<!-- <a href='/zzms/'>长者模式</a> -->": [],
}


@pytest.mark.parametrize("html", ENTRANCES)
def test_reads_entrances(read, html: str) -> None:
    assert [(entry.kind, entry.text) for entry in read(f"<body>{html}</body>", "/").entries] == ENTRANCES[html]


def test_entrances_have_addresses_and_selectors(read) -> None:
    html = "<div><form action='so.jsp'><input name=q placeholder='搜索'></form><a href='/zzms/'>长者专区</a></div>"
    found = {entry.kind: (entry.url, entry.selector) for entry in read(f"<body>{html}</body>", "/x/").entries}
    assert found == {
        "search": ("http://www.example.gov.cn/x/so.jsp", "html > body > div > form > input"),
        "elder": ("http://www.example.gov.cn/zzms/", "html > body > div > a"),
    }
