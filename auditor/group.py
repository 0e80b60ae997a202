"""Findings → root causes. Pure.

One rule, one message, one component is one thing to repair: what stands in the same place of several templates comes
from one shared part (header, footer, style sheet).
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from auditor.fingerprint import within
from auditor.model import SEVERITY_RANK, Fate, Finding, Severity
from auditor.waive import stands

EXAMPLES = 10
"""Findings shown with a cause."""


class Cause(msgspec.Struct):
    """One root cause and what hangs on it."""

    id: str
    severity: Severity
    """The worst of its findings."""
    pages: int = 0
    """Pages the repair clears: those with a finding, or those that link to the target."""
    findings: int = 0
    new: int = 0
    picture: str = ""
    templates: set[str] = set()
    """Templates it stands in; empty for the portal and for columns."""
    examples: list[Finding] = []


def shared_places(findings: Iterable[Finding], link_rules: Collection[str]) -> set[tuple[str, ...]]:
    """Return the places from which several link targets that failed are linked."""
    first: dict[tuple[str, ...], str] = {}
    shared = set()
    for finding in findings:
        if finding.rule in link_rules and stands(finding):
            place = _place(finding)
            if first.setdefault(place, finding.url) != finding.url:
                shared.add(place)
    return shared


def grouped(
    findings: Iterable[Finding], link_rules: Collection[str], shared: Collection[tuple[str, ...]], home: str
) -> Iterator[Finding]:
    """Yield the findings with the id of their root cause; only what counts against the portal has one.

    `home`: address of the start page; a preview of the portal has the same causes. Link targets have one cause when
    they are linked from a place in `shared`; else each is its own.
    What a rule says of a column, or of the portal (no template, no component), is its own cause too.
    """
    for finding in findings:
        if not stands(finding):
            yield finding
            continue
        place = _place(finding)
        if finding.rule in link_rules:
            cause = place if place in shared else (*place, within(finding.url, home))
        else:
            cause = place if finding.template or finding.component else (*place, finding.column or finding.id)
        yield msgspec.structs.replace(finding, group=_id(cause))


def causes(findings: Iterable[Finding], referrers: Mapping[tuple[str, str], int]) -> Sequence[Cause]:
    """Return the root causes: worst first, then those that clear most pages.

    `findings` come in the order of the judge. `referrers`: (rule over links, address) → pages that link there.
    """
    found: dict[str, Cause] = {}
    last: dict[str, str] = {}
    for finding in findings:
        if not finding.group:
            continue
        cause = found.setdefault(finding.group, Cause(finding.group, finding.severity))
        cause.findings += 1
        cause.new += finding.fate is Fate.NEW
        cause.severity = min(cause.severity, finding.severity, key=SEVERITY_RANK.__getitem__)
        cause.picture = cause.picture or finding.picture
        cause.templates |= {finding.template} - {""}
        if len(cause.examples) < EXAMPLES:
            cause.examples.append(finding)
        if (linked := referrers.get((finding.rule, finding.url))) is not None:
            # Pages that link to one target often link to its neighbours as well: the sum would count them twice.
            cause.pages = max(cause.pages, linked)
        elif last.get(finding.group) != finding.url:
            cause.pages += 1
            last[finding.group] = finding.url
    return sorted(found.values(), key=lambda it: (SEVERITY_RANK[it.severity], -it.pages, it.examples[0].rule, it.id))


def _place(finding: Finding) -> tuple[str, ...]:
    return finding.rule, finding.key, finding.component


def _id(cause: tuple[str, ...]) -> str:
    return hashlib.sha256(repr(cause).encode()).hexdigest()[:16]
