"""The code quality report of GitLab has what GitLab asks for."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from auditor.model import Report
from reports import codequality

HERE = Path(__file__).parent


def entries(report: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(b"".join(codequality.render(report)))
    return found


def test_golden(report: Report, golden: Callable[[Path, bytes], None]) -> None:
    golden(HERE / "golden" / "report.codequality.json", b"".join(codequality.render(report)))


def test_every_root_cause_is_an_entry_known_by_its_id(told: Report) -> None:
    found = entries(told)
    assert [entry["fingerprint"] for entry in found] == [group.id for group in told.groups]
    assert {entry["severity"] for entry in found} == {"critical", "major", "minor", "info"}


def test_a_path_is_never_absolute_and_a_line_is_named(told: Report) -> None:
    places = [entry["location"] for entry in entries(told)]
    assert all(place["path"] and not place["path"].startswith(("/", "http")) for place in places)
    assert all(place["lines"] == {"begin": 1} for place in places)


def test_no_character_does_harm(told: Report) -> None:
    said = "".join(entry["description"] for entry in entries(told))
    assert not set("\x00\x1b\u202e") & set(said)


def test_nothing_found_is_an_empty_list(report: Report) -> None:
    assert entries(msgspec.structs.replace(report, groups=())) == []
