"""What is written on pages and in attachments. What several of the rules share stands here."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from auditor.model import (
    ConcealedLink,
    Document,
    Judgement,
    Link,
    Oddity,
    OddKind,
    Page,
    Place,
    PrivateKind,
    PrivateNumber,
    Severity,
)
from auditor.rule import failed, passed

LONGEST_NAME = 14
"""Characters of a link's text up to which it is a name and no headline."""
EXAMPLES = 3
"""Numbers or passages a message repeats."""

Written = Page | Document


def odd(page: Page, *kinds: OddKind) -> tuple[Oddity, ...]:
    """Return the oddities of some kinds."""
    return tuple(oddity for oddity in page.oddities if oddity.kind in kinds)


def at(oddity: Oddity) -> Place:
    """Return the place of an oddity."""
    return Place(selector=oddity.selector, snippet=oddity.text)


def was_read(written: Written) -> bool:
    """Tell whether there is any text to judge."""
    if isinstance(written, Document):
        return isinstance(written.letters, int) and written.letters > 0
    return written.text_length > 0 or bool(written.private)


def exposed(written: Written, kind: PrivateKind) -> Judgement:
    """Judge whether numbers of one kind stand there unmasked: all of a page or attachment are one finding."""
    found = [number for number in written.private if number.kind is kind]
    if not found:
        return passed()
    where = tuple(dict.fromkeys(number.context for number in found if number.context))[:EXAMPLES]
    return failed(
        "exposed",
        at=Place(snippet=found[0].masked),
        severity=Severity.CRITICAL if len(found) > 1 else None,
        count=len(found),
        examples=_masked(found),
        context=where or ("—",),
    )


def is_outside(link: Link | ConcealedLink, page: Page) -> bool:
    """Tell whether a link leads to another host; `www.` makes none."""
    host = host_of(link)
    return bool(host) and host.removeprefix("www.") != _bare(page.address)


def host_of(link: Link | ConcealedLink) -> str:
    """Return the host a link leads to, without port; empty when it leads nowhere."""
    return (urlsplit(link.url).hostname or "") if link.url.startswith("http") else ""


def holds(text: str, words: Iterable[str]) -> bool:
    """Tell whether one of the words stands in a text."""
    return any(word in text for word in words)


def advertises(text: str, words: Iterable[str], against: Iterable[str]) -> bool:
    """Tell whether a link's text is for one of the words: short, as names are, and without a word against it."""
    return len(text) <= LONGEST_NAME and holds(text, words) and not holds(text, against)


def _masked(found: Iterable[PrivateNumber]) -> tuple[str, ...]:
    return tuple(number.masked for number in found)[:EXAMPLES]


def _bare(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
