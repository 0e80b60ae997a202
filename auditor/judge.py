"""JUDGE: say whether what is there is acceptable. Rules × facts → findings and counts; sees nothing but facts."""

import importlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from auditor.audit import Audit
from auditor.frames import PackedPage, unpack_page
from auditor.group import grouped, shared_places
from auditor.hearing import Check, Counts, Subject, hear
from auditor.model import Finding, Outcome, Site, Tally, Waiver
from auditor.pack import Pack, Use
from auditor.parallel import spread, worthwhile
from auditor.progress import Progress
from auditor.rule import AnyRule, LinkRule, PageRule, SiteRule, WrittenRule
from auditor.waive import waived

CHUNK = 100
"""Pages handed to a worker at a time."""
FEW = 2_000
"""With fewer pages than this, starting workers costs more than it saves."""

Rules = Mapping[str, type[AnyRule]]
Heard = tuple[list[Finding], Counts]

_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(tuple[list[Finding], list[tuple[int, Outcome, int]]]).decode


class _Spec(NamedTuple):
    """A check as it can be handed to another process.

    The members of a family of rules are made at run time and cannot be pickled: their base and what they add can.
    """

    module: str
    name: str
    added: dict[str, Any]
    params: dict[str, Any]
    clauses: tuple[str, ...]


def judge(
    audit: Audit,
    packs: Sequence[Pack],
    rules: Rules,
    progress: Progress,
    workers: int | None = None,
    waivers: Sequence[Waiver] = (),
) -> None:
    """Judge the facts by every rule the packs use; replace the findings and tallies of the audit.

    `workers`: processes for the pages; 0 = this one; None = one a core when there are pages enough.
    """
    progress.stage("judge")
    site = msgspec.structs.replace(audit.site(), waivers=tuple(waivers))
    checks = checks_of(packs, rules)
    counts: Counts = Counter()
    audit.forget_heard()

    positions = _positions(checks, PageRule, WrittenRule)
    done = 0
    for found, counted in _judge_pages(audit, [checks[at] for at in positions], site, workers):
        audit.put_heard(found)
        counts.update({(positions[at], outcome): number for (at, outcome), number in counted.items()})
        done += CHUNK
        progress.step(min(done, site.pages), site.pages)

    audit.put_heard(_judge_here(audit.documents(), checks, WrittenRule, counts, site))
    audit.put_heard(_judge_here(audit.targets(), checks, LinkRule, counts, site))
    audit.put_heard(_judge_here([site], checks, SiteRule, counts, site))

    used: Counter[int] = Counter()

    def told() -> Iterator[Finding]:
        return waived(_one_crash_a_rule(audit.heard()), waivers, site.url, site.taken, used)

    link_rules = {check.rule.id for check in checks if isinstance(check.rule, LinkRule)}
    shared = shared_places(told(), link_rules)
    used.clear()
    audit.put_findings(_evidenced(audit, grouped(told(), link_rules, shared, site.url)), _tallies(checks, counts))
    audit.note("waivers", [msgspec.structs.replace(it, findings=used[at]) for at, it in enumerate(waivers)])


def checks_of(packs: Sequence[Pack], rules: Rules) -> list[Check]:
    """Return one check for every different use of a rule, sorted, with the clauses of all who use it so."""
    uses: dict[tuple[str, bytes], tuple[Use, list[str]]] = {}
    for pack in packs:
        for indicator in pack.indicators:
            for use in indicator.uses:
                uses.setdefault(use.key, (use, []))[1].append(f"{pack.id}:{indicator.code}")
    return [Check(rules[use.rule](**use.params), tuple(clauses)) for _, (use, clauses) in sorted(uses.items())]


def _judge_pages(audit: Audit, checks: Sequence[Check], site: Site, workers: int | None) -> Iterator[Heard]:
    workers = worthwhile(site.pages, FEW) if workers is None else workers
    packed = audit.packed_pages_with_measured()
    if not workers:
        yield from spread(_hear_chunk, packed, size=CHUNK, workers=0, prepare=_set_checks, args=(checks, site.url))
        return
    specs = [_spec(check) for check in checks]
    for answer in spread(_hear_packed, packed, size=CHUNK, workers=workers, prepare=_set_specs, args=(specs, site.url)):
        found, counted = _unpack(answer)
        yield found, Counter({(at, outcome): number for at, outcome, number in counted})


def _judge_here(
    subjects: Iterable[Subject], checks: Sequence[Check], kind: type[AnyRule], counts: Counts, site: Site
) -> Iterator[Finding]:
    positions = _positions(checks, kind)
    mine = [checks[at] for at in positions]
    counted: Counts = Counter()
    for subject in subjects:
        yield from hear(mine, subject, counted, site.url)
    counts.update({(positions[at], outcome): number for (at, outcome), number in counted.items()})


def _positions(checks: Sequence[Check], *kinds: type[AnyRule]) -> list[int]:
    return [at for at, check in enumerate(checks) if isinstance(check.rule, kinds)]


def _one_crash_a_rule(findings: Iterable[Finding]) -> Iterator[Finding]:
    crashed = set()
    for finding in findings:
        if finding.outcome is Outcome.UNTESTED:
            if finding.rule in crashed:
                continue
            crashed.add(finding.rule)
        yield finding


def _evidenced(audit: Audit, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Add the stored response each finding was read from, and when it came."""
    fetch_of: Callable[[str], Any] = lru_cache(4096)(audit.fetch)
    for finding in findings:
        fetch = fetch_of(finding.url)
        yield msgspec.structs.replace(finding, body=fetch.body, at=fetch.at) if fetch else finding


def _tallies(checks: Sequence[Check], counts: Counts) -> Iterator[Tally]:
    """Count every check; one that had no target on the whole portal is inapplicable once."""
    for at, (rule, clauses) in enumerate(checks):
        numbers = {outcome.value: counts[at, outcome] for outcome in Outcome}
        if not any(numbers.values()):
            numbers[Outcome.INAPPLICABLE.value] = 1
        yield Tally(rule.id, clauses, **numbers)


# -- in a worker

_checks: Sequence[Check]
_home: str


def _set_checks(checks: Sequence[Check], home: str) -> None:
    global _checks, _home
    _checks, _home = checks, home


def _set_specs(specs: Sequence[_Spec], home: str) -> None:
    _set_checks([_check(spec) for spec in specs], home)


def _hear_chunk(chunk: list[PackedPage]) -> Heard:
    counts: Counts = Counter()
    return [finding for packed in chunk for finding in hear(_checks, unpack_page(*packed), counts, _home)], counts


def _hear_packed(chunk: list[PackedPage]) -> bytes:
    found, counts = _hear_chunk(chunk)
    return _pack((found, [(at, outcome, number) for (at, outcome), number in counts.items()]))


def _spec(check: Check) -> _Spec:
    rule: type = type(check.rule)
    added: dict[str, Any] = {}
    if getattr(importlib.import_module(rule.__module__), rule.__name__, None) is not rule:
        added = {name: value for name, value in vars(rule).items() if not name.startswith("__")}
        rule = rule.__bases__[0]
    return _Spec(rule.__module__, rule.__name__, added, check.rule.p, check.clauses)


def _check(spec: _Spec) -> Check:
    rule = getattr(importlib.import_module(spec.module), spec.name)
    if spec.added:
        rule = type(spec.name, (rule,), spec.added)
    return Check(rule(**spec.params), spec.clauses)
