"""Topic pages (专题) and whether they lead to the disclosure area. Added up page by page."""

from collections.abc import Iterable

from auditor.facts.addresses import plain
from auditor.model import LinkKind, Page, PageType, Topic

MOST = 300
MOST_LINKS = 400

Placed = tuple[str, str]
"""Component and address of a link."""


class Topics:
    """Takes pages; keeps where topic pages lead."""

    def __init__(self) -> None:
        self._pages: list[tuple[str, str, frozenset[Placed]]] = []

    def add(self, page: Page) -> None:
        """Take one page."""
        if page.type is not PageType.SPECIAL or len(self._pages) >= MOST:
            return
        self._pages.append((page.title, page.url, frozenset(_links(page)[:MOST_LINKS])))

    def topics(self, columns: Iterable[str], home: Page | None) -> tuple[Topic, ...]:
        """Return every topic page. `columns`: addresses of the disclosure area; what stands on `home` in the same
        place, such as the main menu, is not the topic's own.
        """
        everywhere = frozenset(_links(home)) if home is not None else frozenset()
        known = {plain(url) for url in columns if url}
        folders = {_folder(url) for url in known} - {_folder(plain(url)) for _, url, _ in self._pages}
        found = []
        for title, url, placed in self._pages:
            links = {link for _, link in placed - everywhere}
            leads = sum(plain(link) in known or _folder(link) in folders for link in links)
            found.append(Topic(title[:40], url, len(links), leads))
        return tuple(found)


def _links(page: Page) -> list[Placed]:
    found = [link for link in page.links if link.url and link.kind is LinkKind.PAGE and not link.control]
    return [(link.component, link.url) for link in found]


def _folder(url: str) -> str:
    return url[: url.rfind("/") + 1]
