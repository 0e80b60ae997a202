"""Whose portal it is, as far as its name tells. Pure."""

import re
from collections.abc import Iterable

import msgspec

_PARTS = re.compile(r"\s*[-_|—–·>《》\s]+\s*")


class PortalNameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ends of portal names; see the file of words."""

    tails: tuple[str, ...]
    township: tuple[str, ...]
    government: tuple[str, ...]
    department: tuple[str, ...]
    neither: tuple[str, ...]


def unit_kind(names: Iterable[str], words: PortalNameWords) -> str:
    """Return `township`, `government` or `department`, by the first of the names that says so; empty when none does."""
    parts = (part for name in names for part in _PARTS.split(name))
    return next(filter(None, (_kind(_bare(part, words.tails), words) for part in parts)), "")


def _kind(name: str, words: PortalNameWords) -> str:
    if name.endswith(words.neither):
        return ""
    kinds = {"township": words.township, "government": words.government, "department": words.department}
    return next((kind for kind, ends in kinds.items() if name.endswith(ends)), "")


def _bare(name: str, tails: tuple[str, ...]) -> str:
    while tail := next((tail for tail in tails if name.endswith(tail) and len(name) > len(tail)), ""):
        name = name.removesuffix(tail)
    return name
