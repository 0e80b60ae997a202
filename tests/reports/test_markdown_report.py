"""Markdown: what a reader of a failed build sees, and that no text of the portal does anything."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from auditor.model import Fate, Report
from reports import markdown
from reports.inert import code, inert

SAFE = {"inline", "paragraph_open", "paragraph_close", "text", "code_inline", "text_special", "softbreak"}
GFM = MarkdownIt("gfm-like", {"html": True})
HOSTILE = [
    '<img src=x onerror=alert(1)> <script>alert("1")</script>',
    "[click](https://bad.example) ![x](https://bad.example/x.png) <https://bad.example>",
    "https://bad.example www.bad.example mail@bad.example",
    "`code` ``more`` **bold** _it_ ~~gone~~ | a | b |",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "> quote",
    "---",
    "``` fence",
    "</details> <!-- x",
    "&lt;b&gt; &#64;all",
    "line\n\n# heading\n- list",
    "\\",
    "back\\slash` \\`",
    "[ref]: https://bad.example",
    "[^1]: note",
]

HERE = Path(__file__).parent


def render(report: Report) -> str:
    return b"".join(markdown.render(report)).decode()


def tokens(text: str) -> list[Any]:
    parsed = GFM.parse(text)
    return [one for token in parsed for one in (token, *(token.children or []))]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_nothing_but_text(text: str) -> None:
    assert {token.type for token in tokens(inert(text))} <= SAFE


@given(text=st.text())
def test_any_text_is_nothing_but_text(text: str) -> None:
    assert {token.type for token in tokens(f"x {inert(text)}")} <= SAFE
    assert {token.type for token in tokens(inert(text))} <= SAFE


@given(text=st.text(alphabet="`*_[]()<>!#@:/.w-+~|&\\$ \naht", min_size=1))
def test_any_marks_are_nothing_but_text(text: str) -> None:
    assert {token.type for token in tokens(inert(text))} <= SAFE


@given(text=st.text(alphabet="`*_[](<>!#@:/.w\\ \nx", min_size=1).filter(str.strip))
def test_a_code_span_holds_what_is_put_in(text: str) -> None:
    inside = [token for token in tokens(f"x {code(text)}") if token.type == "code_inline"]
    assert [token.content.strip() for token in inside] == [" ".join(text.split())]


@pytest.mark.parametrize("text", ["@gov-office please", "#12", "a/b#12", ":tada:"])
def test_nobody_is_called_and_nothing_referred_to(text: str) -> None:
    shown = "".join(token.content for token in tokens(inert(text)) if token.type.startswith("text"))
    assert not re.search(r"@\w|#\d|:\w+:", shown)
    assert shown.replace("\u200b", "") == text


def test_an_address_in_a_sentence_can_be_copied() -> None:
    assert inert("打不开（HTTP 404）：https://a.example/x_y，共 1 页") == (
        "打不开（HTTP 404）：`https://a.example/x_y`，共 1 页"
    )


def test_the_page_has_neither_links_nor_pictures_nor_html_of_the_portal(told: Report) -> None:
    text = render(told)
    kinds = {token.type for token in tokens(text)}
    assert not kinds & {"link_open", "image", "fence", "code_block", "html_inline"}
    html = "".join(token.content for token in tokens(text) if token.type == "html_block")
    assert set(re.findall(r"</?(\w+)", html)) == {"details", "summary"}
    assert "\u202e" not in text
    assert "\x1b" not in text


def test_the_new_stands_above_the_fold_and_the_known_below(report: Report) -> None:
    above, _, below = render(report).partition("<details>")
    assert "## 新增的问题" in above
    assert "页脚“县政协”指向的网址返回 404" in above
    assert "怎么改：在模板中改正这一处" in above
    assert "2 张图片没有 alt" not in above
    assert "2 张图片没有 alt" in below


def test_what_is_counted_is_told(report: Report) -> None:
    text = render(report)
    assert "| 7 | 25 | 2 | 1 | 3 |" in text
    assert "已消除（2 处）" in text
    assert "未能复查，不算已消除（1 处）" in text
    assert "~~历史栏目保留原貌~~" in text
    assert "须人工核实 48 处，未执行 1,167 处" in text


def test_without_an_earlier_audit_every_problem_is_told(report: Report) -> None:
    text = render(msgspec.structs.replace(report, comparison=None))
    assert f"## 需要整改的问题（{len(report.groups)}）" in text
    assert "新增" not in text


def test_nothing_new_is_said_in_words(report: Report) -> None:
    old = tuple(
        msgspec.structs.replace(finding, fate=Fate.UNCHANGED if finding.fate else None) for finding in report.findings
    )
    assert "没有新增的问题。" in render(msgspec.structs.replace(report, findings=old))


def test_it_fits_into_a_comment_and_counts_the_rest(report: Report) -> None:
    groups = tuple(msgspec.structs.replace(group, id=f"{group.id}-{n}") for n in range(60) for group in report.groups)
    text = render(msgspec.structs.replace(report, groups=groups, comparison=None))
    assert len(text) < 60_000
    listed = len(re.findall(r"^\d+\. ", text, re.MULTILINE))
    assert f"另有 {len(groups) - listed:,} 条，见完整报告。" in text


def test_the_tenth_problem_is_told_like_the_first(report: Report) -> None:
    text = render(msgspec.structs.replace(report, comparison=None))
    kinds = [token.type for token in GFM.parse(text.partition("<details>")[0])]
    assert kinds.count("ordered_list_open") == 1
    assert kinds.count("bullet_list_open") == len(report.groups)


def test_it_fits_into_a_comment_whatever_the_portal_says(report: Report) -> None:
    findings = tuple(msgspec.structs.replace(finding, waived="`" * 99_999) for finding in report.findings)
    groups = tuple(msgspec.structs.replace(group, title="|" * 99_999) for group in report.groups)
    long = msgspec.structs.replace(
        report, name="名" * 99_999, warnings=("x" * 99_999,), findings=findings, groups=groups
    )
    assert len(render(long)) < 60_000


def test_golden(report: Report, golden: Callable[[Path, bytes], None]) -> None:
    golden(HERE / "golden" / "report.md", render(report).encode())


def test_twice_the_same(report: Report) -> None:
    assert render(report) == render(report)
