"""TELL: put everything an audit found into the one object the renderers see, in one language."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import msgspec

from auditor import __version__
from auditor.answers import in_language
from auditor.audit import Audit
from auditor.caution import cautions, share_read
from auditor.coverage import cover
from auditor.errors import UserError
from auditor.group import Cause, causes
from auditor.mandatory import item_verdicts
from auditor.model import (
    Finding,
    Group,
    IndicatorVerdict,
    LinkTarget,
    Outcome,
    PackInfo,
    Report,
    RuleCount,
    Site,
    Tally,
    Value,
    Verdict,
)
from auditor.numbers import veil_fact
from auditor.pack import By, Pack
from auditor.past import NOTHING, Past, Recall
from auditor.pressed import Pressed
from auditor.rule import AnyRule, LinkRule
from auditor.score import Standing, score
from auditor.sentence import sentence
from auditor.settings import Settings
from auditor.units import unit_verdicts
from auditor.waive import stands

SCHEMA = 1
PROBLEMS = 5
"""Sentences shown with an indicator."""
PICTURE_BYTES = 1_200_000
"""All pictures of a report together."""
_PLACES = ("target", "urls", "since", "packs", "words", "browser_url", "baseline", "waivers", "ledger")
"""Settings that may name a folder of this machine, or hold a password."""

Rules = Mapping[str, type[AnyRule]]


def assemble(audit: Audit, packs: Sequence[Pack], rules: Rules, lang: str, past: Past = NOTHING) -> Report:
    """Return the finished report. Raises UserError when the audit was judged by other packs or rules, or not at all."""
    site, settings = audit.site(), audit.settings
    tallies = list(audit.tallies())
    if unjudged := _unjudged(packs, tallies):
        raise UserError(f"{audit.folder} has not been judged by {unjudged}; run `auditor judge {audit.folder}`")
    recall = Recall(audit, rules, past, lang)
    comparison = recall.comparison()
    findings = Pressed(_told(audit, rules, recall, lang), Finding)
    result = score(packs, tallies, findings, share_read(site))
    links, referrers = _links(audit, findings, rules, lang)
    groups = _groups(causes(findings, referrers), site, rules, lang)
    home_picture, axe_version = _measured(audit, site)
    started = audit.noted("started", datetime, site.taken)
    report = Report(
        schema=SCHEMA,
        lang=lang,
        tool_version=audit.noted("tool_version", str, __version__),
        axe_version=axe_version,
        url=site.url,
        name=site.name or site.host,
        profile=settings.profile,
        started=started,
        finished=audit.noted("finished", datetime, started),
        settings=_plain(settings),
        complete=audit.noted("complete", bool, False) and not audit.noted("interrupted", bool, False),
        coverage=cover(audit, site),
        packs=tuple(PackInfo(pack.id, pack.title.in_(lang), pack.document) for pack in packs),
        state=result.state,
        vetoes=result.vetoes,
        score=result.score,
        indicators=_indicators(result.standings, findings, lang),
        columns=site.columns,
        items=item_verdicts(site, packs, rules, findings),
        units=unit_verdicts(site, packs, rules),
        rules=_rule_counts(tallies, findings, rules, lang),
        groups=groups,
        findings=(),
        links=links,
        templates=site.templates,
        home_picture=home_picture,
        pictures=_pictures(audit, [home_picture, *(group.picture for group in groups)]),
        warnings=tuple(cautions(audit, packs, result, findings, tallies, comparison, lang)),
        comparison=comparison,
        waivers=tuple(waiver for waiver in audit.waivers() if waiver.findings),
        handling=recall.handling(),
    )
    return msgspec.structs.replace(veil_fact(report), findings=findings)


def _unjudged(packs: Iterable[Pack], tallies: Iterable[Tally]) -> str:
    """The first pack with an indicator that no tally counts under; empty when there is none."""
    judged = {clause for tally in tallies for clause in tally.clauses}
    asked = ((pack.id, it) for pack in packs for it in pack.indicators if it.uses)
    return next((pack for pack, it in asked if f"{pack}:{it.code}" not in judged), "")


def _told(audit: Audit, rules: Rules, recall: Recall, lang: str) -> Iterator[Finding]:
    pictured = audit.pictures_of_places()
    for finding in map(recall.marked, audit.findings()):
        if finding.rule not in rules:
            raise UserError(f"the audit was judged by a rule {finding.rule!r} that is not there; judge it again")
        values = {name: _in(lang, value) if name == "answer" else value for name, value in finding.values.items()}
        message = sentence(rules[finding.rule], finding.key, values, lang)
        picture = pictured.get((finding.url, finding.selector, finding.view), "")
        yield veil_fact(msgspec.structs.replace(finding, values=values, message=message, picture=picture))


def _in(lang: str, value: Value) -> Value:
    return in_language(value, lang) if isinstance(value, str) else value


def _links(
    audit: Audit, findings: Iterable[Finding], rules: Rules, lang: str
) -> tuple[tuple[LinkTarget, ...], dict[tuple[str, str], int]]:
    """The targets that are not ok; and how many pages link to each target a rule over links found something on."""
    rules_on: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        if issubclass(rules[finding.rule], LinkRule):
            rules_on[finding.url].add(finding.rule)
    links, referrers = [], {}
    for target in audit.targets():
        if target.verdict not in (Verdict.OK, Verdict.NOT_ASKED):
            links.append(msgspec.structs.replace(target, reason=in_language(target.reason, lang)))
        referrers.update({(rule, target.url): target.referrer_count for rule in rules_on.get(target.url, ())})
    return tuple(links), referrers


def _groups(found: Iterable[Cause], site: Site, rules: Rules, lang: str) -> tuple[Group, ...]:
    alike = {template.id: template.pages for template in site.templates}
    return tuple(
        Group(
            id=cause.id,
            rule=first.rule,
            title=rules[first.rule].title.in_(lang),
            template=first.template if len(cause.templates) == 1 else "",
            templates=tuple(sorted(cause.templates, key=lambda id_: (-alike.get(id_, 0), id_))),
            component=first.component,
            pages=cause.pages,
            findings=cause.findings,
            example=first.url,
            advice=rules[first.rule].advice.in_(lang),
            severity=cause.severity,
            message=first.message,
            alike=sum(alike.get(id_, 0) for id_ in cause.templates),
            picture=cause.picture,
            examples=tuple(cause.examples),
            new=cause.new,
        )
        for cause in found
        for first in cause.examples[:1]
    )


def _indicators(standings: Iterable[Standing], findings: Iterable[Finding], lang: str) -> tuple[IndicatorVerdict, ...]:
    problems: dict[str, list[str]] = defaultdict(list)
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for finding in findings:
        if stands(finding):
            for clause in finding.clauses:
                groups[clause][finding.group] = None
                if len(problems[clause]) < PROBLEMS:
                    problems[clause].append(finding.message)
    verdicts = []
    for pack, line, state, failed, judged, open_, deduction in standings:
        clause = f"{pack.id}:{line.code}"
        verdicts.append(
            IndicatorVerdict(
                pack=pack.id,
                code=line.code,
                group=line.group,
                title=line.title.in_(lang),
                clause=line.clause.in_(lang),
                source=pack.sources[line.source],
                mark=line.mark,
                effect=line.effect,
                state=state,
                failed=failed,
                judged=judged,
                open=open_,
                by_person=line.by is By.PERSON,
                deduction=deduction,
                points_confirmed=line.points is not None,
                note=line.note.in_(lang) if line.note else "",
                problems=tuple(problems[clause]),
                groups=tuple(groups[clause]),
            )
        )
    return tuple(verdicts)


def _rule_counts(
    tallies: Iterable[Tally], findings: Iterable[Finding], rules: Rules, lang: str
) -> tuple[RuleCount, ...]:
    """Failed and cant_tell are the findings listed that count; what two uses of a rule said alike is one finding."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for tally in tallies:
        counts[tally.rule].update(passed=tally.passed, inapplicable=tally.inapplicable, untested=tally.untested)
    for finding in findings:
        if finding.outcome is Outcome.CANT_TELL or stands(finding):
            counts[finding.rule][finding.outcome] += 1
    return tuple(
        RuleCount(
            id=id_,
            title=rules[id_].title.in_(lang),
            advice=rules[id_].advice.in_(lang),
            group=rules[id_].__module__.split(".")[-2],
            wcag=rules[id_].wcag,
            **{outcome.value: count[outcome] for outcome in Outcome},
        )
        for id_, count in sorted(counts.items())
    )


def _measured(audit: Audit, site: Site) -> tuple[str, str]:
    """The picture of the home page, and the version of axe-core that was used."""
    picture = version = ""
    for one in audit.measured():
        version = version or one.axe_version
        if site.home and one.url == site.home.url:
            picture = picture or one.screenshot
    return picture, version


def _pictures(audit: Audit, names: Iterable[str]) -> dict[str, bytes]:
    pictures: dict[str, bytes] = {}
    room = PICTURE_BYTES
    for name in names:
        file = audit.folder / "pictures" / name
        if not name or name in pictures or not file.is_file() or file.stat().st_size > room:
            continue
        pictures[name] = file.read_bytes()
        room -= len(pictures[name])
    return pictures


def _plain(settings: Settings) -> dict[str, Any]:
    """The settings as far as they belong into a report: no folders of this machine, no password in an address."""
    raw: dict[str, Any] = msgspec.to_builtins(settings)
    del raw["out"]
    for name, value in raw.items():
        if name in _PLACES:
            raw[name] = [_shortened(one) for one in value] if isinstance(value, list | tuple) else _shortened(value)
    return raw


def _shortened(value: str) -> str:
    if "://" not in value:
        path = Path(value)
        return path.name if path.is_absolute() or ".." in path.parts else path.as_posix()
    parts = urlsplit(value)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
