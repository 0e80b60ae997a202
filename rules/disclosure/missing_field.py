"""missing-field."""

from collections.abc import Iterable
from typing import Any

from auditor.model import Judgement, Page, Place, Reason, Severity, Text, Unit
from auditor.rule import PageRule, Param, cant_tell, failed, passed


class MissingField(PageRule[Unit]):
    """A page on an institution or a leader, or the guide to disclosure, leaves out a fact that must be published.

    Applies to: what is of the kind `kind`: an institution or a leader that a page of such a column introduces, on a
        page of its own or in a row of a directory table; the guide.
    Expects: every field in `fields` is there.
    Cannot tell: the page is a picture; or it shows fewer than `least` of the fields, so that the others may stand on
        another page.
    Source: 《政府信息公开条例》第十二条、第二十条第（二）项; the clause of the indicator that uses the rule.
    """

    id = "missing-field"
    title = Text("应公开的要素不全", "Facts missing that must be given")
    advice = Text(
        "补齐所缺内容；同类页面用同一模板发布，并指定人员在变动后及时更新。",
        "Add what is missing; publish pages of a kind by one template, and have someone keep them current.",
    )
    messages = {
        "missing": Text(
            "“{unit}”的公开信息缺少：{missing}（已有：{present}）", "“{unit}” lacks {missing} (it has {present})"
        ),
        "elsewhere": Text(
            "“{unit}”页面只有：{present}；其他信息是否在别处公开，须人工查看",
            "the page of “{unit}” has {present} only; a person must see whether the rest stands elsewhere",
        ),
        "picture": Text(
            "“{unit}”的信息以图片发布，无法读取，须人工查看",
            "what is published of “{unit}” is a picture; a person must look",
        ),
    }
    params = {
        "kind": Param("institution", "kind", "institution, leader or guide"),
        "fields": Param({"duties": "主要职责"}, "names", "key of a field and what it is called"),
        "least": Param(2, "fields", "fields from which a page is taken to introduce the unit as a whole"),
    }
    severity = Severity.MODERATE
    asks = "fields"

    def targets(self, subject: Page) -> Iterable[Unit]:
        return [unit for unit in subject.units if unit.kind == self.p["kind"]]

    def judge(self, target: Unit) -> Judgement:
        names: dict[str, str] = self.p["fields"]
        place = Place(snippet=target.name)
        if target.is_picture:
            return cant_tell(Reason.INCOMPLETE, key="picture", at=place, unit=target.name)
        present = [name for key, name in names.items() if key in target.fields]
        missing = [name for key, name in names.items() if key not in target.fields]
        if not missing:
            return passed(unit=target.name)
        said: dict[str, Any] = {"unit": target.name, "present": "、".join(present) or "—"}
        if len(present) < self.p["least"]:
            return cant_tell(Reason.INCOMPLETE, key="elsewhere", at=place, **said)
        return failed("missing", at=place, **said, missing="、".join(missing))
