"""The HTML report in a real browser: accessible, fits every width, complete without scripts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from auditor.browser import find_browser
from auditor.model import Report
from reports.html import render as pieces

pytestmark = pytest.mark.slow

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = find_browser()
    if found is None:
        pytest.skip("no browser on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(found), args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def file(told: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / f"{told.lang}.html"
    file.write_bytes(b"".join(pieces(told)))
    return file


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
def test_axe_finds_nothing(browser: Browser, file: Path, width: int, theme: Literal["light", "dark"]) -> None:
    page = _open(browser, file, width)
    page.emulate_media(color_scheme=theme)
    for box in page.locator("details").all():
        box.evaluate("box => box.open = true")
    found = Axe().run(page, options={"runOnly": STANDARDS}).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"][:5]]) for rule in found] == []


@pytest.mark.parametrize("width", [1366, 768, 390, 320])
def test_no_page_wide_scrolling(browser: Browser, file: Path, width: int) -> None:
    page = _open(browser, file, width)
    page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_doubled_text_spacing_loses_nothing(browser: Browser, file: Path) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 800}, bypass_csp=True).new_page()
    page.goto(file.as_uri())
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
        " p { margin-bottom: 2em !important }"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_everything_is_there_without_scripts(browser: Browser, file: Path) -> None:
    texts = []
    for scripts in (True, False):
        page = _open(browser, file, 1366, scripts=scripts)
        assert page.locator("form.filter").first.is_visible() == scripts
        texts.append(page.locator("main section").all_text_contents())
    assert texts[0] == texts[1]


def test_the_tree_can_be_filtered_and_searched(browser: Browser, file: Path) -> None:
    page = _open(browser, file, 1366)
    form = page.locator("form[data-for=column-tree]")
    form.locator("select[name=level]").select_option("4")
    assert page.locator("#column-tree li[data-level='4']").first.is_visible()
    assert not page.locator("#column-tree li", has_text="政务要闻").last.is_visible()
    assert "6" in (form.locator("output").text_content() or "")
    form.locator("select[name=level]").select_option("")
    form.locator("input").fill("县长信箱")
    visible = page.locator("#column-tree li:visible")
    assert visible.count() == 2
    form.locator("input").fill("")
    assert not page.locator("#column-tree li[hidden]").count()


def test_causes_can_be_filtered_by_severity_and_expanded(browser: Browser, file: Path) -> None:
    page = _open(browser, file, 1366)
    form = page.locator("form[data-for=cause-list]")
    form.locator("select[name=severity]").select_option("critical")
    assert page.locator(".cause:visible").count() == 3
    form.locator("button").click()
    assert page.locator("#cause-list details:not([open], .handover)").count() == 0


def test_causes_can_be_filtered_by_what_is_new(browser: Browser, file: Path) -> None:
    page = _open(browser, file, 1366)
    page.locator("form[data-for=cause-list] select[name=fate]").select_option("new")
    shown = page.locator(".cause:visible")
    assert 0 < shown.count() < page.locator(".cause").count()
    assert shown.count() == page.locator(".cause:visible .cause-head :is(.fate-new, .fate-grown)").count()


def test_the_text_for_the_repairer_is_copied(browser: Browser, file: Path) -> None:
    page = _open(browser, file, 1366)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    box = page.locator("#cause-2 .handover")
    box.locator("summary").click()
    box.locator("button").click()
    page.wait_for_function("document.querySelector('#cause-2 output').value !== ''")
    assert page.evaluate("navigator.clipboard.readText()") == box.locator("textarea").input_value()


def test_where_the_clipboard_is_closed_the_text_is_selected(browser: Browser, file: Path) -> None:
    page = _open(browser, file, 1366)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('closed')) }")
    box = page.locator("#cause-2 .handover")
    box.locator("summary").click()
    box.locator("button").click()
    text = box.locator("textarea")
    assert text.evaluate("area => area.selectionEnd - area.selectionStart") == len(text.input_value())
    assert box.locator("output").text_content() == ""


def test_shortcuts_work_only_when_switched_on_and_not_while_typing(browser: Browser, file: Path) -> None:
    page = _open(browser, file, 1366)
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement === document.body")
    page.locator(".keys summary").click()
    page.locator(".keys input").check()
    for _ in range(2):
        page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "cause-2"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "cause-1"
    page.keyboard.press("/")
    page.keyboard.type("jk/c")
    assert page.locator("form[data-for=cause-list] input").input_value() == "jk/c"


def test_charts_survive_forced_colours(browser: Browser, file: Path) -> None:
    page = _open(browser, file, 1366)
    page.emulate_media(forced_colors="active")
    drawn = page.locator(".chart .bar rect").first
    assert drawn.evaluate("bar => getComputedStyle(bar).stroke") != "none"
    assert drawn.evaluate("bar => bar.getBoundingClientRect().width") > 0


def test_every_link_and_control_shows_its_focus(browser: Browser, file: Path) -> None:
    page = _open(browser, file, 1366)
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_printed_page_leaves_out_what_paper_cannot_do(browser: Browser, file: Path) -> None:
    page = _open(browser, file, 1366)
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert not page.locator("form.filter").first.is_visible()
    assert page.locator(".cause").first.is_visible()
    assert not page.locator(".handover").first.is_visible()
    for folded in ("#since details .batches", "#accepted ~ details .batches", "#cause-1 details.on-paper li"):
        assert page.locator(folded).first.bounding_box()["height"] > 0


def _open(browser: Browser, file: Path, width: int, *, scripts: bool = True) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri())
    assert not complaints
    return page


ATTACK = (
    '<script>hit=1</script><img src=x onerror=hit=1><svg onload=hit=1>"\'` onmouseover=hit=1 x=" {{7*7}} {% raise %} '
    "</script></style></title></textarea><iframe src=//x.example></iframe><a href=javascript:hit=1>x</a>"
    "<link rel=stylesheet href=//x.example><meta http-equiv=refresh content='0;url=//x.example'><base href=//x.example>"
    "\u202e\u2066\x1b[31m\x9b31m\x00\r\n--><!--]]>\\u003cscript>"
)
SCHEMES = (
    "javascript:hit=1//",
    "JaVaScRiPt:hit=1//",
    "\tjava\nscript:hit=1//",
    "data:text/html,",
    "vbscript:",
    "file:///",
)
TEXTS = {
    "name",
    "title",
    "text",
    "snippet",
    "selector",
    "message",
    "path",
    "component",
    "template",
    "charset",
    "detail",
}


def _attacked(value: Any, name: str = "") -> Any:
    """The report with an attack behind every text a portal can write, its addresses under a scheme that runs."""
    if isinstance(value, msgspec.Struct):
        fields = {field: _attacked(getattr(value, field), field) for field in value.__struct_fields__}
        return msgspec.structs.replace(value, **fields)
    if isinstance(value, tuple):
        return tuple(_attacked(one, name) for one in value)
    if not isinstance(value, str) or not value:
        return value
    if name == "url":
        return f"{SCHEMES[len(value) % len(SCHEMES)]}{value}{ATTACK}"
    return value + ATTACK if name in TEXTS else value


def test_a_portal_whose_every_text_is_an_attack_runs_nothing_in_the_report(
    browser: Browser, told: Report, tmp_path: Path
) -> None:
    file = tmp_path / "attacked.html"
    file.write_bytes(b"".join(pieces(_attacked(told))))
    page = browser.new_context().new_page()
    said, asked, opened = [], [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: opened.append(dialog.message))
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
    page.locator("input[type=search]").first.fill("<script>")
    assert page.evaluate("typeof hit") == "undefined"
    assert [url for url in asked if url != file.as_uri() and not url.startswith("data:image/")] == []
    assert (said, opened) == ([], [])
    assert page.locator("script").count() == 1
    hrefs = page.evaluate("[...document.querySelectorAll('[href]')].map(it => it.getAttribute('href'))")
    assert [href for href in hrefs if not href.startswith(("#", "http://", "https://"))] == []
    names = page.evaluate("[...document.querySelectorAll('*')].flatMap(it => it.getAttributeNames())")
    assert [name for name in names if name.startswith("on")] == []
