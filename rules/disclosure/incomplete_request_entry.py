"""incomplete-request-entry."""

from collections.abc import Iterable
from typing import Any

from auditor.model import Judgement, Place, Reason, Severity, Site, Text, Unit
from auditor.rule import Param, SiteRule, cant_tell, failed, passed
from rules.disclosure import chosen


class IncompleteRequestEntry(SiteRule[tuple[Unit, str, bool]]):
    """The entrance for requests lacks its guide, its form or a contact.

    Applies to: the pages of a column such as 依申请公开, with the guide to disclosure, where at least one was read.
    Expects: every part in `parts` is there.
    Cannot tell: the pages are pictures, or give none of the parts: they may be on a platform that was not read; or the
        portal has a guide to disclosure that was not read, or a contact in its footer, which may be meant.
    Source: 《政府信息公开条例》第二十八、二十九条.
    """

    id = "incomplete-request-entry"
    title = Text("依申请公开入口不完整", "Entrance for requests incomplete")
    advice = Text(
        "在依申请公开栏目补齐申请指南（流程）、申请表和受理机构联系方式。",
        "Add guide, form and contact of the office to the entrance for requests.",
    )
    messages = {
        "missing": Text("依申请公开栏目缺少：{missing}", "the entrance for requests lacks {missing}"),
        "elsewhere": Text(
            "依申请公开栏目没有：{missing}；是否写在信息公开指南或页脚中，须人工查看",
            "the entrance for requests has no {missing}; a person must see whether the guide or the footer gives it",
        ),
        "bare": Text(
            "依申请公开页面上没有认出申请指南、申请表和联系方式，可能由外部系统提供，须人工查看",
            "neither guide nor form nor contact was recognised at the entrance for requests; a person must look",
        ),
    }
    params = {
        "parts": Param({"form": "申请表"}, "names", "key of a part and what it is called"),
        "own": Param("form", "part", "the part that stands nowhere else"),
        "elsewhere": Param("guide", "item", "key of the item that may give the other parts"),
    }
    severity = Severity.MODERATE

    def targets(self, subject: Site) -> Iterable[tuple[Unit, str, bool]]:
        if subject.requests is None:
            return ()
        has_guide = any(item.sightings for item in chosen(subject, [self.p["elsewhere"]]))
        is_elsewhere = has_guide or (subject.home is not None and isinstance(subject.home.footer.contact, str))
        return [(*subject.requests, is_elsewhere)]

    def judge(self, target: tuple[Unit, str, bool]) -> Judgement:
        entry, url, is_elsewhere = target
        at = Place(url=url)
        names: dict[str, Any] = self.p["parts"]
        missing = [name for key, name in names.items() if key not in entry.fields]
        if not missing:
            return passed()
        if entry.is_picture or len(missing) == len(names):
            return cant_tell(Reason.INCOMPLETE, key="bare", at=at)
        if is_elsewhere and self.p["own"] in entry.fields:
            return cant_tell(Reason.INCOMPLETE, key="elsewhere", at=at, missing="、".join(missing))
        return failed("missing", at=at, missing="、".join(missing))
