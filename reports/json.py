"""The JSON report: the contract other programs read. Same report in, same bytes out."""

import json
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from auditor.model import Column, Finding, Report, Unknown
from reports import contract
from reports.clean import escaped

T = TypeVar("T")

_encode = msgspec.json.Encoder().encode


def render(report: Report) -> bytes:
    """Return the report as UTF-8 JSON, one line an entry: two reports can be compared line by line."""
    return escaped((b"".join(_lines(document(report), b" ")) + b"\n").decode()).encode()


def document(report: Report) -> contract.Document:
    """Return the report in the types of the contract."""
    coverage = _shared(report.coverage, contract.Coverage)
    return contract.Document(
        schema=1,
        tool=contract.Tool("portal-auditor", report.tool_version, report.axe_version),
        portal=_as(contract.Portal, report),
        run=_as(contract.Run, report),
        warnings=report.warnings,
        coverage=_as(
            contract.Coverage,
            coverage | {"openings": [contract.Opened(*opening) for opening in report.coverage.openings]},
        ),
        packs=_as(tuple[contract.Pack, ...], report.packs),
        verdict=_as(contract.Verdict, report),
        indicators=_as(tuple[contract.Indicator, ...], report.indicators),
        columns=contract.Columns(
            count=len(report.columns),
            max_level=max((column.level for column in report.columns), default=0),
            nodes=tuple(_column(column) for column in report.columns),
        ),
        items=_as(tuple[contract.Item, ...], report.items),
        units=_as(tuple[contract.Unit, ...], report.units),
        rules=_as(tuple[contract.Rule, ...], report.rules),
        groups=_as(tuple[contract.Group, ...], report.groups),
        findings=tuple(_finding(finding) for finding in report.findings),
        links=_as(tuple[contract.Link, ...], report.links),
        templates=_as(tuple[contract.Template, ...], report.templates),
    )


def _column(column: Column) -> contract.Column:
    facts = {"clicks": column.clicks, "items": column.items, "newest": column.newest}
    unknown = {name: fact.reason for name, fact in facts.items() if isinstance(fact, Unknown)}
    return _as(contract.Column, _shared(column, contract.Column) | dict.fromkeys(unknown) | {"unknown": unknown})


def _finding(finding: Finding) -> contract.Finding:
    return contract.Finding(
        **_shared(finding, contract.Finding),
        evidence=contract.FindingEvidence(finding.body, finding.at, finding.picture),
        first_seen=None,
        waived=None,
    )


def _shared(fact: msgspec.Struct, type_: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the fields of the fact that the contract's type has too."""
    names = type_.__struct_fields__
    return {name: getattr(fact, name) for name in fact.__struct_fields__ if name in names}


def _as(type_: type[T], value: object) -> T:
    """Take the fields of the contract's type from a value of the model."""
    return msgspec.convert(value, type_, from_attributes=True)


def _lines(value: msgspec.Struct, indent: bytes) -> Iterator[bytes]:
    """Write a struct one field a line, a list one entry a line; entries themselves are compact."""
    yield b"{"
    for position, name in enumerate(value.__struct_fields__):
        field = getattr(value, name)
        yield b'%b\n%b"%b": ' % (b"," if position else b"", indent, name.encode())
        if isinstance(field, tuple) and field:
            entries = (b",\n" + indent + b" ").join(map(_compact, field))
            yield b"[\n%b %b\n%b]" % (indent, entries, indent)
        elif isinstance(field, contract.Coverage | contract.Columns):
            yield from _lines(field, indent + b" ")
        else:
            yield _compact(field)
    yield b"\n%b}" % indent[:-1]


def _compact(value: object) -> bytes:
    try:
        return _encode(value)
    except UnicodeEncodeError:  # half a surrogate pair in a portal's text has no UTF-8 form
        text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"))
        return text.encode(errors="replace")
