"""Whatever ends an audit early, resuming it ends where an undisturbed audit would have ended."""

import json
import resource
import runpy
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from auditor.audit import Audit
from auditor.html import page_links, parse
from auditor.model import Verdict

pytestmark = pytest.mark.slow

KILLS = runpy.run_path(str(Path(__file__).parents[2] / "bench" / "kills.py"))
PAGES = 200
OPTIONS = ("--retry-pause", "0.1", "--external", "skip", "--render", "never", "--examine", "none", "--format", "json")


class Ended(NamedTuple):
    code: int
    said: str


@pytest.fixture(scope="module")
def portal() -> Any:
    return KILLS["Portal"](PAGES)


@pytest.fixture(scope="module")
def start(portal: Any) -> Iterator[str]:
    with KILLS["served"](portal) as address:
        yield address


@pytest.fixture(autouse=True)
def forgetful(portal: Any) -> None:
    portal.forget()


@pytest.fixture(scope="module")
def truth(start: str, portal: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The report of an undisturbed audit."""
    portal.forget()
    folder = tmp_path_factory.mktemp("truth") / "audit"
    assert ended(begun(start, folder)).code == 0
    return KILLS["result"](folder)


def begun(start: str, folder: Path, *options: str, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    command = ["audit", start, "--out", str(folder), "--rate", "0", "--fail-on", "none", *OPTIONS, *options]
    return auditor(*command, before=before)


def auditor(*arguments: str, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    def prepare() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # tests in the background hand down that it is ignored
        if before is not None:
            before()

    command = [sys.executable, "-m", "auditor", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=prepare)


def ended(process: subprocess.Popen[str]) -> Ended:
    said, _ = process.communicate(timeout=300)
    return Ended(process.returncode, said)


def resumed(folder: Path, *options: str) -> Any:
    end = ended(auditor("audit", "--resume", str(folder), *options))
    assert end.code == 0, end.said
    return KILLS["result"](folder)


def wait_until_asked(portal: Any, requests: int, process: subprocess.Popen[str]) -> None:
    while portal.asked.total() < requests:
        assert process.poll() is None, ended(process).said
        time.sleep(0.01)


def crawls(file: Path) -> bool:
    """Tell whether the crawl of an audit has begun."""
    if not file.is_file():
        return False
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        return db.execute("SELECT 1 FROM meta WHERE name = 'started'").fetchone() is not None
    return False


@pytest.mark.parametrize("requests", [1, 120, 300])
def test_a_killed_audit_goes_on(start: str, portal: Any, truth: Any, tmp_path: Path, requests: int) -> None:
    process = begun(start, tmp_path / "a")
    wait_until_asked(portal, requests, process)
    process.kill()
    process.communicate()
    assert resumed(tmp_path / "a") == truth


def test_nothing_that_was_stored_is_asked_again(start: str, portal: Any, truth: Any, tmp_path: Path) -> None:
    assert ended(begun(start, tmp_path / "a", "--max-pages", "60")).code == 0
    assert resumed(tmp_path / "a", "--max-pages", "20000")["findings"] == truth["findings"]
    limited_and_resumed = portal.asked.total()
    portal.forget()
    assert ended(begun(start, tmp_path / "b")).code == 0
    assert limited_and_resumed == portal.asked.total()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_one_interrupt_ends_with_a_partial_report(
    start: str, portal: Any, truth: Any, tmp_path: Path, number: signal.Signals
) -> None:
    process = begun(start, tmp_path / "a", "--rate", "40")
    wait_until_asked(portal, 30, process)
    process.send_signal(number)
    end = ended(process)
    assert end.code == 130
    assert "Traceback" not in end.said
    report = json.loads((tmp_path / "a" / "report.json").read_bytes())
    assert report["run"]["complete"] is False
    assert 0 < report["coverage"]["pages"] < PAGES
    assert "not_asked" in {gap["reason"] for gap in report["coverage"]["not_assessed"]}
    told = resumed(tmp_path / "a", "--rate", "0")
    assert told["run"]["complete"] is True
    assert told["findings"] == truth["findings"]


def test_an_interrupt_before_anything_was_read_is_one_as_well(start: str, portal: Any, tmp_path: Path) -> None:
    now = datetime.now(UTC).astimezone()
    quiet = f"{now - timedelta(hours=1):%H:%M}-{now + timedelta(hours=1):%H:%M}"
    process = begun(start, tmp_path / "a", "--quiet-hours", quiet)
    while not crawls(tmp_path / "a" / "audit.db"):
        assert process.poll() is None, ended(process).said
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    end = ended(process)
    assert (end.code, portal.asked.total()) == (130, 0), end.said
    assert "Traceback" not in end.said


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_lost_network_costs_nothing_that_was_stored(
    start: str, portal: Any, truth: Any, tmp_path: Path, number: signal.Signals
) -> None:
    process = begun(start, tmp_path / "a", "--rate", "60")
    wait_until_asked(portal, 100, process)
    try:
        portal.is_down = True
        time.sleep(4)
        process.send_signal(number)
        end = ended(process)
    finally:
        portal.is_down = False
    assert end.code == (130 if number == signal.SIGINT else -signal.SIGKILL), end.said
    told = resumed(tmp_path / "a", "--rate", "0")
    assert told["findings"] == truth["findings"]
    assert told["coverage"] == truth["coverage"]
    assert told["columns"] == truth["columns"]


def test_an_outage_costs_nothing_but_time(start: str, portal: Any, truth: Any, tmp_path: Path) -> None:
    process = begun(start, tmp_path / "a", "--rate", "60")
    wait_until_asked(portal, 100, process)
    try:
        portal.is_down = True
        time.sleep(3)
    finally:
        portal.is_down = False
    assert ended(process).code == 0
    told = KILLS["result"](tmp_path / "a")
    assert (told["findings"], told["coverage"]) == (truth["findings"], truth["coverage"])


def test_a_full_disk_is_said_and_costs_nothing_that_was_stored(
    start: str, portal: Any, truth: Any, tmp_path: Path
) -> None:
    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    end = ended(begun(start, tmp_path / "a", before=little_room))
    assert end.code == 2, end.said
    assert "audit.db" in end.said
    assert "Traceback" not in end.said
    assert resumed(tmp_path / "a") == truth


def test_a_disk_limit_ends_the_crawl(start: str, tmp_path: Path) -> None:
    assert ended(begun(start, tmp_path / "a", "--max-disk", "0.4")).code == 0
    report = json.loads((tmp_path / "a" / "report.json").read_bytes())
    assert report["run"]["complete"] is False
    with Audit(tmp_path / "a") as audit:
        reasons = {fetch.reason for fetch in audit.fetches() if fetch.verdict is Verdict.NOT_ASKED}
    assert "more than 0.4 MB on disk" in reasons


def test_a_damaged_folder_is_said_to_be_so(start: str, tmp_path: Path) -> None:
    assert ended(begun(start, tmp_path / "a")).code == 0
    file = tmp_path / "a" / "audit.db"
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    content = bytearray(file.read_bytes())
    content[8192 : len(content) // 2] = b"\x55" * (len(content) // 2 - 8192)
    file.write_bytes(content)
    end = ended(auditor("audit", "--resume", str(tmp_path / "a")))
    assert end.code == 2, end.said
    assert "Traceback" not in end.said
    assert "is damaged" in end.said


def test_a_replay_asks_nothing(start: str, portal: Any, truth: Any, tmp_path: Path) -> None:
    assert ended(begun(start, tmp_path / "a")).code == 0
    portal.forget()
    (tmp_path / "a" / "report.json").unlink()
    assert ended(auditor("audit", "--replay", str(tmp_path / "a"))).code == 0
    assert KILLS["result"](tmp_path / "a") == truth
    assert not portal.asked


@pytest.mark.parametrize("more", [["http://127.0.0.1/"], ["--out", "elsewhere"], ["--replay", "."]])
def test_what_cannot_be_resumed_together_is_wrong_use(tmp_path: Path, more: list[str]) -> None:
    assert ended(auditor("audit", "--resume", str(tmp_path), *more)).code == 2


def test_every_address_is_in_one_state_and_the_sums_agree(start: str, tmp_path: Path) -> None:
    assert ended(begun(start, tmp_path / "a", "--max-pages", "150")).code == 0
    coverage = json.loads((tmp_path / "a" / "report.json").read_bytes())["coverage"]
    with Audit(tmp_path / "a") as audit:
        fetches = list(audit.fetches())
        pages = [(fetch, parse(audit.body(fetch.body).decode())) for fetch in audit.page_fetches()]
    named = {link.url for fetch, tree in pages for link in page_links(tree, fetch.address)}
    assert {start} | named == {fetch.url for fetch in fetches}
    assert len(fetches) == coverage["discovered"] == sum(coverage["states"].values())
    assert coverage["states"]["ok"] == coverage["fetched"] > len(pages) == coverage["pages"] == 150
    left = [gap for gap in coverage["not_assessed"] if gap["reason"] == "not_asked" and gap["what"] != "examination"]
    assert coverage["states"]["not_asked"] == sum(gap["count"] for gap in left)


@pytest.mark.parametrize("concurrency", ["1", "30"])
def test_the_answer_does_not_depend_on_how_many_requests_are_under_way(
    start: str, truth: Any, tmp_path: Path, concurrency: str
) -> None:
    assert ended(begun(start, tmp_path / "a", "--concurrency", concurrency)).code == 0
    told = KILLS["result"](tmp_path / "a")
    del told["run"]["settings"]["concurrency"]
    assert told == {**truth, "run": {**truth["run"], "settings": told["run"]["settings"]}}
