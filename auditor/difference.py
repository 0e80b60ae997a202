"""What `auditor diff` prints: an audit beside an earlier one. Pure."""

from collections.abc import Iterator

import msgspec

from auditor.model import Comparison, Fate, Report, Text
from reports.times import beijing
from reports.words import Words

_COUNTS = Text(
    "新增 {new}，未变 {unchanged}，移位 {moved}，已消除 {fixed}，未能复查 {unassessed}"
    "（对照北京时间 {taken:%Y-%m-%d %H:%M} 的检查）",
    "{new} new, {unchanged} unchanged, {moved} moved, {fixed} fixed, {unassessed} not assessable (beside the audit of "
    "{taken:%Y-%m-%d %H:%M}, Beijing time)",
)
_REASON = Text("（{reason}）", " ({reason})")


def as_text(report: Report, comparison: Comparison) -> Iterator[str]:
    """Yield the counts, then a line for whatever is not unchanged: what became of it, rule, address, sentence."""
    lang, words = report.lang, Words(report.lang)
    counts = msgspec.structs.asdict(comparison) | {"taken": beijing(comparison.taken)}
    yield _COUNTS.in_(lang).format(**counts)
    for finding in report.findings:
        if finding.fate in (Fate.NEW, Fate.MOVED):
            yield "\t".join((words.name("fate", finding.fate), finding.rule, finding.url, finding.message))
    for gone in comparison.gone:
        reason = _REASON.in_(lang).format(reason=gone.reason) if gone.reason else ""
        yield "\t".join((words.name("fate", gone.fate), gone.rule, gone.url, gone.title + reason))


def as_json(report: Report, comparison: Comparison) -> Iterator[str]:
    """Yield one JSON line with the counts, then one for every finding and every problem that is gone."""
    counts = {name: value for name, value in msgspec.structs.asdict(comparison).items() if name != "gone"}
    yield _line(counts)
    for finding in report.findings:
        if finding.fate is not None:
            names = ("fate", "id", "rule", "url", "message", "group", "first_seen")
            yield _line({name: getattr(finding, name) for name in names})
    for gone in comparison.gone:
        yield _line(gone)


def _line(value: object) -> str:
    return msgspec.json.encode(value).decode()
