"""This audit beside an earlier one: what became of every problem.

A problem is the same when its fingerprint is. Where its page is gone, the second fingerprint may find it on the page
that took its place; as long as the page stands, a problem that is gone was repaired, and one elsewhere is new: a
repair and a regression never cancel out. What many pages of a template had is not new on one more of them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from auditor.audit import Audit
from auditor.fingerprint import said, within
from auditor.model import FAULTS, Earlier, Fate, Finding, Known, LinkKind, Outcome, Reason, Verdict
from auditor.rule import AnyRule, PageRule, WrittenRule

Rules = Mapping[str, type[AnyRule]]

SHARED = 3
"""Findings of one cause that say the same, from which it is the template's."""

_REASONS = frozenset(reason.value for reason in Reason)
_PAGES = (LinkKind.PAGE, LinkKind.FRAME)
_STEADY = (None, Reason.ACTION)
"""Causes that keep an address from being asked in every audit alike."""
_TROUBLE = frozenset(Verdict) - FAULTS - {Verdict.OK, Verdict.DISALLOWED, Verdict.UNSUPPORTED}
"""Verdicts of a page that may lead to others nobody saw. What robots.txt forbids was not seen the last time either."""


class Lost(NamedTuple):
    """A problem that this audit did not find."""

    known: Known
    reason: Reason | None
    """Why its place could not be looked at; None: it was, or the page itself is gone."""


class Beside(NamedTuple):
    """The findings of an audit beside the problems of an earlier one."""

    fates: Mapping[str, Fate]
    """Id of a failed finding → NEW, UNCHANGED or MOVED."""
    known: dict[str, Known]
    """Id of a finding → the problem it was."""
    explained: dict[str, Known]
    """Id of a finding on a page the earlier audit had not seen → the first problem of the cause it had seen."""
    lost: tuple[Lost, ...]
    """By rule, then address."""
    groups: Mapping[str, str]
    """Id of a root cause → what its id was, where that is another."""

    def first_seen(self, finding: Finding, taken: datetime) -> datetime:
        """When the problem was first found; `taken`: when the audit of the finding was."""
        before = self.known.get(finding.id) or self.explained.get(finding.id)
        return min(before.first_seen or taken, taken) if before else taken


class _Fresh(NamedTuple):
    """A failed finding with a fingerprint the earlier audit does not have."""

    id: str
    kin: str
    rule: str
    place: str
    group: str
    measured: bool


def beside(earlier: Earlier, audit: Audit, rules: Rules) -> Beside:
    """Compare the findings of an audit that failed with the problems of an earlier one."""
    home = audit.site().url
    problems = {problem.id: problem for problem in earlier.problems}
    known: dict[str, Known] = {}
    fresh: dict[str, _Fresh] = {}
    for it in _failed(audit):
        if before := problems.get(it.id):
            known[it.id] = before
        else:
            fresh[it.id] = _Fresh(it.id, it.kin, it.rule, within(it.url, home), it.group, it.measured)
    left = {id_: problem for id_, problem in problems.items() if id_ not in known}
    fates = dict.fromkeys(known, Fate.UNCHANGED)
    places = _Places(audit, home, rules, left.values())
    for id_, before in _moved(fresh, [it for it in left.values() if places.is_missing(it)]):
        known[id_], fates[id_] = before, Fate.MOVED
        del left[before.id], fresh[id_]
    causes = _Causes(earlier, rules)
    explained = {id_: first for id_, it in fresh.items() if (first := causes.of(it))}
    fates |= {id_: Fate.UNCHANGED if id_ in explained else Fate.NEW for id_ in fresh}
    lost = [Lost(it, places.why_unassessed(it)) for it in left.values()]
    lost.sort(key=lambda it: (it.known.rule, it.known.url, it.known.id))
    return Beside(fates, known, explained, tuple(lost), _renamed(audit, known))


class _Causes:
    """Root causes of the earlier audit, for findings on pages it had not seen."""

    def __init__(self, earlier: Earlier, rules: Rules) -> None:
        self._rules = rules
        self._opened, self._read = set(earlier.opened), set(earlier.pages)
        self._first: dict[str, Known] = {}
        for problem in earlier.problems:
            if problem.group:
                self._first.setdefault(problem.group, problem)
        self._shared = Counter((problem.group, said(problem.kin)) for problem in earlier.problems)

    def of(self, finding: _Fresh) -> Known | None:
        """Return the first problem of the cause when it explains the finding.

        It does on a page that was not opened the last time, and on one that was not read when a whole template had
        the problem; not for what is written: every text is its author's.
        """
        before = self._first.get(finding.group) if finding.group else None
        if before is None or finding.place in (self._opened if finding.measured else self._read):
            return None
        if finding.measured:
            return before
        is_of_template = self._shared[finding.group, said(finding.kin)] >= SHARED
        return before if is_of_template and not issubclass(self._rules[finding.rule], WrittenRule) else None


class _Places:
    """What this audit knows of the places of problems it did not find."""

    def __init__(self, audit: Audit, home: str, rules: Rules, problems: Iterable[Known]) -> None:
        wanted = {(it.rule, it.url) for it in problems}
        self._rules = rules
        self._judged = {tally.rule for tally in audit.tallies()}
        self._opened = {within(one.url, home) for one in audit.measured() if one.failure is None}
        self._read = {within(url, home) for url in (*audit.page_urls(), *(it.url for it in audit.documents()))}
        self._open = {
            (it.rule, place): it.key
            for it in audit.findings()
            if it.outcome is not Outcome.FAILED and (it.rule, place := within(it.url, home)) in wanted
        }
        self._verdicts: dict[str, Verdict] = {}
        self._is_complete = audit.noted("complete", bool, False) and not audit.noted("interrupted", bool, False)
        self._is_whole = self._is_complete and not audit.settings.urls
        for fetch in audit.fetches():
            self._verdicts[within(fetch.url, home)] = fetch.verdict
            if (
                not fetch.external
                and fetch.kind in _PAGES
                and (fetch.verdict in _TROUBLE or fetch.cause not in _STEADY)
            ):
                self._is_whole = False

    def is_missing(self, problem: Known) -> bool:
        """Tell whether a crawl that went to its end did not find the page the problem stood on."""
        verdict = self._verdicts.get(problem.url)
        return verdict in FAULTS or (verdict is None and self._is_complete)

    def is_gone(self, problem: Known) -> bool:
        """Tell whether that page is none of the portal's any more: no page is left unread that could lead to it."""
        verdict = self._verdicts.get(problem.url)
        return verdict in FAULTS or (verdict is None and self._is_whole)

    def why_unassessed(self, problem: Known) -> Reason | None:
        """Return why this audit could not tell whether the problem is still there; None: it could."""
        rule = self._rules.get(problem.rule)
        if rule is None or problem.rule not in self._judged:
            return Reason.NOT_ASKED
        if (key := self._open.get((problem.rule, problem.url))) is not None:
            return Reason(key) if key in _REASONS else Reason.INCOMPLETE
        if self.is_gone(problem):
            return None
        verdict = self._verdicts.get(problem.url)
        if verdict is None and self._is_complete:
            return Reason.NOT_SHOWN
        if verdict is not Verdict.OK:
            return Reason(verdict) if verdict in _REASONS else Reason.NOT_ASKED
        if not issubclass(rule, PageRule | WrittenRule):
            return None
        if problem.url not in self._read:
            return Reason.UNREADABLE
        return Reason.NOT_OPENED if rule.measured and problem.url not in self._opened else None


def _failed(audit: Audit) -> Iterable[Finding]:
    return (finding for finding in audit.findings() if finding.outcome is Outcome.FAILED)


def _moved(fresh: Mapping[str, _Fresh], gone: Iterable[Known]) -> list[tuple[str, Known]]:
    """Pair problems whose page is gone with new ones of the same second fingerprint, in order."""
    by_kin: dict[str, list[Known]] = defaultdict(list)
    for problem in sorted(gone, key=lambda it: it.url, reverse=True):
        by_kin[problem.kin].append(problem)
    waiting = sorted(fresh.values(), key=lambda it: it.place)
    return [(it.id, by_kin[it.kin].pop()) for it in waiting if it.kin and by_kin.get(it.kin)]


def _renamed(audit: Audit, known: Mapping[str, Known]) -> Mapping[str, str]:
    """The earlier id of every root cause that has another now: that of its first known finding."""
    renamed: dict[str, str] = {}
    for finding in _failed(audit):
        before = known.get(finding.id)
        if before and before.group and finding.group:
            renamed.setdefault(finding.group, before.group)
    return {now: then for now, then in renamed.items() if now != then}
