"""What a rule says of one target, and what the engine makes of it."""

from datetime import datetime
from enum import StrEnum

import msgspec

from auditor.model.basic import Place, View
from auditor.model.comparison import Fate


class Outcome(StrEnum):
    """The five outcomes of W3C EARL."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cant_tell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Severity(StrEnum):
    """How much a fault hurts the people who use the portal."""

    CRITICAL = "critical"
    SERIOUS = "serious"
    MODERATE = "moderate"
    MINOR = "minor"


SEVERITY_RANK: dict[str, int] = {severity: rank for rank, severity in enumerate(Severity)}
"""Worst first; a plain string of a severity finds its rank as well."""


class Confidence(StrEnum):
    """How sure the measurement is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


Value = str | int | float | bool | tuple[str, ...]
"""What a message slot may hold."""


class Judgement(msgspec.Struct, frozen=True):
    """A rule's word on one target."""

    outcome: Outcome
    key: str = ""
    """Message key of the rule; for CANT_TELL it may be the `Reason` instead."""
    values: dict[str, Value] = {}
    """Measured and allowed values; fill the message's slots."""
    place: Place | None = None
    component: str = ""
    """Part of the template it stands in; findings of one rule, template and component have one root cause."""
    template: str = ""
    """Overrides the page's template, for rules over links and the site."""
    severity: Severity | None = None
    """Overrides the rule's."""


class Finding(msgspec.Struct, frozen=True):
    """One failed, cant_tell or untested judgement with everything an argument needs."""

    id: str
    """Fingerprint, 16 hex digits; stable over audits while the problem is the same."""
    rule: str
    outcome: Outcome
    severity: Severity
    confidence: Confidence
    url: str
    selector: str
    snippet: str
    key: str
    values: dict[str, Value]
    template: str
    component: str
    clauses: tuple[str, ...]
    """`pack:code` of every indicator that uses the rule this way."""
    wcag: tuple[str, ...] = ()
    group: str = ""
    """Id of the root cause; filled by `group`."""
    body: str = ""
    """Hash of the stored response it was read from."""
    at: datetime | None = None
    """When the page was fetched."""
    view: View = View.DESKTOP
    """How the page must be shown to see it."""
    picture: str = ""
    """File below the audit folder's `pictures/`; filled when the report is assembled."""
    message: str = ""
    """The sentence in the report's language; filled when the report is assembled."""
    column: str = ""
    """Id of the column it is about; empty when it is about a page, a link or the portal."""
    kin: str = ""
    """Second fingerprint, 16 hex digits: eight for the page by its title and eight for what was said; knows the problem
    again when its page has another address. Different problems of pages alike may share it."""
    measured: bool = False
    """It takes a browser to see it: what is said of a page that was not opened says nothing of it."""
    fate: Fate | None = None
    """Beside an earlier audit: NEW, UNCHANGED or MOVED; None without one. Filled when the report is assembled."""
    first_seen: datetime | None = None
    """When the problem was first found; None when no earlier audit is known. Filled like `fate`."""
    waived: str = ""
    """Reason of the waiver that covers it; it then counts nowhere but apart."""


class Tally(msgspec.Struct, frozen=True):
    """How often one use of a rule ended in each outcome."""

    rule: str
    clauses: tuple[str, ...]
    passed: int = 0
    failed: int = 0
    cant_tell: int = 0
    inapplicable: int = 0
    untested: int = 0


class State(StrEnum):
    """The state of an indicator, and of the audit."""

    MET = "met"
    VIOLATED = "violated"
    UNDECIDED = "undecided"
    INAPPLICABLE = "inapplicable"
