"""The one object a renderer may see. Everything textual is already in the report's language."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum

import msgspec

from auditor.model.column import Column
from auditor.model.comparison import Comparison, Handling, Waiver
from auditor.model.finding import Finding, State
from auditor.model.site import LinkTarget, NotAssessed, Template
from auditor.model.unit import UnitKind


class Group(msgspec.Struct, frozen=True):
    """One root cause: one rule, one template, one component. One repair clears it."""

    id: str
    rule: str
    title: str
    template: str
    """Empty when it stands in several, or in none."""
    component: str
    pages: int
    """Pages the repair clears, among those looked at."""
    findings: int
    example: str
    """Address of the first page."""
    advice: str
    severity: str
    message: str
    """The first finding's sentence."""
    alike: int = 0
    """Pages of its templates; more than `pages` when only a sample was opened."""
    templates: tuple[str, ...] = ()
    """The templates it stands in, those of most pages first."""
    picture: str = ""
    examples: tuple[Finding, ...] = ()
    """The first findings of the group, at most 10."""
    new: int = 0
    """Findings of it that an earlier audit did not have."""


class IndicatorVerdict(msgspec.Struct, frozen=True):
    """One line of the official sheet."""

    pack: str
    code: str
    group: str
    """一级指标"""
    title: str
    """二级指标"""
    clause: str
    """The official words, or what is checked."""
    source: str
    mark: str
    """V, V2, R, R? or D: how far the words are confirmed."""
    effect: str
    """veto, deduct, bonus or note."""
    state: State
    failed: int
    judged: int
    open: int
    by_person: bool
    """No machine check decides it; `note` says what a person must look at."""
    deduction: float | None
    """Points taken. None: nothing taken, or the value is not confirmed (`points_confirmed`)."""
    points_confirmed: bool
    note: str = ""
    problems: tuple[str, ...] = ()
    """The first sentences, at most 5."""
    groups: tuple[str, ...] = ()
    """Ids of the root causes behind it."""


class PackInfo(msgspec.Struct, frozen=True):
    """A pack that was used."""

    id: str
    title: str
    source: str
    """Document number."""


class Score(msgspec.Struct, frozen=True):
    """Bounds of the official score.

    `high` takes off only confirmed values of violated indicators; `low` everything that is open or unconfirmed.
    """

    low: float
    high: float
    of: float
    open_indicators: int = 0
    unconfirmed: int = 0


class RuleCount(msgspec.Struct, frozen=True):
    """One rule of the catalogue with its counts in this audit."""

    id: str
    title: str
    advice: str
    group: str
    passed: int
    failed: int
    cant_tell: int
    inapplicable: int
    untested: int
    wcag: tuple[str, ...] = ()


class Coverage(msgspec.Struct, frozen=True):
    """What was asked, reached and looked at; every address is in exactly one state."""

    discovered: int
    """Addresses heard of, pages and other targets, inside and outside."""
    asked: int
    """Addresses that were requested."""
    fetched: int
    """Requests that got a usable answer (verdict ok)."""
    pages: int
    """HTML pages stored and read."""
    rendered: int
    examined: int
    """Pages opened in the browser."""
    templates: int
    not_assessed: tuple[NotAssessed, ...] = ()
    openings: tuple[tuple[str, str, str], ...] = ()
    """Pages the browser opened: (address, why, template)."""
    unchanged: int = 0
    """Pages the portal said have not changed since an earlier audit (`--since`); their content was taken from there."""
    states: dict[str, int] = {}
    """Addresses by what became of them (`Verdict`); their sum is `discovered`."""


class ItemState(StrEnum):
    """What became of a mandatory item."""

    PRESENT = "present"
    MISSING = "missing"
    UNDECIDED = "undecided"


class ItemVerdict(msgspec.Struct, frozen=True):
    """One mandatory item."""

    item: str
    title: str
    codes: tuple[str, ...]
    """Codes of the indicators that ask for it."""
    state: ItemState
    url: str
    """Of the best place that shows it; empty when none does or it has no address."""
    column: str
    """Column path of that place, else its name."""
    newest: date | None
    years: tuple[int, ...] = ()
    """Years that titles of its pages and list entries name, newest first."""
    message: str = ""
    """What was found wrong or could not be told; empty when it is present."""


class FieldVerdict(msgspec.Struct, frozen=True):
    """One fact that must be published of an institution or a leader."""

    name: str
    state: ItemState


class UnitVerdict(msgspec.Struct, frozen=True):
    """One institution or leader, and what is published of it."""

    kind: UnitKind
    name: str
    url: str
    """The page that introduces it."""
    fields: tuple[FieldVerdict, ...]
    """The same names in the same order for all of a kind."""


class Report(msgspec.Struct, frozen=True):
    """One finished audit."""

    schema: int
    lang: str
    tool_version: str
    axe_version: str
    url: str
    name: str
    profile: str
    started: datetime
    finished: datetime
    settings: dict[str, str | int | float | bool | list[str] | None]
    complete: bool
    coverage: Coverage
    packs: tuple[PackInfo, ...]
    state: State
    vetoes: tuple[str, ...]
    score: Score | None
    indicators: tuple[IndicatorVerdict, ...]
    columns: tuple[Column, ...]
    items: tuple[ItemVerdict, ...]
    units: tuple[UnitVerdict, ...]
    """By kind, those that lack something first."""
    rules: tuple[RuleCount, ...]
    groups: tuple[Group, ...]
    findings: Collection[Finding]
    """Failed, cant_tell and untested, in the order of the judge. May be hundreds of thousands that are not in memory
    at once: go through them, do not copy them."""
    links: tuple[LinkTarget, ...]
    """Only those not ok."""
    templates: tuple[Template, ...]
    home_picture: str = ""
    """File name below `pictures/`."""
    pictures: dict[str, bytes] = {}
    """File name → PNG or JPEG bytes of the pictures the report shows."""
    warnings: tuple[str, ...] = ()
    """What went wrong in the tool itself; shown at the top."""
    comparison: Comparison | None = None
    """Beside the earlier audit that was named; None without one."""
    waivers: tuple[Waiver, ...] = ()
    """Those that cover a finding, with their number; what they cover has `Finding.waived`."""
    handling: dict[str, Handling] = {}
    """Id of a finding or root cause → what people wrote about it in the ledger of an earlier audit."""
