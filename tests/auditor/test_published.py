"""A whole portal on which everything is published, and it with one thing missing, empty, or under another name."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

import rules
from auditor.audit import Audit
from auditor.facts import gather
from auditor.facts.words import as_words
from auditor.hearing import judgements
from auditor.model import Fetch, ItemState, LinkKind, Outcome, Verdict
from auditor.pack import load_packs
from auditor.progress import Silent
from auditor.rule import discover
from auditor.settings import Settings
from auditor.vocabulary import load_words

HOST = "http://www.example.gov.cn"
NOW = datetime(2026, 11, 20, tzinfo=UTC)
PACKS = Path(rules.__path__[0]) / "packs"
RAW = load_words(PACKS)
WORDS = as_words(RAW)
RULES = discover("rules", lambda name: RAW[name])

COLUMNS = {
    "guide": "政府信息公开指南",
    "rules": "政府信息公开制度",
    "content": "法定主动公开内容",
    "annual-report": "政府信息公开年报",
    "request": "依申请公开",
    "art20-01": "行政规范性文件",
    "art20-02": "组织机构",
    "art20-03": "发展规划",
    "art20-04": "统计年鉴",
    "art20-05": "行政审批",
    "art20-06": "行政处罚",
    "art20-07": "财政预决算",
    "art20-08": "收费清单",
    "art20-09": "政府采购",
    "art20-10": "重大建设项目",
    "art20-11": "就业创业",
    "art20-12": "应急预案",
    "art20-13": "安全生产",
    "art20-14": "公务员招考",
    "art20-15": "审计公开",
    "leaders": "领导之窗",
    "gazette": "政府公报",
    "consultation": "民意征集",
    "interpretation": "政策图解",
    "proposals": "人大建议",
}
"""Item → the name of the column that shows it and nothing else."""


IN_DOUBT = {"gazette", "interpretation", "proposals"}
"""Duties that depend on the place, or whose source is not confirmed: their absence accuses nobody."""


class Portal(NamedTuple):
    columns: dict[str, str]
    """Item → name of its column."""
    empty: frozenset[str] = frozenset()
    home: str = ""
    """What the home page has besides."""
    elsewhere: dict[str, str] = {}
    """Item → address on another host."""


def pages(portal: Portal) -> Iterator[tuple[str, str]]:
    """Path and markup. The directory tree is on one page; the home page leads to that only."""
    addresses = {item: portal.elsewhere.get(item, f"/zfxxgk/c{at}/") for at, item in enumerate(portal.columns)}
    tree = "".join(f'<li><a href="{addresses[item]}">{name}</a></li>' for item, name in portal.columns.items())
    crumb = '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zfxxgk/">政府信息公开</a>'
    yield "/", f'<title>云溪县人民政府</title><a href="/zfxxgk/">政府信息公开</a>{portal.home}'
    yield "/zfxxgk/", f'{crumb}</div><ul><li><a href="/zfxxgk/">政府信息公开</a><ul>{tree}</ul></li></ul>'
    for item, name in portal.columns.items():
        if item in portal.elsewhere:
            continue
        rows = "".join(
            f'<li><a href="/zfxxgk/t{n}.html">关于有关事项的公告（{n}）</a><span>2026-10-{n}</span></li>'
            for n in (11, 12)
        )
        shown = '<ul class="list"></ul><div class="page">共 0 条</div>' if item in portal.empty else f"<ul>{rows}</ul>"
        yield addresses[item], f'{crumb} &gt; <a href="{addresses[item]}">{name}</a></div>{shown}'


def states(portal: Portal, folder: Path) -> dict[str, ItemState]:
    """What the official packs of a county say of every item of the portal."""
    with Audit(folder, create=True) as audit:
        audit.note("started", NOW)
        audit.note("start_url", f"{HOST}/")
        audit.note("settings", msgspec.convert({"target": f"{HOST}/"}, Settings))
        for path, markup in pages(portal):
            body = f"<!doctype html><meta charset=utf-8>{markup}".encode()
            digest = hashlib.sha256(body).hexdigest()
            kind = LinkKind.PAGE
            audit.put_fetches([(Fetch(HOST + path, Verdict.OK, 200, body=digest, at=NOW, depth=1, kind=kind), body)])
        gather(audit, WORDS, Silent(), workers=0)
        site = audit.site()
    said = {}
    for pack in load_packs(PACKS, (), "county", RULES, RAW):
        for use in (use for it in pack.indicators for use in it.uses if use.rule == "missing-item"):
            for _, judgement in judgements(RULES["missing-item"](**use.params), site):
                said[str(judgement.values["item"])] = {
                    Outcome.PASSED: ItemState.PRESENT, Outcome.FAILED: ItemState.MISSING,
                }.get(judgement.outcome, ItemState.UNDECIDED)  # fmt: skip
    return said


def missing(portal: Portal, folder: Path) -> set[str]:
    return {item for item, state in states(portal, folder).items() if state is ItemState.MISSING} & COLUMNS.keys()


def test_nothing_is_missing_on_the_whole_portal(tmp_path: Path) -> None:
    said = states(Portal(COLUMNS), tmp_path / "a")
    assert {item for item in COLUMNS if said[item] is not ItemState.PRESENT} == set()


@pytest.mark.parametrize("item", COLUMNS)
def test_one_column_left_out_or_empty_is_the_only_item_missing(item: str, tmp_path: Path) -> None:
    rest = {key: name for key, name in COLUMNS.items() if key != item}
    said = states(Portal(rest), tmp_path / "out")
    assert said[item] is (ItemState.UNDECIDED if item in IN_DOUBT else ItemState.MISSING)
    assert {key for key in COLUMNS if said[key] is not ItemState.PRESENT} == {item}
    bare = missing(Portal(COLUMNS, empty=frozenset({item})), tmp_path / "empty")
    assert bare == (set() if item == "request" else {item})  # a page for requests needs no list


@pytest.mark.parametrize("item", COLUMNS)
def test_under_another_usual_name_nothing_is_missing(item: str, tmp_path: Path) -> None:
    others = [name for name in WORDS.mandatory_items.items[item].names if name not in COLUMNS.values()]
    assert missing(Portal({**COLUMNS, item: f"云溪县{others[-1]}专栏"}), tmp_path / "a") == set()


def test_on_a_sibling_host_or_behind_a_picture_nothing_is_missing(tmp_path: Path) -> None:
    outside = {"request": "http://ysq.example.gov.cn/", "art20-09": "http://ggzy.example.org/"}
    assert missing(Portal(COLUMNS, elsewhere=outside), tmp_path / "host") == set()
    rest = {key: name for key, name in COLUMNS.items() if key not in ("art20-07", "guide")}
    menu = '<a href="/czyjs.html"><img src="/a.png" alt="财政预决算"></a><area href="/zn.html" alt="公开指南">'
    links = '<map name="m"><area href="/zn.html" alt="政府信息公开指南"></map><a href="/zn.html">信息公开指南</a>'
    assert missing(Portal(rest, home=menu + links), tmp_path / "picture") == set()
