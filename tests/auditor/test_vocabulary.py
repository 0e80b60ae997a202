"""Word files: strict reading, and an office's own words laid over."""

from pathlib import Path

import pytest

from auditor.errors import UserError
from auditor.vocabulary import load_words, look_up, read_yaml


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "columns.yaml").write_text("news: [要闻, 动态]\nlimit: 3\n", encoding="utf-8")
    return tmp_path


def own(tmp_path: Path, text: str, name: str = "columns.yaml") -> Path:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def test_lists_are_found_by_file_name(folder: Path) -> None:
    assert load_words(folder) == {"columns": {"news": ["要闻", "动态"], "limit": 3}}


def test_own_words_replace_or_add(folder: Path, tmp_path: Path) -> None:
    assert load_words(folder, [own(tmp_path, "news: [快讯]")])["columns"]["news"] == ["快讯"]
    added = load_words(folder, [own(tmp_path, "news+: [快讯, 要闻]")])["columns"]
    assert added == {"news": ["要闻", "动态", "快讯"], "limit": 3}


@pytest.mark.parametrize(
    ("text", "name", "complaint"),
    [
        ("news: []", "colums.yaml", "no word list 'colums'; known are columns"),
        ("newz: []", "columns.yaml", "no 'newz'; known are news, limit"),
        ("limit+: [4]", "columns.yaml", r"'limit\+' adds to a list"),
        ("- a", "columns.yaml", "must hold keys and values"),
        ("news: [", "columns.yaml", "is not YAML"),
        ("news: []\nnews: []", "columns.yaml", "key 'news' twice"),
    ],
)
def test_what_cannot_be_laid_over_is_refused(
    folder: Path, tmp_path: Path, text: str, name: str, complaint: str
) -> None:
    with pytest.raises(UserError, match=complaint):
        load_words(folder, [own(tmp_path, text, name)])


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("新闻: 1".encode("gbk"))
    with pytest.raises(UserError, match="not UTF-8"):
        read_yaml(tmp_path / "a.yaml")
    with pytest.raises(UserError, match="cannot read"):
        read_yaml(tmp_path / "b.yaml")


def test_look_up_names_the_part_that_is_missing() -> None:
    words = {"columns": {"news": {"zh": ["要闻"]}}}
    assert look_up(words, "columns/news/zh") == ["要闻"]
    with pytest.raises(KeyError, match="en"):
        look_up(words, "columns/news/en")
