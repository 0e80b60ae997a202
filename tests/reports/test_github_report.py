"""Annotations: one command a line, as many as GitHub shows, and no text of the portal is a command."""

import re
from collections.abc import Callable
from pathlib import Path

import msgspec

from auditor.model import Report
from reports import github

HERE = Path(__file__).parent
COMMAND = re.compile(r"::(error|warning|notice) (?:file=([^,:]+),line=1,)?title=([^,:\r\n]+)::([^\r\n]+)")


def render(report: Report) -> str:
    return b"".join(github.render(report)).decode()


def test_golden(report: Report, golden: Callable[[Path, bytes], None]) -> None:
    golden(HERE / "golden" / "report.github.txt", render(report).encode())


def test_every_line_is_one_command(told: Report) -> None:
    lines = render(told).splitlines()
    assert len(lines) == sum(group.new > 0 for group in told.groups)
    assert all(COMMAND.fullmatch(line) for line in lines)


def test_the_worst_come_first(report: Report) -> None:
    commands = [match[1] for match in COMMAND.finditer(render(msgspec.structs.replace(report, comparison=None)))]
    assert commands == sorted(commands, key=["error", "warning", "notice"].index)
    assert {"error", "warning", "notice"} == set(commands)


def test_no_more_than_github_shows(report: Report) -> None:
    groups = tuple(msgspec.structs.replace(group, id=f"{group.id}-{n}") for n in range(9) for group in report.groups)
    commands = [
        match[1] for match in COMMAND.finditer(render(msgspec.structs.replace(report, groups=groups, comparison=None)))
    ]
    assert {command: commands.count(command) for command in set(commands)} == {"error": 10, "warning": 10, "notice": 10}


def test_a_text_of_the_portal_is_no_command(report: Report) -> None:
    hostile = "a\r\n::add-mask::b\n##[error]c,line=2::x%0A::stop-commands::y"
    groups = tuple(msgspec.structs.replace(group, title=hostile, advice=hostile) for group in report.groups)
    lines = render(msgspec.structs.replace(report, groups=groups)).split("\n")[:-1]
    assert all(COMMAND.fullmatch(line) for line in lines)
    assert all("%250A" in line for line in lines)


def test_built_pages_are_annotated_in_their_file(report: Report) -> None:
    served = "http://127.0.0.1:8123"
    groups = tuple(
        msgspec.structs.replace(
            group,
            examples=tuple(msgspec.structs.replace(it, url=f"{served}/a,b/") for it in group.examples),
        )
        for group in report.groups
    )
    built = msgspec.structs.replace(
        report, url=f"{served}/", settings={"target": "public"}, groups=groups, comparison=None, findings=(), links=()
    )
    assert {match[2] for match in COMMAND.finditer(render(built))} == {"public/a%2Cb/index.html"}
