"""redated-article."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, Place, Reason, Redated, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, passed


class RedatedArticle(SiteRule[Redated]):
    """An old article was published again under a new day.

    Applies to: articles whose title and text another article of the portal has, under an earlier day of publication.
    Expects: at most `most_days` between the two: the same news in a second column.
    Cannot tell: more days lie between them: whether the date was changed to look fresh, a person decides.
    Source: 国办秘函〔2019〕19号 单项否决 1: forged dates of publication are fraud.
    """

    id = "redated-article"
    title = Text("旧文新发，发布时间存疑", "Old article under a new date")
    advice = Text(
        "核实两篇的发布记录；确需重发的，注明原发布时间。",
        "Compare the log of both; where it must be published again, name the first day.",
    )
    messages = {
        "doubtful": Text(
            "《{title}》发布时间为 {day}，与 {earlier_day} 的 {earlier_url} 标题、正文相同，发布时间存疑，须人工核实",
            "“{title}” is dated {day}; {earlier_url} of {earlier_day} has the same title and text: a person must see "
            "which date is right",
        ),
    }
    params = {"most_days": Param(30, "days", "days within which the same news may come into a second column")}
    severity = Severity.SERIOUS
    confidence = Confidence.LOW

    def targets(self, subject: Site) -> Iterable[Redated]:
        return subject.redated

    def judge(self, target: Redated) -> Judgement:
        if (target.day - target.earlier_day).days <= self.p["most_days"]:
            return passed(day=target.day.isoformat())
        return cant_tell(
            Reason.INCOMPLETE,
            key="doubtful",
            at=Place(url=target.url, snippet=target.title),
            title=target.title,
            day=target.day.isoformat(),
            earlier_day=target.earlier_day.isoformat(),
            earlier_url=target.earlier_url,
        )
