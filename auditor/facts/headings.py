"""The heading a page shows: found by where it stands, not by its element alone. Pure."""

import re
from collections.abc import Iterator

from auditor.facts.labels import first_value
from auditor.facts.names import squeeze, tidy
from auditor.facts.outline import Element, Outline
from auditor.facts.published import Published, Zone
from auditor.model import Label, PageType

_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST = 160
_PARTS = re.compile(
    r"\s*(?:__+|_|\||—{1,2}|/ ?/|>>?|»|\s[-–/]\s|(?<=[\u4e00-\u9fff\])）”》])[-–](?=[\[\u4e00-\u9fff]))\s*"
)


def read_title(
    outline: Outline,
    zone: Zone,
    published: Published,
    labels: tuple[Label, ...],
    last_step: str,
    kind: PageType,
) -> str:
    """Return the title the page shows.

    An article's stands between trail and date; a list's is the last step of its trail. Failing that the title
    element's text without the site's name.
    """
    if kind is PageType.HOME:
        return next(iter(outline.titles), "") or first_value(labels, "SiteName")
    site = squeeze(first_value(labels, "SiteName"))
    named = own_title(outline.titles, site)
    if kind is PageType.ARTICLE:
        return _article_title(outline, zone, published, labels, last_step, site, named)
    return last_step or _heading(outline, zone, zone.body, {site}) or first_value(labels, "ColumnName") or named


def own_title(titles: tuple[str, ...], site: str) -> str:
    """Return the title element's text without the site's name."""
    for title in titles:
        parts = [part for part in _PARTS.split(title) if part.strip()]
        if not parts:
            continue
        own = [part for part in parts if squeeze(part) != site] or parts
        return tidy(own[0].strip("[]【】"))
    return ""


def _article_title(
    outline: Outline,
    zone: Zone,
    published: Published,
    labels: tuple[Label, ...],
    last_step: str,
    site: str,
    named: str,
) -> str:
    above = published.at if published.at > zone.start else zone.body
    for stop in dict.fromkeys((above, zone.body)):
        if heading := _heading(outline, zone, stop, {site, squeeze(last_step)}):
            return heading
    label = first_value(labels, "ArticleTitle")
    for known in (label, named):
        if shown := _shown(outline, zone, known):
            return shown
    if published.labelled and published.at > zone.start:
        for line in _lines_above(outline, zone, published.at):
            if squeeze(line) not in (site, squeeze(last_step)) and 4 <= len(line) <= _LONGEST and "。" not in line:
                return line
    return tidy(label) or named or _heading(outline, zone, zone.stop, {site})


def _heading(outline: Outline, zone: Zone, stop: int, not_these: set[str]) -> str:
    """The first heading of the highest level between two places, site and column names set aside."""
    for level in _LEVELS:
        for heading in outline.all(level):
            if not zone.start <= heading.start or heading.stop > stop or heading.hidden:
                continue
            text = outline.words(heading)
            if 1 < len(text) <= _LONGEST and squeeze(text) not in not_these and not _is_linked(outline, heading):
                return " ".join(text.split())
    return ""


def _is_linked(outline: Outline, heading: Element) -> bool:
    """Headings of lists and boxes hold or stand in links."""
    return bool(outline.within("a", heading)) or any(block.tag in ("a", "li") for block in outline.parents(heading))


def _shown(outline: Outline, zone: Zone, known: str) -> str:
    """The line of the page that is the title the head of the document gives, whole or with more behind it."""
    wanted = squeeze(known)
    if len(wanted) < 4:
        return ""
    for line in outline.text[zone.start : max(zone.body, zone.start)].split("\n"):
        short = squeeze(line)
        if short and len(line) <= _LONGEST and (short == wanted or (len(wanted) >= 8 and short.startswith(wanted))):
            return " ".join(line.split())
    return ""


def _lines_above(outline: Outline, zone: Zone, at: int) -> Iterator[str]:
    return (line.strip() for line in reversed(outline.text[zone.start : at].split("\n")) if line.strip())
