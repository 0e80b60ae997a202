"""contradicting-figures."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from auditor.model import AnnualReport, Document, Judgement, Page, Place, Reason, ReportForm, Severity, Sum, Text
from auditor.rule import Param, WrittenRule, cant_tell, failed, passed
from rules.report import of_form


class Equation(NamedTuple):
    """One equation of a report, and what is wrong with it."""

    identity: str
    broken: Sum | None
    report: AnnualReport


class ContradictingFigures(WrittenRule[Equation]):
    """Figures of an annual report do not add up, or its text and its tables say different things.

    Applies to: each equation of `identities` that could be tried in annual reports on 2019 and later: all its figures
        were read by the labels of rows and columns. I1: new and carried over = results and carried on. I2: single
        results = all results. I3: columns = total. I4: outcomes = total of appeals and suits. I6: text = table.
        growth: percentage in the text. sum: proposals = answers by class.
    Expects: both sides are equal; an empty cell is 0, a percentage may be rounded or cut off. A text may count new
        requests with those carried over.
    Cannot tell: more than `most_broken` of all equations fail, so that the table is filled in or read in another way;
        or the sentence may count other organs as well.
    Source: the clause of the indicator that uses the rule.
    """

    id = "contradicting-figures"
    title = Text("年报数据前后矛盾", "Contradicting figures in the annual report")
    advice = Text("核对原始台账，更正有误的数字后重新发布。", "Check the register, correct the figure, publish again.")
    messages = {
        "I1": Text(
            "{year} 年度报告“{where}”一列：本年新收与上年结转之和为 {left}，"
            "办理结果总计与结转下年度之和为 {right}，两者应相等",
            "report on {year}, column “{where}”: new and carried over make {left}, results and carried on {right}; "
            "they should be equal",
        ),
        "I2": Text(
            "{year} 年度报告“{where}”一列：各项办理结果之和为 {left}，表中总计为 {right}",
            "report on {year}, column “{where}”: the single results make {left}, the total is given as {right}",
        ),
        "I3": Text(
            "{year} 年度报告“{where}”一行：各列之和为 {left}，表中总计为 {right}",
            "report on {year}, row “{where}”: the columns make {left}, the total is given as {right}",
        ),
        "I4": Text(
            "{year} 年度报告“{where}”：各项结果之和为 {left}，表中总计为 {right}",
            "report on {year}, “{where}”: the outcomes make {left}, the total is given as {right}",
        ),
        "I6": Text(
            "{year} 年度报告正文的“{where}”为 {left}，表中为 {right}：“{sentence}”",
            "report on {year}: the text gives {left} for “{where}”, the table {right}: “{sentence}”",
        ),
        "growth": Text(
            "{year} 年度报告正文“{where}”的比例应为 {right}",
            "report on {year}: in “{where}” the percentage should be {right}",
        ),
        "sum": Text(
            "{year} 年度报告正文的建议提案数与分类答复数不符：{left}，分类之和 {right}：“{sentence}”",
            "report on {year}: proposals {left}, answers by class {right}: “{sentence}”",
        ),
        "scope": Text(
            "{year} 年度报告正文的“{where}”为 {left}，表中为 {right}，统计范围是否相同须人工查看：“{sentence}”",
            "report on {year}: the text gives {left} for “{where}”, the table {right}; a person must see whether they "
            "count the same organs: “{sentence}”",
        ),
        "misread": Text(
            "{year} 年度报告的表格有 {broken} 处关系（共 {trials} 处）不成立，可能未按规定格式填写，须人工查看",
            "{broken} of {trials} equations of the report on {year} do not hold; its tables may be filled in in "
            "another way, and a person must look",
        ),
    }
    params = {
        "identities": Param(("I1", "I2", "I3", "I4", "I6", "growth", "sum"), "equations", "which ones are judged"),
        "most_broken": Param(0.3, "share", "with more failing, the table was filled in or read in another way"),
        "few": Param(4, "equations", "up to so many failing are reported, whatever their share"),
    }
    severity = Severity.SERIOUS

    def targets(self, subject: Page | Document) -> Iterable[Equation]:
        return [
            equation
            for report in of_form(subject, (ReportForm.OF_2021, ReportForm.OLDER))
            for identity in report.tried
            if identity in self.p["identities"]
            for equation in self._equations(identity, report)
        ]

    def _equations(self, identity: str, report: AnnualReport) -> Iterator[Equation]:
        broken = [one for one in report.broken if one.identity == identity]
        if self._is_misread(report):
            broken = broken[:1]
        yield from (Equation(identity, one, report) for one in broken or (None,))

    def _is_misread(self, report: AnnualReport) -> bool:
        count = len(report.broken)
        return bool(count > self.p["few"] and count > self.p["most_broken"] * report.trials)

    def judge(self, target: Equation) -> Judgement:
        broken, report = target.broken, target.report
        if broken is None:
            return passed()
        if self._is_misread(report):
            count = len(report.broken)
            return cant_tell(Reason.INCOMPLETE, key="misread", year=report.year, broken=count, trials=report.trials)
        values: dict[str, Any] = {name: getattr(broken, name) for name in ("where", "left", "right", "sentence")}
        place = Place(snippet=broken.sentence or broken.where)
        if not broken.sure:
            return cant_tell(Reason.INCOMPLETE, key="scope", at=place, year=report.year, **values)
        return failed(target.identity, at=place, component=target.identity, year=report.year, **values)
