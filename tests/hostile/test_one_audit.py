"""Everything a hostile server does, in one audit that ends in time."""

import os
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest
from behaviours import BEHAVIOURS, ENDLESS, SITEMAPS, TEXT
from canaries import traps
from certificates import ELSEWHERE, Authority
from portal import Server, links, page, serving

from auditor.audit import Audit
from auditor.model import Fetch, Verdict

pytestmark = pytest.mark.slow

SECONDS = 1_200
"""The audit has hundreds of answers to wait for that never come, and a machine may be busy."""
FORBIDDEN = ("/forbidden/page", "/forbidden/picture.png", "/forbidden/file.pdf")
ACTS = ("/user/logout", "/admin/article?action=delete&id=3", "/exit/loginOut.do")


class Audited(NamedTuple):
    folder: Path
    said: str
    portal: Server
    canary: Server
    secure: dict[str, Server]
    fetches: dict[str, Fetch]
    """By address without the portal's own origin."""


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audited]:
    folder = tmp_path_factory.mktemp("hostile")
    portal, canary, six = Server({}), Server({"/*": page("金丝雀")}), Server({"/": page(TEXT)})
    authority = Authority(folder)
    old = authority.context("old")
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    contexts = {
        "good": authority.context("good"),
        "expired": authority.context("expired", days=-2),
        "other-name": authority.context("other-name", host=ELSEWHERE),
        "self-signed": authority.context("self-signed", itself=True),
        "old": old,
    }
    secure = {name: Server({"/": page(TEXT)}) for name in contexts}
    with ExitStack() as stack:
        stack.enter_context(serving(portal, canary))
        stack.enter_context(serving(six, host="::1"))
        for name, server in secure.items():
            stack.enter_context(serving(server, tls=contexts[name]))
        away = [f"https://127.0.0.1:{server.port}/" for server in secure.values()] + [f"http://[::1]:{six.port}/"]
        ours = ["/canaries", "/browser", *FORBIDDEN, *ACTS, *(one.path for one in BEHAVIOURS)]
        pictures = "".join(f"<img src='{path}' alt=''>" for path in FORBIDDEN)
        portal.answers = {
            **traps(canary.port, datagrams=9),
            **ENDLESS,
            **SITEMAPS,
            "/pages.xml": traps(canary.port, datagrams=9)["/sitemap.xml"],
            **{one.path: one.answer for one in BEHAVIOURS},
            "/": page(TEXT + links(*ours, *away) + pictures, title="示例县人民政府"),
        }
        start = f"http://127.0.0.1:{portal.port}"
        command = [sys.executable, "-m", "auditor", "audit", start + "/", "--out", str(folder / "audit")]
        command += ["--rate", "0", "--retry-pause", "0", "--timeout", "15", "--max-depth", "5", "--fail-on", "none"]
        command += ["--examine", "3", "--concurrency", "16"]
        for url in away:
            command += ["--private-host", url.partition("//")[2].strip("/")]
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            env={**os.environ, "SSL_CERT_FILE": str(authority.file)},
            check=False,
        )
        assert done.returncode == 0, done.stderr
        with Audit(folder / "audit") as audit:
            fetches = {fetch.url.removeprefix(start): fetch for fetch in audit.fetches()}
        yield Audited(folder / "audit", done.stdout + done.stderr, portal, canary, secure, fetches)


def test_there_are_behaviours_enough() -> None:
    assert len(BEHAVIOURS) >= 60
    assert len({one.path for one in BEHAVIOURS}) == len({one.name for one in BEHAVIOURS}) == len(BEHAVIOURS)


@pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=lambda one: one.name)
def test_each_behaviour_ends_in_its_verdict(audited: Audited, behaviour) -> None:
    fetch = audited.fetches[behaviour.path]
    assert fetch.verdict is behaviour.expected, fetch


@pytest.mark.parametrize("name", ["expired", "other-name", "self-signed"])
def test_a_bad_certificate_is_told_and_the_audit_goes_on(audited: Audited, name: str) -> None:
    fetch = audited.fetches[f"https://127.0.0.1:{audited.secure[name].port}/"]
    assert fetch.verdict is Verdict.TLS_INVALID
    assert fetch.reason
    assert not audited.secure[name].asked


def test_a_host_with_old_tls_only_is_not_asked(audited: Audited) -> None:
    """Some libraries say so, and some, as a server, hang up."""
    fetch = audited.fetches[f"https://127.0.0.1:{audited.secure['old'].port}/"]
    assert fetch.verdict in (Verdict.TLS_INVALID, Verdict.REFUSED)
    assert not audited.secure["old"].asked


def test_a_good_certificate_is_good(audited: Audited) -> None:
    assert audited.fetches[f"https://127.0.0.1:{audited.secure['good'].port}/"].verdict is Verdict.OK


def test_a_host_that_has_ipv6_only_is_reached(audited: Audited) -> None:
    assert [
        fetch.verdict
        for url, fetch in audited.fetches.items()
        if url.startswith("http://[::1]:") and "canary" not in url
    ] == [Verdict.OK]


def test_the_canary_saw_nothing(audited: Audited) -> None:
    assert audited.canary.connections == 0


def test_only_get_and_head_are_asked(audited: Audited) -> None:
    assert {asked.method for asked in audited.portal.asked} <= {"GET", "HEAD"}


def test_what_robots_forbid_and_what_would_act_is_not_asked(audited: Audited) -> None:
    # A browser loads the pictures of a page as it does for every reader.
    asked = [it for it in audited.portal.asked if b"Sec-Fetch-Dest: image" not in it.headers]
    assert [it for it in asked if it.path.startswith("/forbidden/")] == []
    assert audited.portal.targets() & set(ACTS) == set()
    assert {audited.fetches[path].verdict for path in FORBIDDEN} == {Verdict.DISALLOWED}
    assert {audited.fetches[path].verdict for path in ACTS} == {Verdict.NOT_ASKED}


def test_endless_things_end(audited: Audited) -> None:
    shapes = [target.partition("?")[0].split("/")[1] for target in audited.portal.targets()]
    assert {
        name: shapes.count(name) for name in ("calendar", "filter", "grows", "session") if shapes.count(name) > 400
    } == {}


def test_no_sitemap_keeps_the_others_from_being_read(audited: Audited) -> None:
    asked = [it.path for it in audited.portal.asked]
    assert {name: asked.count(name) for name in SITEMAPS if "*" not in name} == dict.fromkeys(
        (name for name in SITEMAPS if "*" not in name), 1
    )
    assert audited.fetches["/only-in-sitemap"].verdict is Verdict.UNSUPPORTED


def test_there_is_a_report_in_the_folder_and_nowhere_else(audited: Audited) -> None:
    assert {path.name for path in audited.folder.iterdir()} >= {"audit.db", "report.html", "report.json"}
    assert "Traceback" not in audited.said
