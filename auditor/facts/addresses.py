"""What is one page, and one list, under several addresses. Pure."""

import re
from functools import lru_cache

INDEX = re.compile(r"/(?:index|default)\.(?:s?html?|jsp|aspx?|php)$", re.IGNORECASE)
PAGING = re.compile(r"(?:[_-]\d{1,4})?(\.(?:s?html?|jsp|aspx?|php))$", re.IGNORECASE)
PAGE_QUERY = re.compile(r"[?&](?:page|pageno|pageindex|p|curpage|pn)=\d+", re.IGNORECASE)


@lru_cache(maxsize=65536)
def plain(url: str) -> str:
    """The address without the name of the index file."""
    return INDEX.sub("/", url)


@lru_cache(maxsize=65536)
def stem(url: str) -> str:
    """The address all pages of one list share: `18105_2.html` and `18105.html` have one."""
    return plain(PAGING.sub(r"\1", PAGE_QUERY.sub("", url)))
