"""The code quality report of GitLab: one entry a root cause, which the merge request compares by its fingerprint."""

from collections.abc import Iterator

from auditor.model import Group, Report, Severity
from reports.compact import compact
from reports.places import Place, places

SEVERITIES = {
    Severity.CRITICAL: "critical",
    Severity.SERIOUS: "major",
    Severity.MODERATE: "minor",
    Severity.MINOR: "info",
}


def render(report: Report) -> Iterator[bytes]:
    """Yield a JSON list, one entry a line."""
    place = places(report)
    yield b"["
    for nth, group in enumerate(report.groups):
        yield (b",\n" if nth else b"\n") + compact(_entry(group, place(group.example)))
    yield b"\n]\n"


def _entry(group: Group, place: Place) -> dict[str, object]:
    return {
        "description": f"{group.title}: {group.message} {group.advice}",
        "check_name": group.rule,
        "fingerprint": group.id,
        "severity": SEVERITIES[Severity(group.severity)],
        "location": {"path": place.file or place.uri, "lines": {"begin": 1}},
    }
