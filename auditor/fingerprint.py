"""What makes a problem the same problem in the next audit. Pure.

The fingerprint (`Finding.id`) holds the rule, the page's address, what the rule said and the words of the place; not
where on the page it is, nor figures, nor how the element is dressed. A preview host and the portal give the same ones.
The second one (`Finding.kin`) is two halves: the page by its title, and what was said. It knows a page that was moved,
and what many pages share.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import msgspec

from auditor.model import Finding

_DIGITS = re.compile(r"\d+")
_NAME = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
"""An id or a label's name, such as `art20-01` or `PubDate`."""
_DRESS = re.compile(r"""\s(?:class|id|style|name|width|height|data-[\w-]+|on\w+)\s*=\s*(?:"[^"]*"?|'[^']*'?|[^\s>]+)""")


def identified(findings: Iterable[Finding], home: str, title: str, *, is_target: bool = False) -> list[Finding]:
    """Give each finding of one page, target or portal its fingerprints; equal ones are told apart by their order.

    `home`: address of the portal's start page. `title`: of the page; empty for what is no page, or has none.
    `is_target`: of a link, which is its address, whoever links to it in whatever words.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    marked = []
    for finding in findings:
        place = within(finding.url, home)
        # A column is its page, whatever it is called; one without a page is its name.
        is_page = not finding.column or place != within(home, home)
        words = "" if finding.column and is_page else _words(finding.snippet)
        names = () if is_target else _named(finding)
        spoken = (finding.rule, "" if is_page else finding.column, finding.key, words, *names)
        turn = seen[place, *spoken]
        seen[place, *spoken] += 1
        who = title or (finding.snippet if finding.column else place)
        kin = _mark(who)[:8] + _mark(*spoken, turn)[:8]
        marked.append(msgspec.structs.replace(finding, id=_mark(place, *spoken, turn), kin=kin))
    return marked


def within(url: str, home: str) -> str:
    """Return an address of the portal's own host without its origin (`/a/b.html`), any other as it is."""
    host = urlsplit(home).netloc
    _, mark, rest = url.partition("://")
    if not host or not mark or not rest.startswith(host) or rest[len(host) :][:1] not in ("", "/", "?", "#"):
        return url
    return rest[len(host) :] or "/"


def said(kin: str) -> str:
    """Return the half of a second fingerprint that is about what was said, not about the page."""
    return kin[8:]


def _words(snippet: str) -> str:
    """What of the element stays the same while the problem does: no figures, and not how it is dressed."""
    bare = _DRESS.sub("", snippet) if snippet.startswith("<") else snippet
    return " ".join(_DIGITS.sub("", bare).split())


def _named(finding: Finding) -> Iterator[str]:
    for name, value in sorted(finding.values.items()):
        words = value if isinstance(value, tuple) else (value,)
        if words and all(isinstance(word, str) and _NAME.fullmatch(word) for word in words):
            yield f"{name}={' '.join(map(str, words))}"


def _mark(*trait: object) -> str:
    return hashlib.sha256(repr(trait).encode()).hexdigest()[:16]
