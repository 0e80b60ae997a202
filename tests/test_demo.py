"""The demonstration portal is what its truth says."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest

from auditor.demo import TRUTH, Portal, build, serve_demo
from auditor.html import decode, page_links, parse

HOST = "127.0.0.1:8765"
TODAY = date(2026, 11, 23)
DAYS = (date(2024, 2, 29), date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 1), TODAY)


@pytest.fixture(scope="module")
def portal() -> Portal:
    return build(TODAY, HOST)


def html_pages(portal: Portal) -> dict[str, str]:
    return {
        path: decode(answer.body, "")[0]
        for path, answer in portal.pages.items()
        if answer.content_type.startswith("text/html") and answer.status == 200
    }


def linked(portal: Portal) -> Iterator[tuple[str, str]]:
    """Page and path of every address of the portal that it links to."""
    for path, text in html_pages(portal).items():
        for link in page_links(parse(text), f"http://{HOST}{path}"):
            if urlsplit(link.url).netloc == HOST:
                yield path, link.url.removeprefix(f"http://{HOST}")


def test_it_has_more_than_two_hundred_pages_in_two_markup_families(portal: Portal) -> None:
    pages = html_pages(portal)
    disclosure = [path for path in pages if path.startswith("/xxgk/")]
    assert len(pages) > 200
    assert len(disclosure) > 70
    assert all("xxgk_live1" in pages[path] for path in disclosure)
    assert not any("xxgk_live1" in text for path, text in pages.items() if path not in disclosure)


def test_there_are_enough_faults_and_near_misses() -> None:
    outcomes = [expected.outcome for expected in TRUTH]
    assert outcomes.count("failed") >= 60
    assert len(outcomes) - outcomes.count("failed") >= 30


def test_no_fault_is_listed_as_a_near_miss_as_well() -> None:
    failed = {(expected.rule, expected.path) for expected in TRUTH if expected.outcome == "failed"}
    others = {(expected.rule, expected.path) for expected in TRUTH if expected.outcome != "failed"}
    assert not failed & others


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_same_day_gives_the_same_bytes(today: date) -> None:
    assert build(today, HOST) == build(today, HOST)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_addresses_do_not_depend_on_the_day(today: date, portal: Portal) -> None:
    assert build(today, HOST).pages.keys() == portal.pages.keys()


def test_every_address_leads_somewhere_but_the_planted_ones(portal: Portal) -> None:
    answers = {quote(path, safe="/") for path in portal.pages}
    gone = {target for _, target in linked(portal) if urlsplit(target).path not in answers}
    rules = ("dead-link", "dead-attachment", "dead-image", "dead-resource")
    assert gone == {expected.path for expected in TRUTH if expected.rule in rules and expected.outcome == "failed"}


def test_every_page_is_linked_but_the_orphan(portal: Portal) -> None:
    orphan = "/zjyx/xqsc/"
    by_script = "/xxgk/zfcg/art_"
    targets = {target for path, target in linked(portal) if not path.startswith(orphan)}
    unlinked = {path for path in html_pages(portal) if path not in targets}
    assert {path for path in unlinked if not path.startswith((orphan, by_script))} == set()
    assert orphan in unlinked


def test_expected_paths_are_pages_of_the_portal_or_gone(portal: Portal) -> None:
    for expected in TRUTH:
        if not expected.rule.startswith("dead-"):
            assert expected.path in portal.pages, expected


def test_the_server_answers_what_was_built() -> None:
    with serve_demo(TODAY) as start:
        portal = build(TODAY, urlsplit(start).netloc)
        connection = HTTPConnection(urlsplit(start).netloc, timeout=5)
        for path in ("/", "/xxgk/zfgb/list.shtml", "/files/办事流程图.pdf", "/neibu/", "/zwfw/yzt/", "/css/main.css"):
            connection.request("GET", quote(path))
            answer = connection.getresponse()
            assert (answer.status, answer.read()) == (portal.pages[path].status, portal.pages[path].body)
        connection.request("GET", urlsplit(urljoin(start, "/nowhere")).path)
        assert connection.getresponse().status == 404
        connection.close()


def test_a_taken_port_is_no_obstacle() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, serve_demo(TODAY, taken.getsockname()[1]) as start:
        assert urlsplit(start).port != taken.getsockname()[1]


# -- the whole audit


TIMES = frozenset({"started", "finished", "at", "seconds", "stages"})


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two audits of the same portal, one after the other."""
    folder = tmp_path_factory.mktemp("demo")
    with serve_demo() as start:
        return audited(start, folder / "first"), audited(start, folder / "second")


def audited(start: str, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "auditor", "audit", start, "--out", str(folder), "--format", "json"]
    command += ["--rate", "0", "--retry-pause", "0.1", "--external", "skip", "--fail-on", "none"]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    told: dict[str, Any] = json.loads((folder / "report.json").read_bytes())
    return told


def said(report: dict[str, Any], outcome: str) -> set[tuple[str, str]]:
    """Rule and path of the findings of one outcome."""
    return {
        (finding["rule"], unquote(urlsplit(finding["url"]).path))
        for finding in report["findings"]
        if finding["outcome"] == outcome
    }


def planted(outcome: str) -> set[tuple[str, str]]:
    return {(it.rule, it.path) for it in TRUTH if it.outcome == outcome}


def without_times(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_times(inner) for key, inner in value.items() if key not in TIMES}
    return [without_times(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.slow
def test_every_fault_is_found_and_nothing_else_is_accused(reports: tuple[dict[str, Any], dict[str, Any]]) -> None:
    found, faults = said(reports[0], "failed"), planted("failed")
    assert (sorted(faults - found), sorted(found - faults)) == ([], [])


@pytest.mark.slow
def test_what_cannot_be_decided_is_said_to_be_open(reports: tuple[dict[str, Any], dict[str, Any]]) -> None:
    assert planted("cant_tell") - said(reports[0], "cant_tell") == set()


@pytest.mark.slow
def test_no_rule_crashed(reports: tuple[dict[str, Any], dict[str, Any]]) -> None:
    assert said(reports[0], "untested") == set()


@pytest.mark.slow
def test_five_empty_columns_are_a_veto(reports: tuple[dict[str, Any], dict[str, Any]]) -> None:
    assert "V4.3" in {code.rpartition(":")[2] for code in reports[0]["verdict"]["vetoes"]}


@pytest.mark.slow
def test_two_audits_say_the_same_apart_from_times(reports: tuple[dict[str, Any], dict[str, Any]]) -> None:
    first, second = (without_times(report) for report in reports)
    first["run"].pop("settings"), second["run"].pop("settings")
    assert first == second
