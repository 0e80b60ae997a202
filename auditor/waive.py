"""Agreed exceptions: read from their file, and put on the findings they cover. Pure but for the reading."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from pathlib import Path

import msgspec

from auditor.errors import UserError
from auditor.fingerprint import within
from auditor.model import Finding, Outcome, Waiver

EXPIRED = "expired-waiver"
"""The one rule nothing waives."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    waiver: tuple[dict[str, object], ...] = ()


def load_waivers(file: Path, rules: Iterable[str]) -> tuple[Waiver, ...]:
    """Return the waivers of a TOML file, a table `[[waiver]]` each.

    Raises UserError naming the waiver when one is incomplete, or names a rule that is not in `rules`.
    """
    try:
        written = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8-sig")), _File)
    except OSError as error:
        raise UserError(f"cannot read waivers {file}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise UserError(f"waivers {file}: {error}") from error
    known = tuple(rules)
    return tuple(_waiver(raw, f"{file}, waiver {number}", known) for number, raw in enumerate(written.waiver, 1))


def waived(
    findings: Iterable[Finding], waivers: Sequence[Waiver], home: str, taken: datetime, used: Counter[int]
) -> Iterator[Finding]:
    """Yield the findings, those that failed and are covered with the reason; count in `used` what each waiver covers.

    The first waiver that covers a finding is the one; one that is over when the audit was `taken` (UTC) covers nothing.
    """
    valid = [(at, waiver) for at, waiver in enumerate(waivers) if is_in_force(waiver, taken)]
    for finding in findings:
        at = next((at for at, waiver in valid if _covers(waiver, finding, home)), None)
        if at is None:
            yield finding
            continue
        used[at] += 1
        yield msgspec.structs.replace(finding, waived=waivers[at].reason)


def is_in_force(waiver: Waiver, taken: datetime) -> bool:
    """Tell whether a waiver holds at a moment (UTC); its days are those of the portals, which keep UTC+8 all year."""
    return (taken + timedelta(hours=8)).date() <= waiver.until


def stands(finding: Finding) -> bool:
    """Tell whether a finding stands against the portal: it failed, and nobody agreed to it."""
    return finding.outcome is Outcome.FAILED and not finding.waived


def _covers(waiver: Waiver, finding: Finding, home: str) -> bool:
    if finding.outcome is not Outcome.FAILED or finding.rule == EXPIRED:
        return False
    if waiver.finding:
        return finding.id == waiver.finding
    return fnmatchcase(finding.rule, waiver.rule) and fnmatchcase(within(finding.url, home), waiver.place)


def _waiver(raw: dict[str, object], where: str, rules: Sequence[str]) -> Waiver:
    allowed = [name for name in Waiver.__struct_fields__ if name != "findings"]
    if unknown := [name for name in raw if name not in allowed]:
        raise UserError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(allowed)}")
    try:
        waiver = msgspec.convert(raw, Waiver)
    except msgspec.ValidationError as error:
        raise UserError(f"{where}: {error}") from error
    for name in ("reason", "who", "clause"):
        if not getattr(waiver, name).strip():
            raise UserError(f"{where}: {name} is empty")
    if bool(waiver.rule) == bool(waiver.finding):
        raise UserError(f"{where}: name either a rule or a finding")
    if waiver.rule.startswith("*"):
        raise UserError(f"{where}: {waiver.rule!r} would waive everything; begin with the name of a rule")
    if waiver.rule and not any(fnmatchcase(rule, waiver.rule) for rule in rules):
        raise UserError(f"{where}: no rule is called {waiver.rule!r}; `auditor rules` lists them")
    return waiver
