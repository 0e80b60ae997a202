"""The engine without the real rules: a toy rule of every kind (`toys/`), a pack of them, a small gathered portal."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from auditor.audit import Audit
from auditor.model import (
    Column,
    ColumnKind,
    ColumnState,
    Fetch,
    LinkKind,
    LinkTarget,
    Page,
    PageType,
    Reason,
    Referrer,
    Site,
    Template,
    Unknown,
    Verdict,
)
from auditor.pack import Pack, load_packs
from auditor.rule import AnyRule, discover
from auditor.vocabulary import load_words

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
START = "http://www.example.gov.cn/"

Written = dict[str, Any]
"""A pack file as data."""


@pytest.fixture
def written_pack() -> Written:
    """A valid pack; tests change it before it is loaded."""
    line = {
        "group": "发布",
        "clause": {"zh": "条款", "en": "clause"},
        "source": "S1",
        "mark": "V",
        "effect": "deduct",
    }
    pools = [{"groups": ["发布"], "points": 60}, {"groups": ["功能"], "points": 40}]
    return {
        "id": "sheet",
        "title": {"zh": "检查表", "en": "Sheet"},
        "document": "国办〔2026〕1号",
        "official": True,
        "profiles": ["county", "city"],
        "score": {"of": 100, "pass": 60, "pools": pools},
        "sources": {"S1": "the document"},
        "indicators": [
            {**line, "code": "V1", "title": {"zh": "栏目", "en": "Columns"}, "effect": "veto", "violated_at": 2,
             "uses": [{"rule": "thin-column", "params": {"kinds": ["动态要闻", "通知公告"]}}]},
            {**line, "code": "D1", "title": {"zh": "标题", "en": "Titles"}, "points": 5, "points_mark": "V2",
             "uses": [{"rule": "long-title", "params": {"most": 8}}]},
            {**line, "code": "D2", "title": {"zh": "用语", "en": "Tone"}, "uses": [{"rule": "tone-*"}]},
            {**line, "code": "D3", "group": "功能", "title": {"zh": "死链", "en": "Links"}, "points": 1,
             "points_mark": "V", "per": "finding", "cap": 10, "uses": [{"rule": "lost-target"}]},
        ],
    }  # fmt: skip


@pytest.fixture
def packs_folder(tmp_path: Path, written_pack: Written) -> Path:
    folder = tmp_path / "packs"
    (folder / "words").mkdir(parents=True)
    write(folder / "words" / "tone.yaml", {"loud": "！", "vague": "有关"})
    write(folder / "words" / "kinds.yaml", {"fresh": {"news": ["动态要闻"]}, "least": {"动态要闻": 3}, "most": 8})
    write(folder / "sheet.yaml", written_pack)
    return folder


@pytest.fixture
def toys(packs_folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, type[AnyRule]]:
    monkeypatch.syspath_prepend(Path(__file__).parent)
    words = load_words(packs_folder)
    return discover("toys", lambda name: words[name])


@pytest.fixture
def packs(packs_folder: Path, toys: Mapping[str, type[AnyRule]]) -> tuple[Pack, ...]:
    return load_packs(packs_folder, (), "county", toys, load_words(packs_folder))


@pytest.fixture
def audit(tmp_path: Path) -> Iterator[Audit]:
    """A gathered portal: six articles of two templates, four link targets, three columns."""
    with Audit(tmp_path / "audit", create=True) as opened:
        pages = [
            page("a1", "短标题"),
            page("a2", "这个标题实在是太长了"),
            page("a3", "这个标题也实在是太长了", template="t2"),
            page("a4", "通知！有关"),
            page("a5", "crash"),
            page("a6", "无法确定", source=Unknown(Reason.SCRIPT, "#source")),
        ]
        opened.note("started", NOW)
        opened.note("finished", NOW.replace(hour=9))
        opened.note("complete", True)
        opened.put_fetches([(fetch(one.url), b"<p>") for one in pages])
        opened.put_fetches([(fetch(START + name, Verdict.DEAD), None) for name in ("x1", "x2", "x3")])
        opened.put_fetches([(fetch("http://other.example.com/", Verdict.TIMEOUT, external=True), None)])
        opened.put_pages(pages, [])
        opened.put_targets(
            [
                target(START + "x1", 404, "div.foot>a", pages=900),
                target(START + "x2", 404, "div.foot>a", pages=1_200),
                target(START + "x3", 404, "div.body>a", pages=1),
                target("http://other.example.com/", None, "div.body>a", pages=1),
            ]
        )
        opened.put_site(
            Site(
                url=START,
                host="www.example.gov.cn",
                taken=NOW,
                home=None,
                name="示例县人民政府",
                columns=(
                    column("要闻", ColumnKind.NEWS, 0, START + "yw/"),
                    column("公告", ColumnKind.NOTICE, 0, ""),
                    column("通知", ColumnKind.NEWS, Unknown(Reason.TIMEOUT), START + "tz/"),
                ),
                templates=(Template("t1", 40, "article", START + "a1"), Template("t2", 2, "article", START + "a3")),
                pages=len(pages),
            )
        )
        yield opened


def write(file: Path, content: Any) -> None:
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def page(name: str, title: str, *, template: str = "t1", source: str | Unknown = "办公室") -> Page:
    url = START + name
    return Page(url, url, PageType.ARTICLE, 1, template, NOW, title=title, source=source)


def fetch(url: str, verdict: Verdict = Verdict.OK, *, external: bool = False) -> Fetch:
    body = f"hash of {url}" if verdict is Verdict.OK else ""
    return Fetch(url, verdict, 200 if verdict is Verdict.OK else 404, body=body, at=NOW, external=external)


def target(url: str, status: int | None, component: str, pages: int) -> LinkTarget:
    referrer = Referrer(START + "a1", "链接", "t1", component)
    verdict = Verdict.DEAD if status == 404 else Verdict.TIMEOUT
    return LinkTarget(
        url,
        verdict,
        LinkKind.PAGE,
        external=not url.startswith(START),
        status=status,
        referrer_count=pages,
        referrers=(referrer,),
    )


def column(name: str, kind: ColumnKind, items: int | Unknown, url: str) -> Column:
    return Column(f"id-{name}", name, url, "", (name,), 1, kind, ColumnState.EMPTY, clicks=1, items=items)
