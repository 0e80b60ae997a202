"""Calls for opinions and the pages that report what came of them, matched by title. Added up page by page."""

import re
from collections.abc import Callable
from datetime import date
from difflib import SequenceMatcher

import msgspec

from auditor.facts.addresses import plain
from auditor.model import Call, Page

MOST = 5_000
"""Calls, and results, kept."""
_SHOWN = 3
_LIKE = 0.6
_LEAST = 4
_LOOSE = re.compile(
    r"关于|对|向社会|社会|公众|公开|征求|征集|听取|意见建议|意见|建议|稿|草案|送审|的|公告|通知|通告|公示|反馈|结果|情况|采纳|处理|"
    r"说明|及|和|与|收集|修订|起草|[\s《》〈〉（）()\[\]【】“”\"、，,。:：\-—]"
)
Find = Callable[[str], Page | None]


class Calls:
    """Takes pages; knows in the end which call has a result."""

    def __init__(self) -> None:
        self._calls: list[Call] = []
        self._results: list[tuple[str, str]] = []
        """Address and key of pages with a result."""

    def add(self, page: Page) -> None:
        """Take one page."""
        told = page.consultation
        if told is None:
            return
        if told.is_result and len(self._results) < MOST:
            self._results.append((page.url, key_of(told.title)))
        elif not told.is_result and len(self._calls) < MOST:
            published = page.published if isinstance(page.published, date) else None
            self._calls.append(Call(page.url, told, published, template=page.template))

    def joined(self, find: Find) -> tuple[Call, ...]:
        """Return the calls by address with the results of each. `find` reads a stored page."""
        return tuple(self._joined(call, find) for call in sorted(self._calls, key=lambda call: call.url))

    def _joined(self, call: Call, find: Find) -> Call:
        key = key_of(call.consultation.title)
        same = [
            url
            for url, other in self._results
            if len(key) >= _LEAST and len(other) >= _LEAST and (key in other or other in key)
        ]
        page = find(call.url) if not same and self._results else None
        if page is not None:
            links = {plain(link.url) for link in page.links if link.url}
            same = [url for url, _ in self._results if plain(url) in links]
        # Comparing every call with every result takes minutes on a large portal; who has a result needs no likeness.
        near = [] if same else [url for url, other in self._results if _is_like(key, other)]
        return msgspec.structs.replace(call, results=tuple(sorted(same)[:_SHOWN]), near=tuple(sorted(near)[:_SHOWN]))


def key_of(title: str) -> str:
    """Return what a call and its result have in common in their titles."""
    return _LOOSE.sub("", title)


def _is_like(key: str, other: str) -> bool:
    matcher = SequenceMatcher(None, key, other, autojunk=False)
    return matcher.real_quick_ratio() >= _LIKE and matcher.quick_ratio() >= _LIKE and matcher.ratio() >= _LIKE
