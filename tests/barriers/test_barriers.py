"""Small pages, each with one barrier or one near-miss, opened in a real browser and judged by the real packs.

A case in one of the files beside this one is a sentence, a page (`html`: a whole document, or the content of a plain
accessible one), further `files` it needs (path → content), and what the rules must `expect` of it:

    failed RULE[: words of the sentence]      cant_tell RULE[: words]      passed RULE

All that fails or stays open is expected, or the test fails; what passes may be left out. The rules are those of the
groups `access` and `ageing` that see the page as a browser shows it, without axe-core's own, and `hidden-link`.
"""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
from expectations import compare

import rules as rules_package
from auditor.audit import Audit
from auditor.examine import examine
from auditor.examine.words import as_sight
from auditor.facts import gather
from auditor.facts.words import as_words
from auditor.frames import unpack_page
from auditor.hearing import Check, judgements
from auditor.judge import checks_of
from auditor.model import Fetch, LinkKind, Opening, Outcome, Page, Verdict
from auditor.pack import load_packs
from auditor.progress import Silent
from auditor.rule import PageRule, discover
from auditor.sentence import sentence
from auditor.settings import Settings
from auditor.vocabulary import load_words, read_yaml

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
PACKS = Path(rules_package.__path__[0]) / "packs"
NOW = datetime(2026, 11, 20, tzinfo=UTC)
GROUPS = ("rules.access.", "rules.ageing.", "rules.content.hidden_link")
KEYS = {"html", "files", "expect", "headers"}

PLAIN = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>通知公告 - 云溪县人民政府</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ font: 18px/1.8 "Noto Sans CJK SC", sans-serif; margin: 24px; color: #222; background: #fff }}</style>
</head><body>
<main>
<h1>通知公告</h1>
{}
</main>
<footer><p>云溪县人民政府办公室主办，县政务信息中心承办。本站公布全县各级行政机关的公告、文件和办事信息，
欢迎广大群众监督并提出宝贵意见，我们将及时答复。</p></footer>
</body></html>"""


class Case(NamedTuple):
    topic: str
    name: str
    path: str
    answers: dict[str, str]
    expect: tuple[str, ...]
    why: str


def _cases() -> Iterator[Case]:
    for file in sorted(HERE.glob("*.yaml")):
        for number, (name, raw) in enumerate(read_yaml(file).items(), 1):
            assert not raw.keys() - KEYS - {"why"}, f"{file.name}: {name}: unknown keys"
            folder = f"/{file.stem}/{number}/"
            html = raw["html"]
            page = html if html.lstrip().lower().startswith(("<!doctype", "<html")) else PLAIN.format(html)
            answers = {folder + path: content for path, content in raw.get("files", {}).items()}
            answers[folder] = page
            yield Case(file.stem, name, folder, answers, tuple(raw["expect"]), raw.get("why", "template"))


CASES = list(_cases())


class _Answer(BaseHTTPRequestHandler):
    answers: dict[str, str]

    def do_GET(self) -> None:
        content = self.answers.get(unquote(urlsplit(self.path).path))
        body = (content or "").encode()
        kinds = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}
        kind = kinds.get(Path(urlsplit(self.path).path).suffix, "text/html")
        self.send_response(404 if content is None else 200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture(scope="module")
def judged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """What the rules say of every page of a topic: all of them are examined when the first is asked for."""
    topics: dict[str, dict[str, list[tuple[str, str]]]] = {}

    def of(topic: str) -> dict[str, list[tuple[str, str]]]:
        if topic not in topics:
            topics[topic] = _judged(
                [case for case in CASES if case.topic == topic], tmp_path_factory.mktemp(topic) / "audit"
            )
        return topics[topic]

    return of


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.topic}: {case.name}")
def test_barrier(case: Case, judged: Any) -> None:
    compare(case.expect, judged(case.topic)[case.path], passes_may_be_left_out=True)


def test_there_are_barriers_and_near_misses_enough() -> None:
    barriers = [case for case in CASES if any(line.startswith("failed") for line in case.expect)]
    assert len(barriers) >= 60
    assert len(CASES) >= 120


def _judged(cases: list[Case], folder: Path) -> dict[str, list[tuple[str, str]]]:
    handler = type("Answer", (_Answer,), {"answers": {k: v for case in cases for k, v in case.answers.items()}})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, Audit(folder, create=True) as audit:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        start = f"http://127.0.0.1:{server.server_port}"
        audit.note("started", NOW)
        audit.note("start_url", start + "/")
        audit.note("settings", Settings(target=start + "/"))
        audit.put_fetches(_fetched(start, case) for case in cases)
        gather(audit, as_words(_words()), Silent(), workers=0)
        openings = [Opening(start + case.path, case.why) for case in cases]
        examine(Settings(rate=0, timeout=30, private_hosts=(start,)), audit, openings, as_sight(_words()), Silent())
        server.shutdown()
        thread.join()
        pages = [unpack_page(*packed) for packed in audit.packed_pages_with_measured()]
    return {page.url.removeprefix(start): list(_heard(page)) for page in pages}


def _fetched(start: str, case: Case) -> tuple[Fetch, bytes]:
    body = case.answers[case.path].encode()
    fetch = Fetch(
        start + case.path, Verdict.OK, 200, content_type="text/html", charset="utf-8", body=case.path, size=len(body),
        at=NOW, depth=1, kind=LinkKind.PAGE,
    )  # fmt: skip
    return fetch, body


def _heard(page: Page) -> Iterator[tuple[str, str]]:
    """`outcome rule` and the sentence, of every target."""
    assert page.measured is not None, page.url
    assert page.measured.failure is None, page.measured.failure
    for rule, _ in _checks():
        for _, judgement in judgements(rule, page):
            said = ""
            if judgement.outcome not in (Outcome.PASSED, Outcome.INAPPLICABLE):
                said = sentence(type(rule), judgement.key, judgement.values, "zh")
            yield f"{judgement.outcome} {rule.id}", said


@cache
def _words() -> dict[str, Any]:
    return load_words(PACKS)


@cache
def _checks() -> list[Check]:
    rules = discover("rules", lambda name: _words()[name])
    checks = checks_of(load_packs(PACKS, (), "county", rules, _words()), rules)
    return [
        check
        for check in checks
        if isinstance(check.rule, PageRule)
        and type(check.rule).__module__.startswith(GROUPS)
        and not check.rule.id.startswith("axe-")
    ]
