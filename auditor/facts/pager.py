"""What a list says of its further pages: in a script's arguments, in a count in words, in links. Pure."""

import re
from collections.abc import Iterator
from functools import lru_cache

from auditor.address import normalise
from auditor.facts.names import squeeze, squeezed
from auditor.facts.outline import Outline
from auditor.facts.words import ListWords
from auditor.html.pager import numbered_pages
from auditor.model import Pager

MOST_ADDRESSES = 5
_TURNS = frozenset(("上一页", "下一页", "尾页", "末页", "第一页"))
_CALL = re.compile(r"\bcreatePageHTML\s*\(([^()]{3,300})\)")
_ARGUMENT = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^,"']*))\s*(?:,|$)""")
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'\w])//[^\n]*", re.DOTALL)
_NUMBERED = re.compile(r"([_\-/])\d{1,4}(?=\.\w+$)|([?&]\w*page\w*=)\d+", re.IGNORECASE)


def read_pager(outline: Outline, base: str, words: ListWords) -> Pager | None:
    """Return the pager of a page; None when nothing announces further pages.

    A script's arguments go before words, words before links.
    """
    pages = rows = None
    urls: list[str] = []
    for _, source in outline.scripts:
        if "createPageHTML" in source:
            script = _COMMENT.sub("", source)
            pages, rows = _announced(script) or (pages, rows)
            urls += [normalise(address, base) for address in _first(numbered_pages(script))]
    rows = _number(words.total_rows, outline.text) if rows is None else rows
    pages = _number(words.total_pages, outline.text) if pages is None else pages
    links = list(_links(outline, base, words))
    urls += [url for url in links if url != base]
    if pages is None and rows is None and not urls and not _has_pager(outline):
        return None
    return Pager(pages, rows, tuple(dict.fromkeys(url for url in urls if url))[:MOST_ADDRESSES])


def _announced(script: str) -> tuple[int, int | None] | None:
    """Pages and rows of a call: `(pages, current, name, suffix)` or `(box, pages, current, name, suffix, rows)`."""
    for call in _CALL.findall(script):
        match [quoted or single or bare.strip() for quoted, single, bare in _ARGUMENT.findall(call)]:
            case [pages, current, *_] if pages.isdigit() and current.isdigit():
                return int(pages), None
            case [_, pages, current, _, _, *rest] if pages.isdigit() and current.isdigit():
                return int(pages), int(rest[0]) if rest and rest[0].isdigit() else None
    return None


def _first(addresses: Iterator[str]) -> Iterator[str]:
    return (address for _, address in zip(range(MOST_ADDRESSES), addresses, strict=False))


def _links(outline: Outline, base: str, words: ListWords) -> Iterator[str]:
    """Addresses of links that are a number or a word of a pager and differ from the page's own in a number only."""
    names = squeezed(words.pager)
    own = _NUMBERED.sub("", base)
    for link, text in outline.links:
        if not text or link.stop - link.start >= 10 or not (text.isdigit() or squeeze(text) in names):
            continue
        href = link.get("href").strip()
        url = normalise(href, base) if href else ""
        if url and _NUMBERED.sub("", url) == own:
            yield url
    for option in outline.all("option"):
        url = normalise(option.get("value").strip(), base)
        if url and url != base and _NUMBERED.search(url) and _NUMBERED.sub("", url) == own:
            yield url


def _has_pager(outline: Outline) -> bool:
    """Tell whether a block says 上一页 and 下一页, wherever its links lead."""
    if sum(word in outline.text for word in _TURNS) < 2:
        return False
    short = [element for element in outline.all("a", "span") if element.stop - element.start < 10]
    return len({squeeze(outline.words(element)) for element in short} & _TURNS) > 1


def _number(forms: tuple[str, ...], text: str) -> int | None:
    """The number the first form that occurs announces."""
    patterns = _patterns(forms)
    present = {letter for letter in frozenset().union(*(letters for letters, _ in patterns)) if letter in text}
    for letters, pattern in patterns:
        if letters <= present and (match := pattern.search(text)):
            return int(match[1])
    return None


@lru_cache(maxsize=8)
def _patterns(forms: tuple[str, ...]) -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """The letters of each form, which are looked for first, and its pattern; longer forms first."""
    signs = {"{n}": r"(\d{1,7})", "{c}": r"\d{1,5}"}
    return tuple(
        (
            frozenset(re.sub(r"\{[nc]\}", "", form)),
            re.compile(r"\s*".join(signs.get(part, re.escape(part)) for part in re.findall(r"\{[nc]\}|.", form))),
        )
        for form in sorted(forms, key=len, reverse=True)
    )
