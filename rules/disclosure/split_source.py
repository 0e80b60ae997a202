"""split-source."""

from collections.abc import Iterable

from auditor.model import CataloguePair, Judgement, Place, Reason, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, passed

EXAMPLES = 3
"""Titles a message repeats."""


class SplitSource(SiteRule[CataloguePair]):
    """The basic and the grass-roots catalogue publish one thing from two sources (数据不同源).

    Applies to: every subject that both catalogues have a list of, under two addresses.
    Expects: what stands in both, by a title that only one entry of each list has, has one address.
    Cannot tell: the lists share less than `least` entries, so that they may not be meant to be the same; or the
        grass-roots list has entries that the basic one lacks, which no norm forbids.
    Source: the district's annual report: 主动公开基本目录与基层政务公开标准目录深度融合、数据同源.
    """

    id = "split-source"
    title = Text("两个目录数据不同源", "Two catalogues, two sources")
    advice = Text(
        "让两个目录引用同一篇文章、同一地址，不要各发一份。",
        "Let both catalogues point to the same article at the same address instead of publishing it twice.",
    )
    messages = {
        "contradicting": Text(
            "“{name}”：同题的《{title}》在基本目录中日期为 {basic_day}，在基层目录中为 {grassroots_day}，两处不一致"
            "（另有 {copies} 条两处各发一份）",
            "“{name}”: {title} is dated {basic_day} in the basic and {grassroots_day} in the grass-roots catalogue "
            "({copies} more entries stand in both as copies)",
        ),
        "copied": Text(
            "“{name}”：{copies} 条信息在两个目录中各发一份、地址不同，如《{title}》",
            "“{name}”: {copies} entries stand in both catalogues under two addresses, such as {title}",
        ),
        "apart": Text(
            "“{name}”：两个目录各自独有 {only_basic} 条、{only_grassroots} 条，相同 {shared} 条，是否应同源须人工认定",
            "“{name}”: {only_basic} entries stand in the basic catalogue only, {only_grassroots} in the other only, "
            "{shared} in both; a person must say whether they should be the same",
        ),
        "lacking": Text(
            "“{name}”：基层目录中有 {count} 条信息在基本目录中没有，如：{titles}；是否应一并列入须人工认定",
            "“{name}”: {count} entries of the grass-roots catalogue are not in the basic one, such as {titles}; "
            "a person must say whether they belong there too",
        ),
    }
    params = {"least": Param(1, "entries", "entries in common from which both lists are taken to be one thing")}
    severity = Severity.MINOR

    def targets(self, subject: Site) -> Iterable[CataloguePair]:
        return subject.catalogue_pairs

    def judge(self, target: CataloguePair) -> Judgement:
        at = Place(url=target.url, snippet=target.name)
        copies = len(target.copies)
        for copy in target.copies:
            if copy.basic_day and copy.grassroots_day and copy.basic_day != copy.grassroots_day:
                return failed(
                    "contradicting",
                    at=at,
                    severity=Severity.MODERATE,
                    name=target.name,
                    title=copy.title,
                    basic_day=copy.basic_day.isoformat(),
                    grassroots_day=copy.grassroots_day.isoformat(),
                    copies=copies - 1,
                )
        if copies:
            return failed("copied", at=at, name=target.name, copies=copies, title=target.copies[0].title)
        if target.shared < self.p["least"]:
            return cant_tell(
                Reason.INCOMPLETE,
                key="apart",
                at=at,
                name=target.name,
                only_basic=target.only_basic,
                only_grassroots=target.only_grassroots,
                shared=target.shared,
            )
        if target.lacking:
            return cant_tell(
                Reason.INCOMPLETE,
                key="lacking",
                at=at,
                name=target.name,
                count=target.only_grassroots,
                titles=target.lacking[:EXAMPLES],
            )
        return passed(name=target.name, shared=target.shared)
