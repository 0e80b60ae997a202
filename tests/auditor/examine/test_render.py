"""The crawl gets the document the scripts made."""

import asyncio
import re
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
            async with Renderer(settings, ["下一页"]) as renderer:
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


LIST = """<!doctype html><meta charset=utf-8><title>公告</title><ul id=list></ul>%s<script>
let at = 0;
const row = n => `<li><a href="/p${at}-${n}">第${at}页第${n}条</a></li>`;
const show = () => { list.innerHTML = [0, 1, 2].map(row).join("") };
const turn = most => { if (at + 1 < most) { at += 1; show(); } };
show();
</script>"""


def rows(page: Rendered) -> int:
    return len(re.findall(rb'href="/p\d+-\d"', page.html))


def test_pages_of_a_list_that_only_a_click_turns_are_put_together(render: Any, portal: Any) -> None:
    portal.more = {
        "/turned": LIST % '<a href="javascript:;" onclick="turn(4)">下一页</a>',
        "/button": LIST % "<button onclick='turn(2)'> 下 一 页 </button>",
        "/endless": LIST % '<a href="#" onclick="turn(10000)">下一页</a>',
    }
    turned, button, endless = render("/turned", "/button", "/endless")
    assert rows(turned) == 12
    assert rows(button) == 6
    assert 6 < rows(endless) < 100
    assert "第0页第0条" in turned.html.decode("utf-8-sig")


def test_a_control_that_would_send_or_leave_is_not_clicked(render: Any, portal: Any) -> None:
    portal.more = {
        "/sends": LIST % "<form action='/sent' method=post><button onclick='turn(4)'>下一页</button></form>",
        "/posts-back": LIST % """<a href="javascript:__doPostBack('pager','2')">下一页</a>""",
        "/leaves": LIST % """<a href="javascript:;" onclick="location.href='/left'">下一页</a>""",
        "/leads": LIST % '<a href="/led" onclick="turn(4)">下一页</a>',
        "/last": LIST % '<a class="next disabled" href="javascript:;" onclick="turn(4)">下一页</a>',
        "/goes": LIST.replace("const turn = most =>", "const turn = () => open('/gone', '_self'); const was = most =>")
        % '<a href="javascript:;" onclick="turn()">下一页</a>',
    }
    paths = list(portal.more)
    assert [rows(page) for page in render(*paths)] == [3] * len(paths)
    assert not {"/sent", "/left", "/led"} & set(portal.asked)
