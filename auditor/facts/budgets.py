"""Whose budget or final account of which year is published, by the titles of pages and list entries. Pure."""

import re

from auditor.model import BudgetYear, Page

MOST_UNITS = 400
_BUDGET = re.compile(r"预算|决算")
_YEAR = re.compile(r"((?:19|20)\d\d)年?度?")
_NOISE = re.compile(r"^关于|[《》〔〕（）()【】\[\]\s]|^\d{1,2}[.、]")
_PLACE = re.compile(r"^.{1,6}?[省市区县州盟旗](?=.{2,})")
_ENDS = "局|委|办|厅|部|院|会|中心|镇|乡|街道|政府|室|校|站|所|队|馆|社|处|场|司"
_UNIT = re.compile(rf"(.{{1,20}}?(?:{_ENDS}))(?=部门|单位|$|本级|财政|的)")


class Budgets:
    """Takes pages; keeps the names of departments by kind and year."""

    def __init__(self) -> None:
        self._units: dict[tuple[bool, int], tuple[set[str], str]] = {}

    def add(self, page: Page) -> None:
        """Take what the title of a page and the entries of its list say."""
        self._take(page.title, page.url)
        for entry in page.list.sample if page.list else ():
            self._take(entry.title, entry.url or page.url)

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
        unit = _UNIT.search(_PLACE.sub("", _YEAR.sub("", head)))
        if year is None or unit is None:
            return
        units, _ = self._units.setdefault((kind[0] == "决算", int(year[1])), (set(), url))
        if len(units) < MOST_UNITS:
            units.add(unit[1])
