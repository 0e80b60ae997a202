"""Titles that several pages have. Added up page by page; a title that only one page has costs its hash."""

from collections.abc import Iterator
from hashlib import blake2b

from auditor.facts.names import squeeze
from auditor.model import Page, PageType, SharedTitle

MOST = 50
"""Shared titles kept."""
EXAMPLES = 3


class _Shared:
    """One title and the pages that have it."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.pages = 0
        self.headings: set[bytes] = set()
        self.examples: list[str] = []

    def add(self, heading: bytes, url: str) -> None:
        self.pages += 1
        if heading not in self.headings and len(self.examples) < EXAMPLES:
            self.examples.append(url)
        self.headings.add(heading)


class Titles:
    """Takes pages; knows which titles are shared in the end."""

    def __init__(self) -> None:
        self._first: dict[bytes, tuple[bytes, str]] = {}
        """Hash of a title → hash of the heading and address of the first page that has it."""
        self._shared: dict[bytes, _Shared] = {}

    def add(self, page: Page) -> None:
        """Count the title of a page; stubs, error pages and pages that only a script fills have none of their own."""
        title = next(iter(page.titles), "")
        if not title or page.type in (PageType.STUB, PageType.ERROR) or "page" in page.scripted:
            return
        key, heading = _hash(title), _hash(page.title)
        if key not in self._first:
            self._first[key] = heading, page.url
            return
        if key not in self._shared:
            self._shared[key] = _Shared(title)
            self._shared[key].add(*self._first[key])
        self._shared[key].add(heading, page.url)

    def shared(self) -> tuple[SharedTitle, ...]:
        """Return the titles of two and more pages, those with the most different headings first."""
        found = [
            SharedTitle(one.title, one.pages, len(one.headings), tuple(one.examples)) for one in self._shared.values()
        ]
        return tuple(sorted(found, key=lambda one: (-one.headings, -one.pages, one.title))[:MOST])


def titles_on(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the page's own title and those of its list entries, each with an address."""
    yield page.title, page.url
    for entry in page.list.sample if page.list else ():
        yield entry.title, entry.url or page.url


def _hash(text: str) -> bytes:
    return blake2b(squeeze(text).encode(), digest_size=8).digest()
