"""A portal under version control: the gate lets known problems through and stops what a commit brings."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow
PORTAL = Path(__file__).with_name("portal")
QUICK = ("--external", "skip", "--rate", "0", "--retry-pause", "0", "--render", "never")
OPENED, UNOPENED = ("--examine", "all"), ("--examine", "none")
GATE = ("--baseline", "audit-baseline.json", "--fail-on", "new")
NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
FIRST = "<p>现将有关事项公布如下，"


class Repository:
    """A checkout with the portal in `public/`, as an engineer has it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(PORTAL, folder / "public")
        self.git("init", "--quiet")

    def git(self, *arguments: str) -> None:
        who = ("-c", "user.name=Engineer", "-c", "user.email=engineer@example.com")
        subprocess.run(["git", *who, *arguments], cwd=self.folder, check=True, env={**os.environ, **NOBODY})

    def commit(self, message: str) -> None:
        self.git("add", "public", "audit-baseline.json")
        self.git("commit", "--quiet", "-m", message)

    def auditor(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "auditor", *arguments]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)

    def audit(self, out: str, *more: str) -> tuple[int, dict[str, Any]]:
        """Audit the checkout; return the exit code and the report."""
        done = self.auditor("audit", "./public", "--out", out, *QUICK, *more)
        assert done.returncode in (0, 1), done.stderr
        return done.returncode, json.loads((self.folder / out / "report.json").read_text(encoding="utf-8"))

    def change(self, page: str, old: str, new: str) -> None:
        file = self.folder / "public" / page
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The first commit: the portal as it is, and its known problems."""
    made = Repository(tmp_path_factory.mktemp("repository"))
    code, report = made.audit("first", *OPENED, "--fail-on", "none")
    assert code == 0
    assert report["groups"], "a portal without problems tries nothing"
    assert made.auditor("baseline", "first", "audit-baseline.json").returncode == 0
    made.commit("The portal and its known problems")
    return made


def test_known_problems_pass_and_the_fault_of_a_commit_fails(repository: Repository) -> None:
    code, report = repository.audit("second", *OPENED, *GATE)
    assert code == 0
    assert (report["comparison"]["new"], report["comparison"]["fixed"]) == (0, 0)

    repository.change("xw/2.html", FIRST, '<p><img src="/css/map.png">现将<a href="/xw/annex.html">附件</a>公布如下，')
    repository.commit("A picture without a text, and a link to a page that is not there")
    code, report = repository.audit("third", *OPENED, *GATE)
    assert code == 1
    new = {(it["rule"], it["url"].split("/", 3)[3]) for it in report["findings"] if it["fate"] == "new"}
    assert new == {("axe-image-alt", "xw/2.html"), ("dead-link", "xw/annex.html"), ("dead-image", "css/map.png")}
    assert report["comparison"]["new"] == 3


def test_a_repair_does_not_make_up_for_a_fault(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "HEAD", "--", "public")
    _, before = repository.audit("fourth", *UNOPENED, "--fail-on", "none")
    assert repository.auditor("baseline", "fourth", "audit-baseline.json").returncode == 0
    repository.change("xw/2.html", '<a href="/xw/annex.html">附件</a>', "附件")
    repository.change("gk/3.html", FIRST, '<p>现将<a href="/gk/annex.html">附件</a>公布如下，')
    code, report = repository.audit("fifth", *UNOPENED, *GATE)
    assert code == 1
    assert (report["comparison"]["new"], report["comparison"]["fixed"]) == (1, 1)
    assert [it["url"] for it in report["comparison"]["gone"]] == ["/xw/annex.html"]
    said = repository.auditor("diff", "fourth", "fifth", "--lang", "en").stdout.splitlines()
    assert said[0].startswith("1 new, ")
    assert sorted(line.split("\t")[:2] for line in said[1:]) == [["fixed", "dead-link"], ["new", "dead-link"]]
    as_json = [
        json.loads(line)
        for line in repository.auditor("diff", "fourth", "fifth", "--format", "json").stdout.splitlines()
    ]
    assert as_json[0]["new"] == 1
    assert len(as_json) == 1 + len([it for it in before["findings"] if it["outcome"] == "failed"]) + 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--fail-on", "new"), "--fail-on new needs --baseline or --ledger"),
        (("--fail-on", "new", "--baseline", "nothing.json"), "nothing.json` writes one"),
        (("--waivers", "public/index.html"), "public/index.html: "),
        (("--waivers", "nothing.toml"), "cannot read waivers"),
        (("--ledger", "public/index.html"), "index.html is not an Excel workbook"),
    ],
)
def test_wrong_use_is_said_before_anything_is_asked(
    options: tuple[str, ...], said: str, repository: Repository
) -> None:
    done = repository.auditor("audit", "./public", "--out", "never", *QUICK, *options)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (repository.folder / "never").exists()
