"""Pages that say "not here" while the status says OK. Pure; unsure means genuine."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from auditor.address import extension

SHORT = 300
"""Letters of visible text up to which a page may be nothing but an error message."""
_TERSE = 120
"""Letters up to which an error title needs no sentence beside it."""
_LONGEST_SENTENCE = 90

_SEPARATORS = re.compile(r"\s+[-–—]\s+|[_|｜>»—]+|--+")
_BLANKS = re.compile(r"\s+")
_ENDING = re.compile(r"[。．.!！?？,，…~～:：;；]+$")
_DIGITS = re.compile(r"\d+")
_INVISIBLE = frozenset(("script", "style", "noscript", "template", "textarea"))
_ALERT = re.compile(r"""\balert\(\s*["']([^"']{2,80})["']""")
_LANDING = re.compile(r"/(?:(?:index|default|home|main|sy)(?:[_-]?\d*)?(?:\.\w+)?)?$", re.IGNORECASE)


class Signs(NamedTuple):
    """The word list `soft-404`, compiled."""

    titles: frozenset[str]
    sentences: tuple[re.Pattern[str], ...]
    other_matters: tuple[str, ...]
    """Words that make such a sentence one about something else: a search without hits."""
    error_pages: frozenset[str]
    hints: tuple[str, ...]


class Shape(NamedTuple):
    """What a reader sees of a page, without what changes from address to address."""

    title: str
    texts: tuple[str, ...]
    """Pieces of visible text without blanks, in document order."""

    @property
    def length(self) -> int:
        """Letters of visible text."""
        return sum(map(len, self.texts))


class Baseline(NamedTuple):
    """How a host answers an address that cannot exist."""

    url: str
    final_url: str
    shape: Shape


def as_signs(words: Mapping[str, Any]) -> Signs:
    """Read the word list; an empty one recognises nothing."""
    return Signs(
        frozenset(map(plain, words.get("titles", ()))),
        tuple(re.compile(pattern, re.IGNORECASE) for pattern in words.get("sentences", ())),
        tuple(words.get("other_matters", ())),
        frozenset(words.get("error_pages", ())),
        tuple(words.get("hints", ())),
    )


def shape_of(tree: LexborHTMLParser) -> Shape:
    """Return what a reader sees; of a page that only opens an alert, its words."""
    body = tree.body
    texts = []
    for node in body.traverse(include_text=True) if body else ():
        if node.is_text_node and not node.is_empty_text_node and (not node.parent or node.parent.tag not in _INVISIBLE):
            text = _BLANKS.sub("", node.text_content or "")
            if text:
                texts.append(text)
    if not texts:
        texts = [_BLANKS.sub("", said) for script in tree.tags("script") for said in _ALERT.findall(script.text())]
    return Shape(title_of(tree), tuple(texts))


def title_of(tree: LexborHTMLParser) -> str:
    """Return the text of the first title element."""
    titles = tree.tags("title")
    return titles[0].text(strip=True) if titles else ""


def plain(text: str) -> str:
    """Return a text as the word lists are compared with it: no blanks, no closing punctuation, lower case."""
    text = _BLANKS.sub("", text).replace("，", ",").replace("！", "!").replace("：", ":").lower()
    return _ENDING.sub("", text)


def parts_of(title: str) -> list[str]:
    """Return what stands between the separators of a title."""
    return _SEPARATORS.split(title)


def titled_missing(title: str, signs: Signs) -> str:
    """Return the part of a title that is nothing but the words of an error page."""
    return next((part for part in parts_of(title) if plain(part) in signs.titles), "")


def says_missing(shape: Shape, signs: Signs) -> str:
    """Return the words by which the page itself says that nothing is here; empty when it does not.

    An article about 404 pages and a page that mentions the words in running text do not: the words must be all of
    the title and all of a sentence, or all the page has to say.
    """
    named = titled_missing(shape.title, signs)
    length = shape.length
    if length > SHORT and not named:
        return ""
    sentence = next((text for text in shape.texts if _is_sentence(text, signs)), "")
    if sentence and (named or length <= SHORT):
        return sentence[:_LONGEST_SENTENCE]
    is_all = length <= _TERSE or (length <= SHORT and any(plain(text) in signs.titles for text in shape.texts))
    return named.strip() if named and is_all else ""


def hints_at_missing(shape: Shape, signs: Signs) -> bool:
    """Tell whether the page speaks of something missing; enough to look closer, not to accuse."""
    text = plain(shape.title + "".join(shape.texts))
    return any(hint in text for hint in signs.hints)


def leads_to_error_page(url: str, final_url: str, signs: Signs) -> bool:
    """Tell whether a redirect ends at a file named like an error page."""
    return bool(final_url) and _stem(final_url) in signs.error_pages and _stem(url) not in signs.error_pages


def is_like(shape: Shape, baseline: Baseline, url: str) -> bool:
    """Tell whether a page shows a reader nothing but what the answer to an impossible address shows.

    Every text of the page must stand there as well, apart from numbers and the address itself: an empty column
    differs at least by its own name.
    """
    mine, theirs = _essence(shape, url), _essence(baseline.shape, baseline.url)
    return shape.title == baseline.shape.title and mine <= theirs and len(mine) * 10 >= len(theirs) * 9


def can_be_missing(url: str) -> bool:
    """Tell whether an address is specific enough to be missing: not a home page, nor the landing page of a section.

    Many portals show their home page or an overview for those, which is no fault.
    """
    path = url.partition("?")[0].partition("://")[2]
    path = path[path.find("/") :]
    return not _LANDING.search(path) and (bool(extension(url)) or path.count("/") > 2)


def _essence(shape: Shape, url: str) -> frozenset[str]:
    path, stem = url[url.find("/", 8) :], _stem(url)
    texts = (text.replace(url, "").replace(path, "") if len(path) > 1 else text for text in shape.texts)
    return frozenset(_DIGITS.sub("", text.replace(stem, "") if len(stem) > 2 else text) for text in texts) - {""}


def _is_sentence(text: str, signs: Signs) -> bool:
    if not 3 <= len(text) <= _LONGEST_SENTENCE or any(word in text for word in signs.other_matters):
        return False
    said = plain(text)
    return any(pattern.fullmatch(said) for pattern in signs.sentences)


def _stem(url: str) -> str:
    path = url.partition("?")[0].rstrip("/")
    return path[path.rfind("/") + 1 :].rpartition(".")[0].lower() or path[path.rfind("/") + 1 :].lower()
