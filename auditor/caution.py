"""What the reader of a report must know before believing it: what ended early, failed or was left out. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator

from auditor.audit import Audit
from auditor.model import Comparison, Finding, Outcome, Reason, Site, Tally, Text, Waiver
from auditor.pack import Pack
from auditor.score import Result
from auditor.settings import Profile
from auditor.waive import is_in_force

_CRASHED = Text(
    "规则 {rule} 运行出错，{count} 处未检查：{detail}", "rule {rule} failed and left {count} unchecked: {detail}"
)
_INTERRUPTED = Text(
    "检查被操作者中断，本报告只反映已完成的部分；可用 auditor audit --resume 继续",
    "the operator ended the audit early: this report tells of a part; `auditor audit --resume` goes on",
)
_WITHHELD = Text(
    "已知页面只读到 {share}%，不足以评分，总分未给出",
    "only {share} % of the known pages could be read: no score is told",
)
_CERTIFICATE = Text(
    "网站的安全证书无效（{what}），浏览器会警告访客；已按要求继续检查",
    "the portal's certificate is not valid ({what}): browsers warn visitors; the audit went on as asked",
)
_PAGE_FAILED = Text("读取 {url} 时程序出错，该页未检查：{how}", "reading {url} failed, it was not checked: {how}")
_NOT_IN_FORCE = Text("检查时{title}不在有效期内", "{title} was not in force at the time of the audit")

_WAIVED = Text(
    "{count} 处问题按已批准的豁免单列，不计入问题数；只因豁免才不违反的指标列为待判定",
    "{count} problems are waived by agreement and listed apart; an indicator only they would violate is undecided",
)
_STRANGE = Text(
    "对照的检查与本次没有一个相同的问题，可能是另一个网站的",
    "the earlier audit has no problem in common with this one; it may be of another portal",
)
_UNUSED = Text("豁免没有对应的问题，可以删除：{what}", "a waiver covers nothing any more and can go: {what}")

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


def cautions(
    audit: Audit,
    packs: Iterable[Pack],
    result: Result,
    findings: Iterable[Finding],
    tallies: Iterable[Tally],
    comparison: Comparison | None,
    lang: str,
) -> Iterator[str]:
    """Yield the warnings of a report, in its language."""
    site = audit.site()
    yield from _of_the_run(audit, site, lang)
    yield from _of_the_profile(audit, site, lang)
    yield from _of_the_packs(packs, site, result, lang)
    yield from _of_the_rules(findings, tallies, lang)
    yield from _of_the_waivers(audit.waivers(), site, lang)
    if comparison and comparison.new and comparison.gone and not (comparison.unchanged or comparison.moved):
        yield _STRANGE.in_(lang)


def share_read(site: Site) -> float:
    """Pages read, of those the crawl knows to exist or could not ask; 0 to 1. An unfilled page was not read."""
    gaps = [gap for gap in site.not_assessed if gap.what == "pages"]
    unfilled = sum(gap.count for gap in gaps if gap.reason is Reason.SCRIPT)
    return (site.pages - unfilled) / max(1, site.pages - unfilled + sum(gap.count for gap in gaps))


def _of_the_run(audit: Audit, site: Site, lang: str) -> Iterator[str]:
    if audit.noted("interrupted", bool, False):
        yield _INTERRUPTED.in_(lang)
    if certificate := audit.noted("certificate", str, ""):
        yield _CERTIFICATE.in_(lang).format(what=certificate)
    if audit.no_browser:
        yield audit.no_browser.in_(lang)
    for url, how in site.failed:
        yield _PAGE_FAILED.in_(lang).format(url=url, how=how)


def _of_the_profile(audit: Audit, site: Site, lang: str) -> Iterator[str]:
    profile = audit.settings.profile
    if profile not in _PROFILES.get(site.unit, Profile):
        fitting = _PROFILES[site.unit][0]
        yield _MISFIT.in_(lang).format(unit=_UNITS[site.unit].in_(lang), profile=profile, fitting=fitting)


def _of_the_packs(packs: Iterable[Pack], site: Site, result: Result, lang: str) -> Iterator[str]:
    if result.is_withheld:
        yield _WITHHELD.in_(lang).format(share=round(100 * share_read(site)))
    day = site.taken.date()
    for pack in packs:
        if (pack.valid_from and day < pack.valid_from) or (pack.valid_to and day > pack.valid_to):
            yield _NOT_IN_FORCE.in_(lang).format(title=pack.title.in_(lang))


def _of_the_rules(findings: Iterable[Finding], tallies: Iterable[Tally], lang: str) -> Iterator[str]:
    untested: Counter[str] = Counter()
    for tally in tallies:
        untested[tally.rule] += tally.untested
    for it in findings:
        if it.outcome is Outcome.UNTESTED:
            yield _CRASHED.in_(lang).format(rule=it.rule, count=untested[it.rule], detail=it.values["detail"])


def _of_the_waivers(waivers: Iterable[Waiver], site: Site, lang: str) -> Iterator[str]:
    if covered := sum(waiver.findings for waiver in waivers):
        yield _WAIVED.in_(lang).format(count=covered)
    for waiver in waivers:
        # One that is over is a finding of its own.
        if not waiver.findings and is_in_force(waiver, site.taken):
            what = waiver.finding or f"{waiver.rule} {waiver.place}"
            yield _UNUSED.in_(lang).format(what=f"{what} ({waiver.reason})")
