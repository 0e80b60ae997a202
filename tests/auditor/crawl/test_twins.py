"""A portal filled by scripts is told like its static twin: columns, items, dates, links, findings."""

from collections.abc import Callable, Mapping
from pathlib import Path
from runpy import run_path
from typing import Any, NamedTuple

import pytest
from aiohttp import web

import rules
from auditor.audit import Audit
from auditor.browser import find_browser
from auditor.interrupt import Interrupt
from auditor.pack import load_packs
from auditor.pipeline import Kit, crawl_stage, gather_stage, judge_stage
from auditor.progress import Silent
from auditor.rule import discover
from auditor.settings import Settings
from auditor.vocabulary import load_words

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_browser() is None, reason="no browser is installed; `auditor doctor` says how to get one"),
]

TWINS = run_path(str(Path(__file__).with_name("twins.py")))
PACKS = Path(rules.__path__[0]) / "packs"


class Told(NamedTuple):
    """What an audit says of a portal, by path."""

    columns: dict[str, tuple[Any, ...]]
    days: dict[str, tuple[Any, ...]]
    links: set[str]
    findings: set[tuple[str, str, str]]
    rendered: list[str]


@pytest.fixture
def told(host: Callable, tmp_path: Path) -> Callable[..., Told]:
    def of(pages: Mapping[str, str], **settings: Any) -> Told:
        kinds = {path: "application/json" if path.endswith(".json") else "text/html" for path in pages}
        portal = host({path: web.Response(text=text, content_type=kinds[path]) for path, text in pages.items()})
        given = {"rate": 0, "retry_pause": 0, "external": "skip", "examine": "none", **settings}
        words = load_words(PACKS)
        found = discover("rules", lambda name: words[name])
        kit = Kit(found, load_packs(PACKS, (), "county", found, words), words)
        with Audit(tmp_path / f"audit{portal.port}", create=True) as audit:
            asked = Settings(target=portal.start, **given)
            audit.note("settings", asked)
            crawl_stage(asked, audit, kit, Silent(), Interrupt())
            gather_stage(audit, kit, Silent())
            judge_stage(audit, kit, Silent())
            return _told(audit, portal.start)

    return of


def _told(audit: Audit, start: str) -> Told:
    def path(url: str) -> str:
        return url.replace(start, "/", 1)

    pages = [page for page in audit.pages() if "index_" not in page.url]
    columns = audit.site().columns
    failed = [finding for finding in audit.findings() if finding.outcome == "failed"]
    return Told(
        {it.name: (path(it.url), it.level, it.kind, it.state, it.items, it.newest) for it in columns},
        {path(page.url): (page.type, page.title, page.published) for page in pages},
        {path(target.url) for target in audit.targets() if "index_" not in target.url},
        {(it.rule, path(it.url), it.key) for it in failed if "index_" not in it.url},
        sorted(path(fetch.url) for fetch in audit.fetches() if fetch.rendered),
    )


def test_the_twin_filled_by_scripts_is_told_the_same(told: Callable) -> None:
    written, made = told(TWINS["static"](), render="never"), told(TWINS["scripted"](), render="auto")
    assert made.columns == written.columns
    assert made.days == written.days
    assert made.links == written.links
    assert made.findings == written.findings
    assert [column[4] for column in made.columns.values()] == [TWINS["ARTICLES"]] * len(TWINS["COLUMNS"])
    assert len(made.days) == 1 + len(TWINS["COLUMNS"]) * (1 + TWINS["ARTICLES"])
    assert made.rendered == sorted(["/", *TWINS["COLUMNS"]])
