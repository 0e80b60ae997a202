"""slow-home."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, Reason, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, passed
from rules.home import home_of


class SlowHome(SiteRule[Site]):
    """The home page takes long to answer.

    Applies to: the portal.
    Expects: the document of the home page was received within `max_ms`; one measurement, from where the audit ran.
    Cannot tell: the home page could not be read, or its time was not measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "slow-home"
    title = Text("首页打开缓慢", "Slow home page")
    advice = Text(
        "检查服务器、网络和首页大小；可多次测量后再作结论。",
        "Check the server, the network and the size of the page; measure more than once before concluding.",
    )
    messages = {
        "slow": Text(
            "首页用时 {elapsed_ms} 毫秒，超过 {limit} 毫秒的限制（单次测量）",
            "the home page took {elapsed_ms} ms; {limit} ms are allowed (measured once)",
        )
    }
    params = {"max_ms": Param(3000, "ms", "longest time until the document was received")}
    severity = Severity.MINOR
    confidence = Confidence.LOW

    def targets(self, subject: Site) -> Iterable[Site]:
        return (subject,)

    def judge(self, target: Site) -> Judgement:
        elapsed, limit = home_of(target).elapsed_ms, self.p["max_ms"]
        if not elapsed:
            return cant_tell(Reason.NOT_SHOWN)
        if elapsed > limit:
            return failed("slow", elapsed_ms=elapsed, limit=limit)
        return passed(elapsed_ms=elapsed, limit=limit)
