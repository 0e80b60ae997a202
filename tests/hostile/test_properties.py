"""What holds for any bytes and any text whatever."""

import asyncio
from html import escape
from ipaddress import IPv4Address, IPv6Address
from string import printable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.address import LONGEST, Scope, host_of, normalise
from auditor.crawl.robots import Robots
from auditor.crawl.sitemap import addresses_in, unpacked
from auditor.crawl.traps import Traps
from auditor.guard import Guard, is_private
from auditor.html import decode, page_links, parse
from auditor.html.sense import sensible
from auditor.settings import Settings

BASE = "http://www.example.gov.cn/zwgk/tzgg/art_1.html?a=b"
ODD = "\0\t\r\n \\/?#%@:[]<>\"'&;=.。％１\u202e\ud800\U0010ffff"
STARTS = st.sampled_from(["http:", "https://", "//", "/", "../", "?", "javascript:", "HTTP:\\\\"])
HOSTS = st.text(st.sampled_from("0123456789abcdefx.:[]@%/-_" + ODD), max_size=40)
ADDRESSES = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.text(st.sampled_from(printable + ODD), max_size=60),
    st.builds("{}{}{}".format, STARTS, HOSTS, st.text(max_size=20)),
)
TAGS = "ul,li,/ul,a href='x',/a,b,/b,table,td,script,/script,svg,!--,p,option"
MARKUP = st.lists(
    st.one_of(
        st.sampled_from(TAGS.split(",")).map("<{}>".format),
        st.text(max_size=20),
        st.text(st.sampled_from("<>/ab ='\"!-"), max_size=20),
    ),
    max_size=60,
).map("".join)

fuzzed = settings(deadline=None, suppress_health_check=list(HealthCheck))


@fuzzed
@given(ADDRESSES)
def test_an_address_is_normalised_once_and_for_all(href: str) -> None:
    url = normalise(href, BASE)
    if not url:
        return
    assert url.startswith(("http://", "https://"))
    assert url.isascii()
    assert len(url) <= LONGEST
    assert not set(url) & set(' \t\r\n\0<>"\\')
    assert host_of(url)
    assert normalise(url, BASE) == url
    assert normalise(url, "http://elsewhere.example.com/") == url


@fuzzed
@given(ADDRESSES, ADDRESSES)
def test_what_is_joined_to_an_address_stays_on_it_or_names_another_host(href: str, above: str) -> None:
    base = normalise(above, BASE) or BASE
    url = normalise(href, base)
    assert not url or host_of(url) == host_of(base) or "/" in href or "\\" in href


@fuzzed
@given(st.binary(max_size=2_000), st.text(max_size=20))
def test_any_bytes_are_text_in_some_charset(body: bytes, declared: str) -> None:
    text, charset = decode(body, declared)
    assert isinstance(text, str)
    assert charset
    "".encode(charset)


@fuzzed
@given(st.text(max_size=300), st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-8-sig"]))
def test_text_that_says_its_charset_comes_back(text: str, charset: str) -> None:
    body = f"<meta charset={charset}><p>政府信息公开{text.replace(chr(0), '')}".encode(charset, "replace")
    assert "政府信息公开" in decode(body, "")[0]


@fuzzed
@given(MARKUP)
def test_any_markup_has_links_that_can_be_asked(markup: str) -> None:
    for link in page_links(parse(markup), BASE):
        assert not link.url or normalise(link.url, BASE) == link.url


@fuzzed
@given(MARKUP)
def test_little_markup_comes_back_as_it_is(markup: str) -> None:
    assert sensible(markup) == markup


@fuzzed
@given(st.text(max_size=500))
def test_any_sitemap_has_so_many_addresses_and_no_more(text: str) -> None:
    assert len(addresses_in(text)) <= len(text)


@fuzzed
@given(st.lists(ADDRESSES, max_size=9), st.sampled_from(["<loc>{}</loc>", "<LOC> <![CDATA[ {} ]]> </LOC>"]))
def test_what_a_sitemap_names_is_read(hrefs: list[str], form: str) -> None:
    urls = [url for href in hrefs if (url := normalise(href, BASE))]
    assert addresses_in("<urlset>" + "".join(form.format(escape(url)) for url in urls)) == urls


def test_a_sitemap_of_nothing_but_beginnings_is_read_at_once() -> None:
    assert len(addresses_in("<loc>" * 1_000_000 + " " * 1_000_000)) == 50_000


@fuzzed
@given(st.binary(max_size=300), st.integers(1, 1_000))
def test_what_is_unpacked_is_bounded(body: bytes, most: int) -> None:
    assert len(unpacked(b"\x1f\x8b" + body, most)) <= most


@fuzzed
@given(st.lists(ADDRESSES, max_size=20))
def test_the_same_addresses_are_refused_in_the_same_order(hrefs: list[str]) -> None:
    urls = [url for href in hrefs if (url := normalise(href, BASE))]
    one, other = Traps(), Traps()
    assert [one.refusal(url) for url in urls] == [other.refusal(url) for url in urls]


@fuzzed
@given(st.text(max_size=300), ADDRESSES)
def test_any_robots_file_can_be_obeyed(text: str, href: str) -> None:
    async def read(url: str) -> tuple[int, str]:
        return 200, text

    url = normalise(href, BASE) or BASE

    async def ask() -> None:
        robots = Robots("portal-auditor", read)
        assert isinstance(await robots.allows(url), bool)
        assert await robots.crawl_delay(url) >= 0
        assert isinstance(await robots.sitemaps(url), tuple)

    asyncio.run(ask())


@fuzzed
@given(st.ip_addresses().map(str), st.integers(1, 65_535))
def test_no_private_address_is_allowed_that_was_not_named(address: str, port: int) -> None:
    assert Guard(Settings()).allows(address, port, address) is not is_private(address)


@fuzzed
@given(st.ip_addresses(v=4))
def test_an_address_is_as_private_in_every_other_form(address: IPv4Address) -> None:
    number = int(address)
    for form in (0xFFFF << 32 | number, 0x64_FF9B << 96 | number, 0x2002 << 112 | number << 80):
        assert is_private(str(IPv6Address(form))) is is_private(str(address))


@fuzzed
@given(ADDRESSES)
def test_nothing_is_inside_by_its_looks(href: str) -> None:
    scope, url = Scope("http://www.example.gov.cn/"), normalise(href, "http://attacker.example.com/")
    assert not url or scope.inside(url) is (host_of(url) in ("www.example.gov.cn", "example.gov.cn"))
