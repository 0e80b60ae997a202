import pytest

from auditor.html import jump_target, parse

BASE = "http://www.example.gov.cn/zw/index.html"
ARTICLE = "<p>" + "这是一篇有正文的文章。" * 40 + "</p>"


def jump(html: str) -> str:
    return jump_target(parse(html), BASE).removeprefix("http://www.example.gov.cn")


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ('<meta http-equiv="Refresh" content="0;URL=./dwzn/">', "/zw/dwzn/"),
        ("<meta http-equiv=refresh content=\"5; url='/new.html'\"><p>域名已变更，五秒后跳转", "/new.html"),
        ('<META HTTP-EQUIV="REFRESH" CONTENT="0,url=a.html">', "/zw/a.html"),
        ('<script>window.location.href = "gzdt/";</script>正在跳转', "/zw/gzdt/"),
        ("<script><!--\nlocation.replace('/a/')\n//--></script>", "/a/"),
        ("<script>top.location = '/b.html'; // 跳转</script>", "/b.html"),
        ("<script>setTimeout(function () { location.assign('/c.html'); }, 3000)</script>", "/c.html"),
        ("<script>function go() { self.location = '/d.html' } setTimeout(go, 10)</script>", "/d.html"),
        ("<body onload=\"location.href='/e.html'\">", "/e.html"),
        (
            "<p id='url' style='display:none'>/f.html</p>"
            "<script>location.href = document.getElementById('url').innerText;</script>",
            "/f.html",
        ),
        (
            "<script>if (/Android|iPhone/.test(navigator.userAgent)) { location.href = '/m/' }"
            " else { location.href = '/pc/' }</script>",
            "/pc/",
        ),
        ("<iframe src='main.html' width='100%'></iframe>", "/zw/main.html"),
        ("<frameset><frame src='main.html'></frameset>", "/zw/main.html"),
        ("<script>location.href='http://www.other.gov.cn/'</script>", "http://www.other.gov.cn/"),
    ],
)
def test_a_stub_sends_the_reader_on(html: str, target: str) -> None:
    assert jump(html) == target


@pytest.mark.parametrize(
    "html",
    [
        '<meta http-equiv="refresh" content="300">' + ARTICLE,
        '<meta http-equiv="refresh" content="0;url=./index.html">',
        '<meta http-equiv="refresh" content="600;url=/home.html">' + ARTICLE,
        '<noscript><meta http-equiv="refresh" content="0;url=/nojs.html"></noscript>' + ARTICLE,
        '<!-- <meta http-equiv="refresh" content="0;url=/old.html"> -->',
        "<script>location.href = '/x.html'</script>" + ARTICLE,
        "<script>// location.href = '/x.html'</script>",
        "<script>/* location.href = '/x.html' */</script>",
        "<script>function search(key) { location.href = '/search.html?k=' + key }</script>",
        "<script>function home() { location.href = '/' }</script><p>暂无内容",
        "<script>$('#b').click(function () { location.href = '/x.html' })</script>",
        "<script>if (isMobile()) location.href = '/m/'</script>",
        "<script>if (navigator.userAgent.match(/iPhone/i)) { window.location = '/m/' }</script>",
        "<script>if (location.href == '/x.html') { show() }</script>",
        "<p>首页<a href='/'>返回</a><iframe src='/weather.html'></iframe>",
        "<iframe src='/count.html' width='0' height='0'></iframe>",
        "<script>document.domain = 'x'</script>",
        "",
    ],
)
def test_a_page_of_its_own_is_no_stub(html: str) -> None:
    assert jump(html) == ""
