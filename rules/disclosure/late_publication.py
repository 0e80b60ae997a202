"""late-publication."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from auditor.model import Judgement, Policy, Reason, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, passed
from rules.dates import working_days
from rules.disclosure import is_of_another


class _Dated(NamedTuple):
    policy: Policy
    written: date
    published: date
    first: date
    """The day on which the first copy of the document was published."""
    is_of_another: bool


class LatePublication(SiteRule[_Dated]):
    """A document was published long after it was made, or bears a day of publication before the day it was made.

    Applies to: documents whose page shows both days, made on or after `since`.
    Expects: publication within `most_days` working days, in any column of the portal, and not before the document was
        made.
    Cannot tell: the public holidays of a year between are not known; many documents (`bulk`) bear the same day of
        publication, or it lies more than `doubtful_days` later, as when old ones are entered anew; the issuer is
        somebody else, or not printed; the day of publication is not told beside the other fields; the day it was made
        is that of another label (`labels`), which some portals use for the entry.
    Source: the clause of the indicator that uses the rule.
    """

    id = "late-publication"
    title = Text("文件公开超期", "Late publication")
    advice = Text(
        "自信息形成或变更之日起20个工作日内公开；核对成文日期和发布日期。",
        "Publish within 20 working days after the document is made; check both days.",
    )
    messages = {
        "late": Text(
            "“{name}”成文日期为 {written}，发布日期为 {published}，间隔 {days} 个工作日，超过 {limit} 个工作日",
            "“{name}” was made on {written} and published on {published}, {days} working days later; the limit is "
            "{limit}",
        ),
        "reversed": Text(
            "时间逻辑错误：“{name}”的发布日期 {published} 早于成文日期 {written}",
            "contradicting days: “{name}” was published on {published}, before it was made on {written}",
        ),
        "doubtful": Text(
            "“{name}”成文日期为 {written}，发布日期为 {published}，超过 {limit} 个工作日；"
            "可能为补录、迁移或转载，须人工认定",
            "“{name}” was made on {written} and published on {published}, more than {limit} working days later; it may "
            "have been entered anew or taken over, a person must say",
        ),
        "unsure_order": Text(
            "“{name}”的发布日期 {published} 早于所标{label} {written}，须人工核对",
            "“{name}” was published on {published}, before the day {written} given as {label}; a person must check",
        ),
        "calendar": Text(
            "“{name}”成文日期为 {written}，发布日期为 {published}；缺少其间年度的节假日安排，无法计算工作日",
            "“{name}” was made on {written} and published on {published}; the holidays of a year between are not known",
        ),
    }
    params = {
        "most_days": Param(20, "working days", "longest time from the making to the publication"),
        "since": Param("2019-05-15", "day", "documents made before are not judged"),
        "bulk": Param(10, "documents", "as many on one day were entered together"),
        "doubtful_days": Param(365, "days", "a longer distance is doubtful"),
        "labels": Param(("成文日期", "成文时间"), "labels", "labels that surely give the day a document was made"),
        "superiors": Param((), "patterns", "issuers whose documents are not the portal's own"),
        "free": Param({"": ""}, "year → days", "public holidays"),
        "worked": Param({"": ""}, "year → days", "weekends worked in their stead"),
    }
    severity = Severity.MODERATE

    def targets(self, subject: Site) -> Iterable[_Dated]:
        since, first = date.fromisoformat(self.p["since"]), _first_days(subject.policies)
        return [
            _Dated(
                policy,
                policy.written,
                policy.published,
                min(first[name] for name in _names(policy)),
                is_of_another(policy, subject.name, self.p["superiors"]),
            )
            for policy in subject.policies
            if policy.written and policy.published and policy.written >= since
        ]

    def judge(self, target: _Dated) -> Judgement:
        policy, limit = target.policy, self.p["most_days"]
        told: dict[str, Any] = {
            "name": policy.title,
            "written": target.written.isoformat(),
            "published": target.published.isoformat(),
        }
        is_sure = policy.written_label in self.p["labels"] and policy.in_header
        if target.published < target.written:
            if not is_sure:
                return cant_tell(Reason.INCOMPLETE, key="unsure_order", label=policy.written_label, **told)
            return failed("reversed", severity=Severity.MINOR, component="reversed", template=policy.template, **told)
        distance = (target.published - target.written).days
        if distance <= limit or (target.first - target.written).days in range(limit + 1):
            return passed(limit=limit)
        days = working_days(target.written, target.published, self.p["free"], self.p["worked"])
        if days is None:
            return cant_tell(Reason.INCOMPLETE, key="calendar", **told)
        if days <= limit:
            return passed(days=days, limit=limit)
        is_own = bool(policy.issuer) and not target.is_of_another
        if not (is_sure and is_own) or policy.same_day >= self.p["bulk"] or distance > self.p["doubtful_days"]:
            return cant_tell(Reason.INCOMPLETE, key="doubtful", limit=limit, **told)
        return failed("late", days=days, limit=limit, **told)


def _first_days(policies: Iterable[Policy]) -> dict[str, date]:
    """The earliest publication by number and by title."""
    first: dict[str, date] = {}
    for policy in policies:
        for name in _names(policy) if policy.published else ():
            first[name] = min(first.get(name, date.max), policy.published or date.max)
    return first


def _names(policy: Policy) -> tuple[str, ...]:
    return tuple(name for name in (policy.number, policy.title) if name) or (policy.url,)
