"""Bad input: one clear line, the right exit code, nothing lost."""

import http.server
import json
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor import cli
from auditor.audit import Audit

PAGE = "<!doctype html><html lang='zh-CN'><title>示例县人民政府</title><p>欢迎访问示例县人民政府门户网站</p></html>"


class Site(http.server.BaseHTTPRequestHandler):
    """Answers every path with what the test put there."""

    answers: dict[str, tuple[str, bytes]] = {}
    asked_in_vain = threading.Event()

    def do_GET(self) -> None:
        if self.path == "/never":
            self.asked_in_vain.set()
            self.rfile.read()
        kind, body = self.answers.get(self.path, ("", b""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body if self.command == "GET" else b"")

    do_HEAD = do_GET

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_port}/"
        served.shutdown()


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["auditor", *map(str, arguments)])
    try:
        cli.start()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


QUICK = ("--rate", 0, "--retry-pause", 0, "--render", "never", "--examine", "none", "--external", "skip")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("host", ["no-such-host.invalid", "127.0.0.1"])
def test_a_portal_that_cannot_be_reached(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = f"http://{host}:{free_port()}/"
    assert run(monkeypatch, "audit", target, "--out", tmp_path / "a", *QUICK) == 4
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert host in said.err


@pytest.mark.parametrize(
    "answers",
    [
        {"/": ("application/pdf", b"%PDF-1.4")},
        {"/": ("text/html", b"")},
        {"/": ("text/html", PAGE.encode()), "/robots.txt": ("text/plain", b"User-agent: *\nDisallow: /")},
    ],
)
def test_nothing_that_can_be_judged(
    answers: dict[str, tuple[str, bytes]],
    server: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(Site, "answers", answers)
    for _ in "once", "again":
        assert run(monkeypatch, "audit", server, "--out", tmp_path / "a", *QUICK) == 4
        assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert not (tmp_path / "a").exists()


def test_one_page_is_enough_for_a_report(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Site, "answers", {"/": ("text/html; charset=utf-8", PAGE.encode())})
    out = tmp_path / "a"
    assert run(monkeypatch, "audit", server, "--out", out, "--fail-on", "none", *QUICK) == 0
    assert capsys.readouterr().out.split() == [str(out / "report.html"), str(out / "report.json")]
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report["coverage"]["pages"] == 1
    assert report["portal"]["name"] == "示例县人民政府"
    assert run(monkeypatch, "pages", out) == 0
    assert json.loads(capsys.readouterr().out)["type"] == "home"
    assert run(monkeypatch, "judge", out) == 0
    assert run(monkeypatch, "report", out, "--lang", "en", "--fail-on", "none", "--format", "json") == 0
    assert "accessib" in (out / "report.json").read_text(encoding="utf-8").lower()


def test_an_audit_is_not_written_over(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Site, "answers", {"/": ("text/html; charset=utf-8", PAGE.encode())})
    (tmp_path / "audit.db").touch()
    assert run(monkeypatch, "audit", server, "--out", tmp_path, *QUICK) == 2
    assert "already holds an audit" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("max_pagse = 3", ("unknown key", "max_pagse")),
        ("max_pages = 'x'", ("max_pages",)),
        ("max_pages = 0", ("max_pages",)),
        ("= 3", ("TOML",)),
        ("lang = 'fr'", ("lang", "fr")),
    ],
)
def test_settings_that_cannot_be_used(
    written: str,
    words: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "portal.toml"
    file.write_text(written, encoding="utf-8")
    assert run(monkeypatch, "audit", "http://127.0.0.1:9/", "--settings", file, "--out", tmp_path / "a") == 2
    said = capsys.readouterr().err
    assert all(word in said for word in words)
    assert "Traceback" not in said
    assert not (tmp_path / "a").exists()


def test_a_pack_with_an_unknown_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "own.yaml"
    pack.write_text(
        "id: own\ntitle: {zh: 自定, en: own}\ndocument: 自定\nofficial: false\nprofiles: [county]\nsources: {S: 自定}\n"
        "indicators:\n  - {code: A1, group: 甲, title: {zh: 乙, en: b}, clause: {zh: 丙, en: c}, source: S, mark: D,"
        " effect: note, uses: [{rule: no-such-rule}]}\n",
        encoding="utf-8",
    )
    assert run(monkeypatch, "audit", "http://127.0.0.1:9/", "--pack", pack, "--out", tmp_path / "a") == 2
    said = capsys.readouterr().err
    assert all(word in said for word in ("own.yaml", "A1", "no-such-rule"))
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit",),
        ("crawl",),
        ("audit", "x", "--nonsense"),
        ("audit", "ftp://www.example.gov.cn/"),
        ("audit", "no-such-folder"),
        ("audit", "http://127.0.0.1:9/", "--urls", "not-text"),
        ("audit", "http://127.0.0.1:9/", "--words", "soft-404.yaml"),
        ("audit", "http://127.0.0.1:9/", "--pack", "soft-404.yaml"),
        ("audit", "http://127.0.0.1:9/", "--examine", "-1"),
        ("audit", "http://127.0.0.1:9/", "--format", "telegram"),
        ("audit", "http://127.0.0.1:9/", "--format", ""),
        ("audit", "http://127.0.0.1:9/", "--browser-url", "nonsense"),
        ("audit", "http://127.0.0.1:9/", "--engine", "selenium"),
        ("audit", "http://127.0.0.1:9/", "--engine", "selenium", "--browser-url", "ws://127.0.0.1:9"),
        ("audit", "http://127.0.0.1:9/", "--out", "not-text/below"),
        ("pages", "no-such-folder"),
        ("judge", "empty"),
        ("rules", "no-such-rule"),
    ],
)
def test_wrong_use(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "not-text").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "soft-404.yaml").write_text("- a: [b", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, *arguments) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert sorted(file.name for file in tmp_path.rglob("*") if file.is_file()) == ["not-text", "soft-404.yaml"]


@pytest.fixture
def crawled(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The audit folder of a portal of one page, not judged yet."""
    monkeypatch.setattr(Site, "answers", {"/": ("text/html; charset=utf-8", PAGE.encode())})
    assert run(monkeypatch, "crawl", server, "--out", tmp_path / "a", *QUICK) == 0
    return tmp_path / "a"


def test_a_report_needs_a_judgement(
    crawled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "report", crawled) == 2
    assert f"auditor judge {crawled}" in capsys.readouterr().err
    assert not (crawled / "report.html").exists()


@pytest.mark.parametrize(
    "said", [("--pack", "page-labels-2017", "--profile", "department"), ("--settings", "department.toml")]
)
def test_the_report_is_that_of_the_packs_the_audit_was_judged_by(
    said: tuple[str, ...], crawled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = 'profile = "department"\npacks = ["page-labels-2017"]\n'
    (tmp_path / "department.toml").write_text(written, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, "judge", crawled, "--pack", "columns-trim") == 0
    assert run(monkeypatch, "judge", crawled, *said) == 0
    assert run(monkeypatch, "report", crawled, "--fail-on", "none") == 0
    report = json.loads((crawled / "report.json").read_text(encoding="utf-8"))
    assert [pack["id"] for pack in report["packs"]] == ["page-labels-2017"]
    assert report["portal"]["profile"] == "department"


def test_a_report_that_cannot_be_written(
    crawled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (crawled / "report.json").mkdir()
    assert run(monkeypatch, "judge", crawled) == 0
    assert run(monkeypatch, "report", crawled) == 2
    assert "report.json" in capsys.readouterr().err


@pytest.mark.parametrize("damage", ["cut off", "overwritten", "no database", "empty"])
@pytest.mark.parametrize("command", ["pages", "judge", "report", "examine"])
def test_a_damaged_audit_folder(
    command: str, damage: str, crawled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = crawled / "audit.db"
    whole = file.read_bytes()
    file.write_bytes(
        {
            "cut off": whole[: len(whole) // 2],
            "overwritten": whole[:4096] + b"garbage" * 10_000,
            "no database": b"garbage" * 1_000,
            "empty": b"",
        }[damage]
    )
    expected = {2} if damage != "empty" else {0, 2, 4}
    assert run(monkeypatch, command, crawled) in expected
    assert "Traceback" not in capsys.readouterr().err


def test_an_audit_folder_of_another_version(
    crawled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Audit(crawled) as opened:
        opened.note("settings", {"telepathy": "on"})
    assert run(monkeypatch, "judge", crawled) == 2
    assert "another version" in capsys.readouterr().err


def _heed_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupted_crawl_can_be_judged(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = PAGE.replace("<p>", "<p><a href='/never'>要闻</a>").encode()
    monkeypatch.setattr(Site, "answers", {"/": ("text/html; charset=utf-8", page)})
    Site.asked_in_vain.clear()
    command = [sys.executable, "-m", "auditor", "crawl", server, "--out", tmp_path / "a", *QUICK]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    # Tests that run in the background have been told to ignore the signal, and hand that down.
    with subprocess.Popen([*map(str, command)], **pipes, preexec_fn=_heed_interrupts) as crawl:
        assert Site.asked_in_vain.wait(30)
        crawl.send_signal(signal.SIGINT)
        assert crawl.stderr is not None
        assert "once more stops at once" in crawl.stderr.readline()
        crawl.send_signal(signal.SIGINT)
        said, complaint = crawl.communicate(timeout=30)
    assert (crawl.returncode, said) == (130, "")
    assert "Traceback" not in complaint
    assert "audit folder" in complaint
    assert run(monkeypatch, "judge", tmp_path / "a") == 0
    assert run(monkeypatch, "report", tmp_path / "a", "--fail-on", "none") == 0
    report = json.loads((tmp_path / "a" / "report.json").read_text(encoding="utf-8"))
    assert (report["portal"]["url"], report["run"]["complete"], report["coverage"]["pages"]) == (server, False, 1)
