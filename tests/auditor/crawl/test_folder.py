from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from auditor.audit import Audit
from auditor.crawl import crawl
from auditor.crawl.folder import answer, serve_folder
from auditor.errors import NothingToJudge
from auditor.progress import Silent
from auditor.settings import Settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "outside.html": "outside",
        "site/index.shtml": '<title>首页</title><!--#include virtual="/inc/head.html" -->'
        '<a href="zw/">政务</a><a href="说明.txt">说明</a>',
        "site/inc/head.html": "<h1>某某县</h1><!--#include file='menu.html'-->",
        "site/inc/menu.html": "<nav>菜单</nav>",
        "site/zw/index.html": '<!--#include virtual="../inc/menu.html"-->'
        '<!--#include virtual="/inc/none.html" --><p>政务</p>',
        "site/zw/loop.html": '<!--#include file="loop.html"-->x',
        "site/说明.txt": "文字",
        "site/a.css": "a{}",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "site"


def test_pages_come_with_their_includes(folder: Path) -> None:
    assert answer(folder, "/")[2].decode().startswith("<title>首页</title><h1>某某县</h1><nav>菜单</nav><a")
    status, content_type, body = answer(folder, "/zw/")
    assert (status, content_type) == (200, "text/html")
    assert body.decode() == '<nav>菜单</nav><!--#include virtual="/inc/none.html" --><p>政务</p>'
    assert answer(folder, "/zw/loop.html")[2].endswith(b"x" * 8)


@pytest.mark.parametrize(
    "path",
    [
        "/none.html",
        "/../outside.html",
        "/%2e%2e/outside.html",
        "/inc",
        "/zw/../../outside.html",
        "/\0",
        "/" + "a" * 5_000,
    ],
)
def test_what_is_not_in_the_folder_is_not_found(folder: Path, path: str) -> None:
    assert answer(folder, path)[0] == 404


def test_links_out_of_the_folder_are_not_followed(folder: Path) -> None:
    (folder / "link.html").symlink_to(folder.parent / "outside.html")
    assert answer(folder, "/link.html")[0] == 404


def test_the_server_is_like_a_plain_file_server(folder: Path) -> None:
    with serve_folder(folder) as start:
        with urlopen(start + "%E8%AF%B4%E6%98%8E.txt") as response:
            assert response.headers["Content-Type"] == "text/plain"
        with urlopen(start + "a.css") as response:
            assert response.headers["Content-Type"] == "text/css"
        with pytest.raises(HTTPError, match="404"):
            urlopen(start + "none.html")
        with serve_folder(folder) as second:
            assert second != start
    with serve_folder(folder) as again:
        assert again == start


def test_a_folder_without_a_home_page_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(NothingToJudge, match=r"index\.html"), serve_folder(tmp_path):
        pass


@pytest.mark.slow
def test_a_folder_is_crawled_like_a_portal(folder: Path, tmp_path: Path) -> None:
    with serve_folder(folder) as start, Audit(tmp_path / "audit", create=True) as audit:
        crawl(Settings(target=start, rate=0, retry_pause=0, external="skip", render="never"), audit, {}, Silent())
        assert {fetch.url.removeprefix(start): fetch.verdict for fetch in audit.fetches()} == {
            "": "ok",
            "zw/": "ok",
            "%E8%AF%B4%E6%98%8E.txt": "ok",
        }
