"""Changes to the markup of a page. Each raises ValueError when the page has no place for it."""

import re
from html import escape

from auditor.demo.model import Edit

END_OF_TEXT = re.compile(r"</div><!--(?:TRS_Editor|/text)-->")


def swap(old: str, new: str) -> Edit:
    """Replace the first `old` by `new`."""

    def edit(markup: str) -> str:
        if old not in markup:
            raise ValueError(f"the page does not contain {old!r}")
        return markup.replace(old, new, 1)

    return edit


def ahead(mark: str, markup: str) -> Edit:
    """Put `markup` before the first `mark`."""
    return swap(mark, markup + mark)


def into_text(markup: str) -> Edit:
    """Put `markup` at the end of the text of an article."""

    def edit(page: str) -> str:
        end = END_OF_TEXT.search(page)
        if end is None:
            raise ValueError("the page has no text to put anything into")
        return page[: end.start()] + markup + "\n" + page[end.start() :]

    return edit


def label(name: str, value: str | None) -> Edit:
    """Give a page label another value; None takes it away."""

    def edit(page: str) -> str:
        element = re.search(rf'<meta [^>]*name="{name}"[^>]*>\n', page)
        if element is None:
            raise ValueError(f"the page has no label {name}")
        new = "" if value is None else f'<meta name="{name}" content="{escape(value)}">\n'
        return page[: element.start()] + new + page[element.end() :]

    return edit


def each(*edits: Edit) -> Edit:
    """Make several changes, one after the other."""

    def edit(page: str) -> str:
        for change in edits:
            page = change(page)
        return page

    return edit


def everywhere(pattern: str, new: str) -> Edit:
    """Replace every match of a regular expression."""

    def edit(page: str) -> str:
        changed, count = re.subn(pattern, new, page)
        if not count:
            raise ValueError(f"the page does not match {pattern!r}")
        return changed

    return edit
