"""unlinked-interpretation."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from auditor.model import Interpretation, Judgement, Policy, Reason, Site, Text, Unknown
from auditor.rule import Param, SiteRule, cant_tell, failed, known, passed
from rules.disclosure import is_of_another


class _Direction(NamedTuple):
    page: Interpretation | Policy
    other: str
    """Title of what it should link to."""
    linked: bool | Unknown
    by: str
    template: str


class UnlinkedInterpretation(SiteRule[_Direction]):
    """A policy document and its interpretation are both on the portal, and one does not link to the other.

    Applies to: both directions of every pair that belongs together by title or number; not where the document is that
        of somebody else (`superiors`). A document needs to link to
        one of its interpretations, an interpretation to one copy of its document.
    Expects: a link on the page.
    Cannot tell: a script may fill the box for related documents or open the other page; the titles are only alike.
    Source: the clause of the indicator that uses the rule.
    """

    id = "unlinked-interpretation"
    title = Text("政策文件与解读未相互关联", "Document and interpretation not linked")
    advice = Text("在政策文件页和解读页之间互设链接。", "Link the document and its interpretation to each other.")
    messages = {
        "interpretation": Text(
            "政策解读“{name}”的页面没有链接到所解读的文件“{other}”",
            "the interpretation “{name}” does not link to the document “{other}”",
        ),
        "document": Text(
            "政策文件“{name}”的页面没有链接到其解读“{other}”",
            "the document “{name}” does not link to its interpretation “{other}”",
        ),
        "alike": Text(
            "“{name}”与“{other}”标题相近但未见链接，是否为同一政策须人工认定",
            "“{name}” and “{other}” have like titles and no link; whether they are of one policy a person must say",
        ),
    }
    params = {
        "sure": Param(("title", "number"), "signs", "what surely tells that two pages belong together"),
        "superiors": Param((), "patterns", "issuers whose documents are not the portal's own"),
    }

    def targets(self, subject: Site) -> Iterable[_Direction]:
        own = [it for it in subject.policies if not is_of_another(it, subject.name, self.p["superiors"])]
        yield from _from_interpretations(own)
        yield from _from_documents(own)

    def judge(self, target: _Direction) -> Judgement:
        if known(target.linked):
            return passed()
        told: dict[str, Any] = {"name": target.page.title, "other": target.other}
        if target.by not in self.p["sure"]:
            return cant_tell(Reason.INCOMPLETE, key="alike", **told)
        if isinstance(target.page, Policy):
            return failed("document", template=target.template, component="document", **told)
        return failed("interpretation", component="interpretation", **told)


def _from_interpretations(policies: Iterable[Policy]) -> Iterator[_Direction]:
    """Each interpretation once, however many copies of its document there are."""
    seen: set[str] = set()
    for policy in policies:
        for it in policy.interpretations:
            if it.url not in seen and it.by != "link":
                seen.add(it.url)
                yield _Direction(it, policy.title, it.to_policy, it.by, "")


def _from_documents(policies: Iterable[Policy]) -> Iterator[_Direction]:
    """Each document once: copies of one have the same interpretations."""
    copies: dict[frozenset[str], list[Policy]] = {}
    for policy in policies:
        named = frozenset(it.url for it in policy.interpretations if it.by != "link")
        if named:
            copies.setdefault(named, []).append(policy)
    for same in copies.values():
        pairs = [it for policy in same for it in policy.interpretations if it.by != "link"]
        best = max(pairs, key=lambda it: (it.from_policy is True, it.from_policy is not False, it.by != "likeness"))
        first = same[0]
        yield _Direction(first, best.title, best.from_policy, best.by, first.template)
