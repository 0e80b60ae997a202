"""stale-home."""

from collections.abc import Iterable
from datetime import date

from auditor.model import Judgement, Reason, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, passed
from rules.dates import day_in_china
from rules.home import home_of


class StaleHome(SiteRule[Site]):
    """Nothing new stands on the home page.

    Applies to: the portal.
    Expects: the newest dated item on the home page, or on a page it links to, is at most `max_age_days` old; an item
        without a date counts as not updated. A home page that lists nothing is an entrance only: then the newest item
        of its columns counts.
    Cannot tell: the home page could not be read, a script fills its lists, or no date was found anywhere.
    Source: the clause of the indicator that uses the rule.
    """

    id = "stale-home"
    title = Text("首页不更新", "Stale home page")
    advice = Text(
        "及时在首页发布信息，并标明发布日期。", "Publish on the home page in time and show the publication dates."
    )
    messages = {
        "stale": Text(
            "首页最新信息日期为 {newest}，距检查时点 {age} 天，超过 {limit} 天的更新期限，逾期 {overdue} 天",
            "the newest item of the home page is of {newest}, {age} days old; the limit is {limit} days, "
            "overdue by {overdue}",
        ),
        "undated": Text(
            "首页 {items} 条信息均未标明发布日期，视为未更新",
            "none of the {items} items of the home page shows a date; they count as not updated",
        ),
    }
    params = {"max_age_days": Param(14, "days", "greatest age of the newest item")}
    severity = Severity.CRITICAL

    def targets(self, subject: Site) -> Iterable[Site]:
        return (subject,)

    def judge(self, target: Site) -> Judgement:
        home = home_of(target)
        newest, limit = _newest(target), self.p["max_age_days"]
        age = (day_in_china(target.taken) - newest).days if newest else 0
        if newest and age <= limit:
            return passed(newest=newest.isoformat(), age=age, limit=limit)
        if {"page", "list"} & set(home.scripted):
            return cant_tell(Reason.SCRIPT)
        if newest:
            return failed("stale", newest=newest.isoformat(), age=age, limit=limit, overdue=age - limit)
        if target.undated_home_items:
            return failed("undated", items=target.undated_home_items)
        return cant_tell(Reason.NOT_SHOWN)


def _newest(site: Site) -> date | None:
    """The newest date of the home page; that of the columns when the page lists nothing at all."""
    if site.newest_items:
        return site.newest_items[0][0]
    if site.undated_home_items:
        return None
    return max((column.newest for column in site.columns if isinstance(column.newest, date)), default=None)
