"""The project's promises about itself, over all rules and packs; they stand for a reviewer's checklist."""

import ast
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

import msgspec
import pytest

import auditor
import reports
import rules
from auditor.catalogue import HEADINGS, headings, render
from auditor.model import Confidence
from auditor.pack import UNCONFIRMED, Pack, load_packs
from auditor.rule import AnyRule, LinkRule, PageRule, SiteRule, WrittenRule, discover
from auditor.settings import Profile
from auditor.vocabulary import load_words, read_yaml

ROOT = Path(__file__).parent.parent
PACKS = Path(rules.__path__[0]) / "packs"
CASES = ROOT / "tests" / "rules"
CATALOGUE = Path(rules.__path__[0]) / "README.md"
SOURCES = sorted(file for package in (auditor, rules, reports) for file in Path(package.__path__[0]).rglob("*.py"))

WORDS = load_words(PACKS)
RULES = discover("rules", lambda name: WORDS[name])
MODULES = sorted({rule.__module__ for rule in RULES.values()})


@cache
def packs() -> tuple[Pack, ...]:
    """Every pack, official or not, with the indicators of every profile it is for."""
    whole = []
    for file in sorted(PACKS.glob("*.yaml")):
        written = read_yaml(file)
        loaded = [
            load_packs(PACKS, [file.stem], profile, RULES, WORDS)[0]
            for profile in written.get("profiles") or [*Profile]
        ]
        indicators = {it.code: it for pack in loaded for it in pack.indicators}
        ordered = tuple(indicators[line["code"]] for line in written["indicators"])
        whole.append(msgspec.structs.replace(loaded[0], indicators=ordered))
    return tuple(whole)


def family_of(rule: type[AnyRule]) -> str:
    """Name of the rule's file, as an id."""
    return rule.__module__.rpartition(".")[2].replace("_", "-")


def relative(file: Path) -> str:
    return str(file.relative_to(ROOT))


# -- rules


@pytest.mark.parametrize("id_", RULES)
def test_a_rule_is_named_like_its_file(id_: str) -> None:
    family = family_of(RULES[id_])
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_)
    assert id_ == family or id_.startswith(f"{family}-")


@pytest.mark.parametrize("module", MODULES)
def test_a_rule_file_stands_in_a_group_and_holds_one_rule_or_one_family(module: str) -> None:
    own = [rule for rule in RULES.values() if rule.__module__ == module]
    assert len(module.split(".")) == 3
    assert len(own) == 1 or own[0].words


@pytest.mark.parametrize("id_", RULES)
def test_a_rule_is_documented_under_the_four_headings(id_: str) -> None:
    found = headings(RULES[id_])
    assert tuple(found) == HEADINGS
    assert all(found.values())


@pytest.mark.parametrize("id_", RULES)
def test_a_rule_is_of_one_kind_and_speaks_both_languages(id_: str) -> None:
    rule = RULES[id_]
    assert sum(issubclass(rule, kind) for kind in (PageRule, WrittenRule, LinkRule, SiteRule)) == 1
    assert rule.messages
    for text in (rule.title, rule.advice, *rule.messages.values()):
        assert all(half.strip() for half in text)


@pytest.mark.parametrize("id_", RULES)
def test_messages_have_plain_slots_the_same_in_both_languages(id_: str) -> None:
    for key, text in RULES[id_].messages.items():
        slots = [{(name, spec) for _, name, spec, _ in Formatter().parse(half) if name is not None} for half in text]
        assert slots[0] == slots[1], key
        assert all(re.fullmatch(r"[a-z_]+", name) and not spec for name, spec in slots[0]), key


@pytest.mark.parametrize("module", MODULES)
def test_a_rule_over_what_only_a_browser_shows_says_so(module: str) -> None:
    """It reads `page.measured`, or asks a function of its group that does."""
    group = import_module(module.rpartition(".")[0])
    at_hand = {"measured", "on_phone", *_measuring(ast.parse(Path(group.__file__ or "").read_text(encoding="utf-8")))}
    tree = ast.parse(Path(import_module(module).__file__ or "").read_text(encoding="utf-8"))
    (says,) = {rule.measured for rule in RULES.values() if rule.__module__ == module}
    assert says is bool(at_hand & _used(tree))


def _measuring(group: ast.Module) -> set[str]:
    """Functions and classes of a group that look at measurements, by themselves or through one another."""
    shared = {node.name: _used(node) for node in group.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    found = {"measured", "on_phone"}
    while more := {name for name, used in shared.items() if used & found} - found:
        found |= more
    return found


def _used(tree: ast.AST) -> set[str]:
    """Names a piece of code reads, its own assignments in a class aside."""
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    return read | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize("module", MODULES)
def test_every_message_is_used_and_every_used_key_is_a_message(module: str) -> None:
    """Keys are written in the rule (those of a phone once for both widths), handed in from its group's shared module,
    or read from a family's word lists."""
    kin = [rule for rule in RULES.values() if rule.__module__ == module]
    own = {key for rule in kin for key in rule.messages}
    listed = {f"{name} {key}" for words in kin[0].words for name, keys in WORDS[words].items() for key in keys}
    written = {
        node.value
        for name in (module, module.rpartition(".")[0])
        for node in ast.walk(ast.parse(Path(import_module(name).__file__ or "").read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert own <= written | listed | {f"{key}_phone" for key in written}


@pytest.mark.parametrize("id_", RULES)
def test_a_rule_is_used_by_a_pack(id_: str) -> None:
    """All but those a family's tool does not run by default (`runs: false` in its words)."""
    family = family_of(RULES[id_])
    runs = WORDS.get(family, {}).get(id_.removeprefix(f"{family}-"), {}).get("runs", True)
    assert runs is any(use.rule == id_ for pack in packs() for it in pack.indicators for use in it.uses)


@pytest.mark.parametrize("id_", RULES)
def test_success_criteria_have_a_name_in_the_report(id_: str) -> None:
    assert set(RULES[id_].wcag) <= read_yaml(Path(reports.__path__[0]) / "texts" / "wcag.yaml").keys()


@pytest.mark.parametrize("id_", RULES)
def test_parameters_say_what_they_mean(id_: str) -> None:
    assert all(param.meaning for param in RULES[id_].params.values())


# -- cases


@pytest.mark.parametrize("family", sorted({family_of(rule) for rule in RULES.values()}))
def test_a_rule_has_cases_that_pass_fail_and_do_neither(family: str) -> None:
    cases = read_yaml(CASES / f"{family}.yaml")
    outcomes = {line.split()[0].rstrip(":") for case in cases.values() for line in case["expect"]}
    only_suspects = all(rule.confidence is Confidence.LOW for rule in RULES.values() if family_of(rule) == family)
    assert {"passed", "failed"} <= outcomes | ({"failed"} if only_suspects else set())
    assert {"inapplicable", "cant_tell"} & outcomes


@pytest.mark.parametrize("file", sorted(CASES.glob("*.yaml")), ids=lambda file: file.stem)
def test_cases_belong_to_a_rule(file: Path) -> None:
    assert file.stem in {family_of(rule) for rule in RULES.values()}


# -- packs


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack.id)
def test_a_pack_is_named_like_its_file(pack: Pack) -> None:
    assert (PACKS / f"{pack.id}.yaml").is_file()
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", pack.id)


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack.id)
def test_every_indicator_has_a_clause_a_source_and_confirmed_points_or_none(pack: Pack) -> None:
    assert set(pack.sources) == {it.source for it in pack.indicators}, "sources nobody cites, or cited and not there"
    for it in pack.indicators:
        assert all(it.clause)
        assert pack.sources[it.source]
        assert it.points is None or not {it.mark, it.points_mark} & UNCONFIRMED
        assert it.by != "person" or it.note, f"{it.code}: what must a person look at?"


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack.id)
def test_sources_are_documents_not_addresses(pack: Pack) -> None:
    assert not [text for text in (*pack.sources.values(), pack.document) if "://" in text or "www." in text]


@pytest.mark.parametrize("profile", [*Profile])
def test_every_profile_has_official_packs(profile: Profile) -> None:
    assert load_packs(PACKS, (), profile, RULES, WORDS)


def test_every_mandatory_item_is_asked_for() -> None:
    """All but the institutions, whose pages are told by the names of theirs."""
    uses = [use for pack in packs() for it in pack.indicators for use in it.uses if RULES[use.rule].decides]
    asked = {item for use in uses for item in use.params[RULES[use.rule].decides]}
    listed = WORDS["mandatory-items"]["items"].keys()
    assert listed - asked == {"institutions", "budget", "final-account"}
    assert asked <= listed


def test_the_catalogue_is_what_the_rules_and_packs_say() -> None:
    text = render(RULES, packs())
    if os.environ.get("UPDATE_GOLDEN"):
        CATALOGUE.write_text(text, encoding="utf-8")
    assert CATALOGUE.read_text(encoding="utf-8") == text, "stale: UPDATE_GOLDEN=1 pytest tests/test_project.py"


# -- code


@pytest.mark.parametrize("file", SOURCES, ids=relative)
def test_no_module_is_over_300_lines(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300


def test_the_model_imports_the_standard_library_and_msgspec_only() -> None:
    allowed = {*sys.stdlib_module_names, "msgspec"}
    for file in Path(auditor.__path__[0], "model").glob("*.py"):
        strangers = {name for name in imports(file) if name.split(".")[0] not in allowed}
        assert {name for name in strangers if not name.startswith("auditor.model")} == set()


def test_few_places_survive_our_own_mistakes() -> None:
    """`except Exception` stands in the judge's hearing.

    And where one page, or one format of the report, must not cost the others: the report names the page. The command
    line's ends in a traceback and exit code 3; the browser's is for a driver without a type of its own, the documents'
    for parsers of others on bytes of strangers.
    """
    broad = {
        relative(file)
        for file in SOURCES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and (node.type is None or getattr(node.type, "id", "") == "Exception")
    }
    assert broad <= {
        "auditor/hearing.py",
        "auditor/delivery.py",
        "reports/ledger.py",
        "reports/office/paper.py",
        "auditor/facts/__init__.py",
        "auditor/cli.py",
        "auditor/browser/launch.py",
        "auditor/documents/reader.py",
    }


def test_nothing_in_the_tree_names_a_place_on_one_machine() -> None:
    own = re.compile(r"(?:/home/|/root/|/Users/|/tmp/|/work/|[A-Z]:\\Users)[\w.-]+/")
    texts = [file for file in (*SOURCES, *yaml_files(), *ROOT.glob("*.md"), *ROOT.glob("*.toml")) if file.is_file()]
    assert [relative(file) for file in texts if own.search(file.read_text(encoding="utf-8"))] == []


def yaml_files() -> Iterator[Path]:
    yield from PACKS.rglob("*.yaml")
    yield from CASES.glob("*.yaml")


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
