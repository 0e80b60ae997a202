"""Links that do something instead of showing something: log out, delete. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from auditor.address import extension, normalise
from auditor.crawl.verdicts import Trouble
from auditor.html import base_of
from auditor.model import Reason, Verdict

ACTS = Trouble(Verdict.NOT_ASKED, "a link that logs out or deletes", Reason.ACTION)

_PARTS = re.compile(r"[/?&=;]")
_SHOWN = frozenset(("html", "htm", "shtml"))


class Actions:
    """The word list `actions`, and the addresses whose links say the same."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._names = frozenset(words.get("names", ()))
        self._texts = frozenset(words.get("texts", ()))
        self._named: set[str] = set()

    def is_one(self, url: str) -> bool:
        """Tell whether asking the address would do something."""
        if url in self._named:
            return True
        if extension(url) in _SHOWN:
            return False
        parts = _PARTS.split(url.partition("://")[2].lower())[1:]
        return any(part.partition(".")[0].split("!")[-1] in self._names for part in parts)

    def learn(self, tree: LexborHTMLParser, base: str) -> None:
        """Take the addresses of links that say so from a page."""
        self._named.update(self._acting(tree, base_of(tree, base)))

    def _acting(self, tree: LexborHTMLParser, base: str) -> Iterator[str]:
        for node in tree.tags("a"):
            href = node.attributes.get("href")
            if href and "".join(node.text().split()).lower() in self._texts:
                url = normalise(href, base)
                if url and extension(url) not in _SHOWN and not url.partition("?")[0].endswith("/"):
                    yield url
