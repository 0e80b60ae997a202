"""Names as people print them: padded, bracketed, cut. Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

_HOME = re.compile(r"/(?:(?:index|default|main|home)\.\w{2,5})?", re.IGNORECASE)


@lru_cache(maxsize=65536)
def squeeze(name: str) -> str:
    """Return a name without blanks, bullets and brackets, in lower case, for comparing."""
    return "".join(name.split()).strip("[]【】()（）>»|-–—:：·•▪◆●.#").lower()


@lru_cache(maxsize=512)
def squeezed(names: tuple[str, ...]) -> frozenset[str]:
    """Return the names of a word list, each squeezed."""
    return frozenset(map(squeeze, names))


@lru_cache(maxsize=65536)
def tidy(name: str) -> str:
    """Return a name as a reader would say it: one blank between words, none between padded letters."""
    parts = name.split()
    joined = "".join(parts) if all(len(part) <= 2 for part in parts) else " ".join(parts)
    return joined.strip(" ·•▪◆●>»|")


def spaced(word: str) -> str:
    """Return a pattern for a word that may be padded with blanks."""
    return r"[ \t]*".join(re.escape(letter) for letter in word)


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, longer ones first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def is_home_address(url: str) -> bool:
    """Tell whether an address is the top of its host."""
    return bool(url) and bool(_HOME.fullmatch(urlsplit(url).path or "/"))
