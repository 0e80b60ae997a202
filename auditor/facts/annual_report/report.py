"""A document read → the annual report it is, if it is one. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date

from auditor.documents.reading import Reading
from auditor.facts.annual_report.chapters import Heading, read_chapters
from auditor.facts.annual_report.figures import compare, read_figures, within_text
from auditor.facts.annual_report.naming import name_of, opening_name
from auditor.facts.annual_report.sums import add_up
from auditor.facts.annual_report.tables import read_tables
from auditor.facts.annual_report.words import ReportWords
from auditor.model import AnnualReport, FileType, ReportForm, Unknown


def read_report(
    reading: Reading,
    title: str,
    words: ReportWords,
    *,
    published: date | Unknown | None = None,
    attachments: Sequence[int] = (),
    trouble: Unknown | None = None,
) -> AnnualReport | None:
    """Return the annual report a document is, by its title or its first lines; None when it is none.

    `attachments`: offsets of links to files and of frames; `trouble`: why the text may not be all there is.
    """
    named = name_of(title, words) or opening_name(reading.text, words)
    if named is None:
        return None
    headings = read_chapters(reading.text, words)
    tables = read_tables(reading, headings, attachments, words)
    text = _running(reading)
    figures = read_figures(text, named.year, words)
    tried = [*add_up(tables, words), *compare(figures, tables, words), *within_text(text, words)]
    return AnnualReport(
        year=named.year,
        organ=named.organ,
        format=_form(named.year, words),
        chapters=tuple(heading.chapter for heading in headings),
        tables=tables,
        figures=figures,
        tried=tuple(dict.fromkeys(one.identity for one in tried)),
        trials=len(tried),
        broken=tuple(one.broken for one in tried if one.broken is not None),
        published=published,
        pictured=tuple(_pictured(reading, headings, words)),
        attachments=len(attachments),
        trouble=trouble or reading.trouble,
    )


def _running(reading: Reading) -> str:
    """The text with a line for every paragraph; a PDF has one for every line of print, and its sentences go on."""
    return reading.text.replace("\n", "") if reading.type is FileType.PDF else reading.text


def _pictured(reading: Reading, headings: Sequence[Heading], words: ReportWords) -> Iterator[int]:
    """The chapters in whose place a picture stands: it may be that of a page of the report."""
    starts = {heading.chapter.number: heading.start for heading in headings}
    for number in (it.number for it in words.chapters if it.number not in starts):
        after = max((start for known, start in starts.items() if known < number), default=0)
        before = min((start for known, start in starts.items() if known > number), default=len(reading.text))
        if any(after <= picture <= before for picture in reading.pictures):
            yield number


def _form(year: int, words: ReportWords) -> ReportForm:
    if year >= words.form_from:
        return ReportForm.OF_2021
    return ReportForm.OLDER if year >= words.older_from else ReportForm.UNKNOWN
