"""A page cut down to what the column tree needs, so that many can be kept. Pure."""

from datetime import date

import msgspec

from auditor.model import Page, PageType

Trail = tuple[tuple[str, str], ...]
"""(name, address) of every step."""


class Brief(msgspec.Struct, frozen=True):
    """What the tree needs of one page that is not an article."""

    url: str
    type: PageType
    depth: int
    how: str
    title: str
    trail: Trail
    """From below 首页."""
    trail_root: str
    template: str
    is_bare: bool
    """A list with its pager stands there and holds nothing."""
    items: int
    dated: int
    newest: date | None
    sample: str
    """Hash of the first items of its list; empty with fewer than 3."""
    rows: int | None
    siblings: tuple[str, ...]
    """Addresses its pager names."""
    text_length: int
    pictures: int
    scripted: tuple[str, ...]
    jumps_to: str
    menus: tuple[str, ...]
    published: date | None


class Filed(msgspec.Struct):
    """Articles with one trail, added up."""

    pages: int = 0
    newest: date | None = None
    example: str = ""
    template: str = ""


def brief(page: Page, how: str) -> Brief:
    """Cut a page down to what the tree needs."""
    listing = page.list
    sample = "|".join(item.url or item.title for item in listing.sample[:8]) if listing and listing.items > 2 else ""
    return Brief(
        url=page.url,
        type=page.type,
        depth=page.depth,
        how=how,
        title=page.title,
        trail=trail_of(page),
        trail_root=page.trail_root,
        template=page.template,
        is_bare=listing is not None and not listing.items and _tells_list(page),
        items=listing.items if listing else 0,
        dated=listing.dated if listing else 0,
        newest=listing.newest if listing else None,
        sample=sample,
        rows=page.pager.rows if page.pager else None,
        siblings=page.pager.urls if page.pager else (),
        text_length=page.text_length,
        pictures=page.pictures,
        scripted=page.scripted,
        jumps_to=page.jumps_to,
        menus=page.menus,
        published=page.published if isinstance(page.published, date) else None,
    )


def _tells_list(page: Page) -> bool:
    """Tell whether an empty list is all the page is for: it has a pager, or stands beside the directory tree."""
    return page.type is PageType.DIRECTORY or page.pager is not None or "pager" in page.scripted


def trail_of(page: Page) -> Trail:
    """The trail as plain pairs; empty when there is none or a script writes it."""
    if not isinstance(page.breadcrumb, tuple):
        return ()
    return tuple((crumb.name, crumb.url) for crumb in page.breadcrumb)
