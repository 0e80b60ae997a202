"""Pages as recognisers meet them: a few lines of markup, read with the word lists the tool ships."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

import rules
from auditor.facts.page import read_page
from auditor.facts.words import Words, as_words
from auditor.model import Fetch, Page, Verdict
from auditor.vocabulary import load_words

TAKEN = datetime(2026, 11, 20, 8, tzinfo=UTC)
HOST = "http://www.example.gov.cn"

Read = Callable[..., Page]


@pytest.fixture(scope="session")
def words() -> Words:
    return as_words(load_words(Path(rules.__path__[0]) / "packs"))


@pytest.fixture(scope="session")
def read(words: Words) -> Read:
    """Read a page: its markup, the path it stands at, and anything else the fetch should say."""

    def read(html: str, path: str = "/xw/tzgg/a.html", **fetch: object) -> Page:
        asked = Fetch(url=HOST + path, verdict=Verdict.OK, **{"status": 200, "at": TAKEN, "depth": 2, **fetch})  # type: ignore[arg-type]
        return read_page(asked, html.encode(), words)[0]

    return read
