"""The annual report a page is: its main part read like any document. Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from auditor.documents.reading import Grid, Reading
from auditor.facts.annual_report.naming import name_of
from auditor.facts.annual_report.report import read_report
from auditor.facts.annual_report.words import ReportWords
from auditor.facts.cells import read_cells
from auditor.facts.outline import Outline
from auditor.facts.published import Published, Zone
from auditor.model import AnnualReport, FileType, Pager, PageType, Reason, Unknown

_FILE = re.compile(r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar)\b", re.IGNORECASE)
_FRAMES = ("iframe", "embed", "object")
_MOST_INNER = 20
"""Tables within one: with more, it only lays out the page."""
_SPAN = re.compile(r"\s*(\d{1,3})")
_SMALL = re.compile(r"(?<![\w-])(?:width|height)\s*:\s*\d{1,2}px")
_ARTICLES = frozenset((PageType.ARTICLE, PageType.OTHER))


def report_on(
    outline: Outline,
    zone: Zone,
    titles: Iterable[str],
    kind: PageType,
    published: Published,
    pub_date: date | None,
    pager: Pager | None,
    scripted: tuple[str, ...],
    words: ReportWords,
) -> AnnualReport | None:
    """Return the annual report a page is; None for all others, which costs a look at their titles."""
    title = next((title for title in titles if name_of(title, words)), "")
    if not title or kind in (PageType.HOME, PageType.ERROR, PageType.STUB):
        return None
    report = read_report(
        _reading(outline, zone, words),
        title,
        words,
        published=_published(outline, published, pub_date, words),
        attachments=tuple(at - zone.start for at in _elsewhere(outline, zone)),
        trouble=_trouble(pager, scripted),
    )
    is_one = report is not None and (kind in _ARTICLES or len(report.chapters) >= words.least_chapters)
    return report if is_one else None


def _trouble(pager: Pager | None, scripted: tuple[str, ...]) -> Unknown | None:
    if {"article", "page"} & set(scripted):
        return Unknown(Reason.SCRIPT)
    return Unknown(Reason.NOT_SHOWN) if pager is not None and (pager.pages or 2) > 1 else None


def _published(
    outline: Outline, published: Published, pub_date: date | None, words: ReportWords
) -> date | Unknown | None:
    """The earlier of the day shown and the page label's, as a later change may have moved one of them."""
    label = outline.text[published.at : published.at + 4] if published.labelled else ""
    if label.startswith(words.updated):
        return pub_date or Unknown(Reason.INCOMPLETE, label)
    if pub_date is None:
        return published.day
    return min(published.day, pub_date) if isinstance(published.day, date) else pub_date


def _reading(outline: Outline, zone: Zone, words: ReportWords) -> Reading:
    inside = [
        table
        for table in outline.all("table")
        if zone.start <= table.start < zone.stop and outline.count("table", table) <= _MOST_INNER
    ]
    grids = tuple(Grid(rows, table.start - zone.start) for table in inside if (rows := read_cells(outline, table)[0]))
    pictures = tuple(at - zone.start for at in _pictures(outline, zone, words))
    return Reading(FileType.PAGE, outline.text[zone.start : zone.stop], grids, pictures)


def _pictures(outline: Outline, zone: Zone, words: ReportWords) -> Iterator[int]:
    """Where pictures stand that are large enough for a table, as far as the markup tells."""
    for picture in outline.all("img"):
        source = picture.get("src").lower()
        sizes = [_SPAN.match(picture.get(side)) for side in ("width", "height")]
        is_small = any(size and len(size[1]) < 3 and "%" not in size.string for size in sizes)
        if (
            zone.start <= picture.start <= zone.stop
            and not picture.hidden
            and not is_small
            and not _SMALL.search(picture.get("style"))
            and not any(sign in source for sign in words.no_tables)
        ):
            yield picture.start


def _elsewhere(outline: Outline, zone: Zone) -> Iterator[int]:
    """Where links to files stand, and frames."""
    for link, text in outline.links:
        is_file = _FILE.search(link.get("href")) or _FILE.search(text[-8:])
        if is_file and zone.start <= link.start < zone.stop and not link.hidden:
            yield link.start
    for frame in outline.all(*_FRAMES):
        if zone.start <= frame.start <= zone.stop and not frame.hidden:
            yield frame.start
