"""The texts of the reports that do not come from the audit: looked up by key, in one language."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

TEXTS = ("page.yaml", "office.yaml", "ci.yaml")
"""Files below `texts/` with the sections `texts` and `names`: a file for each kind of report."""


class Words:
    """The interface texts in one language."""

    def __init__(self, lang: str) -> None:
        """Take the column for `lang` (`zh` or `en`) of every file below `texts/`."""
        self.lang = "en" if lang == "en" else "zh"
        self._texts = _section("texts")
        self._names = _section("names")
        self._components = _load("page.yaml")["components"]
        self._criteria = _load("wcag.yaml")

    def text(self, key: str, *, n: int | None = None, **values: object) -> str:
        """Return the text under `key` with its slots filled; `n` also chooses between singular and plural.

        Raises KeyError when the key or a slot is missing.
        """
        found = self._texts[key][self.lang]
        if isinstance(found, list):
            found = found[0 if n == 1 else 1]
        shown = {name: number(value) if isinstance(value, int) else value for name, value in values.items()}
        return str(found).format(n="" if n is None else number(n), **shown)

    def name(self, kind: str, value: str) -> str:
        """Return what a value of a closed list is called; a value without a name stands for itself."""
        found = self._names[kind].get(value)
        return str(found[self.lang]) if found else value

    def names(self, kind: str) -> Mapping[str, str]:
        """Return every value of a closed list with its name, in the order of the file."""
        return {value: str(found[self.lang]) for value, found in self._names[kind].items()}

    def join(self, parts: Iterable[str]) -> str:
        """Return a list as one phrase."""
        return self.text("comma").join(parts)

    def component(self, path: str) -> str:
        """Return what people call the part of the page that a component path leads to; empty when nothing fits."""
        lowered = path.lower()
        for entry in self._components:
            if any(part in lowered for part in entry["parts"]):
                return str(entry[self.lang])
        return ""

    def criterion(self, number_: str) -> tuple[str, str]:
        """Return name and level of a WCAG success criterion; both empty for one that is not listed."""
        found = self._criteria.get(number_)
        return (str(found[self.lang]), str(found["level"])) if found else ("", "")


def number(value: int | float) -> str:
    """Return a number as people read it: thousands apart, no superfluous zeros."""
    if isinstance(value, float):
        return f"{value:,.1f}".removesuffix(".0")
    return f"{value:,}"


@cache
def _section(section: str) -> dict[str, Any]:
    """The entries of one section in all files; a key stands in one file only."""
    entries: dict[str, Any] = {}
    for name in TEXTS:
        written = _load(name).get(section, {})
        if twice := entries.keys() & written.keys():
            raise ValueError(f"{name}: {sorted(twice)[0]} has a text already")
        entries |= written
    return entries


@cache
def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(files("reports").joinpath("texts", name).read_bytes(), Loader=_Loader)
    return loaded


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
