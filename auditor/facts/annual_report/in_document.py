"""The annual report an attachment is. Pure."""

from auditor.documents.reading import Reading
from auditor.facts.annual_report.naming import name_of, opening_name
from auditor.facts.annual_report.report import read_report
from auditor.facts.annual_report.words import ReportWords
from auditor.model import AnnualReport, FileType


def report_in(reading: Reading, body: bytes, name: str, words: ReportWords) -> AnnualReport | None:
    """Return the annual report an attachment is, by what its link says or by its first lines; None for all others."""
    if not reading.text or not (name_of(name, words) or opening_name(reading.text, words)):
        return None
    if reading.type is FileType.PDF and not reading.grids:
        from auditor.documents.pdf import read_grids  # slow, and needed for reports only

        reading = reading._replace(grids=read_grids(body))
    report = read_report(reading, name, words)
    return report if report is not None and len(report.chapters) >= words.least_chapters else None
