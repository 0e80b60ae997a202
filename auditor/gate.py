"""Whether the audit lets a build or a release through. Pure."""

from auditor.model import Outcome, Report
from auditor.settings import FailOn


def gate(report: Report, fail_on: FailOn) -> str:
    """Return why the gate fails; empty when it passes."""
    if fail_on is FailOn.VETO and report.vetoes:
        return f"veto: {', '.join(report.vetoes)}"
    failed = sum(finding.outcome is Outcome.FAILED for finding in report.findings)
    if fail_on is FailOn.FAILED and failed:
        return f"{failed} failed findings"
    return ""
