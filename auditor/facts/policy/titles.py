"""Titles and numbers of documents, cut down to what two pages about one document have in common. Pure."""

import re
from collections.abc import Iterator
from functools import lru_cache

_YEAR = r"[〔\[【（(﹝［]\s?(?:19|20)\d\d\s?[〕\]】）)﹞］]"
NUMBER = re.compile(rf"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{1,14}}\s?{_YEAR}\s?(?:第)?\s?\d{{1,5}}\s?号")
"""A 文号 set off from the words before it: `某政发〔2024〕12号`."""
ORDER = re.compile(r"(?:[\u4e00-\u9fff]{2,20})?令\s?[（(]?\s?第\s?\d{1,4}\s?号\s?[)）]?")

_NAMED = re.compile(r"《([^《》]*(?:[〈<][^〉>]*[〉>][^《》]*)?)》")
_ISSUED = re.compile(
    r"关于(?:修订)?(?:印发|公布|发布|颁布|下发|转发|实施)(.{4,}?)的(?:通知|决定|公告|通告|通报|命令|函|批复)"
)
_LOOSE = re.compile(r"[\s《》〈〉<>“”\"'‘’（）()\[\]【】〔〕、，,。．.·:：;；\-—–_]+")
_ADDED = re.compile(r"(?:试行|暂行|修订版?|修订稿|全文|\d{4}年(?:修订|版))$")
_BY = re.compile(r"^[\u4e00-\u9fff]{2,30}?(?:人民政府办公室|人民政府|办公室|委员会|管理局|[省市县区局厅委办])(?=关于)")
_LEAST = 6
"""Letters from which a name tells one document from others."""


def numbers_in(text: str) -> Iterator[str]:
    """Yield every 文号 of a text in one form: `某政发〔2024〕12号`."""
    for match in NUMBER.finditer(text):
        yield plain_number(match[0])


@lru_cache(maxsize=8192)
def plain_number(number: str) -> str:
    """Return a number with the usual brackets and without blanks, 第 and leading zeros."""
    year = re.search(_YEAR, number)
    if not year:
        return "".join(number.split())
    after = re.search(r"\d+", number[year.end() :])
    digits = re.search(r"\d{4}", year[0])
    count = int(after[0]) if after else 0
    return f"{''.join(number[: year.start()].split())}〔{digits[0] if digits else ''}〕{count}号"


def names_in(title: str) -> tuple[str, ...]:
    """Return what stands between 《》 in a title."""
    return tuple(match[1].strip() for match in _NAMED.finditer(title) if match[1].strip())


@lru_cache(maxsize=8192)
def keys_of(title: str) -> frozenset[str]:
    """Return the names a document goes by: its whole title without its issuer, and what it issues."""
    found = {_key(title), _key(_BY.sub("", "".join(title.split())))}
    issued = _ISSUED.search("".join(title.split()))
    if issued:
        found.add(_key(issued[1]))
        found |= {_key(name) for name in names_in(issued[1])}
    return frozenset(key for key in found if len(key) >= _LEAST)


def name_key(name: str) -> str:
    """Return the key of a name that another page calls a document by; empty when it is too short to tell one."""
    key = _key(name)
    return key if len(key) >= _LEAST else ""


def _key(title: str) -> str:
    key = _LOOSE.sub("", title).lower()
    return _ADDED.sub("", _ADDED.sub("", key))
