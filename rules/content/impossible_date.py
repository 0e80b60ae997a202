"""impossible-date."""

from collections.abc import Iterable
from datetime import date

from auditor.model import Judgement, Page, Reason, Severity, Text
from auditor.rule import PageRule, Param, cant_tell, failed, passed
from rules.dates import day_in_china


class ImpossibleDate(PageRule[Page]):
    """The day of publication cannot be: it lies ahead, before all websites, or in no calendar.

    Applies to: pages that show a day of publication, or something in its place.
    Expects: a day of the calendar, not before `earliest` and not after the day in China on which the page was read.
    Cannot tell: a day ahead that no label calls the day of publication; a day before `earliest`, as older documents
        are published under their own date.
    Source: the clause of the indicator that uses the rule.
    """

    id = "impossible-date"
    title = Text("发布时间存疑", "Impossible date")
    advice = Text("核对并更正发布时间。", "Check the day of publication and correct it.")
    messages = {
        "invalid": Text("“{printed}”不可能是发布时间", "the day of publication, {printed}, is no possible day"),
        "ahead": Text(
            "发布时间 {printed} 晚于检查当日 {read}",
            "the day of publication, {printed}, is after {read}, when it was read",
        ),
        "ahead_open": Text(
            "页面日期 {printed} 晚于检查当日 {read}，须人工确认是否为发布时间",
            "the date of the page, {printed}, is after {read}; a person must see whether it is that of publication",
        ),
        "early": Text(
            "发布时间 {printed} 早于 {earliest}，须人工核对", "the day of publication, {printed}, is before {earliest}"
        ),
    }
    params = {"earliest": Param("1995-01-01", "day", "no page was published on the web before")}
    severity = Severity.MODERATE

    def targets(self, subject: Page) -> Iterable[Page]:
        return (subject,) if isinstance(subject.published, date) or subject.odd_date else ()

    def judge(self, target: Page) -> Judgement:
        if not isinstance(target.published, date):
            return failed("invalid", printed=target.odd_date)
        printed, read = target.published.isoformat(), day_in_china(target.fetched)
        if target.published > read:
            if target.published_labelled:
                return failed("ahead", printed=printed, read=read.isoformat())
            return cant_tell(Reason.INCOMPLETE, key="ahead_open", printed=printed, read=read.isoformat())
        if printed < self.p["earliest"]:
            return cant_tell(Reason.INCOMPLETE, key="early", printed=printed, earliest=self.p["earliest"])
        return passed()
