"""What became of every mandatory item: present, missing or undecided, by what the rules said of it. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from auditor.model import Finding, ItemState, ItemVerdict, MandatoryItem, Outcome, Site
from auditor.pack import Pack
from auditor.rule import AnyRule

Rules = Mapping[str, type[AnyRule]]

_STATES = {Outcome.FAILED: ItemState.MISSING, Outcome.CANT_TELL: ItemState.UNDECIDED}


def item_verdicts(
    site: Site, packs: Sequence[Pack], rules: Rules, findings: Iterable[Finding]
) -> tuple[ItemVerdict, ...]:
    """Return every item the packs ask for, in the order of the packs; an item two packs ask for is one line."""
    said: dict[str, Finding] = {}
    for finding in findings:
        item = finding.values.get("item")
        if rules[finding.rule].decides and isinstance(item, str) and finding.outcome in _STATES:
            said.setdefault(item, finding)
    facts = {it.item: it for it in site.items}
    asked: dict[str, list[str]] = {}
    for item, code in _asked(packs, rules):
        asked.setdefault(item, []).append(code)
    return tuple(
        _verdict(facts[item], tuple(codes), said.get(item))
        for item, codes in asked.items()
        if item in facts and (item in said or facts[item].sightings)
    )


def _asked(packs: Iterable[Pack], rules: Rules) -> Iterator[tuple[str, str]]:
    """Yield each item with the code of the indicator that asks for it."""
    for indicator in (indicator for pack in packs for indicator in pack.indicators):
        for use in indicator.uses:
            items = use.params.get(rules[use.rule].decides)
            yield from ((item, indicator.code) for item in (items if isinstance(items, tuple) else ()))


def _verdict(fact: MandatoryItem, codes: tuple[str, ...], finding: Finding | None) -> ItemVerdict:
    best = fact.sightings[0] if fact.sightings else None
    return ItemVerdict(
        item=fact.item,
        title=fact.title,
        codes=codes,
        state=_state(finding),
        url=best.url if best else "",
        column=best.place if best else "",
        newest=_newest(fact),
        years=fact.years,
        message=finding.message if finding else "",
    )


def _state(finding: Finding | None) -> ItemState:
    if finding is None:
        return ItemState.PRESENT
    return ItemState.UNDECIDED if finding.waived else _STATES[finding.outcome]


def _newest(fact: MandatoryItem) -> date | None:
    days = (place.newest for place in fact.sightings if place.is_sure)
    return max((day for day in days if isinstance(day, date)), default=None)
