"""The HTML report: one file, nothing loaded from elsewhere, complete without scripts."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from auditor.model import FAULTS, ItemState, LinkTarget, Report, RuleCount, UnitKind
from reports.causes import Cause, causes, of_rules, tasks
from reports.charts import columns, coverage
from reports.clean import data_address, finalize, link_address, origin
from reports.criteria import criteria, has_targets
from reports.handover import handover
from reports.phrases import basis, period, points, wants_person
from reports.questions import accepted, questions
from reports.reach import place, reach
from reports.sheet import grounds, headline, sheets, vetoes
from reports.since import since
from reports.times import day
from reports.tree import about, tree
from reports.walk import walk
from reports.words import Words, number

# The report stays light whatever the portal is like; everything beyond these is in report.json.
CAUSES = 60
REST = 250
EXAMPLES = 10
SINCE = 30
TASKS = 5
FAILED_LINKS = 200
OPEN_LINKS = 100
COLUMNS = 1200
UNITS = 100

_EVENTS = 500
"""Pieces of the template that are written at once."""
_STYLES = ("report.css", "charts.css", "paper.css")
_LABEL_GROUPS = ("labels", "footer")
_ACCESS_GROUPS = ("access", "ageing")


def render(report: Report) -> Iterator[bytes]:
    """Yield the report as one UTF-8 page in the report's language."""
    style, script = "".join(map(_part, _STYLES)), _part("report.js")
    page = _templates("en" if report.lang == "en" else "zh").get_template("report.html")
    written = page.stream(
        _context(report),
        style=Markup(style),
        script=Markup(script),
        policy="; ".join(
            (
                "default-src 'none'",
                "img-src data:",
                f"style-src '{_fingerprint(style)}'",
                f"script-src '{_fingerprint(script)}'",
                "base-uri 'none'",
                "form-action 'none'",
            )
        ),
    )
    written.enable_buffering(_EVENTS)
    yield from (piece.encode() for piece in written)


def _context(report: Report) -> dict[str, Any]:
    """Return what the templates see besides the report itself."""
    walked, words = walk(report), Words(report.lang)
    found = causes(report, walked)
    portal = origin(report.url)
    return {
        "report": report,
        "portal": portal,
        "foreign": Markup(' lang="zh-CN"') if report.lang == "en" else "",
        "short": partial(_short, portal),
        "vetoes": vetoes(report),
        "headline": headline(report, vetoes(report)),
        "causes": found[:CAUSES],
        "rest": found[CAUSES:][:REST],
        "beyond": len(found[CAUSES + REST :]),
        "tasks": [task for task in tasks(found) if task.first.number <= CAUSES + REST][:TASKS],
        "since": since(report, found),
        "severities": Counter(cause.group.severity for cause in found),
        "handover": partial(handover, words, report),
        "questions": questions(report, walked),
        "accepted": accepted(report, walked),
        "rule_titles": {rule.id: rule.title for rule in report.rules},
        "cause_of": {cause.group.id: cause for cause in found},
        "sheets": sheets(report),
        "grounds": grounds(report),
        "tree": tree(report.columns[:COLUMNS]),
        "charts": {
            "levels": columns.levels(words, report.columns),
            "ages": columns.ages(words, report),
            "pages": coverage.pages(words, report),
            "addresses": coverage.addresses(words, report),
            "links": coverage.links(words, report),
        },
        "map_looks": columns.MAP_LOOKS,
        "column_map": columns.column_map(report.columns),
        "items_by": {state: [it for it in report.items if it.state is state] for state in ItemState},
        "units_by": {kind: lines for kind in UnitKind if (lines := [it for it in report.units if it.kind is kind])},
        "lacking": lambda lines: sum(any(it.state is ItemState.MISSING for it in line.fields) for line in lines),
        "faults": FAULTS,
        "failed_links": _sorted(link for link in report.links if link.verdict in FAULTS),
        "open_links": _sorted(link for link in report.links if link.verdict not in FAULTS),
        "label_rules": _in_groups(report, _LABEL_GROUPS),
        "label_causes": _causes_in(report, found, _LABEL_GROUPS),
        "access_rules": _in_groups(report, _ACCESS_GROUPS),
        "criteria": criteria(report.rules, found),
        "other_access": [rule for rule in _in_groups(report, _ACCESS_GROUPS) if has_targets(rule) and not rule.wcag],
        "causes_of": lambda rule: of_rules(found, (rule,)),
        "rule_groups": _by_group(report.rules, words.names("rule-group")),
        "pictures": {name: data_address(picture) for name, picture in report.pictures.items()},
        "limits": {
            "columns": COLUMNS,
            "units": UNITS,
            "failed": FAILED_LINKS,
            "open": OPEN_LINKS,
            "rest": REST,
            "examples": EXAMPLES,
            "since": SINCE,
            "listed": CAUSES + REST,
        },
    }


def _sorted(links: Iterable[LinkTarget]) -> list[LinkTarget]:
    """Return the links most readers meet first."""
    return sorted(links, key=lambda link: (not link.on_home, -link.referrer_count, link.url))


def _in_groups(report: Report, groups: tuple[str, ...]) -> list[RuleCount]:
    return [rule for rule in report.rules if rule.group in groups]


def _causes_in(report: Report, found: Iterable[Cause], groups: tuple[str, ...]) -> tuple[Cause, ...]:
    return of_rules(found, (rule.id for rule in _in_groups(report, groups)))


def _by_group(rules: Iterable[RuleCount], order: Iterable[str]) -> dict[str, list[RuleCount]]:
    """Return the checks by group, the groups people know in their usual order first."""
    groups: dict[str, list[RuleCount]] = {group: [] for group in order}
    for rule in rules:
        groups.setdefault(rule.group, []).append(rule)
    return {group: members for group, members in groups.items() if members}


def _short(portal: str, url: str) -> str:
    """Return an address of the portal without its origin; any other, and the home page, in full."""
    rest = url.removeprefix(portal)
    return rest if portal and rest != url and rest.startswith("/") and rest != "/" else url


@cache
def _templates(lang: str) -> Environment:
    words = Words(lang)
    templates = Environment(
        loader=PackageLoader("reports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals.update(
        t=words.text,
        name=words.name,
        names=words.names,
        join=words.join,
        component=words.component,
        criterion_name=words.criterion,
        number=number,
        link=link_address,
        about=partial(about, words),
        day=day,
        place=partial(place, words),
        reach=partial(reach, words),
        period=partial(period, words),
        basis=partial(basis, words),
        points=partial(points, words),
        wants_person=wants_person,
    )
    templates.filters["lookup"] = lambda key, table: table.get(key)
    return templates


def _part(name: str) -> str:
    return files("reports").joinpath("templates", name).read_text(encoding="utf-8")


def _fingerprint(source: str) -> str:
    """Return the source's hash as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode("ascii")
