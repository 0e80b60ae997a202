"""`words/axe.yaml` tells every rule of the axe-core that is installed, and tells it truly."""

import asyncio
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import rules
from auditor.browser import Tab, Window
from auditor.examine.axe import axe_source
from auditor.model import Outcome, Severity
from auditor.rule import discover
from auditor.settings import Settings
from auditor.vocabulary import load_words
from rules.access.axe import Seen

TOLD: dict[str, Any] = dict(load_words(Path(rules.__path__[0]) / "packs")["axe"])
CHAPTERS = {"可感知性", "可操作性", "可理解性", "兼容性"}
CONFIRMED = {"3.2.1.3 非文本控件", "3.2.1.4 非文本内容", "3.3.3.6 焦点顺序", "3.5.1.2 功能性组件功能"}
"""Clauses of GB/T 37668-2019 whose number and name are known and that axe-core can say something of."""

LIST = """() => axe._audit.rules.map(rule => ({
  id: rule.id, tags: rule.tags, impact: rule.impact, enabled: rule.enabled,
}))"""


@cache
def installed() -> dict[str, dict[str, Any]]:
    async def ask(tab: Tab) -> Any:
        await tab.inject(axe_source())
        assert {rule["ruleId"] for rule in await tab.evaluate("() => axe.getRules()")} == {
            rule["id"] for rule in await tab.evaluate(LIST)
        }
        return await tab.evaluate(LIST)

    async def run() -> Any:
        async with Window(Settings()) as window:
            return await window.visit("data:text/html,<title>x</title>", ask)

    return {rule["id"]: rule for rule in asyncio.run(run())}


def test_good_practice_is_a_minor_fault_whatever_the_impact() -> None:
    rule = discover("rules", lambda _: TOLD)["axe-landmark-one-main"]()
    judgement = rule.judge(Seen(Outcome.FAILED, "moderate"))
    assert (rule.severity, judgement.severity) == (Severity.MINOR, None)


@pytest.mark.slow
def test_every_rule_of_axe_is_told_and_no_other() -> None:
    assert TOLD.keys() == installed().keys()


@pytest.mark.slow
@pytest.mark.parametrize("name", TOLD)
def test_what_is_told_is_true(name: str) -> None:
    told, rule = TOLD[name], installed()[name]
    criteria = [".".join(found.groups()) for tag in rule["tags"] if (found := re.fullmatch(r"wcag(\d)(\d)(\d+)", tag))]
    assert sorted(told.get("wcag", [])) == sorted(criteria)
    assert told["class"] == ("best-practice" if "best-practice" in rule["tags"] else "wcag")
    assert told["severity"] == rule["impact"]
    runs = rule["enabled"] and not {"experimental", "deprecated"} & set(rule["tags"])
    assert told.get("runs", True) == runs


@pytest.mark.parametrize("name", TOLD)
def test_it_is_told_in_both_languages_and_by_the_norm(name: str) -> None:
    told = TOLD[name]
    assert told.keys() <= {"title", "advice", "found", "class", "wcag", "chapter", "clause", "severity", "runs", "per"}
    for part in ("title", "advice"):
        assert re.search("[一-鿿]", told[part]["zh"])
        assert not re.search("[一-鿿]", told[part]["en"])
    assert len(told["title"]["zh"]) <= 24
    assert told["advice"]["zh"].endswith("。")
    assert told["chapter"] in CHAPTERS
    assert told.get("clause") in {*CONFIRMED, None}
    assert told.get("per", "page") == "page"


def test_titles_are_different() -> None:
    for lang in ("zh", "en"):
        titles = [told["title"][lang] for told in TOLD.values()]
        assert sorted(set(titles)) == sorted(titles)


def test_the_family_has_one_member_a_rule() -> None:
    words = load_words(Path(rules.__path__[0]) / "packs")
    members = {name: rule for name, rule in discover("rules", lambda name: words[name]).items() if name[:4] == "axe-"}
    assert members.keys() == {f"axe-{name}" for name in TOLD}
    contrast = members["axe-color-contrast"]
    assert contrast.wcag == ("1.4.3",)
    assert contrast.severity is Severity.SERIOUS
    assert contrast.advice.zh.endswith("（WCAG 1.4.3；GB/T 37668-2019 可感知性）")
    assert members["axe-button-name"].advice.zh.endswith("（WCAG 4.1.2；GB/T 37668-2019 3.2.1.3 非文本控件）")
    assert members["axe-region"].advice.zh.endswith("（推荐做法，不属于 WCAG 成功准则）")
    assert members["axe-tabindex"].advice.en.endswith(
        "(good practice, not a WCAG success criterion; see GB/T 37668-2019 3.3.3.6)"
    )
