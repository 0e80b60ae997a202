"""Accessibility by WCAG success criterion."""

from collections.abc import Iterable, Sequence

import msgspec

from auditor.model import RuleCount
from reports.causes import Cause, of_rules


class Criterion(msgspec.Struct, frozen=True):
    """One success criterion with all checks that touch it."""

    number: str
    failed: int
    open: int
    untested: int
    passed: int
    causes: tuple[Cause, ...]


def criteria(rules: Iterable[RuleCount], causes: Sequence[Cause]) -> tuple[Criterion, ...]:
    """Return the criteria any check touched and had something to judge, in their own order."""
    found = [rule for rule in rules if has_targets(rule)]
    numbers = {number for rule in found for number in rule.wcag}
    return tuple(
        _criterion(number, [rule for rule in found if number in rule.wcag], causes)
        for number in sorted(numbers, key=_order)
    )


def has_targets(rule: RuleCount) -> bool:
    """Tell whether the check found anything to look at."""
    return bool(rule.passed or rule.failed or rule.cant_tell or rule.untested)


def _criterion(number: str, rules: Sequence[RuleCount], causes: Sequence[Cause]) -> Criterion:
    return Criterion(
        number=number,
        failed=sum(rule.failed for rule in rules),
        open=sum(rule.cant_tell for rule in rules),
        untested=sum(rule.untested for rule in rules),
        passed=sum(rule.passed for rule in rules),
        causes=of_rules(causes, (rule.id for rule in rules)),
    )


def _order(number: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in number.split("."))
