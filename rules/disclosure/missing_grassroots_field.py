"""missing-grassroots-field."""

from collections.abc import Iterable
from typing import Any

from auditor.model import ColumnState, Judgement, MandatoryItem, Reason, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, passed
from rules.disclosure import HOLDING, chosen


class MissingGrassrootsField(SiteRule[tuple[MandatoryItem, MandatoryItem, int]]):
    """The grass-roots catalogue (基层政务公开标准目录) leaves out one of its fields.

    Applies to: every field in `fields`, where the portal has the catalogue.
    Expects: a column of the catalogue, or of the disclosure area, is called after the field and holds something.
    Cannot tell: fewer than `least` fields were seen, so that the catalogue is not laid out as columns that can be read;
        or the field's column could not be read.
    Source: 国办发〔2019〕54号.
    """

    id = "missing-grassroots-field"
    decides = "fields"
    title = Text("基层政务公开领域缺失", "Grass-roots field missing")
    advice = Text(
        "在基层政务公开标准目录下补齐该领域，逐项公开。",
        "Add the field to the grass-roots catalogue and publish its items.",
    )
    messages = {
        "missing": Text(
            "基层政务公开标准目录“{catalogue}”已有 {found} 个试点领域，未找到“{title}”领域",
            "the grass-roots catalogue “{catalogue}” has {found} of the fields, but not “{title}”",
        ),
        "empty": Text(
            "基层政务公开领域“{title}”的栏目“{path}”没有内容", "column “{path}” of the field “{title}” holds nothing"
        ),
        "unlike": Text(
            "基层政务公开标准目录“{catalogue}”中只认出 {found} 个领域，“{title}”是否公开须人工查看",
            "only {found} fields were recognised in the grass-roots catalogue “{catalogue}”; a person must see whether "
            "“{title}” is there",
        ),
        "unread": Text(
            "基层政务公开领域“{title}”的栏目“{path}”未能读取",
            "column “{path}” of the field “{title}” could not be read",
        ),
    }
    params = {
        "fields": Param(("field-01",), "items", "keys of the word list mandatory-items"),
        "catalogue": Param("grassroots", "item", "key of the catalogue itself"),
        "least": Param(8, "fields", "fields seen from which the catalogue counts as read"),
    }
    severity = Severity.MODERATE

    def targets(self, subject: Site) -> Iterable[tuple[MandatoryItem, MandatoryItem, int]]:
        fields = list(chosen(subject, self.p["fields"]))
        found = sum(bool(field.sightings) for field in fields)
        catalogue = next(chosen(subject, [self.p["catalogue"]]), None)
        if catalogue is None or not any(place.is_sure for place in catalogue.sightings):
            return ()
        return [(field, catalogue, found) for field in fields]

    def judge(self, target: tuple[MandatoryItem, MandatoryItem, int]) -> Judgement:
        field, catalogue, found = target
        named: dict[str, Any] = {"item": field.item, "title": field.title}
        if any(place.state in HOLDING for place in field.sightings):
            return passed(**named)
        if field.sightings:
            place = field.sightings[0]
            if place.state is ColumnState.EMPTY:
                return failed("empty", **named, path=place.place)
            reason = place.why_unread.reason if place.why_unread else Reason.NOT_SHOWN
            return cant_tell(reason, key="unread", **named, path=place.place)
        said: dict[str, Any] = {**named, "catalogue": catalogue.sightings[0].place, "found": found}
        if found < self.p["least"]:
            return cant_tell(Reason.INCOMPLETE, key="unlike", **said)
        return failed("missing", **said)
