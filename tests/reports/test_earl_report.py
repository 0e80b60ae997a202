"""EARL: a graph of the W3C vocabulary, read without the network."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from rdflib import DCTERMS, RDF, Graph, Literal, Namespace, URIRef

from auditor.model import Outcome, Report
from reports import earl
from reports.words import Words

# The JSON-LD parser of rdflib 7 uses what rdflib itself calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

HERE = Path(__file__).parent
EARL = Namespace("http://www.w3.org/ns/earl#")
PTR = Namespace("http://www.w3.org/2009/pointers#")
WCAG = "https://www.w3.org/TR/WCAG22/"
CONTRAST = URIRef("urn:portal-auditor:rule:axe-color-contrast")


@pytest.fixture(scope="module")
def graph(report: Report) -> Graph:
    return Graph().parse(data=b"".join(earl.render(report)), format="json-ld")


def test_golden(report: Report, golden: Callable[[Path, bytes], None]) -> None:
    golden(HERE / "golden" / "report.earl.jsonld", b"".join(earl.render(report)))


def test_every_finding_is_an_assertion(report: Report, graph: Graph) -> None:
    assert len(set(graph.subjects(RDF.type, EARL.Assertion))) == len(report.findings)
    outcomes = Counter(str(outcome).rpartition("#")[2] for outcome in graph.objects(predicate=EARL.outcome))
    names = {Outcome.FAILED: "failed", Outcome.CANT_TELL: "cantTell", Outcome.UNTESTED: "untested"}
    assert outcomes == Counter(names[finding.outcome] for finding in report.findings)


def test_an_assertion_names_who_what_where_and_how(report: Report, graph: Graph) -> None:
    finding = next(it for it in report.findings if it.rule == "axe-color-contrast" and it.selector)
    it = URIRef(f"urn:portal-auditor:finding:{finding.id}")
    assert graph.value(it, EARL.subject) == URIRef(finding.url)
    assert graph.value(it, EARL.test) == CONTRAST
    assert graph.value(it, EARL.mode) == EARL.automatic
    assert (graph.value(it, EARL.assertedBy), RDF.type, EARL.Software) in graph
    result = graph.value(it, EARL.result)
    assert graph.value(result, EARL.info) == Literal(finding.message)
    pointer = graph.value(result, EARL.pointer)
    assert (pointer, RDF.type, PTR.CSSSelectorPointer) in graph
    assert graph.value(pointer, PTR.expression) == Literal(finding.selector)


def test_the_failures_of_a_criterion_can_be_asked_for(report: Report, graph: Graph) -> None:
    rows = graph.query(
        """
        PREFIX earl: <http://www.w3.org/ns/earl#> PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?page WHERE {
          ?it earl:test/dcterms:isPartOf ?criterion ; earl:subject ?page ; earl:result/earl:outcome earl:failed .
          ?criterion a earl:TestRequirement ; dcterms:identifier "1.4.3" .
        }
        """
    )
    failed = [it.url for it in report.findings if it.rule == "axe-color-contrast" and it.outcome is Outcome.FAILED]
    assert failed
    assert sorted(str(row[0]) for row in rows) == sorted(failed)


def test_a_test_is_part_of_its_criteria_and_they_of_the_standard(graph: Graph) -> None:
    criterion = URIRef(f"{WCAG}#contrast-minimum")
    assert set(graph.objects(CONTRAST, DCTERMS.isPartOf)) == {criterion}
    assert set(graph.objects(criterion, DCTERMS.isPartOf)) == {URIRef(WCAG)}


@pytest.mark.parametrize(
    ("number", "anchor"),
    [
        ("1.1.1", "non-text-content"),
        ("1.2.3", "audio-description-or-media-alternative-prerecorded"),
        ("2.2.2", "pause-stop-hide"),
        ("3.3.4", "error-prevention-legal-financial-data"),
        ("4.1.2", "name-role-value"),
    ],
)
def test_an_anchor_of_the_standard_is_the_name_of_the_criterion(number: str, anchor: str) -> None:
    assert Words("en").criterion(number)[0]
    assert earl._criterion_id(number) == f"{WCAG}#{anchor}"


def test_a_hostile_address_is_no_subject(graph: Graph) -> None:
    subjects = {str(subject) for subject in graph.objects(predicate=EARL.subject)}
    assert all(subject.startswith("https://www.shili.gov.example/") for subject in subjects)


def test_an_address_is_written_as_rdf_can_read_it(report: Report) -> None:
    odd = tuple(
        msgspec.structs.replace(it, url='https://www.shili.gov.example/示 "<a>{b}|`^') for it in report.findings
    )
    graph = Graph().parse(data=b"".join(earl.render(msgspec.structs.replace(report, findings=odd))), format="json-ld")
    assert {str(subject) for subject in graph.objects(predicate=EARL.subject)} == {
        "https://www.shili.gov.example/%E7%A4%BA%20%22%3Ca%3E%7Bb%7D%7C%60%5E"
    }


def test_no_context_is_fetched(told: Report) -> None:
    written = b"".join(earl.render(told)).decode()
    assert written.startswith('{"@context":{')
    assert "\x1b" not in written
    assert "\u202e" not in written
