"""The JSON report: the contract other programs read. Same report in, same bytes out."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from auditor.model import Column, Finding, Report, Unknown
from reports import contract
from reports.clean import escaped

T = TypeVar("T")

_encode = msgspec.json.Encoder().encode


def render(report: Report) -> Iterator[bytes]:
    """Yield the report as UTF-8 JSON, one line an entry: two reports can be compared line by line."""
    rest = document(msgspec.structs.replace(report, findings=()))
    for line in _lines(rest, b" ", {"findings": map(_finding, report.findings)}):
        yield escaped(line.decode()).encode()
    yield b"\n"


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
        comparison=_as(contract.Comparison, report.comparison) if report.comparison else None,
        waivers=_as(tuple[contract.Waiver, ...], report.waivers),
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
        handling=_as(dict[str, contract.Handling], report.handling),
    )


def _column(column: Column) -> contract.Column:
    facts = {"clicks": column.clicks, "items": column.items, "newest": column.newest}
    unknown = {name: fact.reason for name, fact in facts.items() if isinstance(fact, Unknown)}
    return _as(contract.Column, _shared(column, contract.Column) | dict.fromkeys(unknown) | {"unknown": unknown})


def _finding(finding: Finding) -> contract.Finding:
    told = _shared(finding, contract.Finding) | {"waived": finding.waived or None}
    return contract.Finding(**told, evidence=contract.FindingEvidence(finding.body, finding.at, finding.picture))


def _shared(fact: msgspec.Struct, type_: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the fields of the fact that the contract's type has too."""
    names = type_.__struct_fields__
    return {name: getattr(fact, name) for name in fact.__struct_fields__ if name in names}


def _as(type_: type[T], value: object) -> T:
    """Take the fields of the contract's type from a value of the model."""
    return msgspec.convert(value, type_, from_attributes=True)


def _lines(value: msgspec.Struct, indent: bytes, streams: Mapping[str, Iterable[object]] = {}) -> Iterator[bytes]:
    """Write a struct one field a line, a list one entry a line; entries themselves are compact.

    `streams`: field → entries to write instead of the field's own.
    """
    yield b"{"
    for position, name in enumerate(value.__struct_fields__):
        field = getattr(value, name)
        yield b'%b\n%b"%b": ' % (b"," if position else b"", indent, name.encode())
        if isinstance(field, tuple):
            yield from _entries(streams.get(name, field), indent)
        elif isinstance(field, contract.Coverage | contract.Columns):
            yield from _lines(field, indent + b" ")
        else:
            yield _compact(field)
    yield b"\n%b}" % indent[:-1]


def _entries(entries: Iterable[object], indent: bytes) -> Iterator[bytes]:
    is_empty = True
    for entry in entries:
        yield b"%b\n%b %b" % (b"[" if is_empty else b",", indent, _compact(entry))
        is_empty = False
    yield b"[]" if is_empty else b"\n%b]" % indent


def _compact(value: object) -> bytes:
    try:
        return _encode(value)
    except UnicodeEncodeError:  # half a surrogate pair in a portal's text has no UTF-8 form
        text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"))
        return text.encode(errors="replace")
