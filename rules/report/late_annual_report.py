"""late-annual-report."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from auditor.model import AnnualReport, Judgement, Page, Place, Reason, Severity, Text, Unknown
from auditor.rule import PageRule, Param, cant_tell, failed, known, passed
from rules.dates import day_in_china
from rules.report import due, newest_due


class LateAnnualReport(PageRule[tuple[AnnualReport, Page]]):
    """An annual report was published after the day on which it was due.

    Applies to: pages that are annual reports on `first_year` or later. Attachments show no day of publication.
    Expects: the date of the page is at most the deadline of the year after: `departments_deadline` when the title
        names a department (`departments`), `governments_deadline` when it names a government (`governments`), else
        `deadline`.
    Cannot tell: no date, or that of a change; the report is not one of the `newest` that were due, so that its page
        may have been moved to this portal later.
    Source: the clause of the indicator that uses the rule.
    """

    id = "late-annual-report"
    title = Text("年报发布逾期", "Late annual report")
    advice = Text(
        "在规定期限前发布年报；因改版迁移而日期改变的，恢复原发布日期。",
        "Publish the report in time; where a move to a new portal changed its date, restore the first one.",
    )
    messages = {
        "late": Text(
            "{year} 年度报告于 {published} 发布，规定期限为 {deadline}，逾期 {days} 天",
            "the report on {year} was published on {published}; it was due on {deadline}, {days} days before",
        ),
        "old": Text(
            "{year} 年度报告页面日期为 {published}，晚于规定期限 {deadline}；可能为迁移后重新发布，须人工查看",
            "the page with the report on {year} is of {published}, later than {deadline}; it may have been moved here, "
            "and a person must look",
        ),
        "undated": Text(
            "{year} 年度报告页面未见发布日期，是否在 {deadline} 前发布须人工查看",
            "the page with the report on {year} shows no date; a person must see whether it was there by {deadline}",
        ),
    }
    params = {
        "deadline": Param("03-31", "month-day", "last day, in the year after, when the title does not say whose it is"),
        "departments_deadline": Param("01-31", "month-day", "last day for departments"),
        "governments_deadline": Param("03-31", "month-day", "last day for governments"),
        "departments": Param(("(?:局|(?<!管理)委员会)$",), "patterns", "organs that are departments"),
        "governments": Param(("政府$", "[省市县区旗州盟]$"), "patterns", "organs that are governments"),
        "first_year": Param(2019, "year", "first report the deadline holds for"),
        "newest": Param(2, "years", "of the reports due, so many of the newest are accused"),
    }
    severity = Severity.MODERATE

    def targets(self, subject: Page) -> Iterable[tuple[AnnualReport, Page]]:
        report = subject.report
        return ((report, subject),) if report is not None and report.year >= self.p["first_year"] else ()

    def judge(self, target: tuple[AnnualReport, Page]) -> Judgement:
        report, page = target
        deadline = self._deadline(report.organ)
        last = due(report.year, deadline)
        told: dict[str, Any] = {"year": report.year, "deadline": last.isoformat()}
        if report.published is None or isinstance(report.published, Unknown):
            known(report.published)
            return cant_tell(Reason.NOT_SHOWN, key="undated", **told)
        if report.published <= last:
            return passed(**told)
        told["published"] = report.published.isoformat()
        place = Place(snippet=page.published_text)
        if report.year <= newest_due(day_in_china(page.fetched), deadline) - self.p["newest"]:
            return cant_tell(Reason.INCOMPLETE, key="old", at=place, **told)
        return failed("late", at=place, days=_days(last, report.published), **told)

    def _deadline(self, organ: str) -> str:
        for kind in ("departments", "governments"):
            if any(re.search(pattern, organ) for pattern in self.p[kind]):
                return str(self.p[f"{kind}_deadline"])
        return str(self.p["deadline"])


def _days(last: date, published: date) -> int:
    return (published - last).days
