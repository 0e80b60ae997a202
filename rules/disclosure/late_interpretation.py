"""late-interpretation."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from auditor.model import Interpretation, Judgement, Policy, Reason, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, passed
from rules.dates import working_days


class _Dated(NamedTuple):
    interpretation: Interpretation
    policy: Policy
    document_day: date
    day: date


class LateInterpretation(SiteRule[_Dated]):
    """The first interpretation of a document came days after the document.

    Applies to: documents with a day of publication, and the first of their interpretations that belong to them by
        title or number and have one; not documents of a day on which `bulk` and more bear the same.
    Expects: at most `most_days` working days between them.
    Cannot tell: always when it is later, unless `accuses` is set; the holidays of a year between are not known.
    Source: the clause of the indicator that uses the rule.
    """

    id = "late-interpretation"
    title = Text("政策解读滞后", "Late interpretation")
    advice = Text("政策文件与解读同步起草、同步发布。", "Draft and publish a document and its interpretation together.")
    messages = {
        "late": Text(
            "解读“{name}”发布于 {day}，所解读文件发布于 {document_day}，相隔 {days} 个工作日，超过 {limit} 个工作日",
            "the interpretation “{name}” is of {day}, the document of {document_day}: {days} working days, the limit "
            "is {limit}",
        ),
        "calendar": Text(
            "解读“{name}”发布于 {day}，所解读文件发布于 {document_day}；缺少其间年度的节假日安排，无法计算工作日",
            "the interpretation “{name}” is of {day}, the document of {document_day}; the holidays of a year between "
            "are not known",
        ),
    }
    params = {
        "most_days": Param(3, "working days", "longest time from the document to its interpretation"),
        "accuses": Param(False, "yes/no", "whether a late one is a fault; else a person must say"),
        "bulk": Param(10, "documents", "as many on one day were entered together"),
        "free": Param({"": ""}, "year → days", "public holidays"),
        "worked": Param({"": ""}, "year → days", "weekends worked in their stead"),
    }
    severity = Severity.MINOR

    def targets(self, subject: Site) -> Iterable[_Dated]:
        for policy in subject.policies:
            dated = [
                (it.published, it.url, it)
                for it in policy.interpretations
                if it.published and it.by in ("title", "number")
            ]
            if dated and policy.published and policy.same_day < self.p["bulk"]:
                day, _, first = min(dated)
                yield _Dated(first, policy, policy.published, day)

    def judge(self, target: _Dated) -> Judgement:
        limit = self.p["most_days"]
        if (target.day - target.document_day).days <= limit:
            return passed(limit=limit)
        told: dict[str, Any] = {
            "name": target.interpretation.title,
            "day": target.day.isoformat(),
            "document_day": target.document_day.isoformat(),
        }
        days = working_days(target.document_day, target.day, self.p["free"], self.p["worked"])
        if days is None:
            return cant_tell(Reason.INCOMPLETE, key="calendar", **told)
        if days <= limit:
            return passed(days=days, limit=limit)
        if not self.p["accuses"]:
            return cant_tell(Reason.INCOMPLETE, key="late", days=days, limit=limit, **told)
        return failed("late", days=days, limit=limit, **told)
