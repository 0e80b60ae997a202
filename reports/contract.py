"""The JSON report, version 1: types of its own, so that the model may change without breaking its readers.

Adding a field is compatible. Removing, renaming or retyping one makes version 2. `reports/README.md` explains the
fields and `reports/report-1.schema.json` is generated from here.
"""

from datetime import date, datetime

import msgspec

from auditor import model
from reports.contract_comparison import Comparison as Comparison
from reports.contract_comparison import Handling as Handling
from reports.contract_comparison import Waiver as Waiver
from reports.contract_disclosure import Item as Item
from reports.contract_disclosure import Unit as Unit

Setting = str | int | float | bool | tuple[str, ...] | None
Value = str | int | float | bool | tuple[str, ...]


class Tool(msgspec.Struct, frozen=True):
    """What made the report."""

    name: str
    version: str
    axe_version: str


class Portal(msgspec.Struct, frozen=True):
    """What was inspected."""

    url: str
    name: str
    profile: str


class Run(msgspec.Struct, frozen=True):
    """When and how."""

    started: datetime
    finished: datetime
    lang: str
    complete: bool
    settings: dict[str, Setting]


class Gap(msgspec.Struct, frozen=True):
    """A count of what could not be looked at, with one reason."""

    reason: model.Reason
    what: str
    count: int
    examples: tuple[str, ...]


class Opened(msgspec.Struct, frozen=True):
    """One page the browser opened."""

    url: str
    why: str
    template: str


class Coverage(msgspec.Struct, frozen=True):
    """What was asked, reached and looked at."""

    discovered: int
    asked: int
    fetched: int
    pages: int
    rendered: int
    examined: int
    templates: int
    not_assessed: tuple[Gap, ...]
    openings: tuple[Opened, ...]
    unchanged: int
    states: dict[str, int]


class Pack(msgspec.Struct, frozen=True):
    """One sheet the portal was judged by."""

    id: str
    title: str
    source: str


class Score(msgspec.Struct, frozen=True):
    """Bounds of the score."""

    low: float
    high: float
    of: float
    open_indicators: int
    unconfirmed: int


class Verdict(msgspec.Struct, frozen=True):
    """The whole in one word."""

    state: model.State
    vetoes: tuple[str, ...]
    score: Score | None


class Indicator(msgspec.Struct, frozen=True):
    """One line of a sheet."""

    pack: str
    code: str
    group: str
    title: str
    clause: str
    source: str
    mark: str
    effect: str
    state: model.State
    failed: int
    judged: int
    open: int
    by_person: bool
    deduction: float | None
    points_confirmed: bool
    note: str
    problems: tuple[str, ...]
    groups: tuple[str, ...]


class Evidence(msgspec.Struct, frozen=True):
    """One reason to believe that a column exists."""

    by: str
    pages: int
    example: str


class Column(msgspec.Struct, frozen=True):
    """One node of the column tree."""

    id: str
    name: str
    url: str
    parent: str
    path: tuple[str, ...]
    level: int
    kind: model.ColumnKind
    state: model.ColumnState
    clicks: int | None
    items: int | None
    dated: int
    newest: date | None
    unknown: dict[str, model.Reason]
    children: int
    templates: tuple[str, ...]
    aliases: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    twins: tuple[str, ...]


class Columns(msgspec.Struct, frozen=True):
    """The column tree."""

    count: int
    max_level: int
    nodes: tuple[Column, ...]


class Rule(msgspec.Struct, frozen=True):
    """One check with its counts."""

    id: str
    title: str
    advice: str
    group: str
    wcag: tuple[str, ...]
    passed: int
    failed: int
    cant_tell: int
    inapplicable: int
    untested: int


class Group(msgspec.Struct, frozen=True):
    """One root cause."""

    id: str
    rule: str
    title: str
    severity: model.Severity
    message: str
    template: str
    component: str
    pages: int
    alike: int
    findings: int
    example: str
    advice: str
    picture: str
    templates: tuple[str, ...]
    new: int


class FindingEvidence(msgspec.Struct, frozen=True):
    """What a finding was read from."""

    body: str
    at: datetime | None
    picture: str


class Finding(msgspec.Struct, frozen=True):
    """One failed, cant_tell or untested judgement."""

    id: str
    rule: str
    outcome: model.Outcome
    severity: model.Severity
    confidence: model.Confidence
    url: str
    selector: str
    snippet: str
    view: model.View
    message: str
    key: str
    values: dict[str, Value]
    group: str
    template: str
    component: str
    column: str
    clauses: tuple[str, ...]
    wcag: tuple[str, ...]
    evidence: FindingEvidence
    first_seen: datetime | None
    waived: str | None
    kin: str
    fate: model.Fate | None


class Referrer(msgspec.Struct, frozen=True):
    """One page that links to a target."""

    url: str
    text: str


class Link(msgspec.Struct, frozen=True):
    """One link target that did not answer well."""

    url: str
    verdict: model.Verdict
    status: int | None
    referrers: tuple[Referrer, ...]
    referrer_count: int
    kind: model.LinkKind
    external: bool
    final_url: str
    reason: str
    attempts: int
    on_home: bool
    hidden_only: bool


class Template(msgspec.Struct, frozen=True):
    """One structural cluster of pages."""

    id: str
    pages: int
    type: str
    example: str


class Document(msgspec.Struct, frozen=True):
    """The whole report."""

    schema: int
    tool: Tool
    portal: Portal
    run: Run
    warnings: tuple[str, ...]
    coverage: Coverage
    packs: tuple[Pack, ...]
    verdict: Verdict
    comparison: Comparison | None
    waivers: tuple[Waiver, ...]
    indicators: tuple[Indicator, ...]
    columns: Columns
    items: tuple[Item, ...]
    units: tuple[Unit, ...]
    rules: tuple[Rule, ...]
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]
    links: tuple[Link, ...]
    templates: tuple[Template, ...]
    handling: dict[str, Handling]
