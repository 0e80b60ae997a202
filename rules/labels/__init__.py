"""Page labels (网页标签). What several of the rules share stands here."""

from collections.abc import Collection, Iterable, Sequence

from auditor.model import Judgement, Label, Page, Reason
from auditor.rule import cant_tell, failed, passed


def of_types(page: Page, types: Collection[str]) -> Iterable[Page]:
    """Return the page when it is of one of the types."""
    return (page,) if page.type in types else ()


def filled(labels: Iterable[Label]) -> tuple[Label, ...]:
    """Return the labels that say something."""
    return tuple(label for label in labels if label.value.strip())


def complete(page: Page, names: Sequence[str]) -> Judgement:
    """Judge whether the page carries every label of `names` with a value."""
    written = {label.name for label in page.labels}
    said = {label.name for label in filled(page.labels)}
    missing = tuple(name for name in names if name not in written)
    empty = tuple(name for name in names if name in written - said)
    if not missing and not empty:
        return passed()
    if "page" in page.scripted:
        return cant_tell(Reason.SCRIPT)
    component = "/".join((*missing, *empty))
    if missing:
        return failed("missing", component=component, missing=missing)
    return failed("empty", component=component, empty=empty)
