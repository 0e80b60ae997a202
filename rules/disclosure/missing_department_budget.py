"""missing-department-budget."""

from collections.abc import Iterable

from auditor.model import BudgetYear, Confidence, Judgement, Place, Reason, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, passed
from rules.dates import day_in_china


class MissingDepartmentBudget(SiteRule[tuple[BudgetYear, BudgetYear]]):
    """Departments that published their budget, or final account, last time have not published the one due.

    Applies to: the year that is due, when it and the year before it are published by `least` or more departments each.
    Expects: every department of the year before is there again.
    Cannot tell: some are not: a person must say whether they were merged or renamed, so absence alone never accuses.
    Source: 《中华人民共和国预算法》第十四条.
    """

    id = "missing-department-budget"
    title = Text("部门预决算公开不齐", "Departments without this year's budget")
    advice = Text(
        "逐部门核对，未公开的催办；机构改革的在栏目中说明。",
        "Check department by department, urge those that did not publish; say so where one was merged.",
    )
    messages = {
        "open": Text(
            "{year} 年度部门{kind}已有 {seen} 个部门公开，上年公开的 {count} 个部门未见：{units}，须人工核对",
            "{seen} departments published their {kind} for {year}; {count} that published the year before did not: "
            "{units}; a person must look, for they may have been merged",
        ),
    }
    params = {
        "accounts": Param(False, "yes/no", "final accounts (决算) instead of budgets"),
        "offset": Param(0, "years", "year that is due, counted from the year of the audit"),
        "due": Param("07-01", "month-day", "day from which it is due; before it, the year before is judged"),
        "least": Param(3, "departments", "departments in each of both years from which they are compared"),
        "shown": Param(12, "departments", "names told at most"),
    }
    severity = Severity.MODERATE
    confidence = Confidence.LOW

    def targets(self, subject: Site) -> Iterable[tuple[BudgetYear, BudgetYear]]:
        today = day_in_china(subject.taken)
        want = today.year + self.p["offset"] - (today.isoformat() < f"{today.year}-{self.p['due']}")
        years = {it.year: it for it in subject.budgets if it.is_account == self.p["accounts"]}
        due, before = years.get(want), years.get(want - 1)
        if due is None or before is None or min(len(due.units), len(before.units)) < self.p["least"]:
            return ()
        return [(due, before)]

    def judge(self, target: tuple[BudgetYear, BudgetYear]) -> Judgement:
        due, before = target
        absent = [unit for unit in before.units if unit not in due.units]
        if not absent:
            return passed(year=due.year, seen=len(due.units))
        return cant_tell(
            Reason.INCOMPLETE,
            key="open",
            at=Place(url=due.url, snippet=str(due.year)),
            year=due.year,
            kind="决算" if due.is_account else "预算",
            seen=len(due.units),
            count=len(absent),
            units="、".join(absent[: self.p["shown"]]) + ("…" if len(absent) > self.p["shown"] else ""),
        )
