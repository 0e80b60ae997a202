"""missing-consultation-result."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from auditor.model import Call, Judgement, Reason, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, passed
from rules.columns import gap
from rules.dates import day_in_china


class _Closed(NamedTuple):
    call: Call
    end: date
    age: int
    has_others: bool
    """The portal publishes results of other calls."""
    unread: Reason | None


class MissingConsultationResult(SiteRule[_Closed]):
    """A consultation closed long ago and the portal does not say what came of it.

    Applies to: calls for opinions whose last day was more than `wait_days` before the portal was taken.
    Expects: a page with the result, told by its title or linked from the call, or a section of the call itself.
    Cannot tell: nothing was found, but the call is on no major decision, the portal publishes no results at all or one
        with a like title, or a good part of the pages was not read.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-consultation-result"
    title = Text("征求意见未反馈结果", "Result of a consultation missing")
    advice = Text(
        "征求意见结束后公布意见采纳情况，并与征求意见公告关联。",
        "Publish what came of the comments, and link it with the call.",
    )
    messages = {
        "missing": Text(
            "重大行政决策征求意见“{name}”于 {end} 截止，已过 {age} 天，网站上没有找到结果反馈",
            "the consultation “{name}” on a major decision closed on {end}, {age} days ago, and no result was found on "
            "the portal",
        ),
        "unsure": Text(
            "征求意见“{name}”于 {end} 截止，已过 {age} 天，未找到结果反馈，须人工核对",
            "the consultation “{name}” closed on {end}, {age} days ago; no result was found, a person must check",
        ),
    }
    params = {"wait_days": Param(60, "days", "time after the last day in which nothing is owed yet")}

    def targets(self, subject: Site) -> Iterable[_Closed]:
        today, unread = day_in_china(subject.taken), gap(subject)
        has_others = any(call.results for call in subject.calls)
        return [
            _Closed(call, end, (today - end).days, has_others, unread)
            for call in subject.calls
            if (end := call.consultation.end_day) and (today - end).days > self.p["wait_days"]
        ]

    def judge(self, target: _Closed) -> Judgement:
        call = target.call
        if call.results or call.consultation.tells_result:
            return passed(age=target.age)
        told: dict[str, Any] = {"name": call.consultation.title, "end": target.end.isoformat(), "age": target.age}
        if not call.consultation.is_major or not target.has_others or call.near or target.unread:
            return cant_tell(target.unread or Reason.INCOMPLETE, key="unsure", **told)
        return failed("missing", template=call.template, **told)
