"""The README names what there is, and nothing that is not."""

import os
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from auditor.cli import main
from auditor.delivery import FORMATS

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[1].split())
HELP = re.compile(r"(<!-- help: [^\n]*-->\n).*?(<!-- /help -->)", re.DOTALL)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def options(command: str) -> set[str]:
    return {
        name
        for option in main.commands[command].params
        if isinstance(option, click.Option) and not option.hidden
        for name in option.opts
        if name.startswith("--")
    }


@pytest.mark.parametrize("readme", READMES)
def test_the_two_commands_are_named(readme):
    assert "\nmake demo" in text(readme)
    assert "\nmake test" in text(readme)


@pytest.mark.parametrize("command", list(main.commands))
@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_named(readme, command):
    assert re.search(rf"`(?:auditor )?{command}\b", text(readme))


@pytest.mark.parametrize("readme", READMES)
def test_every_option_of_audit_is_named(readme):
    assert sorted(name for name in options("audit") if name not in text(readme)) == []


@pytest.mark.parametrize("readme", READMES)
def test_every_pack_is_named(readme):
    assert [
        file.stem for file in (ROOT / "rules" / "packs").glob("*.yaml") if f"`{file.stem}`" not in text(readme)
    ] == []


@pytest.mark.parametrize("readme", READMES)
def test_no_option_is_invented(readme):
    known = {"--help"}.union(*(options(command) for command in list(main.commands)))
    assert set(re.findall(r"--[a-z][a-z-]+", text(readme))) - known == set()


@pytest.mark.parametrize("readme", READMES)
def test_every_format_is_named(readme):
    assert re.findall(r"^\| `([a-z.]+)` \| `report\.\1`", text(readme), re.MULTILINE) == list(FORMATS)


@pytest.mark.parametrize("document", [*READMES, "CONTRIBUTING.md"])
def test_every_make_target_named_exists(document):
    assert set(re.findall(r"^make ([a-z]+)|`make ([a-z]+)", text(document), re.MULTILINE)) <= {
        pair for target in TARGETS for pair in ((target, ""), ("", target))
    }


@pytest.mark.parametrize("document", [*READMES, "CONTRIBUTING.md"])
def test_every_local_link_leads_somewhere(document):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text(document))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_both_languages_have_the_same_sections():
    english, chinese = (re.findall(r"^(##+) ", text(name), re.MULTILINE) for name in READMES)
    assert english == chinese


def test_the_help_in_the_readme_is_current():
    help_text = CliRunner().invoke(main, ["audit", "--help"], prog_name="auditor", terminal_width=100).output
    written = text("README.md")
    current = HELP.sub(lambda block: f"{block[1]}```\n{help_text}```\n{block[2]}", written)
    if os.environ.get("UPDATE_GOLDEN"):
        (ROOT / "README.md").write_text(current, encoding="utf-8")
    assert written == current or os.environ.get("UPDATE_GOLDEN"), "stale: make docs"


def test_ci_calls_what_the_readme_says():
    assert text(".ci/run").splitlines()[-1] == "make test"
