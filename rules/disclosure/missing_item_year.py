"""missing-item-year."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from auditor.model import Judgement, MandatoryItem, Reason, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, passed
from rules.dates import day_in_china
from rules.disclosure import HOLDING, chosen, is_outside


class MissingItemYear(SiteRule[tuple[MandatoryItem, date]]):
    """What is published once a year is there for earlier years only.

    Applies to: the items named in `items` whose pages or list entries name years in their titles.
    Expects: once `due` (month-day) has passed, a title names the year of the audit plus `offset`; before that day, the
        year before.
    Cannot tell: the year is not there and the day is not confirmed (`doubtful`), no place of the portal's own was read,
        or an outside platform publishes the item as well.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-item-year"
    title = Text("年度公开内容缺失", "This year's publication missing")
    advice = Text(
        "发布所缺年度的内容，标题写明年度。", "Publish what is due for the year and name the year in the title."
    )
    messages = {
        "missing": Text(
            "“{title}”（{path}）最新为 {newest} 年的内容，{due} 起应有 {want} 年的内容，未找到",
            "the newest of “{title}” ({path}) is for {newest}; since {due} there should be that of {want}, and there "
            "is none",
        ),
        "doubtful": Text(
            "“{title}”（{path}）最新为 {newest} 年的内容，没有看到 {want} 年的；是否已到公开期限须人工认定",
            "the newest of “{title}” ({path}) is for {newest}, that of {want} was not seen; a person must say whether "
            "it is due",
        ),
    }
    params = {
        "items": Param(("budget",), "items", "keys of the word list mandatory-items"),
        "offset": Param(0, "years", "year that is due, counted from the year of the audit"),
        "due": Param("07-01", "month-day", "day from which it is due"),
        "doubtful": Param(False, "yes/no", "the day is not confirmed: its absence alone does not accuse"),
    }
    severity = Severity.SERIOUS

    def targets(self, subject: Site) -> Iterable[tuple[MandatoryItem, date]]:
        today = day_in_china(subject.taken)
        return [(item, today) for item in chosen(subject, self.p["items"]) if item.years]

    def judge(self, target: tuple[MandatoryItem, date]) -> Judgement:
        item, today = target
        due = f"{today.year}-{self.p['due']}"
        want = today.year + self.p["offset"] - (today.isoformat() < due)
        named: dict[str, Any] = {"item": item.item, "title": item.title}
        if any(year >= want for year in item.years):
            return passed(**named, want=want)
        place = next((place for place in item.sightings if place.is_sure and place.state in HOLDING), None)
        path = place.place if place else item.title
        said: dict[str, Any] = {**named, "path": path, "newest": item.years[0], "want": want}
        if place is None or self.p["doubtful"] or is_outside(item):
            return cant_tell(Reason.INCOMPLETE, key="doubtful", **said)
        return failed("missing", **said, due=due)
