"""The crawl gets the document the scripts made."""

import asyncio
from typing import Any

import pytest

from auditor.crawl.render import Rendered, Renderer
from auditor.model import Reason
from auditor.settings import Settings

pytestmark = pytest.mark.slow


@pytest.fixture
def render(portal: Any, settings: Settings) -> Any:
    def rendered(*paths: str) -> list[Rendered]:
        async def run() -> list[Rendered]:
            async with Renderer(settings) as renderer:
                return [await renderer.render(portal.address + path) for path in paths]

        return asyncio.run(run())

    return rendered


def test_what_scripts_add_is_there(render: Any, portal: Any) -> None:
    (page,) = render("/by-script")
    text = page.html.decode("utf-8-sig")
    assert text.startswith("<!DOCTYPE html><html>")
    assert '<a href="/3">第3条</a>' in text
    assert page.final_url == portal.address + "/by-script"
    assert page.failure is None


def test_what_scrolling_adds_is_there(render: Any) -> None:
    assert "滚动后出现" in render("/by-scrolling")[0].html.decode("utf-8-sig")


def test_script_jumps_are_followed(render: Any, portal: Any) -> None:
    for page in render("/goes-on", "/goes-on-later"):
        assert page.final_url == portal.address + "/accessible"
        assert "今天没有停水" in page.html.decode("utf-8-sig")


def test_pictures_are_not_fetched(render: Any, portal: Any) -> None:
    assert "<img" in render("/faulty")[0].html.decode("utf-8-sig")
    assert "/dot.svg" not in portal.asked


def test_trouble_costs_one_page(render: Any) -> None:
    hung, refused, saved, fine = render("/hangs", "/403", "/file.zip", "/accessible")
    assert hung.failure.reason is Reason.TIMEOUT
    assert refused.failure.reason is Reason.BLOCKED
    assert saved.failure.reason is Reason.UNREADABLE
    assert hung.html == refused.html == saved.html == b""
    assert "今天没有停水" in fine.html.decode("utf-8-sig")


def test_a_page_that_reloads_for_ever_ends(render: Any) -> None:
    endless, fine = render("/reloads", "/accessible")
    assert endless.failure is not None
    assert fine.failure is None
