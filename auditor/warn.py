"""What stands at the top of a report: trouble of the audit itself, in its language."""

from collections import Counter
from collections.abc import Iterable, Iterator

from auditor.audit import Audit
from auditor.model import Finding, Outcome, Site, Tally, Text
from auditor.pack import Pack
from auditor.settings import Profile

_CRASHED = Text(
    "规则 {rule} 运行出错，{count} 处未检查：{detail}", "rule {rule} failed and left {count} unchecked: {detail}"
)
_NOT_IN_FORCE = Text("检查时{title}不在有效期内", "{title} was not in force at the time of the audit")

_UNITS = {
    "department": Text("部门", "a department"),
    "township": Text("乡镇（街道）", "a township"),
    "government": Text("一级政府", "a government"),
}
_PROFILES = {
    "department": (Profile.DEPARTMENT,),
    "township": (Profile.TOWNSHIP,),
    "government": (Profile.COUNTY, Profile.CITY, Profile.PROVINCE),
}
"""The profiles that fit a portal whose name tells whose it is."""
_MISFIT = Text(
    "从网站名称看，这是{unit}的网站，本次按 {profile} 检查；如确实如此，请加 --profile {fitting} 重新检查",
    "by its name this is the portal of {unit}, and it was audited as {profile}; if it is one, use --profile {fitting}",
)


def circumstances(audit: Audit, packs: Iterable[Pack], site: Site, lang: str) -> Iterator[str]:
    """Yield what should have been otherwise: no browser, a profile that does not fit, a pack that is not in force."""
    if audit.no_browser:
        yield audit.no_browser.in_(lang)
    profile = audit.settings.profile
    if profile not in _PROFILES.get(site.unit, Profile):
        fitting = _PROFILES[site.unit][0]
        yield _MISFIT.in_(lang).format(unit=_UNITS[site.unit].in_(lang), profile=profile, fitting=fitting)
    day = site.taken.date()
    for pack in packs:
        if (pack.valid_from and day < pack.valid_from) or (pack.valid_to and day > pack.valid_to):
            yield _NOT_IN_FORCE.in_(lang).format(title=pack.title.in_(lang))


def crashes(findings: Iterable[Finding], tallies: Iterable[Tally], lang: str) -> Iterator[str]:
    """Yield the rules that failed themselves, and how much they left unchecked."""
    untested: Counter[str] = Counter()
    for tally in tallies:
        untested[tally.rule] += tally.untested
    for it in findings:
        if it.outcome is Outcome.UNTESTED:
            yield _CRASHED.in_(lang).format(rule=it.rule, count=untested[it.rule], detail=it.values["detail"])
