"""missing-gazette-issue."""

from collections.abc import Iterable

from auditor.model import GazetteYear, Judgement, Place, Reason, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, passed


class MissingGazetteIssue(SiteRule[tuple[GazetteYear, bool]]):
    """The government gazette leaves out issues of a year.

    Applies to: every year of which `least` or more issues are named in titles.
    Expects: the numbers from 1 to the last seen are all there; in the earliest year seen, from the first seen.
    Cannot tell: fewer issues are named than are missing: most of the year was not read.
    Source: 国办发〔2018〕22号.
    """

    id = "missing-gazette-issue"
    title = Text("政府公报缺期", "Gazette issue missing")
    advice = Text(
        "补传所缺期号；合刊的在标题中写明各期号。", "Add the missing issues; name every number of a combined one."
    )
    messages = {
        "missing": Text(
            "{year} 年政府公报第 {first} 至 {last} 期中缺第 {missing} 期（已有 {seen} 期）",
            "of the gazette of {year}, issues {first} to {last}, no. {missing} are missing ({seen} are there)",
        ),
        "few": Text(
            "{year} 年政府公报只看到 {seen} 期，所缺较多，可能未读到，须人工查看",
            "only {seen} issues of the gazette of {year} were seen; the others may not have been read",
        ),
    }
    params = {"least": Param(3, "issues", "issues of a year from which it is judged")}
    severity = Severity.MODERATE

    def targets(self, subject: Site) -> Iterable[tuple[GazetteYear, bool]]:
        earliest = min((year.year for year in subject.gazette), default=0)
        return [(year, year.year == earliest) for year in subject.gazette if len(year.issues) >= self.p["least"]]

    def judge(self, target: tuple[GazetteYear, bool]) -> Judgement:
        year, is_earliest = target
        first, last = year.issues[0] if is_earliest else 1, year.issues[-1]
        missing = [number for number in range(first, last + 1) if number not in year.issues]
        at, seen = Place(url=year.url, snippet=str(year.year)), len(year.issues)
        if not missing:
            return passed(year=year.year, seen=seen)
        if len(missing) > seen:
            return cant_tell(Reason.INCOMPLETE, key="few", at=at, year=year.year, seen=seen)
        numbers = "、".join(map(str, missing))
        return failed("missing", at=at, year=year.year, first=first, last=last, missing=numbers, seen=seen)
