"""The catalogue: every rule with its documentation, every pack with who decides what."""

import json
from collections.abc import Mapping, Sequence

from auditor.catalogue import HEADINGS, as_json, as_text, headings, render
from auditor.pack import Pack
from auditor.rule import AnyRule

Toys = Mapping[str, type[AnyRule]]


def test_headings_are_read_from_the_docstring(toys: Toys) -> None:
    found = headings(toys["thin-column"])
    assert tuple(found) == HEADINGS
    assert found["Expects"] == "at least as many items as `least` says for its kind."


def test_markdown_names_every_rule_once_and_where_it_is_used(toys: Toys, packs: Sequence[Pack]) -> None:
    text = render(toys, packs)
    for id_ in toys:
        assert text.count(f'<a id="{id_}"></a>') == 1
    assert "标题过长 · Long title" in text
    assert "- **`most`**: longest title (default 5 characters)" in text
    assert "- **Used by**: sheet D1" in text
    assert "### tone (2 rules)" in text
    assert "| D3 | 死链 | Links | deduct | V | fully | [lost-target](#lost-target) |  |" in text
    assert text == render(dict(reversed(toys.items())), packs)


def test_text_is_a_line_a_rule_or_one_rule_in_full(toys: Toys, packs: Sequence[Pack]) -> None:
    assert as_text(toys, packs).splitlines()[0] == "long-title   标题过长 · Long title"
    told = as_text({"long-title": toys["long-title"]}, packs)
    assert "- **Cannot tell**: the source is unknown." in told
    assert "- **Why**: 读者看不到全部标题。 · Readers do not see the whole title." in told
    assert "**Why**" not in as_text({"thin-column": toys["thin-column"]}, packs)


def test_json_has_what_a_program_needs(toys: Toys, packs: Sequence[Pack]) -> None:
    first = json.loads(as_json(toys, packs))[0]
    assert (first["id"], first["group"], first["severity"]) == ("long-title", "toys", "serious")
    assert first["params"]["most"] == {"default": 5, "unit": "characters", "meaning": "longest title"}
    assert first["why"]["en"] == "Readers do not see the whole title."
    assert first["used_by"] == ["sheet D1"]
