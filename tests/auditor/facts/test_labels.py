"""Page labels in every spelling, all sets of them."""

# ruff: noqa: E501 (a page in one line reads better)

import pytest

from auditor.model import Label

NAME = Label("SiteName", "某某县人民政府", "SiteName")

WRITTEN = {
    "<meta name='SiteName' content='某某县人民政府'>": [NAME],
    '<meta content="某某县人民政府" name="SiteName">': [NAME],
    '<meta name="SiteName"content="某某县人民政府">': [NAME],
    "<META NAME=SiteName CONTENT=某某县人民政府>": [NAME],
    "<meta name='sitename' content='某某县人民政府'>": [Label("SiteName", "某某县人民政府", "sitename")],
    "<meta name='SITENAME' content='某某县人民政府 '>": [Label("SiteName", "某某县人民政府 ", "SITENAME")],
    "<meta name='PubDate' content='2023-12-05  10∶08'>": [Label("PubDate", "2023-12-05  10∶08", "PubDate")],
    "<meta name='PubDate' content=''>": [Label("PubDate", "", "PubDate")],
    "<meta name='PubDate'>": [Label("PubDate", "", "PubDate")],
    "<meta name='Keywords' content='甲'><meta name='keywords' content='乙'>": [
        Label("Keywords", "甲", "Keywords", 0),
        Label("Keywords", "乙", "keywords", 1),
    ],
    "<meta name='others' content='页面生成时间 2020-01-01'><meta name='viewport' content='x'><meta charset=utf-8>": [],
    "<!-- <meta name='SiteName' content='旧名'> -->": [],
}


@pytest.mark.parametrize("head", WRITTEN)
def test_reads_labels(read, head: str) -> None:
    assert list(read(f"<html><head>{head}</head><body></body></html>").labels) == WRITTEN[head]


def test_the_labels_of_an_included_document_are_a_second_set(read) -> None:
    inner = "<html><head><title>头部</title><meta name='ColumnName' content='公共头'></head><body>头</body></html>"
    page = read(
        f"<html><head><title>通知_网站</title><meta name='ColumnName' content='通知公告'></head><body>{inner}文</body></html>"
    )
    assert [(label.value, label.order) for label in page.labels] == [("通知公告", 0), ("公共头", 1)]
    assert page.titles == ("通知_网站", "头部")


@pytest.mark.parametrize(
    ("html", "lang", "language"),
    [
        ("<html lang='zh-CN'><body>" + "中文内容" * 20, "zh-CN", "zh"),
        ("<html lang='en'><body>" + "中文内容" * 20, "en", "zh"),
        ("<html><body>" + "The county government published its plan. " * 9, None, "en"),
        ("<html lang><body>短", "", ""),
    ],
)
def test_language_as_written_and_as_read(read, html: str, lang: str | None, language: str) -> None:
    page = read(html)
    assert (page.lang, page.language) == (lang, language)
