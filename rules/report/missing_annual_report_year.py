"""missing-annual-report-year."""

from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

from auditor.model import Column, Judgement, ListedReport, Place, Reason, ReportBrief, ReportList, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, known, passed
from rules.columns import gap, is_named
from rules.dates import day_in_china
from rules.report import are_one, newest_due, stem


class Row(NamedTuple):
    """The portal's own reports: where they are listed, and what is known of their years."""

    place: Column | ReportList
    site: Site
    years: frozenset[int]
    """Of reports that are the portal's own."""
    lists: tuple[ReportList, ...]
    is_renamed: bool
    """Own ones only because the column names no two of one year: its organ may have had another name."""


class MissingAnnualReportYear(SiteRule[Row]):
    """The portal's own annual reports leave out a year, or the newest one that is due.

    Applies to: portals with a column of annual reports (`columns`) on which lists name own ones on at least `least`
        years. A report is not an own one when its title names another organ than the portal's, unless all name that.
    Expects: every year from the first one listed to the newest one due when the portal was taken has its report, in a
        list or as a page or attachment.
    Cannot tell: a list with reports, or a good part of the portal, was not read; entries of the list name no year;
        something else on the list, a column, or a report of another organ is of that year; the titles of the column
        name different organs, as after a change of name.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-annual-report-year"
    title = Text("年报年份缺失", "Missing year of annual reports")
    advice = Text(
        "补发缺少年份的年度报告，并保留历年年报。", "Publish the report of the year, and keep all earlier ones."
    )
    messages = {
        "missing": Text(
            "历年政府信息公开工作年度报告自 {first} 年起，缺少 {years} 年",
            "the annual reports begin with {first}; {years} is missing",
        ),
        "doubtful": Text(
            "历年政府信息公开工作年度报告自 {first} 年起，未见 {years} 年；同一栏目或其他位置有该年的内容，须人工查看",
            "the annual reports begin with {first}; {years} was not seen, but something of that year is there, and a "
            "person must look",
        ),
        "renamed": Text(
            "历年政府信息公开工作年度报告自 {first} 年起，未见 {years} 年；各年标题的机关名称不同，须人工查看",
            "the annual reports begin with {first}; {years} was not seen, but their titles name different organs, and "
            "a person must look",
        ),
        "nameless": Text(
            "历年政府信息公开工作年度报告自 {first} 年起，未见 {years} 年；同一栏目有标题未写年份的内容，须人工查看",
            "the annual reports begin with {first}; {years} was not seen, but some entries of the list name no year, "
            "and a person must look",
        ),
    }
    params = {
        "deadline": Param("03-31", "month-day", "day, in the year after, from which a report is missing"),
        "columns": Param(("年报", "年度报告"), "patterns", "what the column of annual reports is called"),
        "least": Param(2, "years", "own reports that must be listed"),
        "ends": Param((), "patterns", "what may be left out at the end of the name of an organ or its portal"),
    }
    severity = Severity.SERIOUS

    def targets(self, subject: Site) -> Iterable[Row]:
        places = {it: column for column in reversed(subject.columns) for it in (column.url, *column.aliases)}
        named = [
            one
            for one in subject.report_lists
            if is_named((places[one.url].name if one.url in places else one.title,), self.p["columns"])
        ]
        for is_renamed in (False, True):
            years = _years_of_all if is_renamed else partial(self._own_years, subject)
            main = max(named, key=lambda one: (len(years(one.reports)), one.url), default=None)
            if main is None or (is_renamed and len(years(main.reports)) < len(main.reports)):
                return ()
            lists = [main] if is_renamed else [one for one in subject.report_lists if years(one.reports)]
            listed = frozenset(year for one in lists for year in years(one.reports))
            if len(listed) >= self.p["least"]:
                known_years = listed | years(subject.reports)
                return (Row(places.get(main.url, main), subject, known_years, tuple(lists), is_renamed),)
        return ()

    def _own_years(self, site: Site, reports: Iterable[ListedReport | ReportBrief]) -> frozenset[int]:
        own = stem(site.name, self.p["ends"])
        organs = {stem(report.organ, self.p["ends"]) for one in site.report_lists for report in one.reports}
        return frozenset(it.year for it in reports if len(organs) == 1 or are_one(stem(it.organ, self.p["ends"]), own))

    def judge(self, target: Row) -> Judgement:
        first = min(target.years)
        newest = newest_due(day_in_china(target.site.taken), self.p["deadline"])
        missing = [year for year in range(first, newest + 1) if year not in target.years]
        if not missing:
            return passed(first=first, newest=newest)
        for one in target.lists:
            known(one.trouble)
        if reason := gap(target.site):
            return cant_tell(reason)
        told: dict[str, Any] = {"first": first, "years": tuple(map(str, missing))}
        place = Place(target.place.url, snippet="/".join(map(str, missing)))
        if any(one.nameless for one in target.lists):
            return cant_tell(Reason.INCOMPLETE, key="nameless", at=place, **told)
        if target.is_renamed:
            return cant_tell(Reason.INCOMPLETE, key="renamed", at=place, **told)
        if set(missing) & _named(target):
            return cant_tell(Reason.INCOMPLETE, key="doubtful", at=place, **told)
        return failed("missing", at=place, **told)


def _years_of_all(reports: Iterable[ListedReport | ReportBrief]) -> frozenset[int]:
    return frozenset(it.year for it in reports)


def _named(target: Row) -> set[int]:
    """Years of which something is on the lists, or has a column."""
    columns = "\n".join(column.name for column in target.site.columns)
    everywhere = {year for one in target.site.report_lists for year in one.years}
    read = {report.year for report in target.site.reports}
    by_name = {year for year in range(min(target.years), target.site.taken.year) if str(year) in columns}
    return everywhere | read | by_name
