"""Whose budget or final account of which year is published, by the titles of pages and list entries. Pure."""

import re

from auditor.facts.disclosure_words import CatalogueWords
from auditor.facts.names import alternatives
from auditor.facts.titles import titles_on
from auditor.model import BudgetYear, Page

MOST_UNITS = 400
_BUDGET = re.compile(r"预算|决算")
_YEAR = re.compile(r"((?:19|20)\d\d)年?度?")
_NOISE = re.compile(r"^关于|[《》〔〕（）()【】\[\]\s]|^\d{1,2}[.、]")
_PLACE = re.compile(r"^.{1,6}?[省市区县州盟旗](?=.{2,})")


class Budgets:
    """Takes pages; keeps the names of departments by kind and year."""

    def __init__(self, words: CatalogueWords) -> None:
        ends, after = alternatives(words.departments), alternatives(words.after_departments)
        self._unit = re.compile(rf"(.{{1,20}}?(?:{ends}))(?={after}|$)")
        self._units: dict[tuple[bool, int], tuple[set[str], str]] = {}

    def add(self, page: Page) -> None:
        """Take what the title of a page and the entries of its list say."""
        for title, url in titles_on(page):
            self._take(title, url)

    def years(self) -> tuple[BudgetYear, ...]:
        """Return what was seen, budgets before final accounts, newest year first."""
        keys = sorted(self._units, key=lambda key: (key[0], -key[1]))
        return tuple(BudgetYear(*key, tuple(sorted(self._units[key][0])), self._units[key][1]) for key in keys)

    def _take(self, title: str, url: str) -> None:
        kind = _BUDGET.search(title)
        if kind is None or "预决算" in title:
            return
        head = _NOISE.sub("", title[: kind.start()])
        year = _YEAR.search(head)
        unit = self._unit.search(_PLACE.sub("", _YEAR.sub("", head)))
        if year is None or unit is None:
            return
        units, _ = self._units.setdefault((kind[0] == "决算", int(year[1])), (set(), url))
        if len(units) < MOST_UNITS:
            units.add(unit[1])
