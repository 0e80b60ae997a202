"""Where a finding stands for those who build the portal: the page to open, and the file it was built from."""

from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

import msgspec

from auditor.model import Report
from reports.clean import clean, link_address, origin

_KEPT = "/%:@!$&'()*+,;=~?"
"""What an address may hold as it is; everything else is percent-encoded."""


class Place(msgspec.Struct, frozen=True):
    """The page a finding stands on."""

    page: str
    """Its address; of a broken link the first page that links to it."""
    uri: str
    """The page below the portal, or the file it was built as; percent-encoded."""
    file: str
    """The file it was built as; empty when a portal was audited."""


def places(report: Report) -> Callable[[str], Place]:
    """Return what finds the place of an address of the report; what is no page of the portal is on its start page."""
    folder = built_folder(report)
    portal = origin(report.url)
    linked_from = {link.url: link.referrers[0].url for link in report.links if link.referrers}

    def place(url: str) -> Place:
        address = f"{portal}{url}" if url.startswith("/") else linked_from.get(url, url)
        page = link_address(address) or report.url
        path = urlsplit(page if origin(page) == portal else report.url)
        file = _below(folder, _index(clean(unquote(path.path)))) if folder else ""
        uri = f"{path.path.lstrip('/') or '.'}{f'?{path.query}' if path.query else ''}"
        return Place(page, quote(file) if file else quote(uri, _KEPT), file)

    return place


def built_folder(report: Report) -> str:
    """Return the folder of built pages that was audited; empty when a portal was."""
    target = str(report.settings.get("target") or "")
    is_served = urlsplit(report.url).hostname == "127.0.0.1" and "://" not in target
    return clean(target).strip("/") if is_served else ""


def _below(folder: str, path: str) -> str:
    """Return a path that cannot lead out of the folder, whatever a portal's address says."""
    steps = (step for step in path.replace("\\", "/").split("/") if step not in ("", ".", ".."))
    return PurePosixPath(folder, *steps).as_posix()


def _index(path: str) -> str:
    """Return the file a web server sends for the path."""
    name = path.rpartition("/")[2]
    if not name:
        return f"{path}index.html"
    return path if "." in name else f"{path}/index.html"
