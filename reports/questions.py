"""What the facts do not decide: the open findings, gathered by check and reason."""

import msgspec

from auditor.model import SEVERITY_RANK, Finding, Outcome, Report


class Question(msgspec.Struct, frozen=True):
    """One thing a person must look at."""

    title: str
    """Of the check."""
    first: Finding
    count: int
    addresses: tuple[str, ...]
    """Each address once, in the order of the report."""


def questions(report: Report) -> tuple[Question, ...]:
    """Return the open findings by check and message, the weightiest first."""
    open_: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings:
        if finding.outcome is Outcome.CANT_TELL:
            open_.setdefault((finding.rule, finding.key), []).append(finding)
    titles = {rule.id: rule.title for rule in report.rules}
    found = [
        Question(titles.get(rule, rule), alike[0], len(alike), tuple(dict.fromkeys(finding.url for finding in alike)))
        for (rule, _), alike in open_.items()
    ]
    return tuple(
        sorted(found, key=lambda it: (SEVERITY_RANK[it.first.severity], -it.count, it.first.rule, it.first.key))
    )
