"""The elder mode is tried at the width of a phone where the portal adapts to it, and only there."""

import asyncio
from typing import Any

import msgspec
import pytest

from auditor.browser import Window
from auditor.examine.elder import measure_elder
from auditor.examine.words import SightWords
from auditor.model import Effect, Elder
from auditor.settings import Settings

ADAPTS = '<meta name="viewport" content="width=device-width, initial-scale=1">'
FIXED = "<style>body { width: 1200px }</style>"
WORDS = "<p>县政府办公室关于做好今冬明春农田水利建设工作的通知</p>"
ENTRANCE = '<p><a href="/elder">长者版</a></p>'
MODE = """<style>body { font-size: 24px } a { display: block; height: 50px }</style><h1>长者版</h1>
<nav><a href="/1">政务公开</a><a href="/2">办事服务</a><a href="/3">互动交流</a></nav>
<p><a href="/4">养老待遇资格认证怎么办理</a></p><footer><a href="/">返回标准版</a></footer>"""


def page(head: str, body: str) -> str:
    return f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>某县</title>{head}</head><body>{body}'


@pytest.fixture
def tried(portal: Any, settings: Settings, words: SightWords) -> Any:
    """What is seen of a home page, and how often it was asked for."""

    def of(home: str, mode: str = "") -> tuple[Elder, int]:
        portal.more = {"/home": home, "/elder": mode}

        async def run() -> Elder:
            async with Window(settings, seconds=60) as window:
                return await measure_elder(window, portal.address + "/home", settings, words, lambda _: True)

        return asyncio.run(run()), portal.asked.count("/home")

    return of


@pytest.mark.slow
def test_the_mode_is_read_at_both_widths_and_its_main_components_are_told(tried: Any) -> None:
    elder, _ = tried(page(ADAPTS, ENTRANCE + WORDS), page(ADAPTS, MODE))
    (trial,) = elder.on_phone.trials
    assert (trial.effect, trial.look.px) == (Effect.PAGE, 24)
    assert trial.main == ("html>body>nav>a",)
    assert {target.component for target in trial.targets.hardest} == {"html>body>nav>a", "html>body>p>a"}
    assert (trial.next, trial.returns, trial.faint) == (None, None, ())
    assert elder.trials[0].main == trial.main


@pytest.mark.slow
def test_a_home_page_of_one_width_is_opened_once_more_and_not_tried(tried: Any) -> None:
    adapts, often = tried(page(ADAPTS, ENTRANCE + WORDS), page(ADAPTS, MODE))
    fixed, seldom = tried(page(FIXED, ENTRANCE + WORDS), page(ADAPTS, MODE))
    assert (adapts.on_phone is None, fixed.on_phone is None) == (False, True)
    assert fixed.trials[0].look is not None
    assert seldom - often == often - 2, "two visits more at the width of a phone: the page, and to use its entrance"


@pytest.mark.slow
def test_a_mode_of_one_width_is_not_read_on_a_phone(tried: Any) -> None:
    elder, _ = tried(page(ADAPTS, ENTRANCE + WORDS), page(FIXED, MODE))
    (trial,) = elder.on_phone.trials
    assert (trial.effect, trial.look, trial.targets) == (Effect.PAGE, None, None)


@pytest.mark.slow
def test_a_home_page_without_an_entrance_is_not_opened_on_a_phone(tried: Any) -> None:
    elder, often = tried(page(ADAPTS, WORDS))
    assert (elder.entrances, elder.on_phone, often) == (0, None, 2)


def test_what_was_stored_before_there_were_phones_still_reads() -> None:
    stored = b'{"entrances": 1, "scripts_lost": 0, "home": null, "trials": [{"selector": "a", "snippet": "<a>", '
    stored += b'"component": "p>a", "kind": "elder", "name": "x", "effect": "page"}]}'
    elder = msgspec.json.decode(stored, type=Elder)
    assert (elder.on_phone, elder.openers, elder.trials[0].main) == (None, 0, ())
