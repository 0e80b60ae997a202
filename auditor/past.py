"""What an earlier audit and its ledger say of the findings of this one."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

import msgspec

from auditor.audit import Audit
from auditor.compare import Lost, Rules, beside
from auditor.model import Comparison, Earlier, Fate, Finding, Gone, Handling, Known, Ledger, Report
from auditor.sentence import REASONS
from auditor.waive import stands

Handlings = Mapping[str, Handling]


class Past(NamedTuple):
    """What was known of the portal before; neither is needed."""

    earlier: Earlier | None = None
    """What to compare with; the ledger's own when None."""
    ledger: Ledger | None = None


NOTHING = Past()


class Memory(msgspec.Struct, frozen=True):
    """What an audit folder keeps of a comparison, for audits that compare with it."""

    first_seen: dict[str, datetime] = {}
    """Id of a finding → when it was first found, where that was before."""
    unassessed: tuple[Known, ...] = ()
    """Problems of the earlier audit that could not be looked at."""


def remember(audit: Audit, report: Report) -> None:
    """Keep in the audit folder what its report knows from before."""
    if report.comparison is None:
        return
    first = {it.id: it.first_seen for it in report.findings if it.first_seen and it.first_seen < report.started}
    unassessed = (
        Known(it.id, it.kin, it.rule, it.url, it.group, it.first_seen)
        for it in report.comparison.gone
        if it.fate is Fate.UNASSESSED
    )
    audit.note("memory", Memory(first, tuple(unassessed)))


class Recall:
    """The past of one audit's findings; says nothing when there is none."""

    def __init__(self, audit: Audit, rules: Rules, past: Past, lang: str) -> None:
        earlier = past.earlier or (past.ledger.earlier if past.ledger else None)
        self._audit, self._rules, self._lang = audit, rules, lang
        self._taken = audit.noted("started", datetime, audit.site().taken)
        self._earlier = earlier
        self._beside = beside(earlier, audit, rules) if earlier else None
        self._ledger = past.ledger
        self._since_ledger = self._beside
        if past.ledger and earlier is not past.ledger.earlier:
            self._since_ledger = beside(past.ledger.earlier, audit, rules)

    def marked(self, finding: Finding) -> Finding:
        """Return the finding with what became of it and since when it is known."""
        if self._beside is None or not stands(finding):
            return finding
        first_seen = self._beside.first_seen(finding, self._taken)
        return msgspec.structs.replace(finding, fate=self._beside.fates[finding.id], first_seen=first_seen)

    def comparison(self) -> Comparison | None:
        """Return the audit beside the earlier one."""
        if self._beside is None or self._earlier is None:
            return None
        fates = Counter(self._beside.fates[it.id] for it in self._audit.findings() if stands(it))
        gone = tuple(map(self._gone, self._beside.lost))
        fixed = sum(it.fate is Fate.FIXED for it in gone)
        return Comparison(
            taken=self._earlier.taken,
            new=fates[Fate.NEW],
            unchanged=fates[Fate.UNCHANGED],
            moved=fates[Fate.MOVED],
            fixed=fixed,
            unassessed=len(gone) - fixed,
            gone=gone,
        )

    def handling(self) -> dict[str, Handling]:
        """Return what people wrote, under the ids of today; what is gone keeps the id it had."""
        ledger, since = self._ledger, self._since_ledger
        if ledger is None or since is None:
            return {}
        written = ledger.handling
        kept = dict(written)
        kept.update(_under(written, {now: before.id for now, before in since.known.items()}))
        kept.update(_under(written, since.groups))
        for lost in since.lost:
            if lost.known.id not in written and lost.known.group in written:
                kept[lost.known.id] = written[lost.known.group]
        return kept

    def _gone(self, lost: Lost) -> Gone:
        known, rule = lost.known, self._rules.get(lost.known.rule)
        return Gone(
            id=known.id,
            rule=known.rule,
            title=rule.title.in_(self._lang) if rule else known.rule,
            url=known.url,
            fate=Fate.UNASSESSED if lost.reason else Fate.FIXED,
            reason=REASONS[lost.reason].in_(self._lang) if lost.reason else "",
            first_seen=known.first_seen,
            kin=known.kin,
            group=known.group,
        )


def _under(written: Handlings, before: Mapping[str, str]) -> dict[str, Handling]:
    return {now: written[then] for now, then in before.items() if then in written}
