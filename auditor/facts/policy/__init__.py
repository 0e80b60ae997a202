"""Policy documents: what their pages tell of them, what interprets them, and consultations on drafts. Pure."""

import msgspec

from auditor.facts.headings import own_title
from auditor.facts.outline import Outline
from auditor.facts.paths import Paths
from auditor.facts.policy.consultation import read_consultation
from auditor.facts.policy.header import read_header
from auditor.facts.policy.text import read_policy, shows_validity
from auditor.facts.published import Published, Zone
from auditor.facts.words import Words
from auditor.model import Consultation, Crumb, DocumentHeader, PageType, PolicyText, Unknown


class Policies(msgspec.Struct, frozen=True):
    """What one page has to do with policies."""

    policy: PolicyText | None = None
    consultation: Consultation | None = None
    shows_validity: bool = False


_LISTS = frozenset((PageType.COLUMN, PageType.DIRECTORY))
_READ = frozenset((PageType.ARTICLE, PageType.OTHER, PageType.SERVICE, PageType.INTERACTIVE))


def header_of(outline: Outline, paths: Paths, kind: PageType, words: Words, *, rendered: bool) -> DocumentHeader | None:
    """Return the document header of a page; lists have none."""
    return read_header(outline, paths, words.policy, words.dates, rendered=rendered) if kind in _READ else None


def below_header(outline: Outline, header: DocumentHeader | None, published: Published) -> Published:
    """Return the day of publication as a clue to the title: none where it stands in a header above the one h1."""
    headings = outline.all("h1")
    if header is None or len(headings) != 1 or headings[0].start < published.at:
        return published
    return published._replace(at=-1)


def read_policies(
    outline: Outline,
    zone: Zone,
    title: str,
    crumbs: tuple[Crumb, ...] | Unknown | None,
    kind: PageType,
    header: DocumentHeader | None,
    words: Words,
    *,
    rendered: bool,
) -> Policies:
    """Return what a page has to do with policies: articles have a header and a kind, lists may show validity."""
    if kind in _LISTS:
        return Policies(shows_validity=shows_validity(outline, zone, words.policy))
    if kind not in _READ:
        return Policies()
    path = tuple(crumb.name for crumb in crumbs) if isinstance(crumbs, tuple) else ()
    is_article = kind is PageType.ARTICLE
    heading = title if is_article else _heading(outline, zone)
    return Policies(
        policy=read_policy(outline, zone, title, path, header, words.policy, rendered=rendered) if is_article else None,
        consultation=read_consultation(outline, zone, heading, path, words.policy, words.dates),
    )


def _heading(outline: Outline, zone: Zone) -> str:
    """What a page that is no article is headed: it is called after its column, and a call with a form is its own."""
    headings = (outline.words(heading) for heading in outline.all("h1", "h2", "h3") if heading.start >= zone.start)
    return next((heading for heading in headings if heading), "") or own_title(outline.titles, "")
