"""What pages are for."""

import pytest

from auditor.model import PageType

TRAIL = "<div>当前位置：<a href='/'>首页</a> > <a href='/xw/'>要闻动态</a>{tail}</div>"
TEXT = "<p>" + "为进一步做好有关工作，现将有关事项通知如下，请认真贯彻执行。" * 8 + "</p>"
LIST = (
    "<ul>"
    + "".join(
        f"<li><a href='t2024030{n}_{n}.html'>关于开展某项工作的第{n}号通知</a><span>2024-03-0{n}</span></li>"
        for n in range(1, 6)
    )
    + "</ul>"
)
TITLE = "<h1>关于开展某项工作的通知</h1>"
FIELDS = "".join(
    f"<tr><td>{field}</td><td>见说明</td></tr>"
    for field in ("受理条件", "办理流程", "法定时限", "收费标准", "办理地点", "设定依据")
)
TREE = "<ul class='ztree'><li><a href='a/'>机构职能</a></li><li><a href='b/'>规划信息</a></li></ul>"

PAGES = {
    "start page": ("/", "<h2>要闻</h2>" + LIST, PageType.HOME),
    "start page under a name": ("/index.html", LIST, PageType.HOME),
    "column folder": ("/xw/", TRAIL + LIST, PageType.COLUMN),
    "column page 2": ("/xw/index_1.html", TRAIL + LIST, PageType.COLUMN),
    "column of one item": ("/xw/", TRAIL + LIST.split("</li>")[0], PageType.COLUMN),
    "empty column": ("/xw/", TRAIL + "<ul></ul>", PageType.COLUMN),
    "column by its label": (
        "/c1.html",
        "<meta name=ColumnName content=要闻><meta name=ColumnType content=要闻>" + LIST,
        PageType.COLUMN,
    ),
    "list with summaries": ("/xw/", TRAIL + LIST.replace("</a>", f"</a><p>{TEXT[3:90]}</p>"), PageType.COLUMN),
    "article": ("/xw/t20240305_1.html", TRAIL + TITLE + "<p>发布时间：2024-03-05</p>" + TEXT, PageType.ARTICLE),
    "article by its labels": (
        "/xw/a.html",
        "<meta name=ArticleTitle content=通知><meta name=PubDate content=2024-03-05>" + TITLE + TEXT,
        PageType.ARTICLE,
    ),
    "article of pictures": (
        "/xw/t20240305_1.html",
        TRAIL + TITLE + "<p>发布时间：2024-03-05</p><img src=a.jpg>",
        PageType.ARTICLE,
    ),
    "article with related news": (
        "/xw/t20240305_1.html",
        TRAIL + TITLE + "<p>发布时间：2024-03-05</p>" + TEXT + "<h3>相关新闻</h3>" + LIST,
        PageType.ARTICLE,
    ),
    "article by the tail of its trail": (
        "/xw/12.html",
        TRAIL.replace("{tail}", " > 正文") + TITLE + TEXT,
        PageType.ARTICLE,
    ),
    "article with a comment box": (
        "/xw/t20240305_1.html",
        TRAIL + TITLE + "<p>发布时间：2024-03-05</p>" + TEXT + "<form><textarea></textarea></form>",
        PageType.ARTICLE,
    ),
    "column that is one document": ("/gk/jgzn/", TRAIL + "<h2>单位职能</h2>" + TEXT * 2, PageType.ARTICLE),
    "meta refresh": ("/xw/", '<meta http-equiv="Refresh" content="0;URL=./yw/">', PageType.STUB),
    "script jump": ("/xw/", "<script>window.location.href='./yw/'</script>", PageType.STUB),
    "letter form": (
        "/hd/xx.html",
        TRAIL + "<form action='/s.do'>姓名<input name=n>电话<input name=t>内容<textarea></textarea></form>",
        PageType.INTERACTIVE,
    ),
    "request for disclosure": (
        "/gk/ysq/",
        TRAIL.replace("{tail}", " > 依申请公开") + "<p>请下载申请表填写。</p>",
        PageType.INTERACTIVE,
    ),
    "service guide": ("/fw/1.html", TRAIL + f"<table>{FIELDS}</table>", PageType.SERVICE),
    "site map": ("/wzdt/", "<title>网站地图_某某县</title><div><a href='/a/'>要闻</a></div>", PageType.OTHER),
    "search results": ("/so.html", "<title>搜索结果</title><div>共0条</div>", PageType.OTHER),
    "disclosure tree": ("/gk/ml/", "<title>政府信息公开目录</title>" + TREE, PageType.DIRECTORY),
    "topic front": ("/zt/2024hm/", "<div class=b><img src=a.jpg></div><p>专题</p>", PageType.SPECIAL),
    "says not found": ("/xw/x.html", "<title>404 页面不存在</title><p>您访问的页面不存在</p>", PageType.ERROR),
    "nothing on it": ("/x.html", "<p>页面</p>", PageType.OTHER),
}


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_is_for(read, name: str) -> None:
    path, html, kind = PAGES[name]
    assert read(f"<html><body>{html.replace('{tail}', '')}</body></html>", path).type is kind


def test_an_error_status_is_an_error_page(read) -> None:
    assert read(TITLE + TEXT, "/xw/t20240305_1.html", status=404).type is PageType.ERROR


def test_a_stub_says_where_it_leads(read) -> None:
    assert (
        read('<meta http-equiv="Refresh" content="0;URL=./yw/">', "/xw/").jumps_to == "http://www.example.gov.cn/xw/yw/"
    )


TITLES = {
    "h1 between trail and date": (TRAIL + TITLE + "<p>发布时间：2024-03-05</p>" + TEXT, "关于开展某项工作的通知"),
    "h1 is the name of the site": (
        "<div class=head><h1>某某县人民政府</h1></div>"
        + TRAIL
        + "<h2>关于开展某项工作的通知</h2><p>发布时间：2024-03-05</p>"
        + TEXT,
        "关于开展某项工作的通知",
    ),
    "no heading element": (
        "<title>关于开展某项工作的通知_某某县</title>"
        + TRAIL
        + "<div class=t>关于开展某项工作的通知</div><p>发布时间：2024-03-05</p>"
        + TEXT,
        "关于开展某项工作的通知",
    ),
    "line above the date": (
        TRAIL + "<div>关于开展某项工作的通知</div><div>发布时间：2024-03-05</div>" + TEXT,
        "关于开展某项工作的通知",
    ),
    "heading in two lines": (
        TRAIL + "<h1>关于开展<br>某项工作的通知</h1><p>发布时间：2024-03-05</p>" + TEXT,
        "关于开展 某项工作的通知",
    ),
    "mobile bar with the column": (
        TRAIL + "<h3>要闻动态</h3><h1>关于开展某项工作的通知</h1><p>发布时间：2024-03-05</p>" + TEXT,
        "关于开展某项工作的通知",
    ),
    "subtitle": (TRAIL + TITLE + "<h2>——某县开展活动</h2><p>发布时间：2024-03-05</p>" + TEXT, "关于开展某项工作的通知"),
    "title element with the site behind": (
        "<meta name=SiteName content=某某县><title>某某县 - 关于开展某项工作的通知</title>"
        + TEXT
        + "<p>发布时间：2024-03-05</p>",
        "关于开展某项工作的通知",
    ),
}


@pytest.mark.parametrize("name", TITLES)
def test_the_heading_an_article_shows(read, name: str) -> None:
    html, title = TITLES[name]
    assert read(f"<body>{html.replace('{tail}', '')}</body>", "/xw/t20240305_1.html").title == title


def test_the_title_of_a_column_is_its_last_step(read) -> None:
    assert read(f"<title>某某县</title><body>{TRAIL.replace('{tail}', '')}{LIST}</body>", "/xw/").title == "要闻动态"
