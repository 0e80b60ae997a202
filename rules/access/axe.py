"""axe-*: one rule for every rule of axe-core, told in our words."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, NamedTuple

from auditor.model import AxeNode, AxeResult, Judgement, Outcome, Page, Place, Reason, Severity, Text
from auditor.rule import AnyRule, PageRule, cant_tell, failed, passed


class Seen(NamedTuple):
    """What axe-core said of one component of the page, or of the page as a whole."""

    outcome: Outcome
    impact: str = ""
    node: AxeNode = AxeNode("", "", "")


class Axe(PageRule[Seen]):
    """What the rule of axe-core says of the page as a browser shows it.

    Applies to: pages the browser opened that hold an element the rule looks at; one target for every component of the
        page with a fault, one for all doubts of the page, one for a page with neither.
    Expects: axe-core reports no violation.
    Cannot tell: axe-core leaves the element to a person (`incomplete`), such as text over a picture.
    Source: the WCAG criteria of the rule; GB/T 37668-2019 by chapter, by clause where the clause is confirmed.
    """

    id = "axe"
    words = "axe"
    name: ClassVar[str]
    """The rule's id in axe-core."""
    is_advice: ClassVar[bool] = False
    """No success criterion demands it: a fault is minor, whatever axe-core's impact."""
    per_page: ClassVar[bool] = False
    """The fault is that of the page's frame: its elements are one fault."""

    def targets(self, subject: Page) -> Iterable[Seen]:
        measured = subject.measured
        if measured is None or measured.failure is not None:
            return ()
        faults = _of(self.name, measured.violations, Outcome.FAILED)
        doubts = _of(self.name, measured.incomplete, Outcome.CANT_TELL)
        seen = [*(_together(faults) if self.per_page else faults), *_together(doubts)]
        if not seen and self.name in measured.passed:
            return (Seen(Outcome.PASSED),)
        return seen

    def judge(self, target: Seen) -> Judgement:
        node = target.node
        if target.outcome is Outcome.PASSED:
            return passed()
        at = Place(selector=node.selector, snippet=node.snippet)
        if target.outcome is Outcome.CANT_TELL:
            return cant_tell(
                Reason.INCOMPLETE, key="look", at=at, component=node.component, count=node.count, axe=node.message
            )
        return failed(
            "measured" if node.values and "measured" in self.messages else "found",
            at=at,
            component=node.component,
            severity=Severity(target.impact) if target.impact and not self.is_advice else None,
            count=node.count,
            axe=node.message,
            **node.values,
        )

    @classmethod
    def members(cls, words: Mapping[str, Any]) -> list[type[AnyRule]]:
        return [_member(cls, name, told) for name, told in sorted(words.items())]


def _of(name: str, results: Iterable[AxeResult], outcome: Outcome) -> list[Seen]:
    return [Seen(outcome, it.impact, node) for it in results if it.rule == name for node in it.nodes]


def _together(seen: list[Seen]) -> list[Seen]:
    """One for all; its place is that of the first."""
    if not seen:
        return []
    first, count = seen[0], sum(it.node.count for it in seen)
    node = AxeNode(first.node.selector, first.node.snippet, first.node.message, count=count)
    return [first._replace(node=node)]


def _member(base: type[Axe], name: str, told: Mapping[str, Any]) -> type[AnyRule]:
    is_advice = told["class"] == "best-practice"
    title, advice, basis = Text(**told["title"]), Text(**told["advice"]), _basis(told)
    messages = {
        "found": Text(f"{title.zh}（{{count}} 处）", f"{title.en} ({{count}} found)"),
        "look": Text(
            f"{title.zh}：自动检查无法确定，需人工复核（{{count}} 处）",
            f"{title.en}: the automatic check is not sure, a person must look ({{count}} found)",
        ),
    }
    if "found" in told:
        messages["measured"] = Text(**told["found"])
    added = {
        "id": f"axe-{name}",
        "name": name,
        "title": title,
        "advice": Text(f"{advice.zh}{basis.zh}", f"{advice.en} {basis.en}"),
        "messages": messages,
        "severity": Severity.MINOR if is_advice else Severity(told["severity"]),
        "wcag": tuple(told.get("wcag", ())),
        "is_advice": is_advice,
        "per_page": told.get("per") == "page",
    }
    return type(f"Axe{name.title().replace('-', '')}", (base,), added)


def _basis(told: Mapping[str, Any]) -> Text:
    """What the rule rests on; a clause is named only where it is confirmed."""
    clause = told.get("clause", "")
    norm = Text(f"GB/T 37668-2019 {clause or told['chapter']}", f"GB/T 37668-2019 {clause.partition(' ')[0]}".rstrip())
    if told["class"] == "best-practice":
        see = Text(f"；参见 {norm.zh}", f"; see {norm.en}") if clause else Text("", "")
        return Text(
            f"（推荐做法，不属于 WCAG 成功准则{see.zh}）", f"(good practice, not a WCAG success criterion{see.en})"
        )
    return Text(f"（WCAG {'、'.join(told['wcag'])}；{norm.zh}）", f"(WCAG {', '.join(told['wcag'])}; {norm.en})")
