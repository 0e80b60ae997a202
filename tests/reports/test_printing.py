"""The report as PDF: printed by the installed browser, which reaches nothing while it does."""

import socket

import pypdfium2
import pytest

from auditor.browser import find_browser
from auditor.browser.printing import printed
from auditor.model import Report
from reports.html import render

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_browser() is None, reason="no browser on this machine"),
]


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [str(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def test_the_report_has_text_to_select_and_numbered_pages(report: Report) -> None:
    told = pages(printed(b"".join(render(report))))
    assert "政府网站检查报告" in told[0]
    assert "发现 1 项单项否决问题" in told[0]
    assert [text.split("\n")[-1].strip() for text in told] == [f"{n} / {len(told)}" for n in range(1, len(told) + 1)]


def test_the_same_page_gives_the_same_bytes() -> None:
    page = "<!doctype html><title>一</title><h1>检查报告</h1>".encode()
    assert printed(page) == printed(page)


def test_nothing_is_asked_for_and_no_script_runs() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)
        there = f"http://127.0.0.1:{server.getsockname()[1]}"
        page = f"""<!doctype html><title>x</title><link rel="stylesheet" href="{there}/a.css"><p id="p">before
            <img src="{there}/b.png"><iframe src="{there}/c"></iframe><script src="{there}/d.js"></script>
            <script>document.getElementById("p").textContent = "after"</script>"""
        told = pages(printed(page.encode()))
        with pytest.raises(TimeoutError):
            server.accept()
    assert "before" in told[0]
    assert "after" not in told[0]
