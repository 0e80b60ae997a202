"""One column of the portal and what was found in it."""

from datetime import date
from enum import StrEnum

import msgspec

from auditor.model.basic import Unknown


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
