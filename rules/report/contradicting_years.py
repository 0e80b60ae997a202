"""contradicting-years."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from auditor.model import Judgement, Place, Reason, ReportBrief, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, passed
from rules.report import stem

Values = dict[tuple[str, str], int | float]


class Years(NamedTuple):
    """Two reports of one organ on years that follow each other, and the row that is compared."""

    newer: ReportBrief
    older: ReportBrief
    row: str


class ContradictingYears(SiteRule[Years]):
    """What one annual report carries over is not what the next one begins with.

    Applies to: each two annual reports of one organ on following years whose tables were read. B: requests carried on
        by the one and carried over by the other. A: rules and normative documents in force.
    Expects: requests carried on to the next year are those carried over from the last one, in total.
    Cannot tell: the titles do not name the organ; only the kinds of applicants differ, or the documents in force do,
        which are often counted anew.
    Source: the clause of the indicator that uses the rule.
    """

    id = "contradicting-years"
    title = Text("两年年报数据不衔接", "Annual reports that do not follow on each other")
    advice = Text(
        "核对两年的台账；确需调整的，在报告中说明原因。", "Check both registers; where a figure had to change, say why."
    )
    messages = {
        "carried": Text(
            "{year} 年度报告的上年结转为 {right} 件，而 {before} 年度报告的结转下年度为 {left} 件",
            "the report on {year} has {right} requests carried over, that on {before} carried on {left}",
        ),
        "nameless": Text(
            "{year} 年度报告的上年结转为 {right} 件，而 {before} 年度报告的结转下年度为 {left} 件；"
            "标题未写明机关，是否为同一机关须人工查看",
            "the report on {year} has {right} requests carried over, that on {before} carried on {left}; their titles "
            "do not say whose they are, and a person must look",
        ),
        "split": Text(
            "{year} 年度报告的上年结转按申请人为 {right}，{before} 年度报告的结转下年度为 {left}，总数相同",
            "by applicants, the report on {year} has {right} carried over, that on {before} carried on {left}; the "
            "totals are equal",
        ),
        "recounted": Text(
            "{year} 年度报告“{row}”现行有效 {right} 件，按上年现行有效、本年制发和废止推算为 {left} 件；"
            "可能经重新清理，须人工查看",
            "the report on {year} has {right} of “{row}” in force; from those before, made and abolished it should be "
            "{left}. They may have been counted anew; a person must look",
        ),
    }
    params = {
        "ends": Param((), "patterns", "what may be left out at the end of an organ's name"),
        "rows": Param({"": ""}, "code → name", "what the rows of table A are called"),
    }
    severity = Severity.MODERATE

    def targets(self, subject: Site) -> Iterable[Years]:
        reports: dict[tuple[str, int], list[ReportBrief]] = defaultdict(list)
        for report in subject.reports:
            reports[stem(report.organ, self.p["ends"]), report.year].append(report)
        return [
            years
            for (organ, year), newer in reports.items()
            if (older := reports.get((organ, year - 1), [])) and len({it.cells for it in newer}) == 1
            if len({it.cells for it in older}) == 1
            for years in _pairs(newer[0], older[0])
        ]

    def judge(self, target: Years) -> Judgement:
        newer, older, row = target
        now, before = _values(newer), _values(older)
        told: dict[str, Any] = {"year": newer.year, "before": older.year}
        place = Place(newer.url, snippet=str(newer.year))
        if row != "B":
            left = before[row, "valid"] + now[row, "made"] - now[row, "abolished"]
            if left == now[row, "valid"]:
                return passed()
            name = self.p["rows"].get(row, row)
            told |= {"left": left, "right": now[row, "valid"], "row": name}
            return cant_tell(Reason.INCOMPLETE, key="recounted", at=place, **told)
        left, right = before["B4", "total"], now["B2", "total"]
        if left != right:
            told |= {"left": left, "right": right}
            if not newer.organ:
                return cant_tell(Reason.INCOMPLETE, key="nameless", at=place, **told)
            return failed("carried", at=place, **told)
        given = [column for row, column in now if row == "B2" and ("B4", column) in before]
        one, other = ([values[row, it] for it in given] for row, values in (("B4", before), ("B2", now)))
        if one == other:
            return passed()
        written = {"left": "、".join(map(str, one)), "right": "、".join(map(str, other))}
        return cant_tell(Reason.INCOMPLETE, key="split", at=place, **told, **written)


def _pairs(newer: ReportBrief, older: ReportBrief) -> Iterator[Years]:
    """The rows both of which have what is compared."""
    now, before = _values(newer), _values(older)
    if ("B2", "total") in now and ("B4", "total") in before:
        yield Years(newer, older, "B")
    for row in ("A.rules", "A.normative"):
        if (row, "valid") in before and all((row, column) in now for column in ("valid", "made", "abolished")):
            yield Years(newer, older, row)


def _values(report: ReportBrief) -> Values:
    """The numbers of a report; what nobody filled in is none here, as 0 would accuse."""
    return {(cell.row, cell.column): cell.value for cell in report.cells if cell.value is not None and cell.printed}
