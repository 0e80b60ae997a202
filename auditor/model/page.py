"""What is there on one page; facts without opinion."""

from datetime import date, datetime
from enum import StrEnum

import msgspec

from auditor.model.annual_report import AnnualReport
from auditor.model.basic import Unknown
from auditor.model.content import ArticleBody, Mention, Oddity
from auditor.model.fetch import LinkKind
from auditor.model.measured import Measured
from auditor.model.policy import Consultation, DocumentHeader, PolicyText
from auditor.model.private import PrivateNumber
from auditor.model.unit import Unit


class PageType(StrEnum):
    """What a page is for."""

    HOME = "home"
    COLUMN = "column"
    """A list of articles, or the landing page of a column."""
    ARTICLE = "article"
    DIRECTORY = "directory"
    """A page of the disclosure platform that holds the directory tree."""
    SPECIAL = "special"
    """A topic page (专题)."""
    SERVICE = "service"
    """办事: a service guide or a list of services."""
    INTERACTIVE = "interactive"
    """互动: a form, a letter box, a survey."""
    STUB = "stub"
    """Only sends the reader on (meta refresh, script jump, an empty frame)."""
    ERROR = "error"
    OTHER = "other"


class Crumb(msgspec.Struct, frozen=True, gc=False):
    """One step of the breadcrumb trail."""

    name: str
    url: str = ""
    """Absolute; empty when the step is not a link."""


class Label(msgspec.Struct, frozen=True, gc=False):
    """One page label: a meta element whose name, in any case, is one of the page-label names."""

    name: str
    """Official spelling: `SiteName`, `PubDate` …"""
    value: str
    """Untrimmed, as written."""
    written: str
    """The name as written on the page."""
    order: int = 0
    """0 for the first meta element of this name on the page, 1 for the second …"""


class Item(msgspec.Struct, frozen=True, gc=False):
    """One entry of a content list."""

    title: str
    url: str = ""
    day: date | Unknown | None = None


class ItemList(msgspec.Struct, frozen=True):
    """The content list of a list page."""

    items: int
    dated: int
    newest: date | None = None
    oldest: date | None = None
    sample: tuple[Item, ...] = ()
    """The first items of the page in document order, at most 60; of a page of many boxes the newest 60."""
    selector: str = ""


class Pager(msgspec.Struct, frozen=True):
    """What a list page says of its further pages."""

    pages: int | None = None
    rows: int | None = None
    urls: tuple[str, ...] = ()
    """Addresses of other pages of the same list that could be derived, at most 5; the crawl has them all."""


class Footer(msgspec.Struct, frozen=True):
    """What the foot of the page shows. None: not there. Unknown: a script or an include may bring it."""

    id_codes: tuple[str, ...] | Unknown = ()
    """Every 网站标识码 in document order, as printed; Unknown when the footer comes by script and none was seen."""
    icp_number: str | Unknown | None = None
    police_number: str | Unknown | None = None
    sponsor: str | Unknown | None = None
    contact: str | Unknown | None = None
    party_mark: str | Unknown | None = None
    """Address of the 党政机关 mark's link or script."""
    correction_entry: str | Unknown | None = None
    """Address of the 我为政府网站找错 link or script."""
    correction_code: str | None = None
    """The site code handed to the correction entry."""
    selector: str = ""


class EntryKind(StrEnum):
    """An entrance every page or the home page should offer."""

    SEARCH = "search"
    SITEMAP = "sitemap"
    ELDER = "elder"
    ACCESSIBLE = "accessible"


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One entrance: a search box, a site-map link, an elder mode, an accessibility toolbar."""

    kind: EntryKind
    text: str
    url: str = ""
    """Absolute; empty when only a script or a form opens it."""
    selector: str = ""


class Link(msgspec.Struct, frozen=True, gc=False):
    """One link of a page. Equal links (same address, text, kind, component) are one with a count."""

    href: str
    """As written, stripped; empty for `href=""`."""
    url: str
    """Absolute and normalised, without fragment; empty when the href leads nowhere (javascript:, empty, malformed)."""
    text: str
    """What a reader or a screen reader gets: text, else alt of the picture, else title, else aria-label."""
    kind: LinkKind = LinkKind.PAGE
    component: str = ""
    """Path of tags and first classes without positions, `div.footer>ul>li>a`: the block it stands in."""
    selector: str = ""
    """A CSS path that finds this element on the page."""
    title: str = ""
    label: str = ""
    """aria-label and the alternative text of pictures inside, where the link opens another window (`target`)."""
    target: str = ""
    has_handler: bool = False
    """onclick or the like is written on the element."""
    broken_fragment: bool = False
    """Points at `#name` of the same page and no element has that id or name."""
    control: str = ""
    """Set for links that only operate the page: share, print, close, favourite, toolbar, pager, exit-layer, tab, media;
    `menu` for one without an address that opens the links in its own item."""
    hidden: bool = False
    """Stands in a block that is not shown (`display:none`, `hidden`) as far as static HTML tells."""
    concealed: str = ""
    """How inline style keeps it out of sight: display, offscreen, size, font or colour; empty when it does not."""
    count: int = 1


class MenuNode(msgspec.Struct, frozen=True):
    """One entry of a menu or directory tree."""

    name: str
    url: str = ""
    """Empty when the entry is not a page (`javascript:;`)."""
    children: tuple["MenuNode", ...] = ()


class Menu(msgspec.Struct, frozen=True):
    """A menu or tree; the same block on a thousand pages is stored once under its `id`."""

    id: str
    """Hash of the content."""
    where: str
    """`main`, `side`, `directory` or `sitemap`."""
    nodes: tuple[MenuNode, ...]


class Page(msgspec.Struct, frozen=True):
    """The facts of one stored page."""

    url: str
    address: str
    """Where it was served from after redirects; equal to `url` when there were none."""
    type: PageType
    depth: int
    """Clicks from the start page along links as the crawl met it."""
    template: str
    """Id of the structural cluster, 8 hex digits."""
    fetched: datetime
    rendered: bool = False
    status: int | None = 200
    lang: str | None = None
    """`lang` of the html element as written; None when absent."""
    language: str = ""
    """Language the visible text is in as far as its letters tell: `zh`, `en` or empty (too little text)."""
    titles: tuple[str, ...] = ()
    """Text of every title element."""
    title: str = ""
    """The heading the page shows; the title element's text without the site's name when no heading was found."""
    breadcrumb: tuple[Crumb, ...] | Unknown | None = None
    """From the first step below 首页 to the last; 首页 and 正文 are left out."""
    trail_root: str = ""
    """Where the trail's 首页 leads; another page than the home page makes the trail that of a site within the site."""
    published: date | Unknown | None = None
    published_text: str = ""
    """The date as printed."""
    published_labelled: bool = False
    """A label such as 发布时间 stands before it."""
    odd_date: str = ""
    """What stands behind the label of the publication date and looks like a date, but is no day of the calendar or
    far from all days of the web; empty when there is none."""
    source: str | Unknown | None = None
    labels: tuple[Label, ...] = ()
    list: ItemList | None = None
    pager: Pager | None = None
    footer: Footer = Footer()
    entries: tuple[Entry, ...] = ()
    links: tuple[Link, ...] = ()
    menus: tuple[str, ...] = ()
    """Ids of the menus and trees the page carries."""
    jumps_to: str = ""
    """Where a stub sends the reader."""
    text_length: int = 0
    """Characters of visible text outside header, menu and footer, as far as they could be told apart."""
    pictures: int = 0
    """Pictures in the main part of the page."""
    body: ArticleBody | None = None
    """Of an article whose block could be told."""
    oddities: tuple[Oddity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    private: tuple[PrivateNumber, ...] = ()
    scripted: tuple[str, ...] = ()
    """Parts that only a script or an unprocessed include fills, of:
    header, menu, breadcrumb, list, article, pager, footer, page."""
    traits: tuple[int, ...] = ()
    """Tokens of what its markup says that a rule of the browser examination could judge, joined with where it stands,
    sorted; pages that show the same tokens are taken to have the same faults."""
    report: AnnualReport | None = None
    """Set when the page is an annual report on disclosure."""
    units: tuple[Unit, ...] = ()
    """Institutions or leaders it introduces."""
    elapsed_ms: int = 0
    size: int = 0
    measured: Measured | None = None
    """What a browser of desktop width measured; attached by the judge when the page was opened."""
    on_phone: Measured | None = None
    """The same at the width of a phone."""
    header: DocumentHeader | None = None
    """What a disclosure page tells of its document."""
    policy: PolicyText | None = None
    """Set for an article that is, or interprets, an official document."""
    consultation: Consultation | None = None
    shows_validity: bool = False
    """A list that shows whether its documents are in force."""
