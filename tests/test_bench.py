"""The benchmark portal is what the benchmark says it is."""

import re
import runpy
from pathlib import Path

import pytest

Portal = runpy.run_path(str(Path(__file__).parent.parent / "bench" / "portal.py"))["Portal"]


def test_every_page_is_reached_and_alike():
    portal = Portal(777)
    waiting, seen = ["/"], {"/"}
    while waiting:
        page = portal.page(waiting.pop())
        links = re.findall(r'<a href="([^"]+)"', page)
        assert len(links) == 140
        assert 45_000 < len(page.encode()) < 60_000
        new = set(links) - seen
        seen |= new
        waiting += new
    assert len(seen) == len(portal) == 777


def test_too_small_a_portal_is_refused():
    with pytest.raises(SystemExit):
        Portal(104)
