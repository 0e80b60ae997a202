"""Further pages of a list that only a script's arguments name."""

import re
from collections.abc import Iterator

MOST_PAGES = 5_000
"""Further pages of one list that are believed."""

_CALL = re.compile(r"\bcreatePageHTML\s*\(([^()]{3,300})\)")
_ARGUMENT = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^,"']*))\s*(?:,|$)""")
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'\w])//[^\n]*", re.DOTALL)
_NAME = re.compile(r"[\w./\-]{1,120}")


def numbered_pages(script: str) -> Iterator[str]:
    """Yield the relative addresses of pages 2 … n of the `createPageHTML` calls in a script, in order.

    TRS:  `createPageHTML(pages, current from 0, "index", "html")`                   → `index_1.html` is page 2
    Ucap: `createPageHTML("box", pages, current from 1, "list", "shtml", rows)`      → `list_2.shtml` is page 2
    """
    for call in _CALL.findall(_COMMENT.sub("", script)):
        arguments = [quoted or single or bare.strip() for quoted, single, bare in _ARGUMENT.findall(call)]
        match arguments:
            case [pages, current, name, suffix, *_] if pages.isdigit() and current.isdigit():
                yield from _addresses(name, suffix, range(1, int(pages)))
            case [_, pages, current, name, suffix, *_] if pages.isdigit() and current.isdigit():
                yield from _addresses(name, suffix, range(2, int(pages) + 1))


def _addresses(name: str, suffix: str, numbers: range) -> Iterator[str]:
    suffix = suffix.lstrip(".")
    if _NAME.fullmatch(name) and suffix.isalnum():
        yield from (f"{name}_{number}.{suffix}" for number in numbers[:MOST_PAGES])
