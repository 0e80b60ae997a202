from collections import Counter
from collections.abc import Callable

import pytest

from auditor.browser import find_browser
from auditor.html import decode
from auditor.pace import Pace

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_browser() is None, reason="no browser is installed; `auditor doctor` says how to get one"),
]

SHELL = """<title>某某县</title><div id="app"></div><script>
document.getElementById("app").innerHTML = "<h1>政务公开</h1><a href='/made.html'>由脚本写出</a>";
</script>"""
PLAIN = "<title>文章</title><p>" + "正文写在文档里，" * 20 + "<script>document.title = '改过'</script>"


def test_a_page_only_scripts_fill_is_opened_and_its_links_followed(host: Callable, crawled: Callable) -> None:
    portal = host({"/": PLAIN + "<a href=/app.html>应用</a>", "/app.html": SHELL, "/made.html": PLAIN})
    result = crawled(portal, render="auto")
    fetch = result["/app.html"]
    text, _ = decode(result.bodies["/app.html"], fetch.charset)
    assert fetch.rendered
    assert "<h1>政务公开</h1>" in text
    assert (result["/made.html"].how, result["/made.html"].via) == ("render", portal.url("/app.html"))
    assert not result["/"].rendered
    assert not result["/made.html"].rendered
    assert "/made.html" not in crawled(portal, render="never").fetches


def test_no_more_pages_are_opened_than_allowed_and_the_first_ones_are(host: Callable, crawled: Callable) -> None:
    paths = ["/c.html", "/a.html", "/b.html"]
    portal = host({"/": PLAIN + "".join(f"<a href={path}>去</a>" for path in paths), **dict.fromkeys(paths, SHELL)})
    result = crawled(portal, render="auto", render_limit=2)
    assert [path for path in sorted(paths) if result[path].rendered] == ["/a.html", "/b.html"]
    opened = [
        fetch.url for fetch in crawled(portal, render="always", render_limit=1).fetches.values() if fetch.rendered
    ]
    assert opened == [portal.start]


def test_whatever_the_browser_asks_for_is_paid_for(
    host: Callable, crawled: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    spent: Counter[str] = Counter()
    monkeypatch.setattr(Pace, "spend", lambda _, opened, sent, begun: spent.update(sent))
    app = SHELL + "".join(f"<script src=/{number}.js></script>" for number in range(5))
    portal = host({"/": PLAIN + "<a href=/app.html>应用</a>", "/app.html": app, "/made.html": PLAIN})
    crawled(portal, render="auto", rate=1_000)
    by_browser = [asked.path for asked in portal.asked if "Chrome" in asked.agent]
    assert spent == {f"127.0.0.1:{portal.port}": len(by_browser)}
    assert len(by_browser) > 5
