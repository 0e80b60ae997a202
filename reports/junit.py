"""JUnit XML: one suite a group of checks, one case a check. Beside an earlier audit only what is new fails."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from auditor.model import Report, RuleCount
from reports.clean import clean
from reports.compact import moment
from reports.news import News, lines, news
from reports.places import places
from reports.words import Words

CAUSES = 20
"""Root causes told in one case."""

Tell = Callable[[News], str]


def render(report: Report) -> Iterator[bytes]:
    """Yield the document; it grows with the checks and not with the findings."""
    words, place = Words(report.lang), places(report)
    told: dict[str, list[News]] = {}
    for one in news(report):
        told.setdefault(one.cause.group.rule, []).append(one)

    def tell(one: News) -> str:
        return "\n".join(f"{line.name}{words.text('colon')}{line.text}" for line in lines(one, place, words))

    whole = Element("testsuites", name="portal-auditor")
    for group, rules in _by_group(report.rules).items():
        suite = SubElement(whole, "testsuite", name=_text(words.name("rule-group", group)))
        suite.set("timestamp", moment(report.finished).removesuffix("Z"))
        suite.extend(_case(rule, told.get(rule.id, []), tell, words) for rule in rules)
        _count(suite)
    _count(whole)
    whole.set("time", f"{(report.finished - report.started).total_seconds():.0f}")
    indent(whole)
    yield tostring(whole, encoding="UTF-8", xml_declaration=True) + b"\n"


def _by_group(rules: Iterable[RuleCount]) -> dict[str, list[RuleCount]]:
    groups: dict[str, list[RuleCount]] = {}
    for rule in rules:
        groups.setdefault(rule.group, []).append(rule)
    return groups


def _case(rule: RuleCount, told: Sequence[News], tell: Tell, words: Words) -> Element:
    name = f"{rule.title}{words.text('brackets', text=rule.id)}"
    case = Element("testcase", classname=f"portal-auditor.{rule.group}", name=_text(name))
    new = [one for one in told if one.is_new]
    if new:
        failure = SubElement(case, "failure", type=new[0].cause.group.severity, message=_text(_headline(new, words)))
        failure.text = _text(_told(new, tell, words))
    elif reason := _skipped(rule, words):
        SubElement(case, "skipped", message=reason)
    known = [one for one in told if not one.is_new]
    if known:
        heading = words.text("ci.known-problems", n=len(known))
        SubElement(case, "system-out").text = _text(f"{heading}\n\n{_told(known, tell, words)}")
    return case


def _headline(new: Sequence[News], words: Words) -> str:
    rest = f" {words.text('brackets', text=words.text('more-summary', n=len(new) - 1)).strip()}" if new[1:] else ""
    return f"{new[0].first.message}{rest}"


def _told(some: Sequence[News], tell: Tell, words: Words) -> str:
    told = [tell(one) for one in some[:CAUSES]]
    return "\n\n".join((*told, *([words.text("ci.more", n=len(some) - CAUSES)] if some[CAUSES:] else ())))


def _skipped(rule: RuleCount, words: Words) -> str:
    """Why a case without a failure has not passed; empty when it has."""
    if rule.failed:
        return ""
    if rule.cant_tell:
        return words.text("ci.undecided", n=rule.cant_tell)
    if rule.passed:
        return ""
    return words.text("ci.untested", n=rule.untested) if rule.untested else words.text("ci.inapplicable")


def _count(parent: Element) -> None:
    parent.set("tests", str(len(parent.findall(".//testcase"))))
    parent.set("failures", str(len(parent.findall(".//failure"))))
    parent.set("errors", "0")
    parent.set("skipped", str(len(parent.findall(".//skipped"))))


def _text(text: str) -> str:
    return clean(text).strip()
