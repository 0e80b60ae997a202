"""What the JSON report carries over from an earlier audit."""

from datetime import date, datetime

import msgspec

from auditor import model


class Gone(msgspec.Struct, frozen=True):
    """One problem of the earlier audit that this one did not find."""

    id: str
    rule: str
    title: str
    url: str
    fate: model.Fate
    reason: str
    first_seen: datetime | None
    kin: str
    group: str


class Comparison(msgspec.Struct, frozen=True):
    """This audit beside an earlier one."""

    taken: datetime
    new: int
    unchanged: int
    moved: int
    fixed: int
    unassessed: int
    gone: tuple[Gone, ...]


class Waiver(msgspec.Struct, frozen=True):
    """One agreed exception that covers a finding."""

    rule: str
    finding: str
    place: str
    reason: str
    who: str
    clause: str
    until: date
    findings: int


class Handling(msgspec.Struct, frozen=True):
    """What people wrote into the ledger about one problem."""

    unit: str
    deadline: str
    status: str
    recheck: str
