"""One invented portal, built twice: written into its pages, and filled in by scripts. A path means the same in both."""

import json
from datetime import date, timedelta

COLUMNS = {"/gsgg/": "公告公示", "/gzdt/": "工作动态", "/zcwj/": "政策文件", "/zcjd/": "政策解读"}
ARTICLES = 12
PAGED, PER_PAGE = "/zcwj/", 5
"""The column with further pages: addresses in the one, a click in the other."""
ROUTE = "/zcjd/"
"""The column that has no document of its own in the second: one shell, its address read by the script."""
NEWEST = date(2026, 11, 20)

Row = tuple[str, str, str]


def rows(column: str) -> list[Row]:
    """Address, title and day of the articles of a column, the newest first."""
    name = COLUMNS[column]
    return [
        (f"{column}{number:03}.html", f"关于{name}第{number}项工作安排的通知", str(NEWEST - timedelta(days=9 * number)))
        for number in range(ARTICLES)
    ]


def static() -> dict[str, str]:
    """Path → markup; everything stands in the pages."""
    pages = {"/": page("示例县人民政府", NAV, block("最新公开", rows("/gsgg/")[:6]), FOOT)}
    for column, name in COLUMNS.items():
        listed = rows(column)
        size = PER_PAGE if column == PAGED else ARTICLES
        parts = [listed[start : start + size] for start in range(0, ARTICLES, size)]
        for number, part in enumerate(parts):
            turn = f'<div class="page"><a href="{file(number + 1)}">下一页</a></div>' if number + 1 < len(parts) else ""
            pages[column + file(number)] = page(name, NAV, trail(column) + f"<h1>{name}</h1>" + ul(part) + turn, FOOT)
        pages |= articles(column, FOOT)
    return pages


def scripted() -> dict[str, str]:
    """The same; menu, lists, footer and the further pages of a list come as JSON, one column as a route of a shell."""
    news = '<h2>最新公开</h2><ul id="newslist" class="list"></ul>'
    pages = {"/": page("示例县人民政府", BY_SCRIPT, news + fills("newslist", "/gsgg/", 6), FOOT_BY_SCRIPT)}
    for column, name in COLUMNS.items():
        listed = '<ul id="list" class="list"></ul>'
        turn = '<div class="page"><a href="javascript:;" onclick="turn()">下一页</a></div>' if column == PAGED else ""
        size = PER_PAGE if column == PAGED else ARTICLES
        main = trail(column) + f"<h1>{name}</h1>{listed}{turn}" + fills("list", column, size)
        pages[column] = SHELL if column == ROUTE else page(name, BY_SCRIPT, main, FOOT_BY_SCRIPT)
        pages[f"/api{column}list.json"] = json.dumps(rows(column))
        pages |= articles(column, FOOT_BY_SCRIPT)
    pages["/api/menu.json"] = json.dumps(list(COLUMNS.items()))
    pages["/api/foot.json"] = json.dumps(FOOT)
    pages["/api/route.json"] = json.dumps(
        page(COLUMNS[ROUTE], NAV, trail(ROUTE) + f"<h1>{COLUMNS[ROUTE]}</h1>" + ul(rows(ROUTE)), FOOT)
    )
    return pages


def page(title: str, nav: str, main: str, foot: str) -> str:
    return f"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head>
<body><div class="header"><p>示例县人民政府门户网站</p>{nav}</div><div class="main">{main}</div>{foot}</body></html>"""


def articles(column: str, foot: str) -> dict[str, str]:
    text = f"<p>{'各乡镇人民政府，县政府各部门：现将有关事项通知如下，请认真贯彻执行。' * 4}</p>"
    pages = {}
    for path, title, day in rows(column):
        about = f"<h1>{title}</h1><p>发布日期：{day}　来源：县政府办公室</p>"
        pages[path] = page(title, NAV, f'{trail(column)}{about}<div class="article">{text}</div>', foot)
    return pages


def block(name: str, listed: list[Row]) -> str:
    return f"<h2>{name}</h2>{ul(listed)}"


def ul(listed: list[Row]) -> str:
    items = (f'<li><a href="{path}">{title}</a><span>{day}</span></li>' for path, title, day in listed)
    return f'<ul class="list">{"".join(items)}</ul>'


def trail(column: str) -> str:
    return f'<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="{column}">{COLUMNS[column]}</a></div>'


def file(number: int) -> str:
    return f"index_{number}.html" if number else ""


def fills(name: str, column: str, size: int) -> str:
    """A script that loads the rows of a list, shows the first ones, and the next ones when it is told to turn."""
    return f"""<script>
let at = 0;
const list = document.getElementById("{name}");
const show = rows => list.innerHTML = rows.slice(at, at + {size}).map(([path, title, day]) =>
  `<li><a href="${{path}}">${{title}}</a><span>${{day}}</span></li>`).join("");
const load = () => fetch("/api{column}list.json").then(answer => answer.json());
const turn = () => load().then(rows => {{ if (at + {size} < rows.length) {{ at += {size}; show(rows); }} }});
load().then(show);
</script>"""


NAV = '<ul class="nav" id="nav">' + "".join(
    f'<li><a href="{path}">{name}</a></li>' for path, name in (("/", "首页"), *COLUMNS.items())
) + "</ul>"  # fmt: skip
BY_SCRIPT = """<ul class="nav" id="nav"></ul><script>
fetch("/api/menu.json").then(answer => answer.json()).then(menu => { document.getElementById("nav").innerHTML =
  [["/", "首页"], ...menu].map(([path, name]) => `<li><a href="${path}">${name}</a></li>`).join(""); });
</script>"""
FOOT = """<div class="footer" id="foot"><p>主办单位：示例县人民政府办公室　联系电话：0800-10265500</p>
<p>网站标识码：5199990001　<a href="https://beian.miit.gov.cn/">蜀ICP备00000001号-1</a></p></div>"""
FOOT_BY_SCRIPT = """<div class="footer" id="foot"></div><script>
fetch("/api/foot.json").then(answer => answer.json())
  .then(text => { document.getElementById("foot").outerHTML = text; });
</script>"""
SHELL = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示例县人民政府</title></head>
<body><div id="app"></div><script>
fetch("/api/route.json").then(answer => answer.json()).then(text => {
  const made = new DOMParser().parseFromString(text, "text/html");
  document.title = made.title;
  document.getElementById("app").replaceWith(...made.body.childNodes);
});
</script></body></html>"""
