"""The known problems of a portal: written for version control, read from whatever holds them.

A baseline is JSON with one line a problem, sorted, so that its changes can be read.
"""

import codecs
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from auditor.audit import Audit
from auditor.compare import Rules, beside
from auditor.errors import UserError
from auditor.fingerprint import within
from auditor.model import Earlier, Fate, Finding, Known, Outcome
from auditor.past import Memory

_SCHEMA = 1


class _Baseline(msgspec.Struct, frozen=True):
    baseline: int
    """Version of this form."""
    taken: datetime
    opened: tuple[str, ...]
    pages: tuple[str, ...]
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

    class Gone(msgspec.Struct, frozen=True):
        id: str
        kin: str
        rule: str
        url: str
        group: str
        fate: Fate
        first_seen: datetime | None

    class Comparison(msgspec.Struct, frozen=True):
        gone: tuple["_Reported.Gone", ...]

    run: Run
    portal: Portal
    coverage: Coverage
    findings: tuple[Found, ...]
    comparison: Comparison | None


def earlier_of(audit: Audit) -> Earlier:
    """Return an audit as something to compare with; what it could not look at it still knows.

    Raises UserError when it was not judged.
    """
    site = audit.site()
    if not any(audit.tallies()):
        raise UserError(f"{audit.folder} has not been judged; run `auditor judge {audit.folder}`")
    taken = audit.noted("started", datetime, site.taken)
    memory = audit.noted("memory", Memory, Memory())
    problems = (_known(it, site.url, memory.first_seen.get(it.id, taken)) for it in audit.findings() if _has_failed(it))
    opened = (within(one.url, site.url) for one in audit.measured() if one.failure is None)
    pages = (within(url, site.url) for url in (*audit.page_urls(), *(it.url for it in audit.documents())))
    return Earlier(taken, (*problems, *memory.unassessed), tuple(sorted(opened)), tuple(sorted(pages)))


def read_earlier(path: Path) -> Earlier:
    """Return what a baseline, an audit folder or a JSON report tells of an earlier audit.

    Raises UserError when it is none of them.
    """
    if path.is_dir():
        with Audit(path) as audit:
            return earlier_of(audit)
    content = _content(path)
    try:
        if not _is_baseline(content):
            return _from_report(msgspec.json.decode(content, type=_Reported))
        written = msgspec.json.decode(content, type=_Baseline)
    except msgspec.DecodeError as error:
        raise UserError(f"{path} is neither a baseline, nor an audit folder, nor a report.json: {error}") from error
    if written.baseline != _SCHEMA:
        raise UserError(f"{path} is a baseline of another version of the auditor ({written.baseline})")
    problems = tuple(msgspec.structs.replace(it, first_seen=_zoned(it.first_seen)) for it in written.problems)
    return Earlier(_zoned(written.taken) or written.taken, problems, written.opened, written.pages)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        hint = f"; `auditor baseline DIR {path}` writes one" if isinstance(error, FileNotFoundError) else ""
        raise UserError(f"cannot read baseline {path}: {error.strerror}{hint}") from error


def _is_baseline(content: bytes) -> bool:
    return b'"baseline"' in content[:200]


def _zoned(time: datetime | None) -> datetime | None:
    return time if time is None or time.tzinfo else time.replace(tzinfo=UTC)


def renewed(audit: Audit, rules: Rules, file: Path) -> Earlier:
    """Return `earlier_of` the audit for a baseline in `file`.

    When there is one already, what it knows keeps the day it was first seen, and what the audit could not look at stays
    in it. Raises UserError when the file is something else.
    """
    now = earlier_of(audit)
    if not file.exists():
        return now
    if not _is_baseline(_content(file)):
        raise UserError(f"{file} is no baseline and is not written over")
    found = beside(read_earlier(file), audit, rules)
    first = {id_: before.first_seen for id_, before in found.known.items()}
    problems = {it.id: msgspec.structs.replace(it, first_seen=first.get(it.id) or it.first_seen) for it in now.problems}
    unseen = {lost.known.id: lost.known for lost in found.lost if lost.reason}
    return msgspec.structs.replace(now, problems=tuple((unseen | problems).values()))


def written(earlier: Earlier) -> Iterator[str]:
    """Yield the text of a baseline, one line an entry."""
    problems = sorted(earlier.problems, key=lambda it: (it.rule, it.url, it.id))
    yield f'{{\n "baseline": {_SCHEMA},\n "taken": {_json(earlier.taken)},\n "opened": ['
    yield from _lines(sorted(earlier.opened))
    yield '],\n "pages": ['
    yield from _lines(sorted(earlier.pages))
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
    gone = report.comparison.gone if report.comparison else ()
    told: tuple[_Reported.Found | _Reported.Gone, ...] = (
        *(it for it in report.findings if it.outcome == Outcome.FAILED),
        *(it for it in gone if it.fate is Fate.UNASSESSED),
    )
    problems = (Known(it.id, it.kin, it.rule, within(it.url, home), it.group, it.first_seen or taken) for it in told)
    return Earlier(taken, tuple(problems), tuple(within(it.url, home) for it in report.coverage.openings))


def _has_failed(finding: Finding) -> bool:
    # What is waived as well: when its time is over it is no new problem.
    return finding.outcome is Outcome.FAILED


def _json(value: object) -> str:
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
