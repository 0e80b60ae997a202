"""What is there on the portal as a whole."""

from datetime import date, datetime
from enum import StrEnum

import msgspec

from auditor.model.basic import Reason, Unknown
from auditor.model.fetch import LinkKind, Verdict
from auditor.model.page import Page
from auditor.model.policy import Call, Policy


class ColumnKind(StrEnum):
    """What a column is about; decides how often it must be updated."""

    NEWS = "动态要闻"
    NOTICE = "通知公告"
    POLICY = "政策文件"
    INTERPRETATION = "政策解读"
    PERSONNEL = "人事规划"
    STATISTICS = "统计"
    INTERACTION = "互动"
    OVERVIEW = "概况"
    OTHER = "其他"


class ColumnState(StrEnum):
    """What was found when the column was opened."""

    FILLED = "filled"
    """It lists items or leads to columns that do."""
    SINGLE = "single"
    """It holds one item, or its page is one article."""
    EMPTY = "empty"
    """Its page was read and lists nothing."""
    NO_PAGE = "no_page"
    """A menu entry or trail step without a page of its own."""
    OUTSIDE = "outside"
    """Its page is on another host."""
    UNREAD = "unread"
    """Its page could not be read; `items` says why."""


class Evidence(msgspec.Struct, frozen=True, gc=False):
    """One reason to believe that a column exists below its parent."""

    by: str
    """`breadcrumb`, `menu`, `side`, `directory`, `sitemap`, `label`, `address` or `link`."""
    pages: int
    """How many pages say so."""
    example: str = ""
    """Address of one of them."""


class Column(msgspec.Struct, frozen=True):
    """One node of the column tree (栏目)."""

    id: str
    """Hash of the name path; stable over audits."""
    name: str
    url: str
    """Empty for a column without a page."""
    parent: str
    """`id` of the parent column; empty directly below the home page."""
    path: tuple[str, ...]
    """Names from the first level down to this column."""
    level: int
    """1 directly below the home page."""
    kind: ColumnKind
    state: ColumnState
    clicks: int | Unknown
    """Fewest clicks from the home page; Unknown when no link was seen."""
    items: int | Unknown
    """Items over all pages of its list that were read, or the total its pager announces; columns below count."""
    dated: int = 0
    """Items of its own list that show a date."""
    newest: date | Unknown | None = None
    """Newest date among its own items, its articles and the columns below; None when nothing is dated."""
    children: int = 0
    templates: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    """Further addresses of the same column: list pages, an index address, a stub that leads to it."""
    evidence: tuple[Evidence, ...] = ()
    twins: tuple[str, ...] = ()
    """Addresses of other columns that list the same items (at least 3, in the same order)."""


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
    """`pages`, `links`, `examination`, `axe`: axe-core alone did not finish on a page the browser opened."""
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
    policies: tuple[Policy, ...] = ()
    """Official documents by address, at most 20 000."""
    calls: tuple[Call, ...] = ()
    """Calls for opinions by address, at most 5 000."""
