"""contradicting-label."""

from collections.abc import Iterable

from auditor.model import Judgement, Label, Page, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.labels import filled


class ContradictingLabel(PageRule[tuple[Label, ...]]):
    """One label stands on the page twice with different values, often because an include brings a second set.

    Applies to: pages with at least one label in `labels` that has a value.
    Expects: each label has one value, however often it is written; case and blanks do not count.
    Cannot tell: never. Keywords and Description, which search engines know too, are not in `labels`.
    Source: the clause of the indicator that uses the rule.
    """

    id = "contradicting-label"
    title = Text("网页标签重复且不一致", "Contradicting label")
    advice = Text(
        "每个页面只保留一组标签；检查页头等公共引用文件是否自带标签。",
        "Keep one set of labels on a page; see whether an included header brings its own.",
    )
    messages = {
        "contradicting": Text(
            "同一页面的 {labels} 出现多个不同的值：{values}", "{labels} has different values on one page: {values}"
        )
    }
    params = {
        "labels": Param(
            (
                *("SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnDescription", "ColumnKeywords"),
                *("ColumnType", "ArticleTitle", "PubDate", "ContentSource"),
            ),
            "labels",
            "labels that must have one value",
        )
    }

    def targets(self, subject: Page) -> Iterable[tuple[Label, ...]]:
        labels = tuple(label for label in filled(subject.labels) if label.name in self.p["labels"])
        return (labels,) if labels else ()

    def judge(self, target: tuple[Label, ...]) -> Judgement:
        values: dict[str, dict[str, str]] = {}
        for label in target:
            same = "".join(label.value.split()).lower()
            values.setdefault(label.name, {}).setdefault(same, label.value.strip())
        doubled = {name: tuple(said.values()) for name, said in values.items() if len(said) > 1}
        if not doubled:
            return passed()
        return failed(
            "contradicting",
            component="/".join(doubled),
            labels=tuple(doubled),
            values=tuple(value for said in doubled.values() for value in said),
        )
