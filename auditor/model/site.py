"""What is there on the portal as a whole."""

from datetime import date, datetime

import msgspec

from auditor.model.annual_report import ReportBrief, ReportList
from auditor.model.basic import Reason, Unknown
from auditor.model.catalogue import BudgetYear, CataloguePair, GazetteYear, Topic
from auditor.model.column import Column
from auditor.model.comparison import Waiver
from auditor.model.content import Redated
from auditor.model.fetch import LinkKind, Verdict
from auditor.model.items import Disclosure, MandatoryItem
from auditor.model.page import Page
from auditor.model.policy import Call, Policy
from auditor.model.unit import PlacedUnit, Unit


class Referrer(msgspec.Struct, frozen=True, gc=False):
    """One page that links to a target."""

    url: str
    text: str
    template: str = ""
    component: str = ""
    selector: str = ""


class LinkTarget(msgspec.Struct, frozen=True):
    """One address the portal links to, however often."""

    url: str
    verdict: Verdict
    kind: LinkKind
    external: bool
    status: int | None = None
    final_url: str = ""
    reason: str = ""
    attempts: int = 1
    referrer_count: int = 0
    """Pages that link to it."""
    referrers: tuple[Referrer, ...] = ()
    """The first five, by depth, then address."""
    on_home: bool = False
    hidden_only: bool = False
    """Every link to it stands in a block that is not shown."""


class LabelValue(msgspec.Struct, frozen=True):
    """One value of a site-wide label or footer field, and how many pages show it."""

    name: str
    value: str
    pages: int
    examples: tuple[str, ...]
    """At most three addresses."""


class SharedTitle(msgspec.Struct, frozen=True):
    """A title element's text that several pages have."""

    title: str
    pages: int
    headings: int
    """How many different headings these pages show."""
    examples: tuple[str, ...]
    """At most three addresses, of pages with different headings."""


class Template(msgspec.Struct, frozen=True):
    """One structural cluster of pages."""

    id: str
    pages: int
    type: str
    """The commonest page type in it."""
    example: str
    """The first address, by depth, then address."""


class NotAssessed(msgspec.Struct, frozen=True):
    """A count of addresses or pages that could not be looked at, with one reason."""

    reason: Reason
    what: str
    """`pages`, `links`, `documents` (attachments that were not read), `examination`, `axe`: axe-core alone did not
    finish on a page the browser opened."""
    count: int
    examples: tuple[str, ...] = ()


class Site(msgspec.Struct, frozen=True):
    """The portal as a whole. Link targets are not here: they stream."""

    url: str
    """The start address."""
    host: str
    taken: datetime
    """When the crawl began, UTC: the only clock rules may see."""
    home: Page | None
    home_trouble: Unknown | None = None
    """Why `home` is None."""
    name: str = ""
    """The portal's name as its home page gives it."""
    unit: str = ""
    """Whose portal it is, as far as that name tells: `township`, `government`, `department` or empty."""
    columns: tuple[Column, ...] = ()
    """In tree order: every parent before its children."""
    label_values: tuple[LabelValue, ...] = ()
    """Values over all pages of SiteName, SiteDomain, SiteIDCode (as `label:SiteName` …), of the footer's code
    (`footer:id_code`) and of the correction entry's (`correction:code`)."""
    templates: tuple[Template, ...] = ()
    shared_titles: tuple[SharedTitle, ...] = ()
    """The fifty with the most different headings; stubs and error pages are left out."""
    pages: int = 0
    page_types: dict[str, int] = {}
    newest_items: tuple[tuple[date, str, str], ...] = ()
    """The newest dated items on, or linked from, the home page: (day, title, address), newest first, at most 20."""
    undated_home_items: int = 0
    not_assessed: tuple[NotAssessed, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    """Pages our own reading failed over, and how, by address."""
    reports: tuple[ReportBrief, ...] = ()
    """Every annual report that was read, by address."""
    report_lists: tuple[ReportList, ...] = ()
    """Every list page that names annual reports, by address."""
    items: tuple[MandatoryItem, ...] = ()
    """Every item of the word list `mandatory-items`, in its order."""
    disclosure: Disclosure = Disclosure()
    gazette: tuple[GazetteYear, ...] = ()
    """Newest year first."""
    units: tuple[PlacedUnit, ...] = ()
    """Institutions and leaders that pages introduce, by depth, then address; at most 1,000."""
    requests: tuple[Unit, str] | None = None
    """What the pages of the entrance for requests give together, and the address of the first."""
    topics: tuple[Topic, ...] = ()
    """Topic pages, at most 300."""
    redated: tuple[Redated, ...] = ()
    """Articles published again under a later day, by address, at most 200."""
    budgets: tuple[BudgetYear, ...] = ()
    """Of the departments: budgets before final accounts, newest year first."""
    catalogue_pairs: tuple[CataloguePair, ...] = ()
    """Subjects that the basic and the grass-roots catalogue both list, by name."""
    policies: tuple[Policy, ...] = ()
    """Official documents by address, at most 20 000."""
    calls: tuple[Call, ...] = ()
    """Calls for opinions by address, at most 5 000."""
    waivers: tuple[Waiver, ...] = ()
    """Agreed exceptions the audit was given; put in before it is judged."""
