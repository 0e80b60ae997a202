"""The known problems of a portal: written for version control, read from whatever holds them.

A baseline is JSON with one line a problem, sorted, so that its changes can be read.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from auditor.audit import Audit
from auditor.compare import Rules, beside
from auditor.errors import UserError
from auditor.fingerprint import within
from auditor.model import Earlier, Finding, Known
from auditor.waive import stands

_SCHEMA = 1


class _Baseline(msgspec.Struct, frozen=True):
    baseline: int
    """Version of this form."""
    taken: datetime
    opened: tuple[str, ...]
    problems: tuple[Known, ...]


class _Reported(msgspec.Struct, frozen=True):
    """What is needed of a JSON report."""

    class Run(msgspec.Struct, frozen=True):
        started: datetime

    class Portal(msgspec.Struct, frozen=True):
        url: str

    class Opening(msgspec.Struct, frozen=True):
        url: str

    class Coverage(msgspec.Struct, frozen=True):
        openings: tuple["_Reported.Opening", ...]

    class Found(msgspec.Struct, frozen=True):
        id: str
        kin: str
        rule: str
        url: str
        group: str
        outcome: str
        first_seen: datetime | None
        waived: str | None

    run: Run
    portal: Portal
    coverage: Coverage
    findings: tuple[Found, ...]


def earlier_of(audit: Audit) -> Earlier:
    """Return an audit that was judged as something to compare with."""
    site = audit.site()
    taken = audit.noted("started", datetime, site.taken)
    before = audit.noted("first_seen", dict[str, datetime], {})
    problems = (_known(it, site.url, before.get(it.id, taken)) for it in audit.findings() if stands(it))
    opened = sorted(within(one.url, site.url) for one in audit.measured() if one.failure is None)
    return Earlier(taken, tuple(problems), tuple(opened))


def read_earlier(path: Path) -> Earlier:
    """Return what a baseline, an audit folder or a JSON report tells of an earlier audit.

    Raises UserError when it is none of them.
    """
    if path.is_dir():
        with Audit(path) as audit:
            return earlier_of(audit)
    try:
        content = path.read_bytes()
    except OSError as error:
        hint = f"; `auditor baseline DIR {path}` writes one" if isinstance(error, FileNotFoundError) else ""
        raise UserError(f"cannot read baseline {path}: {error.strerror}{hint}") from error
    try:
        if b'"baseline"' in content[:200]:
            written = msgspec.json.decode(content, type=_Baseline)
            return Earlier(written.taken, written.problems, written.opened)
        return _from_report(msgspec.json.decode(content, type=_Reported))
    except msgspec.DecodeError as error:
        raise UserError(f"{path} is neither a baseline, nor an audit folder, nor a report.json: {error}") from error


def renewed(audit: Audit, rules: Rules, file: Path) -> Earlier:
    """Return `earlier_of` the audit; what a baseline in `file` knows keeps the day it was first seen."""
    now = earlier_of(audit)
    if not file.exists():
        return now
    known = beside(read_earlier(file), audit, rules).known
    problems = (
        msgspec.structs.replace(it, first_seen=known[it.id].first_seen) if it.id in known else it for it in now.problems
    )
    return msgspec.structs.replace(now, problems=tuple(problems))


def written(earlier: Earlier) -> Iterator[str]:
    """Yield the text of a baseline, one line an entry."""
    problems = sorted(earlier.problems, key=lambda it: (it.rule, it.url, it.id))
    yield f'{{\n "baseline": {_SCHEMA},\n "taken": {_json(earlier.taken)},\n "opened": ['
    yield from _lines(sorted(earlier.opened))
    yield '],\n "problems": ['
    yield from _lines(problems)
    yield "]\n}\n"


def _lines(entries: Iterable[object]) -> Iterator[str]:
    is_first = True
    for entry in entries:
        yield f"{'' if is_first else ','}\n  {_json(entry)}"
        is_first = False
    yield "" if is_first else "\n "


def _known(finding: Finding, home: str, first_seen: datetime) -> Known:
    place = within(finding.url, home)
    return Known(finding.id, finding.kin, finding.rule, place, finding.group, first_seen)


def _from_report(report: _Reported) -> Earlier:
    home, taken = report.portal.url, report.run.started
    problems: Iterable[Known] = (
        Known(it.id, it.kin, it.rule, within(it.url, home), it.group, it.first_seen or taken)
        for it in report.findings
        if it.outcome == "failed" and not it.waived
    )
    return Earlier(taken, tuple(problems), tuple(within(it.url, home) for it in report.coverage.openings))


def _json(value: object) -> str:
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
