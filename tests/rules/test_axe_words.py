"""`words/axe.yaml` and `words/axe-checks.yaml` tell the axe-core that is installed: all of it, and truly."""

import asyncio
import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any
from urllib.parse import quote

import pytest

import rules
from auditor.browser import Tab, Window
from auditor.examine.axe import LEFT_OUT, AxeRun, axe_source, prepare, run_axe
from auditor.model import AxeResult, Outcome, Severity
from auditor.rule import AnyRule, discover
from auditor.settings import Settings
from auditor.vocabulary import load_words
from rules.access.axe import Told

WORDS = load_words(Path(rules.__path__[0]) / "packs")
TOLD: dict[str, Any] = dict(WORDS["axe"])
CHECKS: dict[str, Any] = dict(WORDS["axe-checks"])
RULES: dict[str, type[AnyRule]] = {
    name: rule for name, rule in discover("rules", lambda name: WORDS[name]).items() if name.startswith("axe-")
}
CHAPTERS = {"1": "可感知性", "2": "可操作性", "3": "可理解性", "4": "兼容性"}
"""Chapter of GB/T 37668-2019 by the principle of WCAG."""
CONFIRMED = {
    "3.2.1.3 非文本控件": (
        "aria-command-name aria-input-field-name aria-toggle-field-name button-name image-alt input-button-name "
        "input-image-alt label link-name role-img-alt select-name svg-img-alt"
    ),
    "3.2.1.4 非文本内容": "image-alt image-redundant-alt presentation-role-conflict",
    "3.3.2.2 组件聚焦关联性": "identical-links-same-purpose nested-interactive",
    "3.3.3.6 焦点顺序": "focus-order-semantics tabindex",
    "3.5.1.2 功能性组件功能": "aria-* nested-interactive",
}
"""Clauses of GB/T 37668-2019 whose number and name are known, and what of axe-core may fall under them."""
WORDS_OF_A_RULE = {
    "title", "why", "advice", "class", "wcag", "chapter", "clause", "severity",
    "runs", "checks", "review", "beyond", "per",
}  # fmt: skip

LIST = """() => ({
  rules: Object.fromEntries(axe._audit.rules.map(rule => [rule.id, {
    tags: rule.tags, impact: rule.impact, enabled: rule.enabled, review: !!rule.reviewOnFail,
    checks: [...rule.any, ...rule.all, ...rule.none].map(check => check.id || check),
  }])),
  checks: Object.fromEntries(Object.keys(axe._audit.checks).map(id => [id, axe._audit.data.checks[id].messages])),
  public: axe.getRules().map(rule => rule.ruleId),
})"""


@cache
def installed() -> dict[str, Any]:
    async def ask(tab: Tab) -> Any:
        await tab.inject(axe_source())
        return await tab.evaluate(LIST)

    told: dict[str, Any] = asyncio.run(_visit("data:text/html,<title>x</title>", ask))
    assert sorted(told["public"]) == sorted(told["rules"])
    return told


async def _visit(url: str, work: Any) -> Any:
    async with Window(Settings()) as window:
        return await window.visit(url, work)


def answers(messages: dict[str, Any]) -> set[str]:
    """`fail`, `incomplete`, or one of them with axe-core's name of the answer; singular and plural are one."""
    found = set()
    for kind in ("fail", "incomplete"):
        said = messages.get(kind)
        keys = said if isinstance(said, dict) else {"default": said}
        found |= {f"{kind} {_answer(key)}".strip() for key, text in keys.items() if text}
    return found


def _answer(key: str) -> str:
    return re.sub("^(default|singular|plural)$|(Singular|Plural)$", "", key)


# -- what is told is what is installed


@pytest.mark.slow
def test_every_rule_of_axe_is_told_and_no_other() -> None:
    assert TOLD.keys() == installed()["rules"].keys()


@pytest.mark.slow
@pytest.mark.parametrize("name", TOLD)
def test_what_is_told_of_a_rule_is_true(name: str) -> None:
    told, rule = TOLD[name], installed()["rules"][name]
    tags = set(rule["tags"])
    criteria = [".".join(found.groups()) for tag in rule["tags"] if (found := re.fullmatch(r"wcag(\d)(\d)(\d+)", tag))]
    assert sorted(told.get("wcag", [])) == sorted(criteria)
    by_tag = {"experimental": "experimental", "best-practice": "best-practice", "wcag2aaa": "enhanced"}
    assert told["class"] == next((kind for tag, kind in by_tag.items() if tag in tags), "wcag")
    assert told["severity"] == rule["impact"]
    assert sorted(told["checks"]) == sorted(set(rule["checks"]))
    assert told.get("review", False) == rule["review"]
    assert told.get("runs", True) == (name not in LEFT_OUT)
    assert told.get("runs", True) == ("deprecated" not in tags and name not in ("target-size", "html-has-lang"))


@pytest.mark.slow
def test_every_check_of_axe_is_told_and_no_other() -> None:
    assert CHECKS.keys() == installed()["checks"].keys()


@pytest.mark.slow
@pytest.mark.parametrize("check", CHECKS)
def test_every_answer_of_a_check_is_told_and_no_other(check: str) -> None:
    expected = answers(installed()["checks"][check])
    assert {*CHECKS[check]} == expected


# -- how it is told


@pytest.mark.parametrize("name", TOLD)
def test_a_rule_is_told_in_both_languages_and_by_the_norm(name: str) -> None:
    told = TOLD[name]
    assert told.keys() <= WORDS_OF_A_RULE
    for part in ("title", "why", "advice"):
        assert told[part].keys() == {"zh", "en"}
        assert re.search("[一-鿿]", told[part]["zh"])
        assert not re.search("[一-鿿]", told[part]["en"])
    assert len(told["title"]["zh"]) <= 24
    assert told["why"]["zh"].endswith("。")
    assert told["why"]["zh"].count("。") == 1
    assert told["advice"]["zh"].endswith("。")
    assert told["chapter"] in CHAPTERS.values()
    assert told.get("per", "page") == "page"
    assert told.get("beyond", name) in TOLD


@pytest.mark.parametrize("name", TOLD)
def test_chapter_and_clause_are_those_of_the_criteria(name: str) -> None:
    told = TOLD[name]
    if clause := told.get("clause"):
        assert any(re.fullmatch(one.replace("*", ".*"), name) for one in CONFIRMED[clause].split())
        principle = str(int(clause.split(".")[1]) - 1)
        assert told["chapter"] == CHAPTERS[principle]
    elif told.get("wcag"):
        assert told["chapter"] in {CHAPTERS[number[0]] for number in told["wcag"]}


@pytest.mark.parametrize("check", CHECKS)
def test_a_reason_is_told_in_both_languages(check: str) -> None:
    for reason in CHECKS[check].values():
        assert reason.keys() == {"zh", "en"}
        assert re.search("[一-鿿]", reason["zh"])
        assert not re.search("[一-鿿]", reason["en"])
        assert reason["zh"][-1] not in "。，；"
        assert reason["en"][-1] not in ".,;"
        zh, en = ({name for _, name, _, _ in Formatter().parse(reason[lang]) if name} for lang in ("zh", "en"))
        assert zh == en


def test_titles_are_different() -> None:
    for lang in ("zh", "en"):
        titles = [told["title"][lang] for told in TOLD.values()]
        assert sorted(set(titles)) == sorted(titles)


# -- the family


def test_the_family_has_one_member_a_rule() -> None:
    assert RULES.keys() == {f"axe-{name}" for name in TOLD}
    contrast = RULES["axe-color-contrast"]
    assert contrast.wcag == ("1.4.3",)
    assert contrast.severity is Severity.SERIOUS
    assert contrast.why
    assert contrast.why.zh == TOLD["color-contrast"]["why"]["zh"]


@pytest.mark.parametrize(
    ("name", "basis"),
    [
        ("color-contrast", "（WCAG 1.4.3；GB/T 37668-2019 可感知性）"),
        ("button-name", "（WCAG 4.1.2；GB/T 37668-2019 3.2.1.3 非文本控件）"),
        ("region", "（推荐做法，不属于 WCAG 成功准则）"),
        ("tabindex", "（推荐做法，不属于 WCAG 成功准则；参见 GB/T 37668-2019 3.3.3.6 焦点顺序）"),
        ("color-contrast-enhanced", "（WCAG 1.4.6；GB/T 37668-2019 可感知性；AAA 级要求，A、AA 级不作要求）"),
        ("td-has-header", "（WCAG 1.3.1；GB/T 37668-2019 可感知性；axe-core 的试验性规则，须人工确认）"),
        ("hidden-content", "（推荐做法，不属于 WCAG 成功准则；axe-core 的试验性规则，须人工确认）"),
    ],
)
def test_the_advice_says_what_the_rule_rests_on(name: str, basis: str) -> None:
    assert RULES[f"axe-{name}"].advice.zh.endswith(f"。{basis}")


@pytest.mark.parametrize("name", [name for name, told in TOLD.items() if told["class"] != "wcag"])
def test_what_no_criterion_of_level_a_or_aa_demands_is_minor_whatever_the_impact(name: str) -> None:
    rule = RULES[f"axe-{name}"]()
    assert rule.severity is Severity.MINOR
    assert rule.judge(Told(Outcome.FAILED, "critical")).severity is None


@pytest.mark.parametrize("name", [name for name, told in TOLD.items() if told["class"] == "experimental"])
def test_an_experimental_rule_has_no_words_to_accuse_with(name: str) -> None:
    for text in RULES[f"axe-{name}"].messages.values():
        assert "试验性规则" in text.zh
        assert "experimental" in text.en


# -- in a browser

FAULTS = """<!doctype html><html lang="zh_CN" xml:lang="en"><head><meta charset="utf-8"><title>县</title>
<meta name="viewport" content="width=device-width, maximum-scale=1">
<meta http-equiv="refresh" content="300"><style>.spaced{letter-spacing:.01em!important}</style></head>
<body><nav aria-label="导航"><a href="/a" accesskey="s">甲</a><a href="/b" accesskey="S">乙</a></nav>
<nav aria-label="导航"><main>正文</main></nav>
<div role="range">抽象</div><div role="knopf">自造</div><ul role="directory"><li>旧</li></ul>
<button role="heading">角色</button><input type="checkbox" aria-checked="true" aria-label="选">
<div role="checkbox" aria-label="选"></div><div role="list"><span role="button">不是列表项</span></div>
<div role="tab">散落的选项卡</div><span aria-label="名">没有角色</span><p role="none" aria-label="名">无</p>
<p aria-sort="ascending">不支持</p><p aria-foo="1">无此属性</p><div role="switch" aria-checked="vielleicht">开</div>
<span aria-labelledby="nowhere" role="button">按</span>
<textarea aria-errormessage="one two" aria-invalid="true"></textarea>
<p style="color:#999">浅色的一行文字</p><p style="color:#666">不够深的一行文字</p>
<p style="color:#ccc;text-shadow:0 0 1px #ddd">阴影中的文字</p>
<p style="background:linear-gradient(#fff,#000)">渐变上的文字</p>
<p>一段文字，里面有<a href="/c" style="color:#333;text-decoration:none">链接</a>，后面还有很多文字说明情况。</p>
<p style="letter-spacing:.01em!important;line-height:1!important;word-spacing:0!important">写死的间距</p>
<label for="twice">一</label><input id="twice"><label for="twice">二</label><p id="twice">重复</p>
<iframe title="同名" srcdoc="x"></iframe><iframe title="同名" srcdoc="y"></iframe>
<ul><div>不是列表项</div></ul><dl><p>不是词条</p></dl><p lang="cn">语言</p>
</body></html>"""
MORE_FAULTS = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>县</title>
<meta name="viewport" content="width=device-width, maximum-scale=3"><meta http-equiv="refresh" content="99999"></head>
<body><p style="line-height:1.4!important;width:4em">写死的行距，文字不止一行</p><p>一<br aria-label="行">二</p>
<a href="http://portal.example/a">更多</a><a href="http://portal.example/b">更多</a></body></html>"""
NOTHING_FAILS = {"aria-unsupported-attr", "unsupportedrole"}
"""The installed axe-core knows no attribute and no role that they would object to."""


async def _axe(tab: Tab) -> Any:
    await prepare(tab)
    return await run_axe(tab, 20)


@cache
def found(kind: str) -> tuple[AxeResult, ...]:
    """Results of `violations` or `incomplete` on both pages."""
    pages = (f"data:text/html;charset=utf-8,{quote(page)}" for page in (FAULTS, MORE_FAULTS))
    runs: list[AxeRun] = [asyncio.run(_visit(page, _axe)) for page in pages]
    return tuple(result for ran in runs for result in getattr(ran, kind))


@pytest.mark.slow
@pytest.mark.parametrize(("results", "kinds"), [("violations", ["fail"]), ("incomplete", ["incomplete", "fail"])])
def test_words_for_figures_get_the_figures_axe_measured(results: str, kinds: list[str]) -> None:
    told = [(it.rule, check) for it in found(results) for node in it.nodes for check in node.checks]
    assert told
    for rule, check in told:
        said = [CHECKS[check.id].get(f"{kind} {check.key}".strip()) for kind in kinds]
        reason = next((one for one in said if one), None)
        assert reason, (rule, check)
        reason["zh"].format_map(check.values)


@pytest.mark.slow
def test_the_pages_speak_to_every_check_whose_words_have_figures() -> None:
    results = (*found("violations"), *found("incomplete"))
    spoken = {check.id for it in results for node in it.nodes for check in node.checks}
    figured = {check for check, said in CHECKS.items() if any("{" in reason["zh"] for reason in said.values())}
    in_use = {check for name, told in TOLD.items() if name not in LEFT_OUT for check in told["checks"]}
    assert (figured & in_use) - spoken == NOTHING_FAILS
