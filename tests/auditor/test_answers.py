"""The crawl's words on answers, in Chinese."""

import re
from pathlib import Path

import pytest

import auditor.crawl
from auditor.answers import ANSWERS, in_language


@pytest.mark.parametrize(
    ("said", "zh"),
    [
        ("the page says: 您访问的页面不存在", "页面写有“您访问的页面不存在”"),
        ("redirects to http://a.cn/404.html", "转到 http://a.cn/404.html"),
        ("redirects to http://a.cn/ as any address does", "任何不存在的地址都转到 http://a.cn/"),
        ("no answer within 20 s", "20 秒内没有应答"),
        ("certificate has expired", "certificate has expired"),
        ("", ""),
    ],
)
def test_words_are_chinese_in_a_chinese_report(said: str, zh: str) -> None:
    assert in_language(said, "zh") == zh
    assert in_language(said, "en") == said


def test_every_sentence_is_one_the_crawl_says() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in Path(auditor.crawl.__path__[0]).glob("*.py"))
    shape = re.sub(r"\{[^{}\"']+\}", "{0}", source)
    assert [text.en for text in ANSWERS if text.en not in shape] == []
