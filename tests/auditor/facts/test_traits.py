"""What markup says that a rule of the browser examination could judge, and where."""

# ruff: noqa: E501 (a scrap in one line reads better)

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.facts.outline import read_outline
from auditor.facts.places import component
from auditor.facts.signs import Main
from auditor.facts.traits import read_traits, traits_of
from auditor.facts.words import Words
from auditor.html import parse
from auditor.model import Page

MAIN = Main("zh", 500, 0)
ARTICLE = '<!doctype html><html lang="zh-CN"><head><title>通知</title>{head}</head><body><div class="main"><h1>通知</h1>{body}</div></body></html>'

Said = Callable[..., set[tuple[str, str]]]


@pytest.fixture(scope="session")
def said(words: Words) -> Said:
    """What a scrap adds to an article: (sign, component), of doubts or of features."""

    def said(body: str, *, doubts: bool = True, head: str = "", main: Main = MAIN) -> set[tuple[str, str]]:
        whole, bare = (
            traits_of(read_outline(parse(ARTICLE.format(head=h, body=b))), words.traits, m)
            for h, b, m in ((head, body, main), ("", "", MAIN))
        )
        return {(sign, component(place)) for sign, place, sheets in whole - bare if (sheets is None) == doubts}

    return said


DOUBTS = {
    "a picture without alt": ("<p><img src=a.jpg></p>", "picture without alt", "html>body>div.main>p>img"),
    "a picture that repeats its link": ("<a href=b><img src=a.jpg alt=公告>公告</a>", "alt repeated", "html>body>div.main>a>img"),
    "a moving picture": ("<p><img src=a.gif alt=新></p>", "gif", "html>body>div.main>p>img"),
    "a picture wider than a phone": ("<p><img src=a.jpg alt=图 width=600></p>", "wide", "html>body>div.main>p>img"),
    "an empty link": ("<p><a href=a.doc></a></p>", "empty link", "html>body>div.main>p>a"),
    "a link of a picture that says nothing": ("<p><a href=b><img src=a.jpg alt=''></a></p>", "empty link", "html>body>div.main>p>a"),
    "a table without headers": ("<table><tr><td>一<td>二<tr><td>三<td>四</table>", "table without headers", "html>body>div.main>table"),
    "a table of many columns": ("<table><tr><th>1<th>2<th>3<th>4<th>5<th>6<tr><td>1<td>2<td>3<td>4<td>5<td>6</table>", "many columns", "html>body>div.main>table"),
    "an empty header": ("<table><tr><th><th>二<tr><td>三<td>四</table>", "empty header", "div.main>table>tbody>tr>th"),
    "a fixed table": ('<table width="760"><tr><td>一</table>', "wide", "html>body>div.main>table"),
    "pale ink": ('<p><span style="color:#aaa">小字</span></p>', "ink 0", "html>body>div.main>p>span"),
    "pale ink of a font element": ("<p><font color=silver>小字</font></p>", "ink 0", "html>body>div.main>p>font"),
    "ink a child inherits": ('<p style="color:#aaa"><span>小字</span></p>', "ink 0", "html>body>div.main>p>span"),
    "ink hardly told from its ground": ('<p style="background:#ffff99"><span style="color:#ff9900">提示</span></p>', "ink on ground 0", "html>body>div.main>p>span"),
    "a dark ground": ("<table bgcolor=#003366><tr><td>一</table>", "ground 2", "div.main>table>tbody>tr>td"),
    "text over a picture": ("<p style='background:#fff url(a.jpg)'>一</p>", "a colour on picture", "html>body>div.main>p"),
    "tiny text in points": ('<p style="font-size:8pt">一</p>', "tiny 0", "html>body>div.main>p"),
    "tiny text of a font element": ("<font size=-1>一</font>", "tiny 1", "html>body>div.main"),
    "locked spacing": ('<p style="letter-spacing:1px !important">一</p>', "letter-spacing locked", "html>body>div.main>p"),
    "a floating box": ('<div style="position:fixed">一</div>', "fixed", "html>body>div.main>div"),
    "a box called as one that floats": ('<div id="leftFloat1">一</div>', "called float", "html>body>div.main>div"),
    "a scrolling box": ('<div style="overflow:auto">一</div>', "auto", "html>body>div.main>div"),
    "a frame": ("<iframe src=b></iframe>", "iframe", "html>body>div.main>iframe"),
    "a marquee": ("<marquee>一</marquee>", "marquee", "html>body>div.main>marquee"),
    "a video that plays by itself": ("<video src=a.mp4 autoplay></video>", "video autoplay", "html>body>div.main>video"),
    "a Flash film": ("<embed src=a.swf>", "embed", "html>body>div.main>embed"),
    "a field without a label": ("<input name=q>", "text", "html>body>div.main>input"),
    "a picture code": ("<input name=q placeholder=请输入验证码>", "captcha", "html>body>div.main>input"),
    "a list box without a name": ("<select><option>一</select>", "select", "html>body>div.main>select"),
    "a list that holds a paragraph": ("<ul><p>一</p><li>二</ul>", "ul holds p", "html>body>div.main>ul"),
    "an item outside of lists": ("<div><li>一</div>", "li outside", "html>body>div.main>div>li"),
    "an empty heading": ("<h2></h2>", "empty heading", "html>body>div.main>h2"),
    "a heading that skips a level": ("<h4>一</h4>", "heading after h1", "html>body>div.main>h4"),
    "an id used twice": ("<p id=a>一</p><p id=a>二</p>", "id again", "html>body>div.main>p"),
    "a handler on what no key reaches": ("<li onclick=go()>一", "onclick", "html>body>div.main>li"),
    "a handler for the mouse alone": ("<a href=b onmouseover=go()>一</a>", "onmouseover", "html>body>div.main>a"),
    "an order of focus": ("<a href=b tabindex=5>一</a>", "tabindex 5", "html>body>div.main>a"),
    "a shortcut": ("<a href=b accesskey=z>一</a>", "accesskey", "html>body>div.main>a"),
    "a role": ("<p role=button>一</p>", "role button", "html>body>div.main>p"),
    "a part hidden from screen readers": ("<p aria-hidden=true>一</p>", "aria-hidden true", "html>body>div.main>p"),
    "a passage in English": ("<p>This notice is issued for the convenience of foreign residents</p>", "foreign passage", "html>body>div.main>p"),
    "an address nobody can break": ("<p>http://www.example.gov.cn/zwgk/2026/11/a_very_long_name</p>", "long word", "html>body>div.main>p"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "sign", "where"), DOUBTS.values(), ids=DOUBTS)
def test_what_is_suspect_is_told_with_its_component(said: Said, body: str, sign: str, where: str) -> None:
    assert (sign, where) in said(body)


FINE = {
    "a picture with words": "<p><img src=a.jpg alt=会场 width=300></p>",
    "a picture called as its file, which no rule judges": "<p><img src=a.jpg alt=a.jpg></p>",
    "a decoration": "<p><img src=a.jpg alt=''></p>",
    "a link of a picture with words": "<a href=b><img src=a.jpg alt=会场></a>",
    "a link with a title": "<a href=b title=附件></a>",
    "a table with headers": "<table><tr><th>一<th>二<tr><td>三<td>四</table>",
    "a table as a frame": "<table width=100%><tr><td>一</table>",
    "black on white": '<p style="color:#000;background:#fff">一</p>',
    "large text": '<p style="font-size:16pt">一</p>',
    "a list": "<ul><li>一<li>二</ul>",
    "a definition list": "<dl><dt>一<dd>二</dl>",
    "the next heading": "<h2>一</h2>",
    "a handler on a link": "<a href=b onclick=go()>一</a>",
    "a name in Latin letters": "<p>欢迎关注 China Daily 的报道</p>",
    "what is not shown": '<div style="display:none"><img src=a.jpg><a href=b></a><p style="color:#aaa">一</p></div>',
    "a hidden field": "<input type=hidden name=q>",
}


@pytest.mark.parametrize("body", FINE.values(), ids=FINE)
def test_what_is_fine_raises_no_doubt(said: Said, body: str) -> None:
    assert said(body) == set()


FEATURES = {
    "text in a new block": ("<pre>一</pre>", "text"),
    "a picture": ("<p><img src=a.jpg alt=图></p>", "picture"),
    "a new window": ("<a href=b target=_blank>一</a>", "new window"),
    "a link in a sentence": ("<p>申请人可以按照<a href=b>办事指南</a>的要求准备材料</p>", "link in text"),
    "a link that leads nowhere": ("<a>一</a>", "link without address"),
    "lines that make a list": ("<p>· 申请表</p>", "bullet"),
    "lines with numbers": ("<p>1.申请表</p>", "number"),
    "three of them that are short": ("<p>4.其他</p><p>1.申请表</p><p>2.承诺书</p><p>3.身份证</p>", "short list"),
    "a bold line": ("<p><strong>一、总体要求</strong></p>", "bold line"),
    "lines set close": ("<p style='line-height:1.2'>一</p>", "line 0"),
    "a line height in pixels": ("<p style='line-height:20px'>一</p>", "line fixed"),
    "justified text": ("<p align=justify>一</p>", "justified"),
    "another language": ("<p lang=en>Linxi</p>", "lang en"),
    "a page without words": ("<img src=a.jpg alt=图>", "pictures in place of text"),
}


@pytest.mark.parametrize(("body", "sign"), FEATURES.values(), ids=FEATURES)
def test_what_depends_on_the_style_sheet_is_told(said: Said, body: str, sign: str) -> None:
    assert sign in {sign for sign, _ in said(body, doubts=False, main=Main("zh", 20, 1))}


def test_what_is_judged_of_blocks_is_a_doubt_of_the_block(said: Said) -> None:
    for inside in ('<span style="font-size:8pt">一</span>', '<span><b style="font-size:8pt">一</b></span>'):
        assert said(f"<p>{inside}</p>") == {("tiny 0", "html>body>div.main>p")}


def test_a_link_is_seen_where_it_stands(said: Said) -> None:
    """The style sheet gives it a colour of its own, on whatever ground formatting elements lay under it."""
    plain, bold = said("<p><a href=b>一</a></p>", doubts=False), said("<p><b><a href=b>一</a></b></p>", doubts=False)
    assert bold - plain == {("link", "body>div.main>p>b>a"), ("bold line", "html>body>div.main>p")}
    assert "link" not in {sign for sign, _ in said("<p><b><a class=share href=b>一</a></b></p>", doubts=False)}
    assert "link" not in {sign for sign, _ in said("<p><a href=b><img src=a.jpg alt=''></a></p>", doubts=False)}


def test_plain_formatting_makes_a_component_but_no_block(said: Said) -> None:
    assert said("<p><span><b>一</b></span></p>", doubts=False) == said("<p>一</p>", doubts=False)
    assert said("<p><span><img src=a.jpg></span></p>") != said("<p><img src=a.jpg></p>")


def test_a_class_makes_another_block(said: Said) -> None:
    assert said('<p><span class="tip">一</span></p>', doubts=False) != said("<p><span>一</span></p>", doubts=False)


@pytest.mark.parametrize("lines", [("一", "二"), ("一", "二", "三" * 60)])
def test_two_lines_or_long_ones_make_no_short_list(said: Said, lines: tuple[str, ...]) -> None:
    body = "".join(f"<p>{number}.{line}</p>" for number, line in enumerate(lines, start=1))
    assert "short list" not in {sign for sign, _ in said(body, doubts=False)}


def test_under_another_style_sheet_features_are_new_and_doubts_are_not(said: Said) -> None:
    head, body = '<link rel="stylesheet" href="/css/topic.css">', "<p>一<img src=a.jpg></p>"
    assert ("text", "body>div.main>h1") not in said(body, doubts=False)
    assert ("text", "html>body>div.main>h1") in said(body, head=head, doubts=False)
    assert said(body, head=head) == said(body)


def test_versions_of_a_style_sheet_are_one(words: Words) -> None:
    def traits(name: str) -> tuple[int, ...]:
        head = f'<link rel="stylesheet" href="/css/{name}"><script src="/js/{name}"></script>'
        return read_traits(read_outline(parse(ARTICLE.format(head=head, body=""))), words.traits, MAIN)

    assert traits("main1.css?v=20261120") == traits("main2.css?v=20261121")
    assert traits("main1.css") != traits("topic1.css")


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="viewport" content="user-scalable=no">',
        '<meta http-equiv="refresh" content="9">',
        '<script src="/js/piao.js"></script>',
        "<script>setInterval(move, 30)</script>",
        "<title>通知</title>",
    ],
)
def test_what_concerns_the_page_is_told(said: Said, head: str) -> None:
    assert said("", head=head, doubts=False)


def test_a_doubt_is_odd_and_a_feature_is_even(words: Words) -> None:
    outline = read_outline(parse(ARTICLE.format(head="", body="<p><img src=a.jpg></p>")))
    doubts = {trait for trait in traits_of(outline, words.traits, MAIN) if trait[2] is None}
    tokens = read_traits(outline, words.traits, MAIN)
    assert sum(token % 2 for token in tokens) == len(doubts) == 1
    assert list(tokens) == sorted(set(tokens))
    assert max(tokens) < 2**32


def test_pages_that_differ_in_words_alone_are_alike(read: Callable[..., Page]) -> None:
    row = "<p>县政府召开第{}次常务会议，研究了下一阶段的工作安排。</p>"
    one, other = (
        read(ARTICLE.format(head="", body="".join(row.format(n) for n in numbers))) for numbers in ((1, 2), (3, 4, 5))
    )
    assert one.traits == other.traits != ()
    assert read(ARTICLE.format(head="", body="<p>会议<img src=a.jpg></p>")).traits != one.traits


STYLES = st.text("abcdef0123456789:;#%(), .-!+pxtemrgb", max_size=60)


@settings(max_examples=200)
@given(STYLES, STYLES, st.text(max_size=8))
def test_no_style_is_too_odd(words: Words, style: str, colour: str, size: str) -> None:
    outline = read_outline(parse("<p><font>一</font></p>"))
    for element in outline.all("p", "font"):
        element.attrs.update(style=style, color=colour, size=size, width=size, bgcolor=colour)
    read_traits(outline, words.traits, MAIN)
