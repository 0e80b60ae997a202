"""A portal whose certificate is not valid is audited when that is asked for, and the report says so."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from behaviours import TEXT
from certificates import Authority
from portal import Server, links, page, serving

from auditor.browser import find_browser

pytestmark = pytest.mark.slow


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Server]:
    authority = Authority(tmp_path)
    server = Server({"/": page(TEXT + links("/a.html"), title="示例县人民政府"), "/a.html": page(TEXT)})
    with serving(server, tls=authority.context("expired", days=-2)):
        yield server


def audited(portal: Server, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "auditor", "audit", f"https://127.0.0.1:{portal.port}/", "--out", str(folder)]
    command += ["--rate", "0", "--retry-pause", "0", "--fail-on", "none", "--format", "json", "--lang", "en", *options]
    trusted = {**os.environ, "SSL_CERT_FILE": str(folder.parent / "authority.pem")}
    return subprocess.run(command, capture_output=True, text=True, timeout=300, env=trusted, check=False)


def test_it_is_not_asked_and_the_remedy_is_named(portal: Server, tmp_path: Path) -> None:
    done = audited(portal, tmp_path / "audit", "--examine", "none")
    assert done.returncode == 4
    assert "certificate has expired; --ignore-certificates audits it nevertheless" in done.stderr
    assert not portal.asked


@pytest.mark.skipif(find_browser() is None, reason="no browser is installed; `auditor doctor` says how to get one")
def test_it_is_read_and_examined_when_asked_for(portal: Server, tmp_path: Path) -> None:
    done = audited(portal, tmp_path / "audit", "--examine", "1", "--ignore-certificates")
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads((tmp_path / "audit" / "report.json").read_bytes())
    assert (report["coverage"]["pages"], report["coverage"]["examined"]) == (2, 1)
    assert any("certificate has expired" in warning for warning in report["warnings"])
