"""Feet of pages in the spellings portals use, and feet that cannot be seen."""

# ruff: noqa: E501 (a page in one line reads better)

import pytest

from auditor.model import Footer, Reason, Unknown

BODY = (
    "<div><h1>关于开展某项工作的通知</h1>"
    + "<p>为进一步做好有关工作，现将有关事项通知如下，请认真贯彻执行。</p>" * 8
    + "</div>"
)


def foot(read, html: str, **fetch: object) -> Footer:
    return read(f"<body>{BODY}{html}</body>", **fetch).footer


CODES = {
    "网站标识码：5100000062": ("5100000062",),
    "政府网站标识码 3702000025": ("3702000025",),
    "网站标识码5100000062": ("5100000062",),
    "网站标识码bm01000001": ("bm01000001",),
    "网站标识码 ：5100000062": ("5100000062",),
    "网站标识码:&nbsp;<span>5100000062</span>": ("5100000062",),
    "<span>网站标识码：</span><b>5100000062</b> 版权所有": ("5100000062",),
    "政府网站标识码：<a href='#'>5100000062</a>": ("5100000062",),
    "</p><p>网站标识码：5100000062</p><p class=m>政府网站标识码：5100000063": ("5100000062", "5100000063"),
    "网站标识码：": (),
    "版权所有": (),
}


@pytest.mark.parametrize("html", CODES)
def test_site_codes(read, html: str) -> None:
    assert foot(read, f"<div class='footer'><p>{html}</p></div>").id_codes == CODES[html]


RECORDS = {
    "粤ICP备2022092331号-1": "粤ICP备2022092331号-1",
    "鄂ICP备19031037-2号": "鄂ICP备19031037-2号",
    "蜀ICP备：19007388号": "蜀ICP备：19007388号",
    "蜀ICP备 13001288号": "蜀ICP备 13001288号",
    "赣 ICP 备 17015617 号": "赣 ICP 备 17015617 号",
    "备案号：晋ICP备05003854": "晋ICP备05003854",
    "ICP备05072642": "ICP备05072642",
    "ICP证号：陕ICP备08003687号-1": "陕ICP备08003687号-1",
    "<a href='https://beian.miit.gov.cn/'>京ICP备<b>05070218</b>号</a>": "京ICP备05070218号",
    "ICP证：桂B2-20040022-5": "桂B2-20040022-5",
    "技术支持：某某公司": None,
    "ICP备案": None,
}


@pytest.mark.parametrize("html", RECORDS)
def test_icp_numbers(read, html: str) -> None:
    assert foot(read, f"<div id='foot'><p>版权所有</p><p>{html}</p></div>").icp_number == RECORDS[html]


POLICE = {
    "京公网安备 11010202008100号": "京公网安备 11010202008100号",
    "京公网安备11010202008100": "京公网安备11010202008100",
    "粤公网安备号 44030402003007": "粤公网安备号 44030402003007",
    "公安机关备案号：36010802000157": "公安机关备案号：36010802000157",
    "公安部备案号：川公网安备51010802000157号": "公安部备案号：川公网安备51010802000157号",
    "网警备案号：45010302000153": "网警备案号：45010302000153",
    "<a href='http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010202008100'><img src='ga.png'></a>": "11010202008100",
    "公安局网站": None,
}


@pytest.mark.parametrize("html", POLICE)
def test_police_numbers(read, html: str) -> None:
    assert foot(read, f"<div id='foot'><p>版权所有 {html}</p></div>").police_number == POLICE[html]


SPONSORS = {
    "主办单位：某某县人民政府办公室 承办单位：某某县大数据中心": "某某县人民政府办公室",
    "主办：某某县人民政府&nbsp;&nbsp;&nbsp;承办：某某中心": "某某县人民政府",
    "版权所有/主办单位：某某县教育体育局": "某某县教育体育局",
    "某某县人民政府 主办 某某县大数据中心 承办": "某某县人民政府",
    "某某县人民政府办公室主办": "某某县人民政府办公室",
    "版权所有：某某县人民政府 地址：人民路1号": "某某县人民政府",
    "版权所有&copy;2002-2018某某自治区社科规划领导小组办公室": "某某自治区社科规划领导小组办公室",
    "Copyright © 2020 某某县人民政府 All Rights Reserved": "某某县人民政府",
    "主办单位：某某县司法局 ICP备05072642": "某某县司法局",
    "主办单位： ICP备05072642": None,
}


@pytest.mark.parametrize("html", SPONSORS)
def test_sponsors(read, html: str) -> None:
    assert foot(read, f"<div class='bottom'><p>{html}</p></div>").sponsor == SPONSORS[html]


CONTACTS = {
    "联系电话：0375-2629911": "联系电话：0375-2629911",
    "地址：某县人民路1号 电话：0771-5863258 传真：0771-5898479": "电话：0771-5863258",
    "地址：某县人民路1号": "地址：某县人民路1号",
    "<a href='/lx.html'>联系我们</a>": "联系我们",
    "邮箱：a@b.gov.cn": "邮箱：a@b.gov.cn",
    "（010）66012345 0771-5863258": "（010）66012345",
    "联系电话：": None,
    "网站地图": None,
}


@pytest.mark.parametrize("html", CONTACTS)
def test_contacts(read, html: str) -> None:
    assert foot(read, f"<footer><p>版权所有</p><p>{html}</p></footer>").contact == CONTACTS[html]


def test_marks_as_links(read) -> None:
    found = foot(
        read,
        "<div class=foot>版权所有 <a href='http://bszs.conac.cn/sitename?method=show&id=1'><img src='red.png'></a>"
        "<a href='https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=5100000062&url=x'><img src='jc.png'></a></div>",
    )
    assert found.party_mark == "http://bszs.conac.cn/sitename?method=show&id=1"
    assert found.correction_entry.startswith("https://zfwzgl.www.gov.cn/exposure/jiucuo.html")
    assert found.correction_code == "5100000062"


def test_marks_by_script(read) -> None:
    found = foot(
        read,
        "<div class=foot>版权所有 <script>document.write(unescape(\"%3Cscript src='http://dcs.conac.cn/js/07/000/4014/CA07.js'%3E\"))"
        "</script><script id='_jiucuo_' sitecode='bm01000001' src='http://pucha.kaipuyun.cn/exposure/jiucuo.js'></script></div>",
    )
    assert found.party_mark == "https://dcs.conac.cn/js/07/000/4014/CA07.js"
    assert found.correction_entry == "http://pucha.kaipuyun.cn/exposure/jiucuo.js"
    assert found.correction_code == "bm01000001"


def test_a_correction_entry_by_its_words(read) -> None:
    assert (
        foot(read, "<div class=foot>版权所有 <a href='/jc.html'>我为政府网站找错</a></div>").correction_entry
        == "http://www.example.gov.cn/jc.html"
    )
    assert (
        foot(
            read,
            "<div class=foot>版权所有 <a href='http://121.43.68.40/exposure/jiucuo.html?site_code=5100000062'><img></a></div>",
        ).correction_code
        == "5100000062"
    )


def test_comments_are_no_marks(read) -> None:
    found = foot(
        read,
        "<div class=foot>版权所有 <!--<a href='http://bszs.conac.cn/x'>党政机关</a> 网站标识码：5100000062--></div>",
    )
    assert (found.party_mark, found.id_codes) == (None, ())


def test_the_text_of_an_article_is_no_foot(read) -> None:
    found = foot(
        read,
        "<p>本次活动主办单位：某某公司，联系电话：0771-5863258。</p>"
        + BODY * 4
        + "<div class=foot>版权所有：某某县人民政府</div>",
    )
    assert (found.sponsor, found.contact) == ("某某县人民政府", None)


def test_a_foot_without_a_telling_class(read) -> None:
    found = foot(read, "<div class='w1200'><p>主办单位：某某县人民政府</p><p>网站标识码：5100000062</p></div>")
    assert (found.sponsor, found.id_codes) == ("某某县人民政府", ("5100000062",))
    assert found.selector == "html > body > div:nth-of-type(2)"


UNSEEN = {
    "script file called foot": ("<script src='/js/footer.js'></script>", Reason.SCRIPT),
    "empty block": ("<div id='footer'></div><script src='/js/all.js'></script>", Reason.SCRIPT),
    "loaded": ("<div id='f'></div><script>$('#f').load('/inc/foot.html')</script>", Reason.SCRIPT),
    "nothing like a foot, but scripts": ("<script src='/js/all.js'></script>", Reason.SCRIPT),
    "include": ('<!--#include virtual="/inc/bottom.html"-->', Reason.INCLUDE),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_a_foot_that_is_not_in_the_page_is_unknown(read, name: str) -> None:
    html, reason = UNSEEN[name]
    found = foot(read, html)
    for value in (
        found.id_codes,
        found.icp_number,
        found.police_number,
        found.sponsor,
        found.contact,
        found.party_mark,
    ):
        assert isinstance(value, Unknown)
        assert value.reason is reason


def test_what_is_there_is_known_although_a_script_may_add_more(read) -> None:
    found = foot(read, "<div class=foot>主办单位：某某县人民政府</div><script src='/js/foot.js'></script>")
    assert found.sponsor == "某某县人民政府"
    assert found.id_codes == Unknown(Reason.SCRIPT)


def test_nothing_is_missing_by_script_on_a_page_without_any(read) -> None:
    assert foot(read, "") == Footer()
    assert (
        foot(read, "<div class=foot>主办单位：某某县人民政府</div><script src='/js/jquery.js'></script>").icp_number
        is None
    )
    assert foot(read, "<script src='/js/footer.js'></script>", rendered=True).icp_number is None
