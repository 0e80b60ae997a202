"""How an audit is told. Sees nothing but the `Report`."""

from collections.abc import Callable, Iterable

from auditor.model import Report
from reports import codequality, csv, docx, earl, github, html, json, junit, markdown, notice, sarif, xlsx

RENDERERS: dict[str, Callable[[Report], Iterable[bytes]]] = {
    "html": html.render,
    "json": json.render,
    "xlsx": xlsx.render,
    "docx": docx.render,
    "notice.docx": notice.render,
    "csv": csv.render,
    "md": markdown.render,
    "sarif": sarif.render,
    "junit.xml": junit.render,
    "github.txt": github.render,
    "codequality.json": codequality.render,
    "earl.jsonld": earl.render,
}
"""Format name, which is what follows `report.` in the name of the file → the function that yields the file, piece by
piece: a report of hundreds of thousands of findings is never whole in memory."""
