"""stale-item."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from auditor.model import Judgement, MandatoryItem, Reason, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, passed
from rules.dates import day_in_china
from rules.disclosure import HOLDING, chosen, is_outside


class StaleItem(SiteRule[tuple[MandatoryItem, date]]):
    """What must be published is there, but nothing new was added within its limit.

    Applies to: the items named in `items` that a column or page of the portal shows with a date.
    Expects: the newest date is at most `max_age_days` old when the portal was taken.
    Cannot tell: it is older and the limit is not confirmed (`doubtful`), or an outside platform publishes it as well.
    Source: 《政府信息公开条例》第六条; the clause of the indicator that uses the rule.
    """

    id = "stale-item"
    title = Text("法定公开事项更新不及时", "Mandatory item out of date")
    advice = Text(
        "按规定时限补充发布；确无新增内容的，在栏目中说明。",
        "Publish what is due; where there is nothing new, say so in the column.",
    )
    messages = {
        "stale": Text(
            "“{title}”（{path}）最新信息日期为 {newest}，距检查时点 {age} 天，超过 {limit} 天，逾期 {overdue} 天",
            "the newest of “{title}” ({path}) is of {newest}, {age} days old; the limit is {limit} days, overdue by "
            "{overdue}",
        ),
        "doubtful": Text(
            "“{title}”（{path}）最新信息日期为 {newest}，距检查时点 {age} 天；是否应更新须人工认定",
            "the newest of “{title}” ({path}) is of {newest}, {age} days old; a person must say "
            "whether it should have been updated",
        ),
    }
    params = {
        "items": Param(("gazette",), "items", "keys of the word list mandatory-items"),
        "max_age_days": Param(366, "days", "greatest age of the newest date"),
        "doubtful": Param(False, "yes/no", "the limit is not confirmed: age alone does not accuse"),
    }
    severity = Severity.MODERATE

    def targets(self, subject: Site) -> Iterable[tuple[MandatoryItem, date]]:
        today = day_in_china(subject.taken)
        return [(item, today) for item in chosen(subject, self.p["items"]) if _newest(item) is not None]

    def judge(self, target: tuple[MandatoryItem, date]) -> Judgement:
        item, today = target
        limit = self.p["max_age_days"]
        newest, path = _newest(item) or (today, "")
        age = (today - newest).days
        if age <= limit:
            return passed(item=item.item, age=age, limit=limit)
        said: dict[str, Any] = {
            "item": item.item,
            "title": item.title,
            "path": path,
            "newest": newest.isoformat(),
            "age": age,
        }
        if self.p["doubtful"] or is_outside(item):
            return cant_tell(Reason.INCOMPLETE, key="doubtful", **said)
        return failed("stale", **said, limit=limit, overdue=age - limit)


def _newest(item: MandatoryItem) -> tuple[date, str] | None:
    dated = [
        (place.newest, place.place)
        for place in item.sightings
        if place.is_sure and place.state in HOLDING and isinstance(place.newest, date)
    ]
    return max(dated, default=None)
