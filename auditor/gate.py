"""Whether the audit lets a build or a release through. Pure."""

from auditor.model import Report
from auditor.settings import FailOn
from auditor.waive import stands


def gate(report: Report, fail_on: FailOn) -> str:
    """Return why the gate fails; empty when it passes."""
    if fail_on is FailOn.VETO and report.vetoes:
        return f"veto: {', '.join(report.vetoes)}"
    if fail_on is FailOn.FAILED and (failed := sum(map(stands, report.findings))):
        return f"{failed} failed findings"
    if fail_on is FailOn.NEW and report.comparison and report.comparison.new:
        return f"{report.comparison.new} new findings"
    return ""
