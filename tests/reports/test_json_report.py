"""The JSON report: the contract holds, whatever the portal says."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reports
from auditor.model import Report
from reports import contract
from reports.json import document
from reports.json import render as pieces

HERE = Path(__file__).parent
ROOM = Path(reports.__path__[0])


def render(report: Report) -> bytes:
    return b"".join(pieces(report))


def test_golden(report: Report, golden: Callable[[Path, bytes], None]) -> None:
    golden(HERE / "golden" / "report.json", render(report))


def test_twice_the_same(report: Report) -> None:
    assert render(report) == render(report)


def test_schema_file_is_what_the_types_say(golden: Callable[[Path, bytes], None]) -> None:
    schema = json.dumps(msgspec.json.schema(contract.Document), ensure_ascii=False, indent=1) + "\n"
    golden(ROOM / "report-1.schema.json", schema.encode())


def test_what_is_written_reads_back_as_the_contract(told: Report) -> None:
    assert msgspec.json.decode(render(told), type=contract.Document) == document(told)


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("", "schema tool portal run coverage packs verdict indicators columns items rules groups findings links"),
        ("tool", "name version axe_version"),
        ("portal", "url name profile"),
        ("run", "started finished settings complete"),
        ("coverage", "discovered fetched pages examined templates not_assessed"),
        ("coverage.not_assessed.0", "reason count examples"),
        ("packs.0", "id title source"),
        ("verdict", "state vetoes score"),
        ("verdict.score", "low high of"),
        ("indicators.0", "pack code title clause source mark effect state failed judged open deduction"),
        ("columns", "count max_level nodes"),
        ("columns.nodes.0", "id name url parent level clicks kind items newest state evidence"),
        ("rules.0", "id title passed failed cant_tell inapplicable untested"),
        ("groups.0", "id rule title template pages findings example advice"),
        (
            "findings.0",
            "id rule outcome severity confidence url selector snippet message values group template clauses wcag "
            "evidence first_seen waived",
        ),
        ("links.0", "url verdict status referrers referrer_count"),
        ("links.0.referrers.0", "url text"),
    ],
)
def test_every_key_other_programs_rely_on_is_there(report: Report, path: str, keys: str) -> None:
    found: Any = json.loads(render(report))
    for step in filter(None, path.split(".")):
        found = found[int(step) if step.isdecimal() else step]
    assert set(keys.split()) <= set(found)


def test_an_unknown_value_is_null_and_says_why(report: Report) -> None:
    nodes = {node["state"]: node for node in json.loads(render(report))["columns"]["nodes"]}
    assert nodes["unread"]["items"] is nodes["unread"]["newest"] is None
    assert nodes["unread"]["unknown"]["items"] == nodes["unread"]["unknown"]["newest"] == "script"
    assert nodes["empty"]["items"] == 0
    assert nodes["empty"]["newest"] is None
    assert "newest" not in nodes["empty"]["unknown"]


def test_one_line_an_entry(report: Report) -> None:
    lines = render(report).decode().splitlines()
    assert sum(line.startswith('  {"id":"') and '"outcome"' in line for line in lines) == len(report.findings)


def test_chinese_is_written_as_it_is(report: Report) -> None:
    assert "示例县人民政府" in render(report).decode()


@given(said=st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_makes_valid_json(report: Report, said: str) -> None:
    written = render(msgspec.structs.replace(report, name=said, warnings=(said,)))
    assert json.loads(written)["portal"]["name"] == said.encode(errors="replace").decode()


def test_the_readme_explains_every_field() -> None:
    readme = (ROOM / "README.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`([a-z_]+)`", readme))
    assert {name for struct in _structs(contract.Document) for name in struct.__struct_fields__} <= explained


def _structs(struct: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    yield struct
    for hint in get_type_hints(struct).values():
        for part in (hint, *get_args(hint)):
            if isinstance(part, type) and issubclass(part, msgspec.Struct):
                yield from _structs(part)
