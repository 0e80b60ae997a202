"""What is published of every institution and leader, field by field, as the rules over units judge it. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from auditor.model import FieldVerdict, ItemState, Outcome, Site, UnitVerdict
from auditor.pack import Pack
from auditor.rule import AnyRule

Rules = Mapping[str, type[AnyRule]]


def unit_verdicts(site: Site, packs: Sequence[Pack], rules: Rules) -> tuple[UnitVerdict, ...]:
    """Return a line for every unit that a rule of the packs asks something of; those that lack something first."""
    found = {(it.kind, it.name, it.url): it for rule in _asking(packs, rules) for it in _lines(site, rule)}
    return tuple(sorted(found.values(), key=lambda it: (it.kind, *_rank(it))))


def _asking(packs: Sequence[Pack], rules: Rules) -> Iterator[AnyRule]:
    uses = (use for pack in packs for indicator in pack.indicators for use in indicator.uses)
    return (rules[use.rule](**use.params) for use in uses if rules[use.rule].asks)


def _lines(site: Site, rule: AnyRule) -> Iterator[UnitVerdict]:
    names: Mapping[str, str] = rule.p[rule.asks]
    for placed in site.units:
        unit = placed.unit
        if unit.kind != rule.p["kind"]:
            continue
        absent = ItemState.MISSING if rule.judge(unit).outcome is Outcome.FAILED else ItemState.UNDECIDED
        fields = (
            FieldVerdict(name, ItemState.PRESENT if key in unit.fields else absent) for key, name in names.items()
        )
        yield UnitVerdict(unit.kind, unit.name, placed.url, tuple(fields))


def _rank(line: UnitVerdict) -> tuple[int, int]:
    """Where a line stands: few missing fields come late, then few undecided ones."""
    states = [field.state for field in line.fields]
    return -states.count(ItemState.MISSING), -states.count(ItemState.UNDECIDED)
