"""Pages are measured in a real browser and stored."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from auditor.audit import Audit
from auditor.browser import Tab, Window
from auditor.examine import examine, picture
from auditor.examine.axe import axe_version
from auditor.examine.words import SightWords
from auditor.interrupt import Interrupt
from auditor.model import (
    AxeCheck,
    AxeResult,
    Confidence,
    Finding,
    Measured,
    Opening,
    Outcome,
    Reason,
    Severity,
    Text,
    Unknown,
)
from auditor.progress import Silent
from auditor.settings import Settings

pytestmark = pytest.mark.slow

Examined = Callable[..., dict[str, Measured]]

FIND = """selector => {
  let root = document, found = [];
  for (const step of selector.split(" >>> ")) {
    found = root.querySelectorAll(step);
    root = found[0].shadowRoot || found[0].contentDocument;
  }
  return [found.length, found[0].outerHTML];
}"""


@pytest.fixture
def examined(portal: Any, settings: Settings, words: SightWords, tmp_path: Path) -> Examined:
    """Examine paths (the first as home page) and return the measurements by path."""

    def run(*paths: str, folder: str = "audit") -> dict[str, Measured]:
        openings = [Opening(portal.address + path, "template" if at else "home") for at, path in enumerate(paths)]
        with Audit(tmp_path / folder, create=not (tmp_path / folder).exists()) as audit:
            examine(settings, audit, openings, words, Silent())
            return {one.url.removeprefix(portal.address): one for one in audit.measured()}

    return run


def found(results: tuple[AxeResult, ...]) -> dict[str, list[tuple[str, int]]]:
    return {result.rule: [(node.component, node.count) for node in result.nodes] for result in results}


def follow(portal: Any, settings: Settings, path: str, selectors: list[str]) -> Any:
    """Follow selectors step by step in the page; of each, how many elements it means and the first."""

    async def ask(tab: Tab) -> Any:
        return [await tab.evaluate(FIND, selector) for selector in selectors]

    async def run() -> Any:
        async with Window(settings) as window:
            return await window.visit(portal.address + path, ask)

    return asyncio.run(run())


def test_faults_are_found_by_component(examined: Examined) -> None:
    page = examined("/faulty")["/faulty"]
    violations = found(page.violations)
    assert violations["image-alt"] == [("html>body>div.top>img", 1), ("body>ul.news>li>a>img", 2)]
    assert violations["link-name"] == [("html>body>ul.news>li>a", 2)]
    assert violations["label"] == [("html>body>div.top>form>input", 1)]
    assert "html-has-lang" not in violations, "missing-language says so"
    assert found(page.incomplete)["color-contrast"] == [("html>body>div>span", 1)]
    assert "document-title" in page.passed
    assert not {*violations} & {*page.passed}
    assert page.axe_version == axe_version() == "4.12.1"
    assert page.failure is None


def test_contrast_is_told_in_figures(examined: Examined) -> None:
    page = examined("/faulty")["/faulty"]
    (contrast,) = [result for result in page.violations if result.rule == "color-contrast"]
    (grey,) = contrast.nodes
    assert (grey.component, grey.count, contrast.count) == ("html>body>p.grey", 2, 2)
    assert grey.checks == (
        AxeCheck(
            "color-contrast",
            values={
                "contrast_ratio": "2.16",
                "expected_contrast_ratio": "4.5:1",
                "fg_color": "#b0b0b0",
                "bg_color": "#ffffff",
                "font_size": "12.0pt (16px)",
                "font_weight": "normal",
            },
        ),
    )


def test_a_doubt_is_told_with_its_reason(examined: Examined) -> None:
    page = examined("/faulty")["/faulty"]
    (contrast,) = [result for result in page.incomplete if result.rule == "color-contrast"]
    assert [(check.id, check.key) for node in contrast.nodes for check in node.checks] == [
        ("color-contrast", "bgGradient")
    ]


def test_rules_of_every_class_run(examined: Examined) -> None:
    page = examined("/faulty")["/faulty"]
    assert "hidden-content" in found(page.incomplete)
    assert {"css-orientation-lock", "color-contrast-enhanced"} <= {*page.passed}
    assert "target-size" not in {*page.passed, *found(page.violations), *found(page.incomplete)}


def test_an_accessible_page_has_no_fault(examined: Examined) -> None:
    page = examined("/accessible")["/accessible"]
    assert (page.violations, page.incomplete) == ((), ())
    assert len(page.passed) > 10


def test_one_driver_serves_every_window(examined: Examined, monkeypatch: pytest.MonkeyPatch) -> None:
    """None has to start one of its own."""
    own: list[object] = []
    monkeypatch.setattr("auditor.browser.launch.open_driver", own.append)
    monkeypatch.setattr("auditor.examine.at_once", lambda: 2)
    pages = examined("/accessible", "/faulty")
    assert [page.failure for page in pages.values()] == [None, None]
    assert own == []


def test_frames_of_the_portal_are_looked_into(examined: Examined, portal: Any, settings: Settings) -> None:
    page = examined("/framed")["/framed"]
    (images,) = [result for result in page.violations if result.rule == "image-alt"]
    assert [node.selector for node in images.nodes if ">>>" in node.selector] == ["iframe >>> img"]
    assert follow(portal, settings, "/framed", ["iframe >>> img"]) == [[1, '<img src="/dot.svg">']]
    assert "frame-tested" not in found(page.incomplete)


def test_open_components_are_looked_into(examined: Examined, portal: Any, settings: Settings) -> None:
    page = examined("/components")["/components"]
    (images,) = [result for result in page.violations if result.rule == "image-alt"]
    (buttons,) = [result for result in page.violations if result.rule == "button-name"]
    assert [(node.component, node.count) for node in images.nodes] == [("p.news>img", 3)]
    assert [(node.component, node.count) for node in buttons.nodes] == [("button.more", 3)]
    assert images.nodes[0].selector == "x-card:nth-child(2) >>> img"
    assert buttons.nodes[0].selector == "x-card:nth-child(2) >>> x-inner >>> button"

    selectors = [node.selector for result in (images, buttons) for node in result.nodes]
    assert follow(portal, settings, "/components", selectors) == [
        [1, '<img src="/dot.svg">'],
        [1, '<button class="more"></button>'],
    ]


def test_a_page_axe_does_not_finish_with_is_measured_otherwise(
    examined: Examined, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.examine.sitting.AXE_SHARE", 0.02)
    page = examined("/long")["/long"]
    assert page.failure is None
    assert page.axe_failure == Unknown(Reason.TIMEOUT, "not finished after 0.12 s")
    assert (page.axe_version, page.violations, page.incomplete, page.passed) == ("", (), (), ())
    assert page.screenshot == "home.jpg"
    assert _is_jpeg(tmp_path / "audit" / "pictures" / "home.jpg")


def test_a_page_cannot_get_in_the_way(examined: Examined) -> None:
    pages = examined("/faulty", "/poisons", "/forbids-scripts")
    faults = found(pages["/faulty"].violations)
    for path in ("/poisons", "/forbids-scripts"):
        assert faults["image-alt"] == found(pages[path].violations)["image-alt"]
        assert faults.keys() == found(pages[path].violations).keys()


def test_pages_that_fail_are_stored_with_the_reason(examined: Examined) -> None:
    pages = examined("/accessible", "/hangs", "/goes-on", "/elsewhere", "/404", "/faulty")
    assert pages["/accessible"].failure is None
    assert pages["/faulty"].violations
    reasons = {path: one.failure.reason for path, one in pages.items() if one.failure}
    assert reasons == {
        "/hangs": Reason.TIMEOUT,
        "/goes-on": Reason.UNREADABLE,
        "/elsewhere": Reason.OUT_OF_SCOPE,
        "/404": Reason.UNREADABLE,
    }


def test_the_home_page_is_pictured(examined: Examined, tmp_path: Path) -> None:
    pages = examined("/faulty", "/accessible")
    assert [page.screenshot for page in pages.values()] == ["", "home.jpg"]
    assert _is_jpeg(tmp_path / "audit" / "pictures" / "home.jpg")


def test_causes_are_pictured(examined: Examined, portal: Any, settings: Settings, tmp_path: Path) -> None:
    examined("/faulty", "/accessible")
    folder = tmp_path / "audit" / "pictures"
    url = portal.address + "/faulty"
    with Audit(tmp_path / "audit") as audit:
        audit.put_findings([_finding("image", url, "div.top > img"), _finding("gone", url, "#gone")], ())
        picture(settings, audit, Silent())
        assert {place[:2] for place in audit.pictures_of_places()} == {(url, "div.top > img")}
    (file,) = set(folder.iterdir()) - {folder / "home.jpg"}
    assert _is_jpeg(file)
    assert file.stat().st_size <= 40_000


def test_the_width_of_a_phone_is_measured_too(examined: Examined, tmp_path: Path) -> None:
    examined("/faulty", "/hangs")
    with Audit(tmp_path / "audit") as audit:
        (phone,) = audit.measured("phone")
    assert "image-alt" in found(phone.violations)


NARROW = "<style>.narrow { display: none } @media (max-width: 600px) { .narrow { display: block } }</style>"
INNER = '<div class="narrow"><img src="/dot.svg"></div>'


@pytest.mark.parametrize(
    "part",
    [
        NARROW + INNER,
        f"<div><template shadowrootmode=open>{NARROW}{INNER}</template></div>",
        "<iframe title='内页' style='width: 100%' src='/narrow'></iframe>",
        f"<iframe title='内页' style='width: 100%' srcdoc='<html lang=zh><title>内页</title>{NARROW}{INNER}'></iframe>",
        "<script>addEventListener('resize', () => { document.querySelector('main').insertAdjacentHTML('beforeend',"
        " '<div><img src=/dot.svg></div>') })</script>",
    ],
    ids=["style", "shadow tree", "frame", "frame of an attribute", "script"],
)
def test_what_shows_at_the_width_of_a_phone_only_is_judged(
    examined: Examined, portal: Any, tmp_path: Path, part: str
) -> None:
    head = '<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><title>某县</title>'
    portal.more["/responsive"] = f"{head}<main><h1>某县</h1>{part}</main>"
    portal.more["/narrow"] = f"{head}{NARROW}{INNER}"
    desktop = examined("/responsive")["/responsive"]
    with Audit(tmp_path / "audit") as audit:
        (phone,) = audit.measured("phone")
    assert "image-alt" not in found(desktop.violations)
    assert "image-alt" in found(phone.violations)


def test_a_page_of_one_layout_has_the_same_findings_at_both_widths(examined: Examined, tmp_path: Path) -> None:
    desktop = examined("/faulty")["/faulty"]
    with Audit(tmp_path / "audit") as audit:
        (phone,) = audit.measured("phone")
    assert found(phone.violations) == found(desktop.violations) != {}


def test_two_runs_measure_the_same(examined: Examined, tmp_path: Path) -> None:
    paths = ("/faulty", "/accessible", "/framed", "/remembers", "/recalls", "/forbids-scripts")
    first, second = examined(*paths), examined(*paths, folder="again")

    def lasting(pages: dict[str, Measured]) -> list[Measured]:
        still = {"url": "", "at": pages[paths[0]].at}
        return [msgspec.structs.replace(page, **still) for _, page in sorted(pages.items())]

    assert [page.violations for page in lasting(first)] == [page.violations for page in lasting(second)]
    assert [page.targets for page in lasting(first)] == [page.targets for page in lasting(second)]


def test_a_second_examination_replaces_the_first(examined: Examined, tmp_path: Path) -> None:
    assert examined("/faulty").keys() == {"/faulty"}
    assert examined("/accessible").keys() == {"/accessible"}
    assert [file.name for file in (tmp_path / "audit" / "pictures").iterdir()] == ["home.jpg"]


def test_without_a_browser_nothing_is_stored_but_why(
    portal: Any, settings: Settings, words: SightWords, tmp_path: Path
) -> None:
    with Audit(tmp_path / "audit", create=True) as audit:
        gone = settings.replace(browser_url="http://127.0.0.1:9")
        examine(gone, audit, [Opening(portal.address + "/faulty", "home")], words, Silent())
        assert list(audit.measured()) == []
        reason = audit.noted("no_browser", Text, Text("", ""))
    assert "127.0.0.1:9" in reason.zh


def test_without_a_browser_an_earlier_examination_stays(
    examined: Examined, portal: Any, settings: Settings, words: SightWords, tmp_path: Path
) -> None:
    measured = examined("/faulty")
    with Audit(tmp_path / "audit") as audit:
        gone = settings.replace(browser_url="http://127.0.0.1:9")
        examine(gone, audit, [Opening(portal.address + "/accessible", "home")], words, Silent())
        assert [one.violations for one in audit.measured()] == [one.violations for one in measured.values()]
        assert [opening.url for opening in audit.openings()] == [portal.address + "/faulty"]
    assert _is_jpeg(tmp_path / "audit" / "pictures" / "home.jpg")


def _is_jpeg(file: Path) -> bool:
    return file.read_bytes()[:3] == b"\xff\xd8\xff"


def _finding(cause: str, url: str, selector: str) -> Finding:
    return Finding(
        id=cause,
        rule="axe-image-alt",
        outcome=Outcome.FAILED,
        severity=Severity.CRITICAL,
        confidence=Confidence.HIGH,
        url=url,
        selector=selector,
        snippet="",
        key="found",
        values={},
        template="",
        component="",
        clauses=(),
        group=cause,
    )


class Impatient(Silent):
    """Wishes for the end as soon as a page is measured."""

    def __init__(self) -> None:
        self.interrupt = Interrupt()

    def step(self, done: int, known: int) -> None:
        self.interrupt.wished = True


def test_an_interrupted_examination_measures_the_rest_when_it_goes_on(
    portal: Any, settings: Settings, words: SightWords, tmp_path: Path
) -> None:
    openings = [Opening(f"{portal.address}/{path}", "template") for path in ("accessible", "200", "201", "202", "203")]
    with Audit(tmp_path / "audit", create=True) as audit:
        impatient = Impatient()
        examine(settings, audit, openings, words, impatient, impatient.interrupt, axe_only=True)
        first = {one.url: one.at for one in audit.measured() if one.failure is None}
        assert 0 < len(first) < len(openings)
        examine(settings, audit, openings, words, Silent(), axe_only=True, go_on=True)
        second = {one.url: one.at for one in audit.measured()}
        assert list(audit.openings()) == openings
    assert set(second) == {opening.url for opening in openings}
    assert {url: second[url] for url in first} == first


def test_a_time_limit_leaves_the_rest(portal: Any, settings: Settings, words: SightWords, tmp_path: Path) -> None:
    openings = [Opening(f"{portal.address}/{path}", "template") for path in ("accessible", "200", "201")]
    hurried = settings.replace(max_examine_minutes=1e-9)
    with Audit(tmp_path / "audit", create=True) as audit:
        examine(hurried, audit, openings, words, Silent(), axe_only=True)
        assert list(audit.measured()) == []
        assert list(audit.openings()) == openings
