"""The files for a build do what docs/ci.md says; the steps of the action are run as GitHub runs them."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from auditor.settings import Settings
from reports import RENDERERS

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
SCRIPTS = {name: step["run"] for name, step in STEPS.items() if "run" in step}
GITLAB = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))["portal-audit"]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
DOCUMENTS = ("docs/ci.md", "docs/ci.zh-CN.md")
EXPRESSION = re.compile(r"\$\{\{ ([a-z]+)\.([\w.-]+) \}\}")

SAYS_ITS_ARGUMENTS = '#!/bin/sh\nprintf "%s\\n" "$@" > said\nexit 4\n'
AUDITS = '#!/bin/sh\nexec "{python}" -m auditor "$@"\n'


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


class Job:
    """A job of GitHub Actions, as far as the action can tell."""

    def __init__(self, folder: Path, auditor: str, **inputs: str) -> None:
        self.folder = folder
        self.inputs = {name: str(entry.get("default", "")) for name, entry in ACTION["inputs"].items()} | {
            name.replace("_", "-"): value for name, value in inputs.items()
        }
        self.outputs: dict[str, dict[str, str]] = {}
        command = folder / "temp" / "portal-auditor" / "bin" / "auditor"
        command.parent.mkdir(parents=True)
        command.write_text(auditor.format(python=sys.executable), encoding="utf-8")
        command.chmod(0o755)
        (command.parent / "python").symlink_to(sys.executable)

    def run(self, name: str) -> subprocess.CompletedProcess[str]:
        """Run one step in the shell GitHub gives it."""
        output, summary = self.folder / "output", self.folder / "summary"
        output.write_text("", encoding="utf-8")
        environment = os.environ | {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
        environment |= {key: self._filled(value) for key, value in STEPS[name].get("env", {}).items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", SCRIPTS[name]],
            cwd=self.folder,
            env=environment | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        lines = output.read_text(encoding="utf-8").splitlines()
        self.outputs[STEPS[name].get("id", "")] = dict(line.split("=", 1) for line in lines)
        return done

    def alerts(self) -> list[dict[str, Any]]:
        """Return what code scanning would get."""
        log = json.loads((self.folder / "portal-audit" / "alerts.sarif").read_text(encoding="utf-8"))
        found: list[dict[str, Any]] = log["runs"][0]["results"]
        return found

    def _filled(self, value: str) -> str:
        def filled(match: re.Match[str]) -> str:
            match match[1], match[2].split("."):
                case "inputs", [name]:
                    return self.inputs[name]
                case "runner", ["temp"]:
                    return str(self.folder / "temp")
                case "steps", [step, "outputs", name]:
                    return self.outputs[step][name]
            raise AssertionError(f"GitHub has no {match[0]}")

        return EXPRESSION.sub(filled, value)


@pytest.fixture
def job(tmp_path: Path) -> Callable[..., Job]:
    return lambda auditor, **inputs: Job(tmp_path, auditor, **inputs)


# -- the action


@pytest.mark.parametrize(
    ("schema", "file"), [("vendor.github-actions", "action.yml"), ("vendor.gitlab-ci", "ci/gitlab.yml")]
)
def test_the_file_is_valid_by_the_schema_of_the_platform(schema: str, file: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_input_is_used_and_explained() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", text("action.yml")))
    assert used == ACTION["inputs"].keys()
    for document in DOCUMENTS:
        assert all(f"| `{name}` |" in text(document) for name in ACTION["inputs"])
        assert all(f"`{name}`" in text(document) for name in ACTION["outputs"])


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_whole_and_no_input_is_put_into_it(name: str) -> None:
    assert "${{" not in SCRIPTS[name]
    subprocess.run(["bash", "-n", "-c", SCRIPTS[name]], check=True)


def test_with_a_baseline_only_what_is_new_fails(job: Callable[..., Job]) -> None:
    run = job(SAYS_ITS_ARGUMENTS, target="public", baseline="audit-baseline.json", arguments="--rate 0 --max-pages 9")
    assert run.run("Audit").returncode == 0
    said = (run.folder / "said").read_text(encoding="utf-8").split("\n")
    assert said[said.index("--baseline") + 1] == "audit-baseline.json"
    assert said[said.index("--fail-on") + 1] == "new"
    assert said[-7:] == ["--rate", "0", "--max-pages", "9", "--", "public", ""]
    assert run.outputs["audit"] == {"exit-code": "4"}


def test_without_a_baseline_a_veto_fails(job: Callable[..., Job]) -> None:
    run = job(SAYS_ITS_ARGUMENTS, target="public")
    run.run("Audit")
    said = (run.folder / "said").read_text(encoding="utf-8").split("\n")
    assert said[said.index("--fail-on") + 1] == "veto"
    assert "--baseline" not in said
    assert "--settings" not in said


def test_an_input_is_never_a_command(job: Callable[..., Job]) -> None:
    hostile = "$(touch planted) ; touch planted `touch planted` \"' *"
    run = job(SAYS_ITS_ARGUMENTS, target=hostile, baseline=hostile, arguments="$(touch planted) ;touch planted")
    run.run("Audit")
    said = (run.folder / "said").read_text(encoding="utf-8").split("\n")
    assert said.count(hostile) == 2
    assert not (run.folder / "planted").exists()


def test_an_audit_that_wrote_nothing_keeps_its_exit_code(job: Callable[..., Job]) -> None:
    run = job(SAYS_ITS_ARGUMENTS, target="public")
    for name in ("Audit", "Tell"):
        assert run.run(name).returncode == 0
    assert run.outputs["tell"] == {}
    assert run.run("Gate").returncode == 4


@pytest.mark.slow
def test_a_real_audit_is_told_and_then_fails(job: Callable[..., Job]) -> None:
    quick = "--retry-pause 0 --rate 0"
    run = job(AUDITS, target="public", fail_on="failed", examine="none", arguments=quick)
    page = '<!DOCTYPE html><meta charset="utf-8"><title>示例</title><a href="/gone.html">去</a>'
    (run.folder / "public").mkdir()
    (run.folder / "public" / "index.html").write_text(page, encoding="utf-8")

    assert run.run("Audit").returncode == 0
    told = run.run("Tell")
    assert "::error file=public/index.html,line=1,title=站内死链::" in told.stdout
    assert "# 政府网站检查报告" in (run.folder / "summary").read_text(encoding="utf-8")
    assert run.outputs["tell"] == {"has-sarif": "true"}
    assert run.run("Choose the alerts").returncode == 0
    places = [result["locations"][0]["physicalLocation"] for result in run.alerts()]
    assert {place["artifactLocation"]["uri"] for place in places} == {"public/index.html"}
    assert run.run("Gate").returncode == 1


def test_only_faults_that_count_become_alerts(job: Callable[..., Job]) -> None:
    run = job(SAYS_ITS_ARGUMENTS, target="public")
    log = json.loads((ROOT / "tests" / "reports" / "golden" / "report.sarif").read_text(encoding="utf-8"))
    (run.folder / "portal-audit").mkdir()
    (run.folder / "portal-audit" / "report.sarif").write_text(json.dumps(log), encoding="utf-8")
    assert run.run("Choose the alerts").returncode == 0
    alerts = run.alerts()
    assert 0 < len(alerts) < len(log["runs"][0]["results"])
    assert {result["kind"] for result in alerts} == {"fail"}
    assert {result["baselineState"] for result in alerts} == {"new", "unchanged", "updated"}
    assert not any("suppressions" in result for result in alerts)


# -- the others


def unknown_options(arguments: str) -> set[str]:
    """The options of `auditor audit` that no setting stands behind."""
    fields = {name.removesuffix("s").replace("_", "-") for name in Settings.__struct_fields__}
    found = set(re.findall(r"(?<=--)[a-z][a-z-]*", arguments))
    return {option for option in found if option.removesuffix("s") not in fields} - {"settings"}


def test_gitlab_gets_its_arguments(tmp_path: Path) -> None:
    command = tmp_path / "auditor"
    command.write_text(SAYS_ITS_ARGUMENTS, encoding="utf-8")
    command.chmod(0o755)
    (script,) = GITLAB["script"]
    given = GITLAB["variables"] | {"PORTAL_BASELINE": "a b.json", "PORTAL_FAIL_ON": "new"}
    environment = os.environ | given | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    subprocess.run(["sh", "-c", script], cwd=tmp_path, env=environment, check=False)
    said = (tmp_path / "said").read_text(encoding="utf-8").split("\n")
    assert said[said.index("--baseline") + 1] == "a b.json"
    assert said[-7:-1] == ["--examine", "10", "--external", "skip", "--", "public"]


def test_gitlab_finds_the_reports_it_is_told_of() -> None:
    formats = re.search(r"--format (\S+)", GITLAB["script"][0])
    assert formats
    written = {f"portal-audit/report.{name}" for name in formats[1].split(",")}
    assert set(GITLAB["artifacts"]["reports"].values()) <= written


def test_every_format_and_option_that_is_named_exists() -> None:
    named = {"Audit": SCRIPTS["Audit"], "gitlab": str(GITLAB), "hook": " ".join(HOOK["args"])}
    for where, said in named.items():
        assert unknown_options(said) == set(), where
        for formats in re.findall(r"--format (\S+)", said):
            assert set(re.split(r"[,)]+", formats.strip(")"))) <= RENDERERS.keys()


def test_the_hook_has_what_pre_commit_asks_for() -> None:
    assert HOOK.keys() >= {"id", "name", "entry", "language"}
    assert HOOK["language"] == "python"
    assert HOOK["pass_filenames"] is False


def test_the_image_is_built_from_what_is_let_in_and_is_not_run_as_root() -> None:
    let_in = {line[1:] for line in text(".dockerignore").splitlines() if line.startswith("!")}
    copied = {name for line in re.findall(r"^COPY (.+) \S+$", DOCKERFILE, re.MULTILINE) for name in line.split()}
    assert copied == let_in
    assert all((ROOT / name).exists() for name in copied)
    instructions = re.findall(r"^([A-Z]+) (.+)$", DOCKERFILE, re.MULTILINE)
    assert [value for name, value in instructions if name == "USER"] == ["auditor"]
    assert instructions[-1] == ("ENTRYPOINT", '["auditor"]')


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_document_names_every_format(document: str) -> None:
    formats = re.findall(r"^\| `([a-z.]+)` \|", text(document).partition("\n## GitHub\n")[0], re.MULTILINE)
    assert set(formats) <= RENDERERS.keys()
    assert set(formats) >= {"md", "sarif", "junit.xml", "github.txt", "codequality.json", "earl.jsonld"}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_document_names_only_what_exists(document: str) -> None:
    commands = re.findall(r"auditor audit[^\n`]*", text(document))
    assert commands
    assert {option for command in commands for option in unknown_options(command)} == set()
    for file in re.findall(r"\]\(([^)]+)\)", text(document)):
        assert (ROOT / "docs" / file).exists()
