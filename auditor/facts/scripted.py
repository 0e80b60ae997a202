"""Parts of a page that only a script or an unprocessed include fills. Pure."""

from collections.abc import Iterator

from auditor.facts.outline import Outline
from auditor.facts.types import Evidence
from auditor.facts.words import ListWords, TypeWords
from auditor.model import Crumb, Footer, PageType, Unknown

_PARTS = ("header", "menu", "breadcrumb", "list", "article", "pager", "footer", "page")


def scripted_parts(
    outline: Outline,
    evidence: Evidence,
    kind: PageType,
    crumbs: tuple[Crumb, ...] | Unknown | None,
    footer: Footer,
    needed: tuple[str, ...],
    words: ListWords,
    types: TypeWords,
    *,
    rendered: bool,
) -> tuple[str, ...]:
    """Return the parts in the order of the model. `needed`: what the crawl's reading of the page found."""
    found = set(needed)
    found.update(_included(outline))
    if isinstance(crumbs, Unknown):
        found.add("breadcrumb")
    if isinstance(footer.sponsor, Unknown):
        found.add("footer")
    if not rendered:
        if any("createPageHTML" in source for _, source in outline.scripts):
            found.add("pager")
        if (
            kind in (PageType.COLUMN, PageType.DIRECTORY)
            and not evidence.groups
            and _awaits_list(outline, evidence, words, types)
        ):
            found.add("list")
    elif not evidence.groups:
        found.discard("list")
    return tuple(part for part in _PARTS if part in found)


def _included(outline: Outline) -> Iterator[str]:
    """An include in the first half of the page may be the header, one in the second the footer."""
    first = next((body.index for body in outline.all("body")), 0)
    for index, _ in outline.includes:
        yield "header" if (index - first) * 2 <= len(outline.elements) - first else "footer"


def _awaits_list(outline: Outline, evidence: Evidence, words: ListWords, types: TypeWords) -> bool:
    """Tell whether a column without rows may get them from a script: it loads something, or has an empty slot."""
    if evidence.pager is not None and evidence.pager.rows == 0:
        return False
    if any(word in outline.text for word in types.empty_texts):
        return False
    if any(loader in source for _, source in outline.scripts for loader in words.loaders):
        return True
    return bool(outline.scripts) and any(
        element.get("id") and not outline.words(element) and any(hint in element.hint for hint in words.list_hints)
        for element in outline.all("div", "ul", "tbody", "table")
        if evidence.zone.start <= element.start <= evidence.zone.stop
    )
