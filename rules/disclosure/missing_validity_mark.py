"""missing-validity-mark."""

from collections.abc import Iterable
from typing import NamedTuple

from auditor.model import Judgement, Policy, Reason, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, known, passed
from rules.disclosure import fits, is_of_another


class _Judged(NamedTuple):
    policy: Policy
    is_sure: bool
    """Its column or its number says that it is a normative document."""
    copy_shows: bool
    """Another page with the same number shows its validity."""


class MissingValidityMark(SiteRule[_Judged]):
    """A normative document (规范性文件) does not show whether it is still in force.

    Applies to: documents in a column fitting `columns`, or whose number fits `numbers`; and, without certainty,
        numbered ones in a column fitting `unsure_columns` whose title fits `titles`. Not below a column, nor under a
        title, in `exempt`, not plain notices, not documents of other issuers (`superiors`).
    Expects: the document's header has a value for validity, or a set-off word says so on the page or in its list; or
        another page with its number does.
    Cannot tell: a script fills the field; only the running text speaks of validity; whether the document is a normative
        one, a person must say.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-validity-mark"
    title = Text("规范性文件未标注有效性", "Validity not marked")
    advice = Text(
        "在文件信息栏标注有效性（有效、废止、失效或修改），并随清理结果更新。",
        "Show in the header of the document whether it is in force, repealed or lapsed, and keep it current.",
    )
    messages = {
        "unmarked": Text(
            "规范性文件“{name}”的页面和所在列表均未标注有效性",
            "neither the page nor the list of the normative document “{name}” shows whether it is in force",
        ),
        "empty": Text(
            "规范性文件“{name}”的有效性一栏为空", "the validity field of the normative document “{name}” is empty"
        ),
        "text": Text(
            "规范性文件“{name}”仅在正文中提到有效期或废止，未见单独标注，须人工认定",
            "only the running text of “{name}” speaks of validity and no mark was seen; a person must say",
        ),
        "unsure": Text(
            "文件“{name}”未标注有效性；是否属于规范性文件，须人工认定",
            "“{name}” shows no validity; whether it is a normative document a person must say",
        ),
    }
    params = {
        "columns": Param(("规范性文件",), "patterns", "columns of normative documents"),
        "numbers": Param((), "patterns", "numbers only normative documents have"),
        "unsure_columns": Param((), "patterns", "columns that hold normative and other documents"),
        "titles": Param((), "patterns", "titles normative documents have, in such a column"),
        "exempt": Param((), "patterns", "columns and titles of something else"),
        "superiors": Param((), "patterns", "issuers whose documents are not the portal's own"),
    }

    def targets(self, subject: Site) -> Iterable[_Judged]:
        shown = {policy.number for policy in subject.policies if policy.number and _shows(policy)}
        for policy in subject.policies:
            name, copy = policy.title, policy.number in shown
            if fits(self.p["exempt"], *policy.path, name) or is_of_another(policy, subject.name, self.p["superiors"]):
                continue
            has_form = bool(policy.number) or policy.validity is not None or policy.written is not None
            named = fits(self.p["columns"], *policy.path)
            if fits(self.p["numbers"], policy.number) or (named and has_form):
                yield _Judged(policy, True, copy)
            elif policy.number and fits(self.p["unsure_columns"], *policy.path) and fits(self.p["titles"], name):
                yield _Judged(policy, False, copy)

    def judge(self, target: _Judged) -> Judgement:
        policy = target.policy
        if _shows(policy) or target.copy_shows:
            return passed()
        known(policy.validity)
        if policy.validity == "" and target.is_sure:
            return failed("empty", template=policy.template, component="validity", name=policy.title)
        if policy.speaks_of_validity:
            return cant_tell(Reason.INCOMPLETE, key="text", template=policy.template, name=policy.title)
        if not target.is_sure:
            return cant_tell(Reason.INCOMPLETE, key="unsure", template=policy.template, name=policy.title)
        return failed("unmarked", template=policy.template, component="validity", name=policy.title)


def _shows(policy: Policy) -> bool:
    has_value = isinstance(policy.validity, str) and policy.validity != ""
    return has_value or policy.mark != "" or policy.in_marked_list
