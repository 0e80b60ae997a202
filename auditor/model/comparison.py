"""What is carried from one audit of a portal to the next: known problems, what people did about them, waivers."""

from datetime import date, datetime
from enum import StrEnum

import msgspec


class Fate(StrEnum):
    """What became of a problem between two audits."""

    NEW = "new"
    UNCHANGED = "unchanged"
    MOVED = "moved"
    """The same problem on the page that took its page's place."""
    FIXED = "fixed"
    """Its place was looked at and it is gone, or the page itself is."""
    UNASSESSED = "unassessed"
    """Its place could not be looked at this time; that is not fixed."""


class Known(msgspec.Struct, frozen=True):
    """One failed finding of an earlier audit, as far as it is needed to recognise it."""

    id: str
    kin: str
    """Second fingerprint (`Finding.kin`)."""
    rule: str
    url: str
    """Of the portal itself without its origin: a preview host and the portal have the same problems."""
    group: str
    first_seen: datetime | None = None


class Earlier(msgspec.Struct, frozen=True):
    """An earlier audit as something to compare with."""

    taken: datetime
    problems: tuple[Known, ...]
    opened: tuple[str, ...] = ()
    """Addresses of the pages the browser measured, written like `Known.url`."""
    pages: tuple[str, ...] = ()
    """Addresses of the pages and documents that were read, likewise; empty: not known."""


class Handling(msgspec.Struct, frozen=True):
    """What people wrote into the ledger about one problem; plain text, as they wrote it."""

    unit: str = ""
    """责任单位"""
    deadline: str = ""
    """整改期限"""
    status: str = ""
    """整改状态"""
    recheck: str = ""
    """复查结果"""


class Ledger(msgspec.Struct, frozen=True):
    """A ledger (问题台账) that was filled in and read back."""

    earlier: Earlier
    handling: dict[str, Handling]
    """Id of a finding or root cause → what was written about it; only where something was."""


class Gone(msgspec.Struct, frozen=True):
    """One problem of the earlier audit that this audit did not find."""

    id: str
    rule: str
    title: str
    """Of the rule."""
    url: str
    fate: Fate
    """FIXED or UNASSESSED."""
    reason: str = ""
    """Why it could not be looked at, in the report's language."""
    first_seen: datetime | None = None
    kin: str = ""
    group: str = ""
    """Of the earlier audit."""


class Comparison(msgspec.Struct, frozen=True):
    """This audit beside an earlier one. Only failed findings count."""

    taken: datetime
    """When the earlier audit was taken."""
    new: int
    unchanged: int
    moved: int
    fixed: int
    unassessed: int
    gone: tuple[Gone, ...] = ()
    """Every fixed and unassessed one, by rule and address."""


class Waiver(msgspec.Struct, frozen=True, kw_only=True):
    """One agreed exception."""

    reason: str
    who: str
    """Who agreed."""
    clause: str
    """The document or clause that allows it."""
    until: date
    """Last day it holds."""
    rule: str = ""
    """Id of a rule, or the first part of one with `*`; with `place`, or alone for the whole portal."""
    finding: str = ""
    """Fingerprint of one finding, instead of a rule."""
    place: str = "*"
    """Addresses without the portal's origin, `*` stands for anything."""
    findings: int = 0
    """How many findings it covers; filled when the audit is judged."""
