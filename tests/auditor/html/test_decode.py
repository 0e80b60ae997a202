import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.html import decode, page_links, parse

CHINESE = "<p>政府信息公开指南：您访问的栏目</p>"
META = '<meta charset="{}">'


def page(declared: str, text: str = CHINESE) -> str:
    return f"<!DOCTYPE html><html><head>{META.format(declared)}</head><body>{text}</body></html>"


@pytest.mark.parametrize(
    ("body", "header", "charset"),
    [
        (page("utf-8").encode(), "", "utf-8"),
        (page("gb2312").encode("gb18030"), "", "gb18030"),
        (page("gb2312", CHINESE + "朱镕基㐀").encode("gb18030"), "", "gb18030"),
        (page("gb2312").encode(), "", "utf-8"),
        (page("gb2312").encode("utf-16-le"), "", "utf-16-le"),
        (page("gb2312").encode("utf-16-be"), "", "utf-16-be"),
        (page("gb2312").encode("utf-16"), "gbk", "utf-16-le"),
        (b"\xef\xbb\xbf" + page("gb2312").encode(), "gbk", "utf-8"),
        (page("utf-8").encode("gbk"), "utf-8", "gb18030"),
        (page("iso-8859-1").encode("gbk"), "iso-8859-1", "gb18030"),
        (CHINESE.encode("gbk"), "", "gb18030"),
        (CHINESE.encode(), "", "utf-8"),
        (page("big5", "<p>政府資訊公開</p>").encode("big5"), "", "big5"),
        ((META.format("unicode") + page("utf-8")).encode(), "", "utf-8"),
        ((META.format("gb2312") + page("utf-8")).encode(), "", "utf-8"),
        ((META.format("utf-8") + page("gb2312")).encode("gbk"), "", "gb18030"),
        (b'<meta http-equiv="Content-Type" content="text/xml" charset="gbk">' + CHINESE.encode("gbk"), "", "gb18030"),
        (CHINESE.encode("gbk"), "no-such-charset", "gb18030"),
        (CHINESE.encode("gbk"), "base64", "gb18030"),
    ],
)
def test_whatever_is_declared_the_text_is_read(body: bytes, header: str, charset: str) -> None:
    text, used = decode(body, header)
    assert used == charset
    assert "政府" in text
    assert "\ufffd" not in text
    assert not text.startswith("\ufeff")


def test_a_few_broken_bytes_do_not_change_the_charset() -> None:
    for charset in ("utf-8", "gb18030"):
        body = page(charset, CHINESE * 20).encode(charset)
        broken = body[:150] + b"\xff\xfe\xff" + body[150:]
        text, used = decode(broken, "")
        assert used == charset
        assert text.count("公开指南") >= 19


def test_a_body_cut_off_within_a_letter_keeps_its_charset() -> None:
    body = page("utf-8").encode()
    for end in range(100, len(body)):
        assert decode(body[:end], "")[1] == "utf-8"


def test_two_letters_of_gbk_that_happen_to_be_utf_8_are_gbk_when_declared() -> None:
    body = META.format("gbk").encode() + "目录".encode("gbk")
    assert "目录".encode("gbk").decode("utf-8")
    assert decode(body, "")[0].endswith("目录")


def test_western_text_is_not_taken_for_chinese() -> None:
    assert decode('<meta charset="iso-8859-1">Café am Fluß, naïve'.encode("latin-1"), "") == (
        '<meta charset="iso-8859-1">Café am Fluß, naïve',
        "iso-8859-1",
    )


@given(
    st.binary(max_size=300),
    st.sampled_from(["", "gbk", "utf-8", "utf-16", "big5", "iso-8859-1", "undefined", "\udcff"]),
)
def test_any_bytes_become_text_and_the_text_a_tree(body: bytes, declared: str) -> None:
    text, charset = decode(body, declared)
    assert charset
    tree = parse(text)
    assert tree.body is not None
    assert all(link.url for link in page_links(tree, "http://www.example.gov.cn/"))


@given(st.text(alphabet=st.characters(codec="gb18030", exclude_categories=["Cs", "Cc"]), min_size=20, max_size=200))
def test_gb18030_text_that_declares_itself_survives(text: str) -> None:
    body = (META.format("gb2312") + "政府网站" + text).encode("gb18030")
    read, charset = decode(body, "")
    if charset == "gb18030":
        assert read == body.decode("gb18030")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
def test_utf_8_text_is_always_read_as_it_is(text: str) -> None:
    body = ("<p>政府" + text).encode()
    assert decode(body, "gb2312")[0] == "<p>政府" + text


def test_strange_documents_have_a_tree() -> None:
    inner = "<html><head><title>二</title></head><body><p>文</p></body></html>"
    nested = f"<html><head><title>一</title></head><body>{inner}</body></html>"
    assert [title.text() for title in parse(nested).tags("title")] == ["一", "二"]
    assert parse("a\0b\udcff").body is not None
    assert parse("").body is not None
    assert len(parse("<p>" + "长" * 2_000_000).body.text()) == 2_000_000
    assert parse("<div>" * 20_000 + "深").body is not None
