import pytest

from auditor.html import parse
from auditor.html.sense import DEEPEST, DEEPEST_LOOK, DEEPEST_SCRIPT, MOST_ATTRIBUTES, MOST_OPTIONS, MOST_TAGS, sensible

HOW_DEEP = 2 * DEEPEST + DEEPEST_SCRIPT + 20
"""Broken markup can hide half of what is open, and what looks like a script the rest."""


def depth(markup: str) -> int:
    deepest, waiting = 0, [(parse(markup).root, 1)]
    while waiting:
        node, level = waiting.pop()
        deepest = max(deepest, level)
        while node is not None:
            if node.child is not None:
                waiting.append((node.child, level + 1))
            node = node.next
    return deepest


@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        ("<div>", "</div>"),
        ("<ul><li>", "</li></ul>"),
        ("<UL>", "</UL>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<dl><dd>", "</dd></dl>"),
        ("<font size=1>", ""),
        ("<x-y>", "</x-y>"),
        ("<div></x>", "</div>"),
        ("<span><div></span>", "</div>"),
        ("<svg><g>", "</g></svg>"),
        ("<svg></svg><div/>", ""),
        ("<a title='<script>'><div>", ""),
        ("<svg><style><g>", "</g>"),
        ("<section title='>'>", "</section>"),
    ],
)
def test_nothing_nests_deeper_than_readers_of_trees_can_bear(opens: str, closes: str) -> None:
    markup = f"<body>{opens * 5_000}<a href='/x'>深</a>{closes * 5_000}<p>后"
    assert depth(markup) <= HOW_DEEP
    assert "深" in parse(markup).body.text()
    assert "后" in parse(markup).body.text()


def test_what_a_person_could_have_meant_comes_back_as_it_is() -> None:
    for markup in (
        "<ul>" + "<li><a href='/a'>条目</a><br><img src=x>" * 3_000 + "</ul>",
        "<p><font><b>字</b></font>" * 3_000,
        "<svg>" + "<path d='M0 0'/>" * 3_000 + "</svg><div>图</div>",
        "<div>" * 100 + "文" + "</div>" * 100 + "<i></i>" * 1_000,
        f"<img src='data:image/png;base64,{'A' * 100_000}'><p>图",
        "<script>" + "if (a<b) c('<div></div>'); for (i=0;i<n;i++) d>e;" * 150 + "</script>",
        "<p>长" * 10_000,
    ):
        assert sensible(markup) == markup


def test_looks_that_are_never_closed_are_opened_again_a_few_times_only() -> None:
    tree = parse("".join(f"<p><b id=b{number}>字" for number in range(2_000)))
    assert len(tree.css("b")) <= 2_000 * (DEEPEST_LOOK + 1)
    assert len(tree.css("p")) == 2_000


def test_a_tag_keeps_so_many_attributes() -> None:
    names = " ".join(f"a{number}='>'" if number == 9_999 else f"a{number}=1" for number in range(20_000))
    div = parse(f"<div {names}>内</div><p>后").css_first("div")
    assert len(div.attributes) == MOST_ATTRIBUTES - 1  # the name of the tag counts as one


def test_a_page_keeps_so_many_tags_and_options() -> None:
    assert len(parse("<select>" + "<option value=/a>甲" * 20_000 + "</select>").css("option")) == MOST_OPTIONS
    assert sensible("<p>" * (MOST_TAGS + 1_000)).count("<") <= MOST_TAGS


@pytest.mark.parametrize(
    "markup", ["<b " * 200_000, "<" * 1_000_000, "<!--" * 200_000, "'" * 1_000_000, "<a b='" * 99_999]
)
def test_what_is_hardly_markup_is_read_at_once(markup: str) -> None:
    assert parse(markup) is not None
