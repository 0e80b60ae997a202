"""Runs the cases of every rule: `<rule-id>.yaml` beside this file. No network.

A case is a sentence, a `site` (path → page text, HTTP status, verdict word, or a table of details) and the outcomes
the rule must come to, all of them. See CONTRIBUTING.md for the form.
"""

import hashlib
from collections import deque
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import msgspec
import pytest
from expectations import compare

import rules as rules_package
from auditor.audit import Audit
from auditor.crawl.verdicts import of_status
from auditor.facts import gather
from auditor.facts.words import Words, as_words
from auditor.frames import unpack_page
from auditor.hearing import Subject, address, column_of, judgements
from auditor.html import page_links, parse
from auditor.model import Document, Fetch, Judgement, LinkKind, Measured, Outcome, Site, Verdict, Waiver
from auditor.pack import check_params
from auditor.progress import Silent
from auditor.rule import AnyRule, LinkRule, PageRule, WrittenRule, discover
from auditor.sentence import sentence
from auditor.settings import Settings
from auditor.vocabulary import load_words, read_yaml

HERE = Path(__file__).parent
WORDS = load_words(Path(rules_package.__path__[0]) / "packs")
RULES = discover("rules", lambda name: WORDS[name])
KEYS = {"rule", "params", "now", "host", "site", "expect", "settings", "waivers"}
DETAILS = {
    "html", "status", "verdict", "reason", "final", "rendered", "elapsed_ms", "size", "measured", "on_phone", "charset",
    "attempts", "type", "document",
}  # fmt: skip


class Case(NamedTuple):
    rule: str
    """Id of the rule; of a family, the case says which member it is about."""
    name: str
    params: dict[str, Any]
    now: datetime
    start: str
    site: dict[str, dict[str, Any]]
    expect: tuple[str, ...]
    settings: dict[str, Any]
    waivers: tuple[Waiver, ...]


def _cases() -> Iterator[Case]:
    for file in sorted(HERE.glob("*.yaml")):
        for name, raw in read_yaml(file).items():
            yield _case(file, name, raw)


def _case(file: Path, name: str, raw: dict[str, Any]) -> Case:
    assert not raw.keys() - KEYS, f"{file.name}: {name}: unknown keys {raw.keys() - KEYS}"
    host = raw.get("host", "www.example.gov.cn")
    start = f"{host}/" if "://" in host else f"http://{host}/"
    now = raw.get("now", date(2026, 11, 20))
    return Case(
        rule=raw.get("rule", file.stem),
        name=name,
        params=raw.get("params", {}),
        now=datetime(now.year, now.month, now.day, tzinfo=UTC),
        start=start,
        site={urljoin(start, path): _answer(answer) for path, answer in raw["site"].items()},
        expect=tuple(raw["expect"]),
        settings=raw.get("settings", {}),
        waivers=msgspec.convert(raw.get("waivers", ()), tuple[Waiver, ...]),
    )


def _answer(written: Any) -> dict[str, Any]:
    if isinstance(written, dict):
        assert not written.keys() - DETAILS, f"unknown details {written.keys() - DETAILS}"
        return written
    if isinstance(written, int):
        return {"status": written}
    return {"verdict": written} if written in {*Verdict} else {"html": written}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audit]:
    with Audit(tmp_path_factory.mktemp("cases") / "audit", create=True) as opened:
        yield opened


@pytest.fixture
def audit(folder: Audit) -> Audit:
    """An empty audit folder; making a new one for every case would take most of the time."""
    with folder.transaction():
        for (table,) in folder.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            folder.db.execute(f"DELETE FROM {table}")
    return folder


@pytest.mark.parametrize("case", list(_cases()), ids=lambda case: f"{case.rule}: {case.name}")
def test_case(case: Case, audit: Audit) -> None:
    rule = RULES[case.rule](**check_params(RULES[case.rule], case.params, WORDS))
    audit.note("started", case.now)
    audit.note("start_url", case.start)
    audit.note("settings", msgspec.convert({"target": case.start, **case.settings}, Settings))
    audit.put_fetches(_crawled(case))
    gather(audit, _recognition(), Silent(), workers=0)
    audit.put_documents(_documents(case))
    for measured in _measurements(case):
        audit.put_measured(measured)
    heard = [
        _told(case, rule, subject, target, judgement)
        for subject in _subjects(audit, rule, case)
        for target, judgement in judgements(rule, subject)
    ]
    compare(case.expect, heard or [(Outcome.INAPPLICABLE.value, "")])


@cache
def _recognition() -> Words:
    return as_words(WORDS)


def _crawled(case: Case) -> Iterator[tuple[Fetch, bytes | None]]:
    """Walk the table breadth first as the crawl would; what no link leads to comes from the sitemap."""
    seen = {case.start}
    waiting = deque([(case.start, LinkKind.PAGE, "start", "", 0)])
    while waiting:
        url, kind, how, via, depth = waiting.popleft()
        fetch, body = _fetched(case, url, kind, how, via, depth)
        yield fetch, body
        links = page_links(parse(body.decode()), fetch.address) if body else ()
        if fetch.final_url in case.site and fetch.final_url not in seen:
            seen.add(fetch.final_url)
            waiting.append((fetch.final_url, kind, how, via, depth))
        for link in links:
            if link.url and link.url not in seen:
                seen.add(link.url)
                waiting.append((link.url, link.kind, link.how, url, depth + 1))
        if not waiting:
            lost = [url for url in case.site if url not in seen and _is_inside(case, url)]
            seen.update(lost)
            waiting.extend((url, LinkKind.PAGE, "sitemap", "", 1) for url in lost)


def _fetched(case: Case, url: str, kind: LinkKind, how: str, via: str, depth: int) -> tuple[Fetch, bytes | None]:
    answer = case.site.get(url)
    external = not _is_inside(case, url)
    at = {"at": case.now, "depth": depth, "via": via, "how": how, "kind": kind, "external": external}
    if answer is None:
        is_page = kind in (LinkKind.PAGE, LinkKind.FRAME) and not external
        return Fetch(url, Verdict.NOT_ASKED if is_page else Verdict.OK, None if is_page else 200, **at), None
    body = answer["html"].encode() if "html" in answer and not external else None
    status = answer.get("status", 200 if "verdict" not in answer or "html" in answer else None)
    verdict = Verdict(answer["verdict"]) if "verdict" in answer else of_status(status)
    final = urljoin(url, answer["final"]) if "final" in answer else ""
    fetch = Fetch(
        url,
        verdict,
        status,
        final_url=final,
        content_type=answer.get("type", "text/html"),
        charset=answer.get("charset", "utf-8"),
        body=hashlib.sha256(body).hexdigest() if body else "",
        size=answer.get("size", len(body or b"")),
        elapsed_ms=answer.get("elapsed_ms", 100),
        rendered=answer.get("rendered", False),
        reason=answer.get("reason", ""),
        attempts=answer.get("attempts", 1),
        **at,
    )
    return fetch, body


def _documents(case: Case) -> Iterator[Document]:
    for url, answer in case.site.items():
        if "document" in answer:
            yield msgspec.convert({"url": url, "fetched": case.now, **answer["document"]}, Document)


def _measurements(case: Case) -> Iterator[Measured]:
    shown = {"measured": "desktop", "on_phone": "phone"}
    for url, key in ((url, key) for url, answer in case.site.items() for key in shown if key in answer):
        raw = {"url": url, "viewport": shown[key], **case.site[url][key]}
        for name in ("violations", "incomplete"):
            raw[name] = [_axe_result(result) for result in raw.get(name, ())]
        yield msgspec.convert(raw, Measured)


def _axe_result(written: Any) -> dict[str, Any]:
    raw = written if isinstance(written, dict) else {"rule": written}
    nodes = [{"selector": "body", "snippet": "", **node} for node in raw.get("nodes", [{}])]
    return {"impact": "", "tags": [], "count": len(nodes), **raw, "nodes": nodes}


def _subjects(audit: Audit, rule: AnyRule, case: Case) -> Iterator[Subject]:
    if isinstance(rule, PageRule):
        return (unpack_page(*packed) for packed in audit.packed_pages_with_measured())
    if isinstance(rule, WrittenRule):
        pages = (unpack_page(*packed) for packed in audit.packed_pages_with_measured())
        return chain(pages, audit.documents())
    return (
        audit.targets()
        if isinstance(rule, LinkRule)
        else iter([msgspec.structs.replace(audit.site(), waivers=case.waivers)])
    )


def _told(case: Case, rule: AnyRule, subject: Subject, target: object, judgement: Judgement) -> tuple[str, str]:
    """`outcome place` and the sentence."""
    column = column_of(target) if isinstance(subject, Site) else None
    place = column.url or "/".join(column.path) if column else address(subject, target, judgement.place)
    if place.startswith(case.start):
        place = place.removeprefix(case.start.rstrip("/"))
    if judgement.outcome in (Outcome.PASSED, Outcome.INAPPLICABLE):
        return f"{judgement.outcome} {place}", ""
    sentence(type(rule), judgement.key, judgement.values, "en")
    return f"{judgement.outcome} {place}", sentence(type(rule), judgement.key, judgement.values, "zh")


def _is_inside(case: Case, url: str) -> bool:
    return urlsplit(url).netloc == urlsplit(case.start).netloc
