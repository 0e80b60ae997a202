"""Articles that stand on the portal twice, word for word, under two days of publication. Added up page by page."""

from datetime import date

from auditor.facts.names import squeeze
from auditor.model import Page, PageType, Redated

MOST = 200


class Texts:
    """Takes articles; keeps address and day of the first of each text."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], tuple[date, str]] = {}
        """(digest, title) → day and address of the earliest."""
        self._again: dict[str, Redated] = {}

    def add(self, page: Page) -> None:
        """Take one page."""
        day, body = page.published, page.body
        if page.type is not PageType.ARTICLE or not isinstance(day, date) or body is None or not body.digest:
            return
        key = body.digest, squeeze(page.title)
        first = self._first.get(key)
        if first is None:
            self._first[key] = day, page.url
        elif day != first[0]:
            earlier, later = sorted((first, (day, page.url)))
            self._first[key] = earlier
            if len(self._again) < MOST:
                self._again[later[1]] = Redated(page.title[:80], later[1], later[0], earlier[1], earlier[0])

    def redated(self) -> tuple[Redated, ...]:
        """Return the later ones, by address."""
        return tuple(self._again[url] for url in sorted(self._again))
