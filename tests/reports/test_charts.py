"""The charts of the page: exact lengths, tiles that fill their area, and colours that can be told apart."""

import re
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

import reports
from auditor.model import ColumnState, Reason, Report, Unknown, Verdict
from reports.charts import columns, coverage
from reports.charts.bars import Kind, chart
from reports.charts.squares import Tile, squares
from reports.html import render
from reports.words import Words

KINDS = (Kind("a", "solid", "A"), Kind("b", "dotted", "B"), Kind("c", "hollow", "C"))
STYLE = (Path(reports.__path__[0]) / "templates" / "report.css").read_text(encoding="utf-8")
ZH = Words("zh")


def test_the_longest_row_is_full_and_the_others_are_in_proportion() -> None:
    found = chart([("x", {"a": 3, "b": 1}), ("y", {"b": 1})], KINDS)
    assert [bar.count for bar in found.bars] == [4, 1]
    assert [(part.look, part.x, part.width) for part in found.bars[0].parts] == [("solid", 0, 75), ("dotted", 75, 25)]
    assert [(part.look, part.x, part.width) for part in found.bars[1].parts] == [("dotted", 0, 25)]


def test_kinds_and_rows_without_anything_are_left_out() -> None:
    found = chart([("x", {"a": 1}), ("nothing", {"a": 0})], KINDS)
    assert [kind.key for kind in found.kinds] == ["a"]
    assert [bar.name for bar in found.bars] == ["x"]
    assert chart([], KINDS).bars == ()


@given(st.lists(st.floats(0.01, 1000), min_size=1, max_size=40))
def test_tiles_fill_the_area_without_overlap(weights: list[float]) -> None:
    weights.sort(reverse=True)
    tiles = squares(weights, Tile(0, 0, 100, 50))
    assert len(tiles) == len(weights)
    for weight, tile in zip(weights, tiles, strict=True):
        assert tile.width * tile.height == pytest.approx(5000 * weight / sum(weights), rel=1e-6)
        assert tile.x >= -1e-6
        assert tile.y >= -1e-6
        assert tile.x + tile.width <= 100 + 1e-6
        assert tile.y + tile.height <= 50 + 1e-6
    assert not [pair for pair in combinations(tiles, 2) if _overlap(*pair)]


def test_no_weights_make_no_tiles() -> None:
    assert squares([], Tile(0, 0, 100, 50)) == []


def test_columns_are_counted_by_level_and_state(report: Report) -> None:
    found = columns.levels(ZH, report.columns)
    assert [bar.count for bar in found.bars] == [5, 21, 6, 6]
    assert sum(bar.counts[0] for bar in found.bars) == sum(it.state is ColumnState.FILLED for it in report.columns)


def test_ages_count_from_the_day_of_the_audit_and_what_is_not_known_stays_apart(report: Report) -> None:
    found = columns.ages(ZH, report)
    listed = [it for it in report.columns if it.state in (ColumnState.FILLED, ColumnState.SINGLE, ColumnState.UNREAD)]
    assert sum(bar.count for bar in found.bars) == len(listed)
    unknown = [kind.key for kind in found.kinds].index("unknown")
    assert sum(bar.counts[unknown] for bar in found.bars) == sum(isinstance(it.newest, Unknown) for it in listed)


def test_a_column_nobody_could_read_is_not_called_undated(report: Report) -> None:
    unread = msgspec.structs.replace(
        report.columns[0], state=ColumnState.UNREAD, items=Unknown(Reason.TIMEOUT), newest=None
    )
    found = columns.ages(ZH, msgspec.structs.replace(report, columns=(unread,)))
    assert [kind.key for kind in found.kinds] == ["unknown"]


def test_the_map_shows_a_column_without_items_too(report: Report) -> None:
    tiles = [tile for block in columns.column_map(report.columns) for tile in block.tiles]
    assert {tile.name for tile in tiles} == {it.name for it in report.columns if it.level == 2}
    assert all(tile.area.width > 0 and tile.area.height > 0 for tile in tiles)
    assert {"empty", "unread", "filled"} <= {tile.state for tile in tiles}


def test_the_map_of_thousands_of_columns_stays_small(report: Report) -> None:
    many = [
        msgspec.structs.replace(report.columns[0], id=f"{n}", level=1 if n < 100 else 2, parent=f"{n % 100}")
        for n in range(9000)
    ]
    blocks = columns.column_map(many)
    assert len(blocks) == columns.MAP_BLOCKS
    assert max(len(block.tiles) for block in blocks) == columns.MAP_TILES


def test_the_pages_add_up(report: Report) -> None:
    (bar,) = coverage.pages(ZH, report).bars
    assert bar.counts == (38, 1166, 12)


def test_every_address_is_in_one_row_and_a_timeout_is_not_called_broken(report: Report) -> None:
    states = {Verdict.OK: 2871, Verdict.DEAD: 16, Verdict.TIMEOUT: 4, Verdict.NOT_ASKED: 458}
    told = msgspec.structs.replace(report, coverage=msgspec.structs.replace(report.coverage, states=states))
    found = coverage.addresses(ZH, told)
    assert sum(bar.count for bar in found.bars) == sum(states.values())
    looks = {bar.name: bar.parts[0].look for bar in found.bars}
    assert looks == {"正常": "solid", "失效": "crossed", "超时": "dotted", "未请求": "hollow"}


def test_links_found_broken_come_before_open_ones(report: Report) -> None:
    names = [bar.name for bar in coverage.links(ZH, report).bars]
    assert names[0] == "失效"
    assert names.index("循环跳转") < names.index("被拦截")


def test_every_pattern_that_is_used_is_drawn_once(told: Report) -> None:
    page = BeautifulSoup(b"".join(render(told)), "lxml")
    drawn = [str(pattern["id"]) for pattern in page.select("pattern")]
    used = set(re.findall(r"url\(#([a-z-]+)\)", str(page)))
    assert len(drawn) == len(set(drawn))
    assert used <= set(drawn)
    looks = {*columns.STATES.values(), *columns.AGES.values(), *columns.MAP_LOOKS.values()}
    assert {f"look-{look}" for look in looks} <= set(drawn)


def test_no_picture_of_numbers_is_without_its_numbers(told: Report) -> None:
    page = BeautifulSoup(b"".join(render(told)), "lxml")
    for drawing in page.select("svg:not(svg svg)"):
        hidden = drawing.get("aria-hidden") == "true"
        assert hidden or (drawing.get("role") == "img" and drawing.select_one("title") and drawing.select_one("desc"))
    for bar in page.select("table.chart .bar"):
        assert bar.find_next_sibling("b").text.strip()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_and_lines_of_charts_stand_out(theme: str) -> None:
    colours = _colours(theme)
    for line in ("soft", "edge", "ink", "accent"):
        assert _contrast(colours[line], colours["paper"]) >= 3, line
    for line, ground in (
        ("accent", "accent-soft"), ("orange-edge", "orange-soft"), ("red", "red-soft"), ("grey", "grey-soft"),
        ("yellow", "yellow-soft"),
    ):  # fmt: skip
        assert _contrast(colours[line], colours[ground]) >= 3, line


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_texts_can_be_read_on_their_ground(theme: str) -> None:
    colours = _colours(theme)
    for text, ground in (
        ("ink", "paper"), ("soft", "paper"), ("soft", "faint"), ("ink", "faint"), ("accent", "paper"),
        ("accent", "accent-soft"), ("red", "red-soft"), ("orange", "orange-soft"), ("yellow", "yellow-soft"),
        ("grey", "grey-soft"), ("green", "green-soft"), ("on-red", "red"), ("on-band", "band"), ("red", "paper"),
        ("yellow", "paper"), ("green", "paper"),
    ):  # fmt: skip
        assert _contrast(colours[text], colours[ground]) >= 4.5, (text, ground)


def _overlap(one: Tile, two: Tile) -> bool:
    across = min(one.x + one.width, two.x + two.width) - max(one.x, two.x)
    down = min(one.y + one.height, two.y + two.height) - max(one.y, two.y)
    return across > 1e-6 and down > 1e-6


def _colours(theme: str) -> dict[str, str]:
    light, dark = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", block)) for block in _themes())
    return light if theme == "light" else light | dark


def _themes() -> list[str]:
    return re.findall(r":root \{([^}]*)\}", STYLE)[:2]


def _contrast(one: str, two: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
