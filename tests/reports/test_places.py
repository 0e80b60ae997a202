"""Where a finding stands: a page of the portal, or the file of the folder it was built from."""

import msgspec
import pytest

from auditor.model import Report
from reports.places import built_folder, places

PORTAL = "https://www.shili.gov.example"
SERVED = "http://127.0.0.1:8123"


def built(report: Report, folder: str = "public") -> Report:
    return msgspec.structs.replace(report, url=f"{SERVED}/", settings={"target": folder}, links=())


@pytest.mark.parametrize(
    ("url", "page", "uri"),
    [
        (f"{PORTAL}/zwdt/a.html", f"{PORTAL}/zwdt/a.html", "zwdt/a.html"),
        (f"{PORTAL}/list?page=2&n=示", f"{PORTAL}/list?page=2&n=示", "list?page=2&n=%E7%A4%BA"),
        (f"{PORTAL}/", f"{PORTAL}/", "."),
        ("/zwgk/gg/", f"{PORTAL}/zwgk/gg/", "zwgk/gg/"),
        ("javascript:alert(1)", f"{PORTAL}/", "."),
        ("https://elsewhere.example/a", "https://elsewhere.example/a", "."),
    ],
)
def test_a_page_of_a_portal_is_named_below_it(report: Report, url: str, page: str, uri: str) -> None:
    place = places(report)(url)
    assert (place.page, place.uri, place.file) == (page, uri, "")


def test_a_broken_link_stands_on_the_first_page_that_links_to_it(report: Report) -> None:
    link = next(link for link in report.links if link.external and link.referrers)
    assert places(report)(link.url).page == link.referrers[0].url


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "public/index.html"),
        ("/zwdt/", "public/zwdt/index.html"),
        ("/zwdt", "public/zwdt/index.html"),
        ("/zwdt/a.shtml", "public/zwdt/a.shtml"),
        ("/%E5%85%AC%E5%BC%80/a%20b.html?x=1", "public/公开/a b.html"),
    ],
)
def test_an_address_of_built_pages_is_a_file(report: Report, path: str, file: str) -> None:
    assert places(built(report))(f"{SERVED}{path}").file == file


def test_the_address_of_a_file_is_encoded(report: Report) -> None:
    place = places(built(report, "站点"))(f"{SERVED}/a%20b.html")
    assert (place.file, place.uri) == ("站点/a b.html", "%E7%AB%99%E7%82%B9/a%20b.html")


def test_a_portal_is_no_folder_even_on_this_machine(report: Report) -> None:
    assert built_folder(report) == ""
    assert built_folder(msgspec.structs.replace(report, url=f"{SERVED}/", settings={"target": f"{SERVED}/"})) == ""
    assert built_folder(built(report)) == "public"


@pytest.mark.parametrize("path", ["/..%2f..%2fsecret.html", "/../../secret.html", "/a/..%5c..%5c/secret.html"])
def test_no_address_leads_out_of_the_folder(report: Report, path: str) -> None:
    assert places(built(report))(f"{SERVED}{path}").file.startswith("public/")
    assert ".." not in places(built(report))(f"{SERVED}{path}").file


def test_the_folder_may_be_where_one_stands(report: Report) -> None:
    assert places(built(report, "."))(f"{SERVED}/gk/1.html").file == "gk/1.html"
