"""duplicate-column."""

from collections.abc import Iterable

from auditor.model import Column, Confidence, Judgement, Severity, Site, Text
from auditor.rule import SiteRule, failed, passed
from rules.columns import Beside, opened, own_pages


class DuplicateColumn(SiteRule[Beside[Column | None]]):
    """Two columns at different addresses list the same items.

    Applies to: columns with a page on the portal that list items; of two alike the later one in the tree is named.
    Expects: no column before it lists the same items; a column and one above or below it may.
    Cannot tell: its list could not be read.
    Source: the clause of the indicator that uses the rule.
    """

    id = "duplicate-column"
    title = Text("重复栏目", "Duplicate column")
    advice = Text(
        "保留一个栏目，另一处改为指向它的入口，做到数据同源。",
        "Keep one of the columns and turn the other into an entry that leads to it.",
    )
    messages = {
        "duplicate": Text(
            "栏目“{path}”与栏目“{earlier}”（{earlier_url}）所列信息相同",
            "column “{path}” lists the same items as column “{earlier}” ({earlier_url})",
        )
    }
    severity = Severity.MINOR
    confidence = Confidence.MEDIUM

    def targets(self, subject: Site) -> Iterable[Beside[Column | None]]:
        before: dict[str, Column] = {}
        found = []
        for column in own_pages(subject.columns):
            earlier = (before[url] for url in column.twins if url in before)
            found.append(Beside(column, next((other for other in earlier if _apart(column, other)), None)))
            before[column.url] = column
        return found

    def judge(self, target: Beside[Column | None]) -> Judgement:
        opened(target.column)
        if target.other is None:
            return passed()
        return failed(
            "duplicate",
            path=" > ".join(target.column.path),
            earlier=" > ".join(target.other.path),
            earlier_url=target.other.url,
        )


def _apart(one: Column, other: Column) -> bool:
    """Tell whether neither column stands above the other."""
    shared = min(len(one.path), len(other.path))
    return one.path[:shared] != other.path[:shared]
