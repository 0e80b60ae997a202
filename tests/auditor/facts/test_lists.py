"""Content lists in the shapes portals give them, and what stands beside them."""

# ruff: noqa: E501 (a page in one line reads better)

from datetime import UTC, date, datetime

import pytest

from auditor.model import Item, PageType, Reason, Unknown

TITLES = ("关于开展春季绿化工作的通知", "关于召开全县经济工作会议的通知", "关于做好防汛准备工作的通知")
DAYS = ("2024-03-05", "2024-02-20", "2023-12-30")
TRAIL = "<div>当前位置：<a href='/'>首页</a> > <a href='/xw/'>要闻动态</a> > <a href='/xw/tzgg/'>通知公告</a></div>"
FOOT = "<div class='footer'>版权所有：某某县人民政府 某ICP备12345678号 <a href='/a.html'>网站地图</a></div>"


def rows(row: str, between: str = "") -> str:
    return between.join(
        row.format(
            title=title,
            day=day,
            short=day[5:],
            url=f"./202403/t{day.replace('-', '')}_{number}.html",
            d=day[8:],
            ym=day[:7],
        )
        for number, (title, day) in enumerate(zip(TITLES, DAYS, strict=True))
    )


SHAPES = {
    "date behind the link": "<ul>" + rows("<li><a href='{url}'>{title}</a><span>{day}</span></li>") + "</ul>",
    "date before the link": "<ul>"
    + rows("<li><span class='fr'>{day}</span><a href='{url}'>{title}</a></li>")
    + "</ul>",
    "date in plain text": "<ul>" + rows("<li><a href='{url}'>{title}</a> {day}</li>") + "</ul>",
    "whole row a link": "<ul>" + rows("<li><a href='{url}'><p>{title}</p><i>{day}</i></a></li>") + "</ul>",
    "date at the end of the link": "<ul>"
    + rows("<a class='box' href='{url}'><h3>{title}({day})</h3><p>{title}</p></a>")
    + "</ul>",
    "brackets and a time": "<ul>" + rows("<li><span>[{day} 09:30]</span><a href='{url}'>{title}</a></li>") + "</ul>",
    "table rows": "<table><tr><th>标题</th><th>日期</th></tr>"
    + rows("<tr><td>·</td><td><a href='{url}'>{title}</a></td><td>{day}</td></tr>")
    + "</table>",
    "dl, dd holds both": "<dl>" + rows("<dd><a href='{url}'>{title}</a><span>{day}</span></dd>") + "</dl>",
    "dl, dt title and dd date": rows("<dl><dt><a href='{url}'>{title}</a></dt><dd>{day}</dd></dl>"),
    "divs": "<div class='list'>"
    + rows("<div class='item'><p><a href='{url}'>{title}</a></p><p>{day}</p></div>")
    + "</div>",
    "chunks of rows": "<div>" + rows("<ul><li><a href='{url}'>{title}</a><em>{day}</em></li></ul>") + "</div>",
    "links that were lost": "<ul>" + rows("<li><a href='javascript:;'>{title}</a><span>{day}</span></li>") + "</ul>",
    "anchor in anchor": "<ul>"
    + rows("<li><a href='{url}'><a href='{url}'>{title}</a><span>{day}</span></li>")
    + "</ul>",
    "category before the title": "<ul>"
    + rows("<li>[<a href='/fl/'>分类</a>]<a href='{url}'>{title}</a><span>{day}</span></li>")
    + "</ul>",
    "picture and title": "<ul>"
    + rows("<li><a href='{url}'><img src='a.jpg'></a><a href='{url}'>{title}</a><span>{day}</span></li>")
    + "</ul>",
    "label before the date": "<ul>"
    + rows("<li><a href='{url}'><h2>{title}</h2><i>主题：通知</i><i>日间：{day} </i></a></li>")
    + "</ul>",
    "large day over the month": "<ul>"
    + rows("<li><div><b>{d}</b><span>{ym}</span></div><a href='{url}'>{title}</a></li>")
    + "</ul>",
    "year in an attribute": "<ul>"
    + rows("<li date-value='{day} 09:54:00'><a href='/a/{d}.html'>{title}</a><span>[{short}]</span></li>")
    + "</ul>",
    "year in the address": "<ul>" + rows("<li><a href='{url}'>{title}</a><span>[{short}]</span></li>") + "</ul>",
    "unclosed items": "<ul>" + rows("<li><a href={url}>{title}</a><span>{day}</span>") + "</ul>",
    "rows that are no links": "<ul>"
    + rows("<li onclick=\"location.href='{url}'\"><b>{title}</b><span>{day}</span></li>")
    + "</ul>",
    "a deadline beside": "<ul>"
    + rows("<li><a href='{url}'>{title}</a><span>{day}</span><span>截止时间：2025-01-01</span></li>")
    + "</ul>",
    "upper case": "<UL>" + rows("<LI><A HREF={url}>{title}</A><SPAN>{day}</SPAN></LI>") + "</UL>",
}


@pytest.mark.parametrize("name", SHAPES)
def test_reads_the_content_list(read, name: str) -> None:
    page = read(f"<body>{TRAIL}{SHAPES[name]}{FOOT}</body>", "/xw/tzgg/")
    assert page.type is PageType.COLUMN
    assert (page.list.items, page.list.dated) == (3, 3)
    assert (page.list.newest, page.list.oldest) == (date(2024, 3, 5), date(2023, 12, 30))
    assert tuple(item.title for item in page.list.sample) == TITLES


PLAIN = "<ul>" + rows("<li><a href='{url}'>{title}</a><span>{day}</span></li>") + "</ul>"
BESIDE = {
    "menu": "<ul class='nav'>" + "".join(f"<li><a href='/m{n}/'>栏目{n}</a></li>" for n in range(8)) + "</ul>",
    "side menu with long names": "<div>"
    + "".join(f"<a href='/xw/lm{n}/'>职业教育与成人教育工作{n}科</a>" for n in range(9))
    + "</div>",
    "related box": "<div class='hot'><h3>热点推荐</h3>" + PLAIN.replace("2024", "2025") + "</div>",
    "pager": "<div class='page'><a href='index.html'>首页</a><a href='index_1.html'>2</a><a href='index_1.html'>下一页</a><a>共 3 条 当前第 1 / 1 页</a></div>",
    "friend links": "<select><option value='http://www.gov.cn/'>中国政府网</option></select>",
}


@pytest.mark.parametrize("name", BESIDE)
@pytest.mark.parametrize("first", [True, False])
def test_counts_nothing_beside_it(read, name: str, first: bool) -> None:
    parts = [BESIDE[name], PLAIN] if first else [PLAIN, BESIDE[name]]
    page = read(f"<body>{TRAIL}<div>{parts[0]}</div><div>{parts[1]}</div>{FOOT}</body>", "/xw/tzgg/")
    assert (page.list.items, page.list.dated, page.list.newest) == (3, 3, date(2024, 3, 5))


def test_undated_items_count(read) -> None:
    page = read(f"<body>{TRAIL}<ul>{rows('<li><a href={url}>{title}</a></li>')}</ul>{FOOT}</body>", "/xw/tzgg/")
    assert (page.list.items, page.list.dated, page.list.newest) == (3, 0, None)


def test_a_date_of_the_title_is_not_the_date_of_the_row(read) -> None:
    item = "<li><a href='/a/t20240305_1.html'>2020年12月8日新闻发布会</a><span>2024-03-05</span></li>"
    page = read(
        f"<body>{TRAIL}<ul>{item}<li><a href='/a/t20240304_2.html'>国家专刊第159期（2018．08．14）</a></li></ul></body>",
        "/xw/",
    )
    assert [item.day for item in page.list.sample] == [date(2024, 3, 5), None]


def test_a_cut_title_is_completed(read) -> None:
    html = (
        "<ul><li><a href='/t20240305_1.html' title='关于开展春季绿化工作的通知'>关于开展春季...</a>2024-03-05</li></ul>"
    )
    assert read(f"<body>{TRAIL}{html}</body>", "/xw/").list.sample[0].title == TITLES[0]


def test_short_dates_are_the_last_before_the_crawl(read) -> None:
    html = "<ul>" + rows("<li><a href='/a/{d}.html'>{title}</a><span>{short}</span></li>") + "</ul>"
    page = read(f"<body>{TRAIL}{html}</body>", "/xw/", at=datetime(2026, 3, 1, tzinfo=UTC))
    assert [item.day for item in page.list.sample] == [date(2025, 3, 5), date(2026, 2, 20), date(2025, 12, 30)]


def test_a_short_date_without_a_clock_is_unknown(read) -> None:
    html = "<ul>" + rows("<li><a href='/a/{d}.html'>{title}</a><span>{short}</span></li>") + "</ul>"
    page = read(f"<body>{TRAIL}{html}</body>", "/xw/", at=datetime.min)
    assert page.list.sample[0].day == Unknown(Reason.NOT_SHOWN, "no year is printed")
    assert (page.list.dated, page.list.newest) == (3, None)


EMPTY = {
    "only a pager": "<ul></ul><div class='page'><a class='first' href=''>第一页</a><a class='current' href=''>1</a><a href=''>最后一页</a></div>",
    "says so": "<div class='list'>暂无内容</div>",
    "empty list": "<div class='list'><ul class='news'></ul></div>",
}


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_list_is_a_list_of_nothing(read, name: str) -> None:
    page = read(f"<body>{TRAIL}{EMPTY[name]}{FOOT}</body>", "/xw/tzgg/")
    assert (page.type, page.list.items, page.scripted) == (PageType.COLUMN, 0, ())


SCRIPTED = {
    "slot for a script": "<div id='list_page' class='list'></div><div id='JgcxPage' class='paging'></div><script src='/a.js'></script>",
    "loads by ajax": "<ul id='list'></ul><script>$.ajax({url: '/api', success: function (d) { $('#list').html(d) }})</script>",
}


@pytest.mark.parametrize("name", SCRIPTED)
def test_a_list_a_script_fills_is_not_empty(read, name: str) -> None:
    page = read(f"<body>{TRAIL}{SCRIPTED[name]}{FOOT}</body>", "/xw/tzgg/")
    assert page.list is None
    assert "list" in page.scripted


def test_an_article_has_no_list(read) -> None:
    text = "<p>" + "为进一步做好有关工作，现将有关事项通知如下，请认真贯彻执行。" * 8 + "</p>"
    page = read(
        f"<body>{TRAIL}<h1>{TITLES[0]}</h1><p>发布时间：2024-03-05</p>{text}<h3>相关新闻</h3>{PLAIN}</body>",
        "/xw/t20240305_1.html",
    )
    assert page.type is PageType.ARTICLE
    assert page.list is None


def test_the_home_page_gathers_the_dated_rows_of_every_box(read) -> None:
    boxes = "".join(f"<div class='box{n}'><h2>栏目{n}</h2><a href='/m{n}/'>更多</a>{PLAIN}</div>" for n in range(3))
    page = read(f"<body>{boxes}{FOOT}</body>", "/", how="start", depth=0)
    assert (page.type, page.list.items, page.list.newest) == (PageType.HOME, 9, date(2024, 3, 5))


def test_a_page_of_many_boxes_keeps_its_newest_items(read) -> None:
    old = "".join(
        f"<li><a href='/a/t20200101_{n}.html'>很久以前的一条工作信息{n}</a><span>2020-01-01</span></li>"
        for n in range(80)
    )
    html = f"<body><div class=a><ul>{old}</ul></div><div class=b>{PLAIN}</div>{FOOT}</body>"
    sample = read(html, "/", how="start", depth=0).list.sample
    assert (len(sample), sample[-3].day) == (60, date(2024, 3, 5))


def test_items_carry_their_addresses(read) -> None:
    page = read(f"<body>{TRAIL}{PLAIN}</body>", "/xw/tzgg/")
    assert page.list.sample[0] == Item(
        TITLES[0], "http://www.example.gov.cn/xw/tzgg/202403/t20240305_0.html", date(2024, 3, 5)
    )


PAGERS = {
    "TRS": ('<script>createPageHTML(3, 0, "index", "html");</script>', (3, None, ("index_1.html", "index_2.html"))),
    "Ucap": (
        "<div id=p></div><script>createPageHTML('p', 3, 1, 'list', 'shtml', 41);</script>",
        (3, 41, ("list_2.shtml", "list_3.shtml")),
    ),
    "count in words": ("<div>共595条记录 1/30页</div>", (30, 595, ())),
    "page of pages": ("<div>页次1/4 共 61 条</div>", (4, 61, ())),
    "numbered files": (
        "<div><a href='index_2.html'>2</a><a href='index_3.html'>3</a><a href='index_2.html'>下一页</a></div>",
        (None, None, ("index_2.html", "index_3.html")),
    ),
    "query": ("<div><a href='?page=2'>2</a><a href='?page=9'>末页</a></div>", (None, None, ("?page=2", "?page=9"))),
    "options": ("<select><option value='index_1.html'>2</option></select>", (None, None, ("index_1.html",))),
    "links without addresses": (
        "<div><a href='javascript:gotoPage(2)'>下一页</a><a href='javascript:gotoPage(9)'>尾页</a></div>",
        (None, None, ()),
    ),
}


@pytest.mark.parametrize("name", PAGERS)
def test_reads_the_pager(read, name: str) -> None:
    html, (pages, total, urls) = PAGERS[name]
    pager = read(
        f"<body>{TRAIL}{PLAIN}{html}</body>", "/xw/tzgg/index.html" if "?" not in str(urls) else "/xw/tzgg/"
    ).pager
    assert (pager.pages, pager.rows) == (pages, total)
    assert pager.urls == tuple(f"http://www.example.gov.cn/xw/tzgg/{url}" for url in urls)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<script>/* createPageHTML(3, 0, 'index', 'html') */</script>",
        "<p>全县共12个乡镇</p>",
        "<a href='2.html'>2</a>",
    ],
)
def test_no_pager(read, html: str) -> None:
    assert read(f"<body>{TRAIL}{PLAIN}{html}</body>", "/xw/tzgg/index.html").pager is None
