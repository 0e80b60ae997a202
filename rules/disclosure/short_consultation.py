"""short-consultation."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from auditor.model import Consultation, Judgement, Page, Reason, Text
from auditor.rule import PageRule, Param, cant_tell, failed, passed


class _Asked(NamedTuple):
    told: Consultation
    published: date | None


class ShortConsultation(PageRule[_Asked]):
    """People had less than the prescribed time to comment on the draft of a major decision.

    Applies to: calls for opinions that trail or text call a major administrative decision; other calls when they tell
        their last day.
    Expects: at least `least_days` from the first day, or the day of publication, to the last, both counted; or the page
        says why it is shorter.
    Cannot tell: the last or the first day is not told; the call is short and nothing says that it is about a major
        decision; no explanation of the draft was seen.
    Source: the clause of the indicator that uses the rule.
    """

    id = "short-consultation"
    title = Text("重大决策征求意见期限不足", "Consultation too short")
    advice = Text(
        "公开征求意见的期限一般不少于30日；因情况紧急等需要缩短的，应当说明理由。",
        "Leave at least 30 days for comments; where urgency demands less, say why.",
    )
    messages = {
        "short": Text(
            "重大行政决策征求意见自 {begin} 至 {end}，共 {days} 日，少于 {least} 日，页面未说明缩短期限的理由",
            "the consultation on a major decision runs from {begin} to {end}, {days} days, less than {least}, and the "
            "page gives no reason",
        ),
        "plain": Text(
            "征求意见自 {begin} 至 {end}，共 {days} 日，少于 {least} 日；是否属于重大行政决策，须人工认定",
            "the consultation runs from {begin} to {end}, {days} days, less than {least}; whether it is on a major "
            "decision a person must say",
        ),
        "unended": Text(
            "重大行政决策征求意见页面未找到起止日期",
            "no first or last day of the consultation on a major decision found",
        ),
        "unexplained": Text(
            "重大行政决策征求意见页面未见决策草案的说明，须人工查看附件",
            "no explanation of the draft was seen on the page; a person must look at the attachments",
        ),
    }
    params = {"least_days": Param(30, "days", "shortest time for comments")}

    def targets(self, subject: Page) -> Iterable[_Asked]:
        told = subject.consultation
        if told is None or told.is_result or not (told.is_major or told.end_day):
            return ()
        return (_Asked(told, subject.published if isinstance(subject.published, date) else None),)

    def judge(self, target: _Asked) -> Judgement:
        told, least = target.told, self.p["least_days"]
        begin, end = told.begin_day or target.published, told.end_day
        if begin is None or end is None or end < begin:
            if told.is_major:
                return cant_tell(Reason.NOT_SHOWN, key="unended")
            return cant_tell(Reason.NOT_SHOWN)
        days = (end - begin).days + 1
        if days >= least or told.gives_reason:
            if told.is_major and not told.has_explanation:
                return cant_tell(Reason.INCOMPLETE, key="unexplained")
            return passed(days=days, least=least)
        span: dict[str, Any] = {"begin": begin.isoformat(), "end": end.isoformat(), "days": days, "least": least}
        if not told.is_major:
            return cant_tell(Reason.INCOMPLETE, key="plain", **span)
        return failed("short", **span)
