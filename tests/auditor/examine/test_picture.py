"""Which findings get a picture."""

import msgspec

from auditor.examine.picture import MOST, choose, with_pictures
from auditor.model import AxeNode, AxeResult, Measured


def result(rule: str, impact: str, *components: str, tag: str = "wcag2a") -> AxeResult:
    nodes = tuple(AxeNode(f"#{component}", "", component) for component in components)
    return AxeResult(rule, impact, (tag,), nodes, len(nodes))


def measured(url: str, *violations: AxeResult) -> Measured:
    return Measured(url, "desktop", violations=violations)


def test_every_rule_has_its_turn_and_the_worst_goes_first() -> None:
    pages = [
        measured("/a", result("image-alt", "critical", "img.x", "img.y"), result("region", "moderate", "div")),
        measured("/b", result("image-alt", "critical", "img.y"), result("list", "serious", "ul")),
    ]
    chosen = choose(pages, {"/a": 0, "/b": 1})
    assert [(shot.rule, shot.component) for shot in chosen] == [
        ("image-alt", "img.y"),
        ("list", "ul"),
        ("region", "div"),
        ("image-alt", "img.x"),
    ]


def test_the_example_is_on_the_first_page_of_the_plan() -> None:
    pages = [measured("/a", result("list", "serious", "ul")), measured("/b", result("list", "serious", "ul"))]
    assert [shot.url for shot in choose(pages, {"/b": 0, "/a": 1})] == ["/b"]


def test_the_whole_page_and_frames_are_not_pictured() -> None:
    framed = AxeNode("#frame >>> img", "", "img")
    page = measured(
        "/", result("html-has-lang", "serious", "html"), AxeResult("image-alt", "critical", (), (framed,), 1)
    )
    assert choose([page], {"/": 0}) == ()


def test_what_is_only_a_doubt_is_not_pictured_and_level_aaa_comes_last() -> None:
    page = measured(
        "/",
        result("td-has-header", "critical", "table", tag="experimental"),
        result("color-contrast-enhanced", "serious", "p.pale", tag="wcag2aaa"),
        result("region", "moderate", "div", tag="best-practice"),
    )
    assert [shot.rule for shot in choose([page], {"/": 0})] == ["region", "color-contrast-enhanced"]


def test_there_is_an_end_of_pictures() -> None:
    page = measured("/", result("list", "serious", *(f"ul.{'x' * number}" for number in range(100))))
    shots = choose([page], {"/": 0})
    assert len({shot.file for shot in shots}) == MOST


def test_names_are_put_where_the_picture_was_taken() -> None:
    page = measured("/", result("list", "serious", "ul.a", "ul.b"))
    first, second = choose([page], {"/": 0})
    told = with_pictures(page, [first, second._replace(url="/elsewhere")])
    assert [node.picture for node in told.violations[0].nodes] == [first.file, ""]
    assert first.file == "axe-list-" + first.file[9:17] + ".jpg"
    assert msgspec.structs.replace(told, violations=()) == msgspec.structs.replace(page, violations=())
