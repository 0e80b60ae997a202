"""How an audit is told. Sees nothing but the `Report`."""

from collections.abc import Callable, Iterable

from auditor.model import Report
from reports import csv, docx, html, json, notice, xlsx

RENDERERS: dict[str, Callable[[Report], Iterable[bytes]]] = {
    "html": html.render,
    "json": json.render,
    "xlsx": xlsx.render,
    "docx": docx.render,
    "notice.docx": notice.render,
    "csv": csv.render,
}
"""Format name, which is also the end of the file's name (`notice.docx`: `report.notice.docx`) → the function that
yields the file, piece by piece: a report of hundreds of thousands of findings is never whole in memory."""
