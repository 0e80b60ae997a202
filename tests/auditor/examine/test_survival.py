"""Pages that behave badly cost themselves at the most, and what was measured before stays."""

import os
from pathlib import Path
from typing import Any

import psutil
import pytest

from auditor.audit import Audit
from auditor.examine import examine
from auditor.examine.words import SightWords
from auditor.model import Opening, Reason
from auditor.progress import Silent
from auditor.settings import Settings

pytestmark = pytest.mark.slow

HEAD = '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>页</title></head><body><main><h1>页</h1>'
BAD = {
    "prints": "<script>for (let i = 0; i < 20; i++) print()</script>",
    "opens-for-ever": "<script>setInterval(() => open('/accessible'), 5)</script>",
    "asks-again": "<script>setInterval(() => confirm('离开？'), 50)</script>",
    "holds-back": "<script>onbeforeunload = event => { event.preventDefault(); return '不要走' }</script>",
    "downloads": "<script>setInterval(() => { location.href = '/file.zip' }, 100)</script>",
    "many-nodes": "<ul>" + "<li><a href='/a'>条目</a></li>" * 10_000 + "</ul>",
    "deep": "<div>" * 4_000 + "深" + "</div>" * 4_000,
    "huge-picture": "<img alt='大图' src='/dot.svg' style='width:30000px;height:30000px'>",
    "grows": "<div id=b></div><script>setInterval(() => { b.append(document.createElement('p')) }, 1)</script>",
    "scrolls": "<p style='height:300000px'>长</p><script>setInterval(() => scrollBy(0, 500), 10)</script>",
    "forgets-itself": "<script>setTimeout(() => { document.documentElement.remove() }, 900)</script>",
    "writes-anew": "<script>setTimeout(() => { document.open(); document.write('<p>新') }, 900)</script>",
    "spins": "<script>setInterval(() => { const end = Date.now() + 400; while (Date.now() < end); }, 500)</script>",
}


def test_bad_pages_cost_themselves_only(portal: Any, settings: Settings, words: SightWords, tmp_path: Path) -> None:
    """Each stands between two good ones."""
    portal.more = {f"/{name}": HEAD + markup for name, markup in BAD.items()}
    urls = [portal.address + path for name in BAD for path in (f"/{name}", f"/accessible?{name}")]
    with Audit(tmp_path / "audit", create=True) as audit:
        examine(settings, audit, [Opening(url, "template") for url in urls], words, Silent())
        measured = {one.url.rpartition("/")[2]: one for one in audit.measured()}
    good = [measured[f"accessible?{name}"] for name in BAD]
    assert [one.failure for one in good] == [None] * len(BAD)
    assert {one.violations for one in good} == {()}
    assert len({one.targets for one in good}) == 1
    failures = {name: failure.reason for name in BAD if (failure := measured[name].failure)}
    assert set(failures.values()) <= {Reason.TIMEOUT, Reason.UNREADABLE, Reason.CRASHED}
    assert {"prints", "asks-again", "holds-back", "huge-picture", "many-nodes"}.isdisjoint(failures)


def test_a_page_that_leaves_half_way_keeps_what_was_measured(
    portal: Any, settings: Settings, words: SightWords, tmp_path: Path
) -> None:
    leaves = "<img src='/dot.svg'><script>onresize = () => { location.href = '/accessible' }</script>"
    portal.more = {"/leaves": HEAD + leaves}
    with Audit(tmp_path / "audit", create=True) as audit:
        examine(settings, audit, [Opening(portal.address + "/leaves", "template")], words, Silent())
        (page,) = audit.measured()
    assert page.failure is None
    assert "image-alt" in {result.rule for result in page.violations}
    assert page.targets is not None
    assert page.targets.unknown is None


def test_memory_stays_flat_over_many_pages(portal: Any, settings: Settings, words: SightWords, tmp_path: Path) -> None:
    """Our own process; the browser is a process of its own that is replaced when it grows."""
    process = psutil.Process(os.getpid())
    sizes = []
    for turn in range(3):
        openings = [Opening(f"{portal.address}/faulty?{turn}-{number}", "template") for number in range(20)]
        with Audit(tmp_path / str(turn), create=True) as audit:
            examine(settings, audit, openings, words, Silent())
        sizes.append(process.memory_info().rss / 1e6)
    assert sizes[2] - sizes[1] < 20
