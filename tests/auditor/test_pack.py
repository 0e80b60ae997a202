"""Packs: what is loaded, and that everything wrong is refused with file, code and key."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from auditor.errors import UserError
from auditor.pack import Pack, load_packs
from auditor.rule import AnyRule
from auditor.vocabulary import load_words

Toys = Mapping[str, type[AnyRule]]


def load(folder: Path, toys: Toys, *names: str, profile: str = "county") -> tuple[Pack, ...]:
    return load_packs(folder, names, profile, toys, load_words(folder))


def save(folder: Path, written: dict[str, Any], name: str = "sheet") -> None:
    text = yaml.safe_dump(written, allow_unicode=True, sort_keys=False)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_a_pack_is_read_with_its_parameters_and_patterns(packs_folder: Path, toys: Toys) -> None:
    (pack,) = load(packs_folder, toys)
    by_code = {indicator.code: indicator for indicator in pack.indicators}
    assert (pack.id, pack.title.en, pack.score and pack.score.pass_) == ("sheet", "Sheet", 60)
    assert by_code["V1"].uses[0].params == {"kinds": ("动态要闻", "通知公告")}
    assert [use.rule for use in by_code["D2"].uses] == ["tone-loud", "tone-vague"]


def test_a_parameter_may_come_from_a_word_list(packs_folder: Path, toys: Toys, written_pack: dict[str, Any]) -> None:
    params = {"kinds": "words:kinds/fresh/news", "least": "words:kinds/least"}
    written_pack["indicators"][0]["uses"][0]["params"] = params
    save(packs_folder, written_pack)
    use = load(packs_folder, toys)[0].indicators[0].uses[0]
    assert use.params == {"kinds": ("动态要闻",), "least": {"动态要闻": 3}}


def test_equal_uses_of_one_indicator_are_one(packs_folder: Path, toys: Toys, written_pack: dict[str, Any]) -> None:
    written_pack["indicators"][2]["uses"] = [{"rule": "tone-*"}, {"rule": "tone-loud"}]
    save(packs_folder, written_pack)
    assert len(load(packs_folder, toys)[0].indicators[2].uses) == 2


def test_without_names_the_official_packs_that_fit_are_taken(
    packs_folder: Path, toys: Toys, written_pack: dict[str, Any]
) -> None:
    local = {**written_pack, "id": "local", "official": False, "score": None}
    everywhere = {**written_pack, "id": "everywhere", "profiles": [], "score": None}
    save(packs_folder, {key: value for key, value in local.items() if value is not None}, "local")
    save(packs_folder, {key: value for key, value in everywhere.items() if value is not None}, "everywhere")
    assert [pack.id for pack in load(packs_folder, toys)] == ["everywhere", "sheet"]
    assert [pack.id for pack in load(packs_folder, toys, profile="township")] == ["everywhere"]
    assert [pack.id for pack in load(packs_folder, toys, "local", profile="township")] == ["local"]


def test_a_pack_may_be_a_file_of_the_users_own(
    tmp_path: Path, packs_folder: Path, toys: Toys, written_pack: dict[str, Any]
) -> None:
    save(tmp_path, {**written_pack, "id": "ours"}, "mine")
    assert [pack.id for pack in load(packs_folder, toys, str(tmp_path / "mine.yaml"))] == ["ours"]


def test_indicators_for_other_profiles_are_left_out(
    packs_folder: Path, toys: Toys, written_pack: dict[str, Any]
) -> None:
    written_pack["indicators"][3]["only_for"] = ["city"]
    save(packs_folder, written_pack)
    assert len(load(packs_folder, toys)[0].indicators) == 3
    assert len(load(packs_folder, toys, profile="city")[0].indicators) == 4


def test_an_unknown_pack_is_named_with_the_known_ones(packs_folder: Path, toys: Toys) -> None:
    with pytest.raises(UserError, match=r"no pack 'shet'.*sheet"):
        load(packs_folder, toys, "shet")


def test_two_packs_that_score_are_refused(packs_folder: Path, toys: Toys, written_pack: dict[str, Any]) -> None:
    save(packs_folder, {**written_pack, "id": "second"}, "second")
    with pytest.raises(UserError, match="second and sheet both score"):
        load(packs_folder, toys)


def test_no_fitting_pack_is_an_error(packs_folder: Path, toys: Toys) -> None:
    with pytest.raises(UserError, match="no official pack fits the profile township"):
        load(packs_folder, toys, profile="township")


def of_line(number: int, **changes: Any) -> Callable[[dict[str, Any]], None]:
    def change(written: dict[str, Any]) -> None:
        line = written["indicators"][number]
        line.update(changes)
        for key in [key for key, value in changes.items() if value is None]:
            del line[key]

    return change


def of_pack(**changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda written: written.update(changes)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (of_line(1, pionts=3), r"sheet\.yaml, indicator D1: .*pionts"),
        (of_line(1, clause=None), "indicator D1: .*clause"),
        (of_line(1, clause={"zh": "", "en": "x"}), "indicator D1: .*clause"),
        (of_line(1, title={"zh": "标题"}), "indicator D1: .*title"),
        (of_line(1, source="S9"), "indicator D1: source: 'S9'"),
        (of_line(1, mark="W"), "indicator D1: .*'W'.*mark"),
        (of_line(1, effect="fine"), "indicator D1: .*effect"),
        (of_line(1, violated_at=0), "indicator D1: .*violated_at"),
        (of_line(1, points_mark=None), "indicator D1: points need a points_mark"),
        (of_line(1, points_mark="R"), "indicator D1: points: .*not confirmed"),
        (of_line(1, points_mark="R?"), "indicator D1: points: .*not confirmed"),
        (of_line(1, mark="R"), "indicator D1: points: .*not confirmed"),
        (of_line(1, uses=None), "indicator D1: uses"),
        (of_line(1, uses=[{"rule": "long-titel"}]), "indicator D1: uses: there is no rule 'long-titel'"),
        (of_line(1, uses=[{"rule": "axe-*"}]), r"indicator D1: uses: there is no rule 'axe-\*'"),
        (of_line(1, uses=[{"rule": "long-title", "params": {"max": 3}}]), "no parameter 'max'; known are most"),
        (of_line(1, uses=[{"rule": "long-title", "params": {"most": "3"}}]), "D1: uses: most: Expected `int`"),
        (of_line(1, uses=[{"rule": "long-title", "params": {"most": True}}]), "D1: uses: most: Expected `int`"),
        (of_line(1, uses=[{"rule": "long-title", "params": {"most": "words:kinds/no"}}]), "kinds/no is not there"),
        (of_line(0, uses=[{"rule": "thin-column", "params": {"kinds": "动态要闻"}}]), "V1: uses: kinds: Expected"),
        (of_line(0, uses=[{"rule": "thin-column", "params": {"least": {"动态要闻": "x"}}}]), "V1: uses: least: Exp"),
        (of_line(0, uses=[{"rule": "thin-column", "parms": {}}]), "indicator V1: .*parms"),
        (of_line(1, code="V1"), "indicator V1: the code is used twice"),
        (of_line(1, code=1.1), "indicator 1.1: .*code"),
        (of_line(1, not_with=["D3"]), "indicator D1: not_with: D3 does not stand above it"),
        (of_line(1, group="别的"), "indicator D1: group: '别的'"),
        (of_pack(titel="x"), r"sheet\.yaml: .*titel"),
        (of_pack(document=""), r"sheet\.yaml: .*document"),
        (of_pack(indicators=[]), "indicators must be a list"),
        (of_pack(profiles=["village"]), "profiles"),
        (of_pack(score={"of": 9, "pass": 6, "pools": [{"groups": ["发布", "功能"], "points": 8}]}), "add up to 9"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_by_name(
    change: Callable[[dict[str, Any]], None],
    complaint: str,
    packs_folder: Path,
    toys: Toys,
    written_pack: dict[str, Any],
) -> None:
    change(written_pack)
    save(packs_folder, written_pack)
    with pytest.raises(UserError, match=complaint):
        load(packs_folder, toys)
