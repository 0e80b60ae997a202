"""What a page is for, from everything read on it. Pure."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from auditor.facts.labels import first_value
from auditor.facts.lists import Rows
from auditor.facts.names import alternatives, is_home_address, squeeze, squeezed
from auditor.facts.outline import Outline
from auditor.facts.published import Published, Zone
from auditor.facts.words import TypeWords
from auditor.model import Fetch, Label, Pager, PageType

_SHORT_PAGE = 400


class Evidence(NamedTuple):
    """What the other recognisers found."""

    outline: Outline
    zone: Zone
    labels: tuple[Label, ...]
    names: tuple[str, ...]
    """Steps of the trail and the title element's own part, last first."""
    tail: str
    """`article`, `list` or empty: what the last word of the trail says."""
    published: Published
    groups: Sequence[Rows]
    pager: Pager | None
    running: int
    """Characters of running text outside of lists."""
    jumps_to: str


def page_type(fetch: Fetch, evidence: Evidence, words: TypeWords) -> PageType:
    """Return what the page is for."""
    if evidence.jumps_to:
        return PageType.STUB
    if _is_error(fetch, evidence, words):
        return PageType.ERROR
    if fetch.how == "start" or is_home_address(fetch.address):
        return PageType.HOME
    article, column = _as_article(fetch, evidence, words), _as_column(fetch, evidence, words)
    if special := _of_a_kind(fetch, evidence, words, article, column):
        return special
    if max(article, column) < 1.5:
        return PageType.OTHER
    return PageType.ARTICLE if article >= column else PageType.COLUMN


def _is_error(fetch: Fetch, evidence: Evidence, words: TypeWords) -> bool:
    if fetch.status is not None and fetch.status >= 400:
        return True
    if evidence.running >= words.running_text:
        return False
    title = " ".join(evidence.outline.titles)
    text = evidence.outline.text
    return (any(word in title for word in words.error_titles) and len(text) < _SHORT_PAGE * 4) or (
        len(text) < _SHORT_PAGE and any(word in text for word in words.error_texts)
    )


def _as_article(fetch: Fetch, evidence: Evidence, words: TypeWords) -> float:
    labelled = bool(first_value(evidence.labels, "ArticleTitle") or first_value(evidence.labels, "PubDate"))
    published = evidence.published
    above = published.day is not None and published.at <= evidence.zone.body
    return (
        3 * labelled
        + (2.5 if above and published.labelled else 1 if above else 0)
        + 2 * min(evidence.running / words.running_text, 1.5)
        + 1.5 * _fits(words.article_addresses, fetch.address)
        + 2.5 * (evidence.tail == "article")
    )


def _as_column(fetch: Fetch, evidence: Evidence, words: TypeWords) -> float:
    best = evidence.groups[0] if evidence.groups else None
    dated = best.dated if best else 0
    named = bool(first_value(evidence.labels, "ColumnName")) and not first_value(evidence.labels, "ArticleTitle")
    shape = _fits(words.column_addresses, fetch.address) and not _fits(words.article_addresses, fetch.address)
    return (
        (4 if dated >= 3 else 2 if dated else 1 if best else 0)
        + 1.5 * shape
        + 1 * (evidence.pager is not None)
        + 1.5 * named
        + 2.5 * (evidence.tail == "list")
        + 1 * (_any(words.empty_texts).search(evidence.outline.text) is not None)
    )


def _of_a_kind(fetch: Fetch, evidence: Evidence, words: TypeWords, article: float, column: float) -> PageType | None:
    """Pages that are neither a list nor an article, and lists and articles that are something else first."""
    names = {squeeze(name) for name in evidence.names[:2] if name}
    if names & squeezed(words.search_titles) or (
        names & squeezed(words.other_titles) and evidence.running < words.running_text
    ):
        return PageType.OTHER if article < 5 and column < 5 else None
    dated = evidence.groups[0].dated if evidence.groups else 0
    if article < 5 and dated < 2 and (_has_form(evidence) or names & squeezed(words.interactive_titles)):
        return PageType.INTERACTIVE
    if dated < 3 and _service_fields(evidence, words) >= words.service_least:
        return PageType.SERVICE
    if article < 4 and _is_directory(evidence, words, names, dated):
        return PageType.DIRECTORY
    if article < 3 and dated < 3 and names & squeezed(words.service_titles):
        return PageType.SERVICE
    if article < 4 and evidence.pager is None and _is_special(fetch, evidence, words):
        return PageType.SPECIAL
    if _fits(words.other_addresses, fetch.address) and article < 4 and column < 4:
        return PageType.OTHER
    return None


def _has_form(evidence: Evidence) -> bool:
    """Tell whether people are asked to write something: a text area, or several boxes that are no search."""
    outline, zone = evidence.outline, evidence.zone
    if any(zone.start <= area.start <= zone.stop and not area.hidden for area in outline.all("textarea")):
        return True
    for form in outline.all("form"):
        boxes = [
            box for box in outline.within("input", form) if box.get("type").lower() in ("", "text", "email", "tel")
        ]
        choices = [box for box in outline.within("input", form) if box.get("type").lower() in ("radio", "checkbox")]
        if zone.start <= form.start <= zone.stop and (len(boxes) > 3 or len(choices) > 3):
            return True
    return False


def _service_fields(evidence: Evidence, words: TypeWords) -> int:
    text = evidence.outline.text[evidence.zone.start : evidence.zone.stop]
    return len(set(_fields(words.service_fields).findall(f"\n{text}")))


def _is_directory(evidence: Evidence, words: TypeWords, names: set[str], dated: int) -> bool:
    marks = words.directory_marks
    if dated and not names & squeezed(words.directory_titles):
        return False
    return any(
        element.attrs and any(mark in element.hint or mark in element.attrs for mark in marks)
        for element in evidence.outline.all("tr", "li", "ul", "div")
    )


def _is_special(fetch: Fetch, evidence: Evidence, words: TypeWords) -> bool:
    """The front page of a topic: under the topics, and no single list."""
    if not _fits(words.special_addresses, fetch.address):
        return False
    is_front = fetch.address.endswith("/") or "/index." in fetch.address
    return is_front and (len(evidence.groups) > 2 or not evidence.groups)


def _fits(patterns: tuple[str, ...], url: str) -> bool:
    start = url.find("/", url.find("//") + 2)
    return _pattern(patterns).search(url[start:] if start >= 0 else "/") is not None


@lru_cache(maxsize=8)
def _any(texts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(alternatives(texts))


@lru_cache(maxsize=8)
def _fields(fields: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[\n\t ]({alternatives(fields)})\s?(?=[:：\n\t]|$)")


@lru_cache(maxsize=8)
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)
