"""One page, attachment, link target or portal before the rules: what each says of it, and the findings of that."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, ParamSpec, TypeVar

import msgspec

from auditor.fingerprint import identified
from auditor.model import Column, Document, Finding, Judgement, LinkTarget, Outcome, Page, Place, Reason, Site, Value
from auditor.numbers import veil
from auditor.rule import AnyRule, CannotTell
from auditor.sentence import message, slots

T = TypeVar("T")
P = ParamSpec("P")
Subject = Page | Document | LinkTarget | Site
Counts = Counter[tuple[int, Outcome]]
"""(position of the check, outcome) → how often."""


class Check(NamedTuple):
    """One rule with its parameters, and every clause that uses it this way: judged once for all of them."""

    rule: AnyRule
    clauses: tuple[str, ...]


def hear(checks: Sequence[Check], subject: Subject, counts: Counts, home: str = "") -> list[Finding]:
    """Return the findings of every check on the subject, and count every outcome in `counts`.

    `home`: address of the portal's start page; fingerprints hold addresses of the portal without its origin. The same
    words on the same place by two checks are one finding with the clauses of both.
    """
    found: dict[tuple[bytes, int], Finding] = {}
    repeats: Counter[tuple[int, bytes]] = Counter()
    for position, check in enumerate(checks):
        for target, judgement in judgements(check.rule, subject):
            counts[position, judgement.outcome] += 1
            if judgement.outcome in (Outcome.PASSED, Outcome.INAPPLICABLE):
                continue
            finding = _finding(check, subject, target, judgement)
            words = msgspec.msgpack.encode(msgspec.structs.replace(finding, clauses=()))
            repeats[position, words] += 1
            said = (words, repeats[position, words])
            found[said] = _merged(found[said], finding) if said in found else finding
    title = subject.title if isinstance(subject, Page) else ""
    return identified(found.values(), home, title, is_target=isinstance(subject, LinkTarget))


def judgements(rule: AnyRule, subject: Subject) -> Iterator[tuple[object, Judgement]]:
    """Yield each target of the rule with what the rule says of it.

    A rule that crashes says `untested`; when it crashes in `targets`, the subject is the target.
    """
    targets = _said(_targets, rule, subject)
    if isinstance(targets, Judgement):
        yield subject, targets
        return
    for target in targets:
        yield target, _said(_word, rule, target)


def address(subject: Subject, target: object, place: Place | None = None) -> str:
    """Return the address a judgement is about; a column without a page has none of its own: the portal's."""
    if place and place.url:
        return place.url
    if isinstance(subject, Site):
        return getattr(_first(target), "url", "") or subject.url
    return subject.url


def column_of(target: object) -> Column | None:
    """Return the column a target is, or is mainly about."""
    first = _first(target)
    return first if isinstance(first, Column) else None


def _targets(rule: AnyRule, subject: Subject) -> list[object]:
    return list(rule.targets(subject))


def _word(rule: AnyRule, target: object) -> Judgement:
    judgement = rule.judge(target)
    if judgement.outcome in (Outcome.FAILED, Outcome.CANT_TELL):
        missing = slots(message(type(rule), judgement.key)) - judgement.values.keys()
        if missing:
            raise KeyError(f"message {judgement.key!r} lacks {', '.join(sorted(missing))}")
    return judgement


def _said(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Judgement:
    try:
        return call(*args, **kwargs)
    except CannotTell as end:
        return Judgement(Outcome.CANT_TELL, end.unknown.reason, {"detail": end.unknown.detail})
    except Exception as error:
        # NOTE: the one place that swallows a bug of ours: one rule must not end an audit of hours.
        return Judgement(Outcome.UNTESTED, Reason.CRASHED, {"detail": f"{type(error).__name__}: {error}"})


def _finding(check: Check, subject: Subject, target: object, judgement: Judgement) -> Finding:
    rule, place = check.rule, judgement.place or Place()
    column = column_of(target)
    template, component = _root(subject, judgement)
    return Finding(
        id="",
        rule=rule.id,
        outcome=judgement.outcome,
        severity=judgement.severity or rule.severity,
        confidence=rule.confidence,
        url=address(subject, target, judgement.place),
        selector=place.selector,
        snippet=veil(place.snippet or ("/".join(column.path) if column else "")),
        key=judgement.key,
        values={name: _veiled(value) for name, value in {**judgement.values, **_linked(subject)}.items()},
        template=template,
        component=component,
        clauses=check.clauses,
        wcag=rule.wcag,
        view=place.view,
        measured=rule.measured,
        column=column.id if column else "",
    )


def _linked(subject: Subject) -> dict[str, Value]:
    """Where a reader finds an attachment: nobody knows it by its own address."""
    if not isinstance(subject, Document) or not subject.referrers:
        return {}
    return {"linked_from": subject.referrers[0].url, "linking_pages": subject.referrer_count}


def _veiled(value: Value) -> Value:
    if isinstance(value, tuple):
        return tuple(map(veil, value))
    return veil(value) if isinstance(value, str) else value


def _first(target: object) -> object:
    """A tuple is about its first member; the others are what that is judged by."""
    return target[0] if isinstance(target, tuple) and target else target


def _root(subject: Subject, judgement: Judgement) -> tuple[str, str]:
    """Template and component the finding stands in; a link target stands where its first referrer links to it."""
    template, component = judgement.template, judgement.component
    if isinstance(subject, Page):
        return template or subject.template, component
    if isinstance(subject, LinkTarget) and subject.referrers:
        return template or subject.referrers[0].template, component or subject.referrers[0].component
    return template, component


def _merged(first: Finding, second: Finding) -> Finding:
    return msgspec.structs.replace(first, clauses=tuple(sorted({*first.clauses, *second.clauses})))
