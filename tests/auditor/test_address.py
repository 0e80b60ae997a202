from itertools import product
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from auditor.address import Scope, extension, host_of, is_attachment, is_numeric, normalise

BASE = "http://www.example.gov.cn/a/b/c.html?q=1"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("d.html", "http://www.example.gov.cn/a/b/d.html"),
        ("  ./d.html\n", "http://www.example.gov.cn/a/b/d.html"),
        ("../", "http://www.example.gov.cn/a/"),
        ("../../../../z", "http://www.example.gov.cn/z"),
        ("/x/./y/../z/..", "http://www.example.gov.cn/x/"),
        ("/x//y", "http://www.example.gov.cn/x//y"),
        ("//cdn.example.cn/a", "http://cdn.example.cn/a"),
        ("HTTP://WWW.Example.GOV.cn:80", "http://www.example.gov.cn/"),
        ("https://www.example.gov.cn:443/x", "https://www.example.gov.cn/x"),
        ("http://www.example.gov.cn:8083/x", "http://www.example.gov.cn:8083/x"),
        ("http:e.html", "http://www.example.gov.cn/a/b/e.html"),
        ("http:\\\\other.example.cn\\x", "http://other.example.cn/x"),
        ("\\x\\y?a=\\", "http://www.example.gov.cn/x/y?a=%5C"),
        ("\\", "http://www.example.gov.cn/"),
        ("www.other.cn", "http://www.example.gov.cn/a/b/www.other.cn"),
        ("?p=2", "http://www.example.gov.cn/a/b/c.html?p=2"),
        ("#", BASE),
        ("#top", BASE),
        ("d.html#/route", "http://www.example.gov.cn/a/b/d.html"),
        ("/a b/中.html?k=中&l=a b", "http://www.example.gov.cn/a%20b/%E4%B8%AD.html?k=%E4%B8%AD&l=a%20b"),
        ("/%7euser/%e4%b8%ad", "http://www.example.gov.cn/~user/%E4%B8%AD"),
        ("/x/%2e%2e/y", "http://www.example.gov.cn/y"),
        ("/100%.html", "http://www.example.gov.cn/100%25.html"),
        ("/a\n/b", "http://www.example.gov.cn/a/b"),
        ("${doc.url}", "http://www.example.gov.cn/a/b/$%7Bdoc.url%7D"),
        ("/x?", "http://www.example.gov.cn/x"),
        ("http://user:word@other.cn/", "http://other.cn/"),
        ("http://中国.cn/", "http://xn--fiqs8s.cn/"),
        ("http://10.0.0.1:8080/x", "http://10.0.0.1:8080/x"),
        ("http://[2001:DB8::0:1]/", "http://[2001:db8::1]/"),
        ("/list.jsp;jsessionid=0A1B2C?id=7", "http://www.example.gov.cn/list.jsp?id=7"),
        ("/list.jsp?jsessionid=0A&id=7", "http://www.example.gov.cn/list.jsp?id=7"),
        ("/list.php?id=7&PHPSESSID=0a1b", "http://www.example.gov.cn/list.php?id=7"),
        ("/(S(abcdefghijklmnopqrstuvwx))/list.aspx", "http://www.example.gov.cn/list.aspx"),
    ],
)
def test_an_address_is_joined_the_way_a_browser_does(href: str, url: str) -> None:
    assert normalise(href, BASE) == url


@pytest.mark.parametrize(
    "href",
    [
        "", "   ", "javascript:;", " JavaScript:void(0)", "javascript:volid(0)", "mailto:a@example.cn", "tel:12345",
        "data:text/html,x", "ftp://example.cn/x", "weixin://dl", "www.example.cn:8080/x", "http://", "https:", "//",
        "http://example.cn:99999/", "http://example.cn:port/", "http://a b/", "http://-a.cn/", "http://a..cn/",
        "http://1.2.3/", "http://999.1.1.1/", "http://[::1/", "http://" + "a" * 64 + ".cn/", "x" * 5_000,
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_is_empty(href: str) -> None:
    assert normalise(href, BASE) == ""


@given(st.text(max_size=60))
@example("/%%34%31")
@example("http://x/;jsession%69d=1")
@example("/.;jsessionid=a/.")
@example("http:0")
def test_normalising_again_changes_nothing(href: str) -> None:
    url = normalise(href, BASE)
    assert normalise(url, BASE) == url
    if url:
        parts = urlsplit(url)
        assert parts.scheme in ("http", "https")
        assert parts.hostname
        assert url.isascii()
        assert "#" not in url
        assert not any(letter.isspace() for letter in url)


@given(st.lists(st.sampled_from(["a", "..", ".", "", "b.html", "%2e%2e", "中"]), max_size=6))
def test_relative_addresses_stay_on_the_host_and_have_no_dots_left(pieces: list[str]) -> None:
    url = normalise("x/" + "/".join(pieces), BASE)
    assert host_of(url) == "www.example.gov.cn"
    assert not {".", ".."} & set(urlsplit(url).path.split("/"))


def test_hrefs_remembered_for_one_folder_do_not_leak_into_another() -> None:
    bases = ["http://a.cn/x/1.html", "http://a.cn/y/1.html", "https://a.cn/x/1.html", "http://b.cn/x/1.html"]
    hrefs = ["p.html", "/p.html", "//c.cn/p", "?n=1", "http:q.html"]
    first = {(base, href): normalise(href, base) for base, href in product(bases, hrefs)}
    assert first == {(base, href): normalise(href, base) for href, base in product(hrefs, bases)}
    assert first["http://a.cn/y/1.html", "p.html"] == "http://a.cn/y/p.html"
    assert first["https://a.cn/x/1.html", "//c.cn/p"] == "https://c.cn/p"
    assert first["https://a.cn/x/1.html", "/p.html"] == "https://a.cn/p.html"


def test_host_and_extension() -> None:
    assert host_of("http://a.cn/") == "a.cn"
    assert host_of("https://a.cn:8443/x?y=//z") == "a.cn:8443"
    assert host_of("some/folder") == ""
    assert extension("http://a.cn/x/通知.DOCX?v=1.html") == "docx"
    assert extension("http://a.cn/") == ""
    assert extension("http://a.cn/x.y/") == ""
    assert is_attachment("http://a.cn/W0202.pdf")
    assert not is_attachment("http://a.cn/art_1.html")
    assert not is_attachment("http://a.cn/show?file=x.pdf")
    assert is_numeric("http://10.1.2.3:80/")
    assert is_numeric("http://[::1]/")
    assert not is_numeric("http://1.example.cn/")


def test_a_portal_is_its_host_with_and_without_www_and_its_siblings() -> None:
    scope = Scope("http://www.example.gov.cn/", ("xxgk.example.gov.cn", "https://www.other.gov.cn/zwgk/"))
    for url in (
        "https://www.example.gov.cn/a",
        "http://example.gov.cn/",
        "http://xxgk.example.gov.cn/",
        "http://other.gov.cn/",
    ):
        assert scope.inside(url), url
    for url in ("http://mail.example.gov.cn/", "http://example.gov.cn.evil.cn/", "http://www.example.gov.cn:8080/"):
        assert not scope.inside(url), url
