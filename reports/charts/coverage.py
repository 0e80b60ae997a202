"""Charts of what was looked at: the pages, the addresses, the links that did not answer well."""

from collections import Counter, defaultdict

from auditor.model import FAULTS, Report, Verdict
from reports.charts.bars import Chart, Kind, chart
from reports.words import Words

_PAGES = {"opened": "solid", "read": "slanted", "unread": "dotted"}
_PLACES = {"inside": "solid", "outside": "slanted"}


def pages(words: Words, report: Report) -> Chart:
    """Return how closely the known pages were looked at, as one bar."""
    coverage = report.coverage
    opened = min(coverage.examined, coverage.pages)
    unread = sum(gap.count for gap in coverage.not_assessed if gap.what == "pages")
    row = {"opened": opened, "read": coverage.pages - opened, "unread": unread}
    return chart([("", row)], (Kind(key, look, words.name("page-share", key)) for key, look in _PAGES.items()))


def addresses(words: Words, report: Report) -> Chart:
    """Return what became of every address, a row each: what answered, what is broken, what is open."""
    rows = ((words.name("verdict", key), {_judged(key): count}) for key, count in report.coverage.states.items())
    looks = {"ok": "solid", "broken": "crossed", "open": "dotted", "not_asked": "hollow"}
    return chart(rows, (Kind(key, look, words.name("address-state", key)) for key, look in looks.items()))


def links(words: Words, report: Report) -> Chart:
    """Return the targets that did not answer well by verdict, inside and outside the portal; the broken first."""
    counts: defaultdict[Verdict, Counter[str]] = defaultdict(Counter)
    for link in report.links:
        counts[link.verdict]["outside" if link.external else "inside"] += 1
    order = sorted(counts, key=lambda verdict: (verdict not in FAULTS, -counts[verdict].total(), verdict))
    rows = ((words.name("verdict", verdict), counts[verdict]) for verdict in order)
    return chart(rows, (Kind(key, look, words.name("link-place", key)) for key, look in _PLACES.items()))


def _judged(verdict: str) -> str:
    if verdict in FAULTS:
        return "broken"
    return verdict if verdict in (Verdict.OK, Verdict.NOT_ASKED) else "open"
