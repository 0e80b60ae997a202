"""Policy documents: what their pages tell of them, what interprets them, and consultations on drafts. Pure."""

import msgspec

from auditor.facts.outline import Outline
from auditor.facts.paths import Paths
from auditor.facts.policy.consultation import read_consultation
from auditor.facts.policy.header import read_header
from auditor.facts.policy.text import read_policy, shows_validity
from auditor.facts.published import Zone
from auditor.facts.words import Words
from auditor.model import Consultation, Crumb, DocumentHeader, PageType, PolicyText, Unknown


class Policies(msgspec.Struct, frozen=True):
    """What one page has to do with policies."""

    header: DocumentHeader | None = None
    policy: PolicyText | None = None
    consultation: Consultation | None = None
    shows_validity: bool = False


_LISTS = frozenset((PageType.COLUMN, PageType.DIRECTORY))
_READ = frozenset((PageType.ARTICLE, PageType.OTHER, PageType.SERVICE, PageType.INTERACTIVE))


def read_policies(
    outline: Outline,
    zone: Zone,
    paths: Paths,
    title: str,
    crumbs: tuple[Crumb, ...] | Unknown | None,
    kind: PageType,
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
    header = read_header(outline, paths, words.policy, words.dates, rendered=rendered)
    return Policies(
        header=header,
        policy=read_policy(outline, zone, title, path, header, words.policy, rendered=rendered),
        consultation=read_consultation(outline, zone, title, path, words.policy, words.dates),
    )
