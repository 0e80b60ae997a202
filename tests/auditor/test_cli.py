"""Bad input: one clear line, the right exit code, nothing lost."""

import http.server
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor import cli

PAGE = "<!doctype html><html lang='zh-CN'><title>示例县人民政府</title><p>欢迎访问示例县人民政府门户网站</p></html>"


class Site(http.server.BaseHTTPRequestHandler):
    """Answers every path with what the test put there."""

    answers: dict[str, tuple[str, bytes]] = {}

    def do_GET(self) -> None:
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


@pytest.mark.parametrize("answer", [("application/pdf", b"%PDF-1.4"), ("text/html", b"")])
def test_nothing_that_can_be_judged(
    answer: tuple[str, bytes],
    server: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(Site, "answers", {"/": answer})
    assert run(monkeypatch, "audit", server, "--out", tmp_path / "a", *QUICK) == 4
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


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
    [("audit",), ("crawl",), ("audit", "x", "--nonsense"), ("pages", "no-such-folder"), ("rules", "no-such-rule")],
)
def test_wrong_use(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, *arguments) == 2
    assert "Traceback" not in capsys.readouterr().err
