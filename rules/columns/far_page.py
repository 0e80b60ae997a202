"""far-page."""

from collections.abc import Iterable

from auditor.model import Column, Judgement, Severity, Site, Text
from auditor.rule import Param, SiteRule, failed, known, passed
from rules.columns import own_pages


class FarPage(SiteRule[Column]):
    """The page of a column is more clicks from the home page than allowed.

    Applies to: the page of every column on the portal. Articles and further list pages are not judged one by one: how
        far they lie follows from the column and from their age.
    Expects: at most `max_clicks` clicks on the shortest way from the home page.
    Cannot tell: no link to the page was seen.
    Source: the clause of the indicator that uses the rule.
    """

    id = "far-page"
    title = Text("页面点击层次过深", "Page too many clicks away")
    advice = Text("在首页或上级栏目中增加直达入口。", "Link the page from the home page or from a higher column.")
    messages = {
        "far": Text(
            "栏目“{path}”从首页最少需点击 {clicks} 次才能到达，超过 {limit} 次",
            "column “{path}” is at least {clicks} clicks from the home page; {limit} are allowed",
        )
    }
    params = {"max_clicks": Param(3, "clicks", "most clicks from the home page")}
    severity = Severity.MINOR

    def targets(self, subject: Site) -> Iterable[Column]:
        return own_pages(subject.columns)

    def judge(self, target: Column) -> Judgement:
        clicks, limit = known(target.clicks), self.p["max_clicks"]
        if clicks <= limit:
            return passed(clicks=clicks, limit=limit)
        return failed("far", path=" > ".join(target.path), clicks=clicks, limit=limit)
