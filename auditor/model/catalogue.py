"""What the portal publishes in series and in two catalogues at once."""

from datetime import date

import msgspec


class GazetteYear(msgspec.Struct, frozen=True):
    """One year of the government gazette (政府公报)."""

    year: int
    issues: tuple[int, ...]
    """Numbers seen, ascending; a combined issue counts for each of its numbers."""
    url: str
    """A page that names one of them."""


class Topic(msgspec.Struct, frozen=True, gc=False):
    """One topic page (专题) and what it links to."""

    name: str
    url: str
    links: int
    """Links to pages of the portal."""
    to_disclosure: int
    """Those that lead to columns of the disclosure area, or to pages in their folders."""


class BudgetYear(msgspec.Struct, frozen=True):
    """Departments whose budget, or final account, of one year is published."""

    is_account: bool
    """A final account (决算), not a budget."""
    year: int
    units: tuple[str, ...]
    """Names as the titles give them, without the portal's owner, sorted."""
    url: str
    """A page that names one of them."""


class Copy(msgspec.Struct, frozen=True, gc=False):
    """One entry that stands in both catalogues under two addresses."""

    title: str
    basic_url: str
    grassroots_url: str
    basic_day: date | None = None
    grassroots_day: date | None = None


class CataloguePair(msgspec.Struct, frozen=True):
    """One subject that the basic and the grass-roots catalogue both have a list of."""

    name: str
    basic_url: str
    url: str
    """Address of the grass-roots list."""
    shared: int
    """Entries of one address in both."""
    copies: tuple[Copy, ...]
    """Entries of one title and two addresses, at most 20."""
    only_basic: int
    only_grassroots: int
    lacking: tuple[str, ...] = ()
    """Titles of the first entries that the basic list lacks, as far as all of that was read; at most 20."""
