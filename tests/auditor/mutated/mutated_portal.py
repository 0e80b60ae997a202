"""A small portal with known faults: what two audits are compared on.

Its days are long past: whatever the clock says, the same columns are stale."""

Pages = dict[str, str]
"""Path below the folder → HTML."""

NAMES = {"xw": "工作动态", "gk": "通知公告", "fw": "办事服务"}
ARTICLES = 5

_LABELS = """<meta name="SiteName" content="示例县人民政府"><meta name="SiteDomain" content="www.shili.gov.cn">
<meta name="SiteIDCode" content="3710000001">"""
_FOOTER = """<div class="footer"><p>主办单位：示例县人民政府办公室　联系电话：0631-1234567</p>
<a href="/about/nobody.html">关于我们</a><p>访问量：<span>10234</span></p></div>"""


def portal() -> Pages:
    """Return the portal: every page links to a page that is gone, articles of one column have no label of their own,
    and single articles have faults of their own."""
    pages = {"index.html": _page("示例县人民政府", _home(), "", labels="")}
    for column, name in NAMES.items():
        rows = "".join(row(column, number) for number in range(1, ARTICLES + 1))
        pages[f"{column}/index.html"] = _page(name, f'<ul class="list">{rows}</ul>', _trail(name), _column_labels(name))
        for number in range(1, ARTICLES + 1):
            pages[f"{column}/202011/t{number}.html"] = article(column, number)
    pages["xw/202011/t1.html"] = _with(pages["xw/202011/t1.html"], '<p>见<a href="/xw/lost.html">附件说明</a>。</p>')
    pages["gk/202011/t2.html"] = _with(pages["gk/202011/t2.html"], "<p>张某某，身份证号：37108119900307451X。</p>")
    anchors = "".join(f'<p><a href="#fj{number}">查看附件{number}</a></p>' for number in (8, 9))
    pages["fw/202011/t3.html"] = _with(pages["fw/202011/t3.html"], anchors)
    return pages


def article(column: str, number: int, more: str = "", day: str = "") -> str:
    """Return one article; those of `gk` lack the labels of an article."""
    name, day = NAMES[column], day or f"2020-11-{20 - number:02}"
    labels = f"""<meta name="ArticleTitle" content="{title(column, number)}"><meta name="PubDate" content="{day} 09:00">
<meta name="ContentSource" content="示例县人民政府办公室">"""
    text = f"<p>{title(column, number)}的具体内容，现予公布，请有关单位认真贯彻执行。</p>" * 6
    info = f'<p class="info">发布时间：{day} 来源：示例县人民政府办公室</p>'
    body = f'<h1>{title(column, number)}</h1>{info}<div class="text">{text}{more}</div>'
    return _page(title(column, number), body, _trail(name), labels="" if column == "gk" else labels)


def row(column: str, number: int) -> str:
    """Return the line of an article in a list."""
    address, day = f"/{column}/202011/t{number}.html", f"2020-11-{20 - number:02}"
    return f'<li><a href="{address}">{title(column, number)}</a><span>{day}</span></li>'


def title(column: str, number: int) -> str:
    """Return the title of an article."""
    words = ("春季绿化", "道路维修", "防汛检查", "医保缴费", "秋收秸秆", "冬季供暖", "校园安全")
    return f"关于做好{words[number % len(words)]}{NAMES[column]}的通知"


def _page(name: str, body: str, trail: str, labels: str) -> str:
    menu = "".join(f'<li><a href="/{column}/">{called}</a></li>' for column, called in NAMES.items())
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{name}_示例县人民政府</title>
{_LABELS}{labels}</head><body><div class="header"><ul class="menu"><li><a href="/">首页</a></li>{menu}</ul></div>{trail}
<div class="main">{body}</div>{_FOOTER}</body></html>"""


def _home() -> str:
    rows = "".join(row(column, number) for column in NAMES for number in range(1, ARTICLES + 1))
    return f'<ul class="news">{rows}</ul>'


def _trail(name: str) -> str:
    return f'<div class="position">当前位置：<a href="/">首页</a> &gt; <span>{name}</span></div>'


def _column_labels(name: str) -> str:
    labels = {"ColumnName": name, "ColumnDescription": f"示例县{name}栏目", "ColumnType": name, "ColumnKeywords": name}
    return "".join(f'<meta name="{label}" content="{value}">' for label, value in labels.items())


def _with(page: str, more: str) -> str:
    return page.replace('</div></div><div class="footer">', f'{more}</div></div><div class="footer">')
