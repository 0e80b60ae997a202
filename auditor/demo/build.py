"""Content, two markup families, what is planted: one portal."""

from collections.abc import Iterator
from datetime import date
from fnmatch import fnmatchcase

from auditor.demo import family_a, family_b
from auditor.demo.assets import assets
from auditor.demo.content import load
from auditor.demo.documents import documents
from auditor.demo.markup import render, site_labels
from auditor.demo.model import Answer, Portal
from auditor.demo.plants import PLANTS, answers


def build(today: date, host: str) -> Portal:
    """Return the portal as it stands on `today`, served at `host` (with port). Same arguments, same bytes."""
    roots = load(today)
    charsets = {column.folder: column.charset for root in roots for column in root.walk()}
    pages = {**dict(family_a.pages(roots, host)), **dict(family_b.pages(roots, host))}
    missing = _page(render("missing.html", labels=site_labels(host)))
    _plant(pages)
    found = {
        path: _page(markup, charsets.get(path.rpartition("/")[0] + "/", "utf-8")) for path, markup in pages.items()
    }
    found |= {path: Answer(text.encode(), "application/json") for path, text in family_b.lists(roots)}
    found |= dict(assets())
    found |= dict(documents())
    found |= dict(_machine_files(host))
    found |= answers(found, missing)
    return Portal(host, found, missing._replace(status=404))


def _plant(pages: dict[str, str]) -> None:
    for plant in PLANTS:
        if plant.edit is None:
            continue
        paths = [path for path in pages if fnmatchcase(path, plant.on)]
        if not paths:
            raise ValueError(f"{plant.rule}: no page fits {plant.on!r}")
        for path in paths:
            pages[path] = plant.edit(pages[path])


def _page(markup: str, charset: str = "utf-8") -> Answer:
    """A page in another charset than UTF-8 says so in its markup only, as old portals do."""
    if charset == "utf-8":
        return Answer(markup.encode())
    return Answer(markup.encode("gb18030"), "text/html")


def _machine_files(host: str) -> Iterator[tuple[str, Answer]]:
    robots = f"User-agent: *\nAllow: /\n\nSitemap: http://{host}/sitemap.xml\n"
    yield "/robots.txt", Answer(robots.encode(), "text/plain; charset=utf-8")
    urls = "".join(f"<url><loc>http://{host}{path}</loc></url>" for path in ("/", "/xwzx/", "/zjyx/xqsc/"))
    sitemap = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    yield "/sitemap.xml", Answer(sitemap.encode(), "application/xml")
