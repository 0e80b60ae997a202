"""The page labels of a page, every set of them. Pure."""

from collections import Counter
from functools import lru_cache

from auditor.facts.outline import Outline
from auditor.facts.words import LabelWords
from auditor.model import Label


def read_labels(outline: Outline, words: LabelWords) -> tuple[Label, ...]:
    """Return every meta element that is a page label, in document order, values as written.

    Labels of an inner document count too: includes that are whole documents leave a second set behind.
    """
    official = _official(words)
    seen: Counter[str] = Counter()
    labels: list[Label] = []
    for meta in outline.all("meta"):
        written = meta.get("name")
        name = official.get(written.strip().lower())
        if name is None:
            continue
        labels.append(Label(name, meta.get("content"), written, seen[name]))
        seen[name] += 1
    return tuple(labels)


def first_value(labels: tuple[Label, ...], name: str) -> str:
    """Return the first value of a label that says anything, trimmed; empty when none does."""
    return next((value for label in labels if label.name == name and (value := label.value.strip())), "")


@lru_cache(maxsize=8)
def _official(words: LabelWords) -> dict[str, str]:
    return {name.lower(): name for name in words.names}
