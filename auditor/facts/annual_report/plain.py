"""Text as the patterns of the word list are tried on it: plain forms, no blanks, no numbering. Pure."""

import re
import unicodedata
from functools import lru_cache

from auditor.facts.annual_report.words import Named, ReportWords

_NUMBERING = re.compile(r"^(?:[(][一二三四五六七八九十\d]{1,3}[)]|[一二三四五六七八九十\d]{1,3}[、.,])")
_ASIDE = re.compile(r"\([^()]*\)")
_QUOTES = str.maketrans("", "", "\"'“”‘’")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_MOST_DIGITS = 15


@lru_cache(maxsize=4096)
def flat(text: str) -> str:
    """Return a text with full-width forms made plain and without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("\u200b", "")


@lru_cache(maxsize=4096)
def label(text: str) -> str:
    """Return a label without numbering, asides in brackets, quotes and a colon at its end."""
    return _ASIDE.sub("", _NUMBERING.sub("", flat(text))).translate(_QUOTES).rstrip(":。;")


@lru_cache(maxsize=4096)
def fits(text: str, named: Named) -> bool:
    """Tell whether a label is one of the names."""
    return any(re.fullmatch(name, text) for name in named.names)


@lru_cache(maxsize=4096)
def number(printed: str, words: ReportWords) -> int | float | None:
    """Return the number a cell holds; 0 for an empty one, None for words."""
    text = flat(printed).replace(",", "")
    if text in words.zeros:
        return 0
    for unit in words.units:
        text = text.removesuffix(unit)
    if len(text) > _MOST_DIGITS or not _NUMBER.fullmatch(text) or not text.isascii():
        return None
    return float(text) if "." in text else int(text)
