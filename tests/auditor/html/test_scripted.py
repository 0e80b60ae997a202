import pytest

from auditor.html import needs_scripts, parse

TEXT = "<p>" + "这一页的正文写在文档里，不需要脚本。" * 10 + "</p>"
LINKS = "<a href=/a>一</a><a href=/b>二</a><a href=/c>三</a>"
AJAX = "<script>$.ajax({url: '/api', success: function (d) { $('#%s').html(d) }})</script>"


@pytest.mark.parametrize(
    ("html", "parts"),
    [
        ('<div id="app"></div><script src="/js/app.4f2a.js"></script>', ("page",)),
        ("<div id=root><p>加载中…</p></div><script>boot()</script>", ("page",)),
        ("<h1>{{title}}</h1><div>{{content}}</div><script src=/vue.js></script>", ("page",)),
        (TEXT + LINKS + '<div id="JgcxPage" class="paging"></div>' + AJAX % "JgcxPage", ("list",)),
        (TEXT + LINKS + '<ul id="newslist"></ul>' + AJAX % "newslist", ("list",)),
        (TEXT + LINKS + '<div id="header"></div><script>$("#header").load("/head.html")</script>', ("header",)),
        (TEXT + LINKS + '<div class="footer"></div><script src="/js/footer.js"></script>', ("footer",)),
        (TEXT + LINKS + '<div id="nav"> </div><script src="/js/nav_2023.js"></script>', ("menu",)),
        (TEXT + LINKS + '<div id="zoom"></div>' + AJAX % "zoom", ("article",)),
    ],
)
def test_parts_only_scripts_fill_are_named(html: str, parts: tuple[str, ...]) -> None:
    assert needs_scripts(parse(html)) == parts


@pytest.mark.parametrize(
    "html",
    [
        TEXT,
        "",
        "<p>短",
        TEXT
        + LINKS
        + "<script>$.ajax({url: '/hits', success: function (d) { $('#hits').html(d) }})</script><span id=hits></span>",
        TEXT + LINKS + '<div class="list"></div>' + AJAX % "hits",
        TEXT + LINKS + '<div id="page_div"></div><script>createPageHTML("page_div", 9, 1, "list", "html", 90)</script>',
        TEXT + LINKS + '<div class="header-bg"></div><script>var a = 1;</script>',
        TEXT + LINKS + "<div id=header><h1>某某县人民政府</h1></div><script src=/js/head.js></script>",
        "<ul class=list></ul><div class=page><a class=first href=''>第一页</a><a href=''>1</a><a href=''>末页</a></div>"
        "<script>var t = 1</script>",
        '<!--#include virtual="/head.html"-->' + TEXT + LINKS + "<script>var t = 1</script>",
    ],
)
def test_the_static_page_is_enough(html: str) -> None:
    assert needs_scripts(parse(html)) == ()
