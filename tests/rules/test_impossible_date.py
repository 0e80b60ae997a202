"""The day begins in China eight hours earlier."""

from datetime import UTC, date, datetime

import pytest

from auditor.model import Page, PageType
from rules.content.impossible_date import ImpossibleDate


@pytest.mark.parametrize(("hour", "outcome"), [(15, "failed"), (16, "passed")])
def test_the_day_in_china_counts(hour: int, outcome: str) -> None:
    page = Page(
        url="http://www.example.gov.cn/1.html",
        address="http://www.example.gov.cn/1.html",
        type=PageType.ARTICLE,
        depth=1,
        template="t",
        fetched=datetime(2026, 11, 20, hour, 30, tzinfo=UTC),
        published=date(2026, 11, 21),
        published_labelled=True,
    )
    assert ImpossibleDate(earliest="1995-01-01").judge(page).outcome.value == outcome
