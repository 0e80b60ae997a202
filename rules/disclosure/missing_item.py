"""missing-item."""

from collections.abc import Iterable
from typing import Any

from auditor.model import ColumnState, Disclosure, Judgement, MandatoryItem, Reason, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, passed
from rules.disclosure import HOLDING, chosen


class MissingItem(SiteRule[tuple[MandatoryItem, Disclosure]]):
    """The portal does not publish something that must be published.

    Applies to: every item named in `items`.
    Expects: a column, a page or a link shows it: a column with one of its names, the title of a page or list entry, a
        link under such a name (an outside platform counts), the usual short name in an address; and there is content.
    Cannot tell: only a column with a similar name stands outside of the disclosure area; the place was found and could
        not be read, or has no address; or nothing was found and the disclosure area could not be read, or
        the duty itself is in doubt (`doubtful`).
    Source: 《政府信息公开条例》第十九至二十一条; the clause of the indicator that uses the rule.
    """

    id = "missing-item"
    decides = "items"
    title = Text("法定公开事项缺失", "Mandatory item missing")
    advice = Text(
        "在政府信息公开专栏设置规范名称的栏目并发布内容；由统一平台公开的，在专栏设置链接。",
        "Set up a column with the usual name in the disclosure area and publish there; where a unified platform "
        "publishes it, link to it from the disclosure area.",
    )
    messages = {
        "missing": Text(
            "未找到“{title}”：“{area}”下的 {columns} 个栏目、网站其他栏目、页面标题和链接名称中均没有",
            "nothing publishes “{title}”: none of the {columns} columns below “{area}”, no other column, no title and "
            "no link is called so",
        ),
        "no_area": Text(
            "未找到“{title}”：网站没有以“政府信息公开”“政务公开”等命名的栏目或链接",
            "“{title}” is not there: no column and no link of the portal is called 政府信息公开, 政务公开 or the like",
        ),
        "empty": Text("“{title}”的栏目“{path}”没有内容", "column “{path}” for “{title}” holds nothing"),
        "similar": Text(
            "没有名称明确的“{title}”栏目；“{path}”是否公开了该事项，须人工认定",
            "no column is plainly called after “{title}”; a person must say whether “{path}” publishes it",
        ),
        "no_address": Text(
            "“{title}”的入口“{path}”没有可打开的地址，须人工查看",
            "the entrance “{path}” to “{title}” has no address that can be opened; a person must look",
        ),
        "unread": Text(
            "“{title}”的栏目“{path}”未能读取，不能判定有无内容",
            "column “{path}” for “{title}” could not be read; whether it holds anything cannot be told",
        ),
        "doubtful": Text(
            "没有看到“{title}”；本单位是否应当公开，须人工认定",
            "“{title}” was not seen; a person must say whether this portal owes it",
        ),
        "few": Text(
            "没有看到“{title}”；“{area}”下只有 {columns} 个栏目，事项可能列在未分栏目的目录中，须人工查看",
            "“{title}” was not seen; “{area}” has but {columns} columns, and the item may stand in a list without any",
        ),
        "unseen": Text(
            "没有看到“{title}”，但信息公开专栏未能完整读取，不能判定为缺失",
            "“{title}” was not seen, but the disclosure area could not be read as a whole",
        ),
    }
    params = {
        "items": Param(("guide",), "items", "keys of the word list mandatory-items"),
        "doubtful": Param(False, "yes/no", "the duty depends on the place or is not confirmed"),
        "least_columns": Param(8, "columns", "columns the disclosure area must show before anything is called missing"),
        "area_itself": Param(False, "yes/no", "the item is the disclosure area: it is missing when no area was found"),
    }
    severity = Severity.SERIOUS

    def targets(self, subject: Site) -> Iterable[tuple[MandatoryItem, Disclosure]]:
        return [(item, subject.disclosure) for item in chosen(subject, self.p["items"])]

    def judge(self, target: tuple[MandatoryItem, Disclosure]) -> Judgement:
        item, area = target
        named: dict[str, Any] = {"item": item.item, "title": item.title}
        sure = [place for place in item.sightings if place.is_sure]
        if any(place.state in HOLDING for place in sure):
            return passed(**named)
        for state, key in ((ColumnState.UNREAD, "unread"), (ColumnState.NO_PAGE, "no_address")):
            place = next((place for place in sure if place.state is state), None)
            if place is not None:
                reason = place.why_unread.reason if place.why_unread else Reason.NOT_SHOWN
                return cant_tell(reason, key=key, **named, path=place.place)
        unsure = next((place for place in item.sightings if not place.is_sure and place.state in HOLDING), None)
        if unsure is not None:
            return cant_tell(Reason.INCOMPLETE, key="similar", **named, path=unsure.place)
        if self.p["doubtful"] and not sure:
            return cant_tell(Reason.INCOMPLETE, key="doubtful", **named)
        if sure:
            return failed("empty", **named, path=sure[0].place)
        if area.unread is not None and not (self.p["area_itself"] and not area.path):
            return cant_tell(area.unread.reason, key="unseen", **named)
        if not area.path:
            return failed("no_area", **named)
        if area.columns < self.p["least_columns"]:
            return cant_tell(Reason.INCOMPLETE, key="few", **named, area=" > ".join(area.path), columns=area.columns)
        return failed("missing", **named, area=" > ".join(area.path), columns=area.columns)
