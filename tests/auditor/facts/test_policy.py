"""Document headers, numbers, interpretations and consultations, as portals write them."""

# ruff: noqa: E501 (a page in one line reads better)

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.facts.policy.calls import key_of
from auditor.facts.policy.titles import keys_of, name_key, numbers_in, plain_number
from auditor.model import PolicyKind, Reason, Unknown

BODY = "<h1>某某县人民政府关于印发某某县公共租赁住房管理办法的通知</h1><p>时间：2024-03-06</p><div id='zoom'><p>各镇人民政府，县政府各部门：</p><p>现将《某某县公共租赁住房管理办法》印发给你们，请结合本地本部门的工作实际认真贯彻执行，遇到的问题请及时向县住房和城乡建设局反映。</p></div>"
TRAIL = "<div class='crumb'>当前位置：<a href='/'>首页</a> &gt; <a href='/gk/'>政府信息公开</a> &gt; <a href='/gk/gfxwj/'>规范性文件</a></div>"
INDEX, NUMBER = "014717475N/2024-0040295", "某政规〔2024〕3号"


def page_of(block: str, more: str = "") -> str:
    return f"<html><head><title>某某县</title></head><body>{TRAIL}{block}{BODY}{more}</body></html>"


LAYOUTS = {
    "table of th and td": f"<table><tr><th>索 引 号</th><td>{INDEX}</td><th>发布机构</th><td>某某县人民政府</td></tr><tr><th>文号</th><td>{NUMBER}</td><th>成文日期</th><td>2024-03-04</td></tr><tr><th>有效性</th><td>有效</td><th>发布日期</th><td>2024-03-06</td></tr></table>",
    "table of td with colons": f"<table><tr><td>索引号：</td><td>{INDEX}</td><td>发布机构：</td><td>某某县人民政府</td></tr><tr><td>文号：</td><td>{NUMBER}</td><td>成文日期：</td><td>2024年3月4日</td></tr><tr><td>有效性：</td><td>有效</td><td>发布日期：</td><td>2024年3月6日</td></tr></table>",
    "label and value in one cell": f"<table><tr><td><b>索 引 号：</b>{INDEX}</td><td><b>发布机构：</b>某某县人民政府</td></tr><tr><td><b>文　　号：</b>{NUMBER}</td><td><b>成文日期：</b>2024-03-04</td></tr><tr><td><b>有 效 性：</b>有效</td><td><b>发布日期：</b>2024-03-06</td></tr></table>",
    "one pair a row": f"<table><tr><td>索引号</td><td>{INDEX}</td></tr><tr><td>发文机关</td><td>某某县人民政府</td></tr><tr><td>发文字号</td><td>{NUMBER}</td></tr><tr><td>成文日期</td><td>2024.3.4</td></tr><tr><td>有效性</td><td>有效</td></tr><tr><td>发布日期</td><td>2024.3.6</td></tr></table>",
    "list with bold labels": f"<ul><li><b>索 引 号：</b>{INDEX}</li><li><b>发布机构：</b>某某县人民政府</li><li><b>文号：</b>{NUMBER}</li><li><b>成文日期：</b>2024-03-04</li><li><b>有效性：</b>有效</li><li><b>发布日期：</b>2024-03-06</li></ul>",
    "list with label and value spans": f"<ul><li><span>索引号</span><span>{INDEX}</span></li><li><span>发布机构</span><span>某某县人民政府</span></li><li><span>文号</span><span>{NUMBER}</span></li><li><span>成文日期</span><span>2024-03-04</span></li><li><span>有效性</span><span>有效</span></li><li><span>发布日期</span><span>2024-03-06</span></li></ul>",
    "definition list": f"<dl><dt>索引号</dt><dd>{INDEX}</dd><dt>发布机构</dt><dd>某某县人民政府</dd><dt>文号</dt><dd>{NUMBER}</dd><dt>成文日期</dt><dd>2024-03-04</dd><dt>有效性</dt><dd>有效</dd><dt>发布日期</dt><dd>2024-03-06</dd></dl>",
    "definition lists of one pair": f"<dl><dt>索引号：</dt><dd>{INDEX}</dd></dl><dl><dt>发布机构：</dt><dd>某某县人民政府</dd></dl><dl><dt>文号：</dt><dd>{NUMBER}</dd></dl><dl><dt>成文日期：</dt><dd>2024-03-04</dd></dl><dl><dt>有效性：</dt><dd>有效</dd></dl><dl><dt>发布日期：</dt><dd>2024-03-06</dd></dl>",
    "run of spans without blanks": f"<div><span>索引号：{INDEX}</span><span>发布机构：某某县人民政府</span><span>文号：{NUMBER}</span><span>成文日期：2024-03-04</span><span>有效性：有效</span><span>发布日期：2024-03-06</span></div>",
    "one line with blanks": f"<p>索引号：{INDEX}&nbsp;&nbsp;发布机构：某某县人民政府　　文号：{NUMBER}&nbsp;成文日期：2024-03-04 有效性：有效 发布日期：2024-03-06</p>",
    "lines parted by br": f"<p>索引号：{INDEX}<br>发布机构：某某县人民政府<br>文号：{NUMBER}<br>成文日期：2024-03-04<br>有效性：有效<br>发布日期：2024-03-06</p>",
    "values on the next line": f"<div><b>索引号：</b><br>{INDEX}<br><b>发布机构：</b><br>某某县人民政府<br><b>文号：</b><br>{NUMBER}<br><b>成文日期：</b><br>2024-03-04<br><b>有效性：</b><br>有效<br><b>发布日期：</b><br>2024-03-06</div>",
    "pairs of divs": f"<div class=r><div>索引号</div><div>{INDEX}</div></div><div class=r><div>发布机构</div><div>某某县人民政府</div></div><div class=r><div>文号</div><div>{NUMBER}</div></div><div class=r><div>成文日期</div><div>2024-03-04</div></div><div class=r><div>有效性</div><div>有效</div></div><div class=r><div>发布日期</div><div>2024-03-06</div></div>",
    "divs in a row": f"<div><div>索引号</div><div>{INDEX}</div><div>发布机构</div><div>某某县人民政府</div><div>文号</div><div>{NUMBER}</div><div>成文日期</div><div>2024-03-04</div><div>有效性</div><div>有效</div><div>发布日期</div><div>2024-03-06</div><div>名称</div><div></div></div>",
    "head row over one row": f"<table><tr><th>索引号</th><th>发布机构</th><th>文号</th><th>成文日期</th><th>有效性</th><th>发布日期</th></tr><tr><td>{INDEX}</td><td>某某县人民政府</td><td>{NUMBER}</td><td>2024-03-04</td><td>有效</td><td>2024-03-06</td></tr></table>",
    "labels in brackets": f"<p>【索引号】{INDEX}</p><p>【发布机构】某某县人民政府</p><p>【文号】{NUMBER}</p><p>【成文日期】2024-03-04</p><p>【有效性】有效</p><p>【发布日期】2024-03-06</p>".replace("】", "】："),
    "full-width colon with blanks": f"<ul><li>索引号 ： {INDEX}</li><li>发布机构 ：某某县人民政府</li><li>文号 ：{NUMBER}</li><li>成文日期 ：2024-03-04</li><li>有效性 ：有效</li><li>发布日期 ：2024-03-06</li></ul>",
    "half-width colons": f"<p>索引号:{INDEX}</p><p>发布机构:某某县人民政府</p><p>文号:{NUMBER}</p><p>成文日期:2024-03-04</p><p>有效性:有效</p><p>发布日期:2024-03-06</p>",
    "letters padded by spans": f"<p><span>索</span><span>引</span><span>号</span>：{INDEX}</p><p>发布机构：某某县人民政府</p><p><span>文</span>&emsp;<span>号</span>：{NUMBER}</p><p>成文日期：2024-03-04</p><p>有效性：有效</p><p>发布日期：2024-03-06</p>",
    "labels in strong, values in em": f"<div><strong>索引号</strong><em>{INDEX}</em><strong>发布机构</strong><em>某某县人民政府</em><strong>文号</strong><em>{NUMBER}</em><strong>成文日期</strong><em>2024-03-04</em><strong>有效性</strong><em>有效</em><strong>发布日期</strong><em>2024-03-06</em></div>",
    "nested tables": f"<table><tr><td><table><tr><td>索引号：</td><td>{INDEX}</td></tr></table></td><td><table><tr><td>发布机构：</td><td>某某县人民政府</td></tr></table></td></tr><tr><td>文号：</td><td><p>{NUMBER}</p></td></tr><tr><td>成文日期：</td><td><span>2024-03-04</span></td></tr><tr><td>有效性：</td><td>有效</td></tr><tr><td>发布日期：</td><td>2024-03-06</td></tr></table>",
    "other names of the fields": f"<p>信息索引：{INDEX}</p><p>发文机构：某某县人民政府</p><p>文件编号：{NUMBER}</p><p>生成日期：2024-03-04</p><p>时效性：有效</p><p>公开日期：2024-03-06</p>",
    "shown beside its hidden copy": f"<table style='display:none'><tr><td>索引号</td><td>旧/1</td></tr><tr><td>文号</td><td></td></tr></table><table><tr><td>索引号</td><td>{INDEX}</td><td>发布机构</td><td>某某县人民政府</td></tr><tr><td>文号</td><td>{NUMBER}</td><td>成文日期</td><td>2024-03-04</td></tr><tr><td>有效性</td><td>有效</td><td>发布日期</td><td>2024-03-06</td></tr></table>",
    "twice, for desktop and phone": 2
    * f"<ul><li>索引号：{INDEX}</li><li>发布机构：某某县人民政府</li><li>文号：{NUMBER}</li><li>成文日期：2024-03-04</li><li>有效性：有效</li><li>发布日期：2024-03-06</li></ul>",
    "upper case, unquoted": f"<TABLE BORDER=0><TR><TD CLASS=a>索引号:<TD>{INDEX}<TD>发布机构:<TD>某某县人民政府<TR><TD>文号:<TD>{NUMBER}<TD>成文日期:<TD>2024-03-04<TR><TD>有效性:<TD>有效<TD>发布日期:<TD>2024-03-06</TABLE>",
    "labels that are label elements": f"<div><label>索引号：</label><span>{INDEX}</span></div><div><label>发布机构：</label><span>某某县人民政府</span></div><div><label>文号：</label><span>{NUMBER}</span></div><div><label>成文日期：</label><span>2024-03-04</span></div><div><label>有效性：</label><span>有效</span></div><div><label>发布日期：</label><span>2024-03-06</span></div>",
    "other labels between": f"<table><tr><td>索引号</td><td>{INDEX}</td><td>主题分类</td><td>城乡建设</td></tr><tr><td>发布机构</td><td>某某县人民政府</td><td>公开方式</td><td>主动公开</td></tr><tr><td>名称</td><td>某某县公共租赁住房管理办法</td><td>文号</td><td>{NUMBER}</td></tr><tr><td>成文日期</td><td>2024-03-04</td><td>主题词</td><td></td></tr><tr><td>有效性</td><td>有效</td><td>发布日期</td><td>2024-03-06</td></tr></table>",
    "behind a closed label element in a list": f"<ul><li><label>索引号</label>：{INDEX}</li><li><label>发布机构</label>：某某县人民政府</li><li><label>文号</label>：{NUMBER}</li><li><label>成文日期</label>：2024-03-04</li><li><label>有效性</label>：有效</li><li><label>发布日期</label>：2024-03-06</li></ul>",
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_header_is_read_in_every_layout(read, layout: str) -> None:
    header = read(page_of(LAYOUTS[layout]), "/gk/gfxwj/t20240306_1.html").header
    assert header is not None
    assert (header.index, header.issuer, header.number, header.validity) == (INDEX, "某某县人民政府", NUMBER, "有效")
    assert (header.written_day, header.published_day) == (date(2024, 3, 4), date(2024, 3, 6))
    assert not header.hidden


NO_HEADERS = {
    "index in running text": "<p>申请人可以凭索引号：某某/2024-1 查询，也可以凭文号查询有关的文件。</p>",
    "words of the text": "<p>提高服务的针对性和有效性，发布日期另行通知。</p>",
    "a list with a head row": "<table><tr><th>索引号</th><th>名称</th><th>文号</th><th>发布日期</th></tr>"
    + "".join(
        f"<tr><td>a/{n}</td><td><a href='t20240306_{n}.html'>办法</a></td><td>某政发〔2024〕{n}号</td><td>2024-03-0{n}</td></tr>"
        for n in range(1, 5)
    )
    + "</table>",
    "a list of documents": "".join(
        f"<li><a href='t20240306_{n}.html'>办法{n}</a><p>索引号：a/{n} 文号：某政发〔2024〕{n}号 成文日期：2024-03-0{n}</p></li>"
        for n in range(1, 5)
    ),
    "a leader": "<table><tr><td>姓名</td><td>某某</td></tr><tr><td>职务</td><td>县长</td></tr><tr><td>任职文号</td><td>某人发〔2024〕1号</td></tr></table>",
    "the foot of an article": "<p>发布日期：2024-03-06 来源：县政府办公室 责任部门：县政府办公室</p>",
    "a search form": "<form><select><option>索引号</option><option>文号</option><option>发布机构</option></select></form>",
    "meta elements": "<meta name='索引号' content='a'><meta name='文号' content='b'>",
    "menu entries": "<ul><li><a href='/a'>文号</a></li><li><a href='/b'>索引号</a></li><li><a href='/c'>有效性</a></li></ul>",
}  # fmt: skip


@pytest.mark.parametrize("layout", NO_HEADERS)
def test_what_is_no_header(read, layout: str) -> None:
    assert read(page_of(NO_HEADERS[layout]), "/gk/gfxwj/t20240306_1.html").header is None


def test_a_label_with_nothing_behind_it_is_empty_and_no_label_is_none(read) -> None:
    block = "<table><tr><td>索引号</td><td></td><td>文号</td><td>〔〕号</td></tr><tr><td>成文日期</td><td>2024-03-04</td><td>关键词</td><td></td></tr></table>"
    header = read(page_of(block)).header
    assert (header.index, header.number, header.issuer) == ("", "", None)


def test_the_title_below_an_empty_field_is_no_value(read) -> None:
    header = read(page_of("<div>索引号：a/1</div><div>成文日期：2024-03-04</div><div>文号：</div>")).header
    assert header.number == ""


UNREAD = {
    "a value in one of two blocks behind an inline label": "<div><b>索引号：</b><p>a/1</p><p></p></div><p>成文日期：2024-03-04</p>",
    "a value in a text box behind a colon": "<p>索引号：<input value='a/1'></p><p>成文日期：2024-03-04</p>",
    "labels in one row and values in the next": "<div><span>索引号</span><span>主题分类</span></div><div><span>a/1</span><span>住房</span></div>",
    "a value in one of three blocks": "<div><div>索引号：</div><div>a/1</div><div></div></div><p>成文日期：2024-03-04</p>",
    "a value in a text box": "<table><tr><td>索引号</td><td><input value='a/1'></td><td>成文日期</td><td>2024-03-04</td></tr></table>",
    "a value that is a picture": "<table><tr><td>索引号</td><td><img src='a.png'></td><td>成文日期</td><td>2024-03-04</td></tr></table>",
}  # fmt: skip


@pytest.mark.parametrize("layout", UNREAD)
def test_a_value_that_cannot_be_read_is_not_called_empty(read, layout: str) -> None:
    header = read(page_of(f"{UNREAD[layout]}<p>文号：{NUMBER}</p>")).header
    assert header.index == Unknown(Reason.UNREADABLE)
    assert header.number == NUMBER


def test_a_template_that_a_script_fills_is_unknown(read) -> None:
    header = read(page_of("<p>索引号：{{doc.index}}</p><p>文号：${doc.no}</p><p>成文日期：2024-03-04</p>")).header
    assert header.index == header.number == Unknown(Reason.SCRIPT)


def test_an_empty_cell_takes_no_value_from_the_row_below(read) -> None:
    rows = "<tr><td><b>索引号</b>：a/1</td><td><b>文号</b>：</td></tr><tr><td>有效性：有效</td><td>成文日期：2024-03-04</td></tr>"
    header = read(page_of(f"<table>{rows}</table>")).header
    assert (header.index, header.number, header.validity) == ("a/1", "", "有效")


@pytest.mark.parametrize(
    "block", ["<p>索引号：</p><p>文号：</p><p>成文日期：</p>", "<p><span>索引号</span><span>文号</span></p><p>a/1</p>"]
)
def test_a_block_without_any_value_tells_nothing(read, block: str) -> None:
    header = read(page_of(block)).header
    assert header is None or "" not in (header.index, header.number)


def test_a_value_behind_a_bold_label_without_a_colon(read) -> None:
    header = read(
        page_of("<p><b>索引号</b> a/1</p><p><b>文号</b> <i></i>某政发〔2024〕1号</p><p>成文日期：2024-03-04</p>")
    ).header
    assert (header.index, header.number) == ("a/1", "某政发〔2024〕1号")


def test_a_day_in_a_box_far_from_the_header_is_not_its_own(read) -> None:
    far = f"<div><p>{'各镇人民政府要认真贯彻执行有关要求。' * 80}</p><div>发布日期：2021-01-01</div></div>"
    header = read(page_of("<p>索引号：a/1</p><p>成文日期：2024-03-04</p>", far)).header
    assert header.published is None


def test_a_script_that_speaks_of_validity_makes_it_unknown(read) -> None:
    block = "<p>索引号：a/1</p><p>成文日期：2024-03-04</p><script>var a = '有效性';</script>"
    assert read(page_of(block)).header.validity == Unknown(Reason.SCRIPT)
    assert read(page_of(block), rendered=True).header.validity is None


def test_what_is_printed_need_not_be_a_day(read) -> None:
    header = read(
        page_of("<p>索引号：a/1</p><p>有效性：失效</p><p>废止时间：2025-01-02</p><p>生效时间：长期有效</p>")
    ).header
    assert (header.validity, header.abolished_day) == ("失效", date(2025, 1, 2))
    assert (header.effective, header.effective_day) == ("长期有效", None)


def test_the_title_stands_below_a_header_with_the_day_of_publication(read) -> None:
    block = "<h2>公开目录</h2><p>索引号：a/1</p><p>成文日期：2024-03-04</p><p>发布日期：2024-03-06</p>"
    page = read(page_of(block), "/gk/gfxwj/t20240306_1.html")
    assert page.title == "某某县人民政府关于印发某某县公共租赁住房管理办法的通知"


def test_a_hidden_header_says_so(read) -> None:
    header = read(page_of("<div style='display:none'><p>索引号：a/1</p><p>文号：某政发〔2024〕1号</p></div>")).header
    assert header.hidden


def test_values_a_script_fills_are_unknown(read) -> None:
    block = "<p>索引号：<span id='syh'></span></p><p>文号：<script>document.write(wh)</script></p><p>成文日期：2024-03-04</p>"
    header = read(page_of(block)).header
    assert header.index == header.number == Unknown(Reason.SCRIPT)
    assert read(page_of(block), rendered=True).header.index == ""


def test_a_header_a_script_writes_is_unknown(read) -> None:
    block = "<script>document.write('<p>索引号：'+a+'</p><p>文号：'+b+'</p><p>有效性：'+c+'</p>')</script>"
    header = read(page_of(block)).header
    assert header.validity == header.index == Unknown(Reason.SCRIPT)
    assert read(page_of(block), rendered=True).header is None


# -- numbers, titles


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("某政发〔2024〕12号", "某政发〔2024〕12号"),
        ("某政办发[2024] 012 号", "某政办发〔2024〕12号"),
        ("某政发（2024）第3号", "某政发〔2024〕3号"),
        ("某府规【2024】3号", "某府规〔2024〕3号"),
    ],
)
def test_numbers_have_one_form(text: str, number: str) -> None:
    assert plain_number(text) == number
    assert list(numbers_in(f"根据《办法》({text})的要求")) == [number]


@pytest.mark.parametrize("text", ["2024年3月12号", "第12号", "〔2024〕12号", "京ICP备2024号"])
def test_what_is_no_number(text: str) -> None:
    assert list(numbers_in(text)) == []


def test_a_number_stands_below_the_title_or_behind_it(read) -> None:
    red_head = BODY.replace("</h1>", f"</h1><p>{NUMBER}</p>")
    behind = BODY.replace("的通知</h1>", f"的通知（{NUMBER}）</h1>")
    for body in (red_head, behind):
        assert read(f"{TRAIL}{body}").policy.number == NUMBER
    forwarded = red_head.replace("关于印发", "转发")
    assert read(f"{TRAIL}{forwarded}").policy.number == ""
    quoted = BODY.replace("印发给你们", f"（{NUMBER}）印发给你们")
    assert read(f"{TRAIL}{quoted}").policy.number == ""


@pytest.mark.parametrize(
    "title",
    [
        "某某县人民政府关于印发《某某县公共租赁住房管理办法》的通知",
        "某某县人民政府办公室关于印发某某县公共租赁住房管理办法（试行）的通知",
        "某某县公共租赁住房管理办法",
        "关于公布《某某县公共租赁住房管理办法》的公告",
    ],
)
def test_a_document_goes_by_what_it_issues(title: str) -> None:
    assert name_key("某某县公共租赁住房管理办法") in keys_of(title)


def test_other_documents_do_not(read) -> None:
    assert name_key("某某县公共租赁住房管理办法") not in keys_of("关于贯彻《某某县公共租赁住房管理办法》的通知")
    assert name_key("办法") == ""


# -- interpretations, marks


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("《某某县公共租赁住房管理办法》解读", ("某某县公共租赁住房管理办法",)),
        ("一图读懂《某某县公共租赁住房管理办法》", ("某某县公共租赁住房管理办法",)),
        ("一图读懂公共租赁住房管理办法", ()),
        ("政策解读：公共租赁住房怎样申请", ()),
    ],
)
def test_interpretations_and_what_they_name(read, title: str, names: tuple[str, ...]) -> None:
    policy = read(f"{TRAIL}{BODY.replace('某某县人民政府关于印发某某县公共租赁住房管理办法的通知', title)}").policy
    assert (policy.kind, policy.names) == (PolicyKind.INTERPRETATION, names)


@pytest.mark.parametrize("title", ["县政府召开政策解读会", "县财政局到某镇开展政策解读工作"])
def test_what_is_no_interpretation(read, title: str) -> None:
    trail = TRAIL.replace("规范性文件", "工作动态")
    page = read(f"{trail}{BODY.replace('某某县人民政府关于印发某某县公共租赁住房管理办法的通知', title)}")
    assert page.policy is None


@pytest.mark.parametrize(
    ("block", "mark"),
    [
        ("<span class='tag'>有效</span>", "有效"),
        ("<b>【已废止】</b>", "【已废止】"),
        ("<i>现行有效</i>", "现行有效"),
        ("<p>有效期为五年。</p>", ""),
    ],
)
def test_marks_of_validity(read, block: str, mark: str) -> None:
    assert read(page_of(block)).policy.mark == mark


@pytest.mark.parametrize(
    "seal", ["<img alt='已废止' src='a.png'>", "<img src='/images/youxiao.png'>", "<i class='seal feizhi'></i>"]
)
def test_seals_are_marks_of_validity(read, seal: str) -> None:
    assert read(page_of(seal)).policy.mark


def test_a_document_in_the_column_of_interpretations_names_none(read) -> None:
    policy = read(
        f"{TRAIL.replace('规范性文件', '政策解读')}{BODY.replace('某某县公共租赁住房管理办法的', '《某某县公共租赁住房管理办法》的')}"
    ).policy
    assert (policy.kind, policy.names) == (PolicyKind.INTERPRETATION, ())


@pytest.mark.parametrize(
    ("box", "is_empty"),
    [
        ("<div><h3>相关解读</h3><ul id='jd'></ul></div>", True),
        ("<p>相关解读</p><div id='jd'></div><p><a href='/x'>上一篇</a></p>", True),
        ("<p><a href='javascript:;'>政策解读</a></p>", True),
        ("<div><h3>相关解读</h3><ul><li><a href='t1.html'>解读</a></li></ul></div>", False),
        ("<div><div><b>相关解读</b></div><a href='t1.html'>解读</a></div>", False),
        ("<p>相关解读：<a href='t1.html'>解读</a></p>", False),
    ],
)
def test_a_box_without_links_may_be_filled_by_a_script(read, box: str, is_empty: bool) -> None:
    assert read(page_of("", box)).policy.has_box is is_empty


def test_a_list_with_a_column_for_validity(read) -> None:
    rows = "".join(
        f"<tr><td><a href='t20240306_{n}.html'>某某县第{n}号办法</a></td><td>有效</td><td>2024-03-0{n}</td></tr>"
        for n in range(1, 5)
    )
    assert read(f"{TRAIL}<table>{rows}</table>", "/gk/gfxwj/index.html").shows_validity
    assert not read(f"{TRAIL}<table>{rows.replace('有效', '')}</table>", "/gk/gfxwj/index.html").shows_validity


# -- consultations

CALL = "关于公开征求《某某县城区停车管理办法（征求意见稿）》意见的公告"


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("征求意见时间：2024年5月1日至2024年5月31日", date(2024, 5, 1), date(2024, 5, 31)),
        ("征集时间：2024-05-01 至 2024-05-31", date(2024, 5, 1), date(2024, 5, 31)),
        ("公开征求意见的时间为2024年5月1日—31日。", date(2024, 5, 1), date(2024, 5, 31)),
        ("征求意见期限为2024年5月1日至6月2日", date(2024, 5, 1), date(2024, 6, 2)),
        ("开始时间：2024-05-01</p><p>截止时间：2024-05-31", date(2024, 5, 1), date(2024, 5, 31)),
        ("请于2024年5月31日前将意见反馈至县司法局", None, date(2024, 5, 31)),
        ("意见反馈截止日期为2024年5月31日", None, date(2024, 5, 31)),
        ("请将意见寄至县司法局", None, None),
        ("听证报名请于2024年5月10日前到县司法局", None, None),
        ("项目自2024年5月1日至2024年5月10日施工，请到现场查看", None, None),
        ("自公告发布之日起30日内", None, None),
        ("自2023年1月1日至2023年2月1日调研，自2023年3月1日至2023年4月1日起草", None, None),
    ],
)
def test_the_period_of_a_call(read, text: str, begin: date | None, end: date | None) -> None:
    told = read(
        f"{TRAIL}<h1>{CALL}</h1><p>发布时间：2024-05-01</p><div><p>{text}</p><p>{'为做好停车管理工作，现向社会公开征求意见，欢迎提出。' * 8}</p></div>"
    ).consultation
    assert (told.is_result, told.begin_day, told.end_day) == (False, begin, end)


@pytest.mark.parametrize(
    ("title", "is_result"),
    [
        (CALL, False),
        ("《某某县城区停车管理办法（征求意见稿）》公开征求意见结果反馈", True),
        ("关于《某某县城区停车管理办法》征求意见采纳情况的说明", True),
        ("县政府召开停车管理办法征求意见座谈会", None),
        ("单一来源采购征求意见公示", None),
        ("某某县2024年工作要点", None),
    ],
)
def test_calls_and_results(read, title: str, is_result: bool | None) -> None:
    told = read(
        f"{TRAIL}<h1>{title}</h1><p>发布时间：2024-05-01</p><div><p>{'各镇街、各部门，请认真贯彻执行有关工作要求。' * 12}</p></div>"
    ).consultation
    assert (told.is_result if told else None) is is_result


def test_a_call_and_its_result_share_what_is_asked_about() -> None:
    assert key_of(CALL) == key_of("《某某县城区停车管理办法（征求意见稿）》公开征求意见结果反馈")


# -- hostile input

PIECES = st.sampled_from(
    ["<table>", "<tr>", "<td>", "<th>", "</td>", "</table>", "<dl><dt>", "<dd>", "<br>", "<b>", "<span id=a>", "</span>", "<li>", "<div>", "</div>",
     "索引号", "索 引 号：", "文号", "文号：", "成文日期", "有效性：", "发布机构：", "某政发〔2024〕1号", "〔2024〕", "令第1号", "2024-02-31", "2024年5月1日至", "31日",
     "<script>document.write('索引号：文号：')</script>", "征求意见时间：", "截止时间：", "《", "》", "解读", "相关解读", "有效", "\t", "\n", "（", "〈", "&nbsp;"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=40), st.lists(PIECES, max_size=6))
def test_garbage_never_raises(read, pieces: list[str], title: list[str]) -> None:
    html = page_of("".join(pieces)) + f"<h1>{''.join(title)}</h1>"
    assert read(html) == read(html)


@settings(max_examples=200)
@given(st.text(max_size=80))
def test_any_text_has_keys(text: str) -> None:
    assert isinstance(keys_of(text), frozenset)
    assert isinstance(key_of(text), str)
    assert list(numbers_in(text)) == [plain_number(number) for number in numbers_in(text)]


@pytest.mark.parametrize(
    "html",
    ["<tr><td>文号<td>" * 3000, "索引号：" * 5000, "<p>索引号<p>" * 2000, "有效性<br>" * 4000, "2024年5月1日至" * 3000],
)
def test_large_pages_are_read(read, html: str) -> None:
    assert read(html).template
