"""Policy documents (政策文件), what interprets them, and consultations on drafts."""

from datetime import date
from enum import StrEnum

import msgspec

from auditor.model.basic import Unknown

Printed = str | Unknown | None
"""A field as printed. None: no label. Empty: a label with nothing behind it. Unknown: a script fills it."""


class DocumentHeader(msgspec.Struct, frozen=True):
    """The block in which a disclosure page tells what the document is (索引号, 发布机构, 成文日期 …)."""

    index: Printed = None
    issuer: Printed = None
    number: Printed = None
    written: Printed = None
    written_day: date | None = None
    written_label: str = ""
    """How 成文日期 is called on the page; some portals print the day of entry as 生成日期."""
    published: Printed = None
    published_day: date | None = None
    validity: Printed = None
    effective: Printed = None
    effective_day: date | None = None
    abolished: Printed = None
    abolished_day: date | None = None
    subject: Printed = None
    hidden: bool = False
    """What makes it a header stands in a block that is not shown, as far as static HTML tells."""
    selector: str = ""


class PolicyKind(StrEnum):
    """What an article is to a policy."""

    DOCUMENT = "document"
    INTERPRETATION = "interpretation"


class PolicyText(msgspec.Struct, frozen=True):
    """An article that is, or interprets, an official document."""

    kind: PolicyKind
    number: str = ""
    """Its own 文号: of its header, else behind its title or in a line of its own above the text."""
    names: tuple[str, ...] = ()
    """Titles between 《》 in the title of an interpretation, at most 3."""
    numbers: tuple[str, ...] = ()
    """文号 the text of an interpretation names, at most 5."""
    mark: str = ""
    """A short set-off word on validity outside of the header: `已废止`, `有效`."""
    speaks_of_validity: bool = False
    """The running text says how long it is in force, or that something is no longer."""
    has_box: bool = False
    """A box for related documents is there and no link stands in it: a script may fill it."""


class Consultation(msgspec.Struct, frozen=True):
    """A page that asks for opinions on a draft (征求意见), or reports what came of it (结果反馈)."""

    title: str
    """The heading; a page with a form is called after its column otherwise."""
    is_result: bool
    begin: str | None = None
    """As printed; None where no first day is told."""
    begin_day: date | None = None
    end: str | None = None
    end_day: date | None = None
    has_explanation: bool = False
    """An explanation of the draft (起草说明) is attached or stands on the page."""
    is_major: bool = False
    """Trail or text call it a major administrative decision (重大行政决策)."""
    gives_reason: bool = False
    """It says why the period is short."""
    tells_result: bool = False
    """The page of the call itself shows or links to what came of it."""


class Interpretation(msgspec.Struct, frozen=True, gc=False):
    """One interpretation of a policy that the portal shows."""

    url: str
    title: str
    by: str
    """What tells that it belongs to the policy: `title`, `number`, `likeness` of the title, or `link`."""
    published: date | None = None
    to_policy: bool | Unknown = False
    """It links to the policy, or to a copy of it."""
    from_policy: bool | Unknown = False
    """The policy, or a copy of it, links to it."""


class Policy(msgspec.Struct, frozen=True):
    """One official document on the portal."""

    url: str
    title: str
    path: tuple[str, ...] = ()
    """Names of the trail's steps."""
    number: str = ""
    issuer: str = ""
    written: date | None = None
    written_label: str = ""
    published: date | None = None
    in_header: bool = False
    """The day of publication is told as such beside the other fields."""
    validity: Printed = None
    """Of the header."""
    mark: str = ""
    """A set-off word on validity elsewhere on the page."""
    speaks_of_validity: bool = False
    in_marked_list: bool = False
    """A list it stands in shows the validity of its documents."""
    hidden_header: bool = False
    same_day: int = 0
    """Documents of the portal, this one included, with the same day of publication."""
    interpretations: tuple[Interpretation, ...] = ()
    template: str = ""


class Call(msgspec.Struct, frozen=True):
    """One call for opinions on the portal, and what came of it."""

    url: str
    consultation: Consultation
    published: date | None = None
    results: tuple[str, ...] = ()
    """Addresses of pages with its result, by title, at most 3."""
    near: tuple[str, ...] = ()
    """Addresses of results with a like title, at most 3."""
    template: str = ""
