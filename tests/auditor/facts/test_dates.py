"""Days in every form portals print them."""

# ruff: noqa: E501 (a page in one line reads better)

from datetime import UTC, date, datetime

import pytest

from auditor.facts.dates import Short, day_alone, day_at_edge, day_of_address, day_of_tiles, days_in, with_year
from auditor.facts.words import Words
from auditor.model import Reason, Unknown

DAY = date(2020, 11, 24)
TAKEN = datetime(2021, 1, 4, 9, tzinfo=UTC)

ALONE = {
    "2020-11-24": DAY,
    "[2020-11-24]": DAY,
    "(2020-11-24)": DAY,
    "（2020-11-24）": DAY,
    "【2020-11-24】": DAY,
    "2020.11.24": DAY,
    "2020.11-24": DAY,
    "2020.10-9": date(2020, 10, 9),
    "2016/12/05": date(2016, 12, 5),
    "2020年8月2日": date(2020, 8, 2),
    "2020年08月02日": date(2020, 8, 2),
    "2020 年 8 月 2 日": date(2020, 8, 2),
    "2009-09-30 10:53": date(2009, 9, 30),
    "[2005-12-23 11:43]": date(2005, 12, 23),
    "2025年06月03日 13时44分": date(2025, 6, 3),
    "2022-05-07 00:00": date(2022, 5, 7),
    "2023-12-05 09:30:26": date(2023, 12, 5),
    "2023-12-05 10∶08": date(2023, 12, 5),
    "2024.09.30 09:24:36 GMT+08:00": date(2024, 9, 30),
    "2024-09-30T09:24:36Z": date(2024, 9, 30),
    "２０２０－１１－２４": DAY,
    "发布日期：2020-11-24": DAY,
    "10-26": Short(10, 26),
    "[01-04]": Short(1, 4),
    "[ 10-08 ]": Short(10, 8),
    "(10-08)": Short(10, 8),
    "10月26日": Short(10, 26),
    "1970-01-01": None,
    "0001-01-01": None,
    "2020-13-01": None,
    "2020-02-30": None,
    "0991-3112233": None,
    "010-5512345": None,
    "028-86112233": None,
    "13-40": None,
    "1-4": None,
    "1/30": None,
    "3.5": None,
    "2020": None,
    "2020-11": None,
    "2020年11月24日起施行": None,
    "2020-11-24至2020-12-01": None,
}


@pytest.mark.parametrize("text", ALONE)
def test_a_text_that_is_a_date(words: Words, text: str) -> None:
    assert day_alone(text, words.dates) == ALONE[text]


EDGES = {
    "关于做好考核工作的通知(2020-12-16)": (date(2020, 12, 16), "关于做好考核工作的通知"),
    "2020年12月8日教育体育报道(2020-12-16)": (date(2020, 12, 16), "2020年12月8日教育体育报道"),
    "关于做好考核工作的通知 2020-12-16": (date(2020, 12, 16), "关于做好考核工作的通知"),
    "[2020-12-16] 关于做好考核工作的通知": (date(2020, 12, 16), "关于做好考核工作的通知"),
    "2020-12-16 关于做好考核工作的通知": (date(2020, 12, 16), "关于做好考核工作的通知"),
    "关于做好考核工作的通知[12-16]": (Short(12, 16), "关于做好考核工作的通知"),
    "2020年12月8日教育体育报道": None,
    "专刊第159期（2018．08．14）": None,
    "咨询电话 0991-3112233": None,
    "关于2020-2021学年的通知": None,
    "占位 1970-01-01": None,
}


@pytest.mark.parametrize("text", EDGES)
def test_a_date_at_the_edge_of_a_title(words: Words, text: str) -> None:
    assert day_at_edge(text, words.dates) == EDGES[text]


@pytest.mark.parametrize(
    "text", ["24 2020-11", "24 2020年11月", "2020-11 24", "11-24 2020", "2020 11-24", "24日 2020.11"]
)
def test_a_date_in_two_pieces(words: Words, text: str) -> None:
    assert day_of_tiles(text, words.dates) == DAY


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("http://x.cn/xw/202306/t20230608_123.html", date(2023, 6, 8)),
        ("http://x.cn/2024/10/14/art_1_2.html", date(2024, 10, 14)),
        ("http://x.cn/staticpages/20180606/ghb5.html", date(2018, 6, 6)),
        ("http://x.cn/2024-10/14/content_3.htm", date(2024, 10, 14)),
        ("http://x.cn/202308/a.html", date(2023, 8, 1)),
        ("http://x.cn/xw/art/2021/4512.html", None),
        ("http://x.cn/post_20391234.html", None),
    ],
)
def test_a_date_in_an_address(words: Words, url: str, day: date | None) -> None:
    assert day_of_address(url, words.dates) == day


@pytest.mark.parametrize(
    ("short", "near", "day"),
    [
        (Short(12, 30), None, date(2020, 12, 30)),
        (Short(1, 4), None, date(2021, 1, 4)),
        (Short(1, 5), None, date(2020, 1, 5)),
        (Short(2, 29), None, date(2020, 2, 29)),
        (Short(12, 30), date(2019, 1, 2), date(2018, 12, 30)),
        (Short(3, 1), date(2018, 3, 1), date(2018, 3, 1)),
        (Short(12, 30), date(2021, 1, 2), date(2020, 12, 30)),
    ],
)
def test_the_year_of_a_short_date_is_never_in_the_future(short: Short, near: date | None, day: date) -> None:
    assert with_year(short, near, TAKEN) == day


def test_a_short_date_without_any_clock_has_no_year() -> None:
    assert with_year(Short(3, 1), None, datetime.min) is None


def test_dates_in_running_text_and_no_numbers(words: Words) -> None:
    text = "2020年3月5日发布，文号2020-12-345，电话0991-2020112，至2021-01-02止，版本1.2020.1.1"
    assert [day for day, _, _ in days_in(text, words.dates)] == [date(2020, 3, 5), date(2021, 1, 2)]


BODY = "<p>" + "为进一步做好有关工作，现将有关事项通知如下，请认真贯彻执行。" * 8 + "</p>"
TITLE = "<h1>关于开展2020年某项工作的通知</h1>"
SHOWN = {
    "发布时间": "<p>发布时间：2024-03-05 09:30</p>",
    "label with blanks": "<p>发 布 日 期 ： 2024-03-05</p>",
    "halves turned round": "<p>时间发布：2024-03-05</p>",
    "in brackets": "<p>【时间：2024年03月05日 15:25】【来源：某某报】</p>",
    "plain label": "<p>日期：2024-03-05 浏览次数：<span id=c></span></p>",
    "no colon": "<p>发布日期 2024年3月5日</p>",
    "table": "<table><tr><td>发布日期</td><td>2024-03-05</td><td>成文日期</td><td>2024-02-01</td></tr></table>",
    "label and value in elements": "<p><span>发布时间：</span><em>2024-03-05</em></p>",
    "no label, own element": "<div><span>2024-03-05</span><span>来源：某某报</span></div>",
    "no label, beside the source": "<p>2024-03-05 09:30 来源：某某报</p>",
    "better label wins": "<p>更新时间：2024-04-01</p><p>发布时间：2024-03-05</p>",
    "only the day of the document": "<p>成文日期：2024-03-05</p>",
    "constant of the script beside": "<p>发布时间：<script>var pubdata='2024年03月05日'; document.write(pubdata);</script> 字体：大</p>",
}


@pytest.mark.parametrize("name", SHOWN)
def test_the_date_an_article_shows(read, name: str) -> None:
    page = read(
        f"<body><div>当前位置：<a href='/'>首页</a> > <a href='/xw/'>要闻</a></div>{TITLE}{SHOWN[name]}{BODY}</body>",
        "/xw/t20240305_1.html",
    )
    assert page.published == date(2024, 3, 5)
    assert page.published_text
    assert page.title == "关于开展2020年某项工作的通知"


NOT_SHOWN = {
    "nothing": "",
    "empty label": "<p>发布时间： 来源：某某报</p>",
    "1970": "<p>发布时间：1970-01-01</p>",
    "deadline": "<p>报名截止时间：2024-03-05</p>",
    "inside the text": "<p>" + "会议于2024年3月5日在北京召开，会议听取了有关汇报，研究部署下一步工作。" * 3 + "</p>",
    "in the title only": "<h2>2024年3月5日新闻发布会</h2>",
}


@pytest.mark.parametrize("name", NOT_SHOWN)
def test_no_date_is_invented(read, name: str) -> None:
    page = read(
        f"<body><div>当前位置：<a href='/'>首页</a> > <a href='/xw/'>要闻</a></div>{TITLE}{NOT_SHOWN[name]}{BODY}</body>",
        "/xw/t20240305_1.html",
    )
    assert page.published is None


@pytest.mark.parametrize(
    "html",
    [
        "<p>发布时间：<script>document.write(info.date)</script></p>",
        "<p>发布时间：<span id='pubtime'></span> 来源：某某报</p><script src='/a.js'></script>",
        "<p>发布时间：<script>var a='2024-03-05'; var b='2024-04-05'; document.write(now() ? a : b)</script></p>",
    ],
)
def test_a_date_only_a_script_knows_is_unknown(read, html: str) -> None:
    page = read(f"<body>{TITLE}{html}{BODY}</body>", "/xw/t20240305_1.html")
    assert page.published == Unknown(Reason.SCRIPT)


SOURCES = {
    "<p>来源：某某日报 作者：张三</p>": "某某日报",
    "<p>信息来源：某某县教育局&nbsp;&nbsp;&nbsp;字体：【大 中 小】</p>": "某某县教育局",
    "<p>【来源：某某日报】【作者：记者 张三】</p>": "某某日报",
    "<p>来源： 浏览次数：12</p>": None,
    "<p>信息来源:</p>": None,
    "<p>来源：-</p>": None,
    "<p>作者：张三</p>": None,
    "<p>稿件来源：<a href='/x'>某某日报</a> 发布时间：2024-03-05</p>": "某某日报",
    "<table><tr><td>来源：</td><td>某某县教育局</td></tr></table>": "某某县教育局",
    "<p>发布时间：2024-03-05 <script>var ly='';if(ly!=''){document.write('来源：'+ly)}</script></p>": None,
    "<p>发布时间：2024-03-05 <script>var ly='某某日报';if(ly!=''){document.write('来源：'+ly)}</script></p>": "某某日报",
    "<p>来源：<script>document.write(info.from)</script></p>": Unknown(Reason.SCRIPT),
}


@pytest.mark.parametrize("html", SOURCES)
def test_where_an_article_comes_from(read, html: str) -> None:
    assert read(f"<body>{TITLE}{html}{BODY}</body>", "/xw/t20240305_1.html").source == SOURCES[html]
