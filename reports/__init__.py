"""How an audit is told. Sees nothing but the `Report`."""

from collections.abc import Callable

from auditor.model import Report
from reports import html, json

RENDERERS: dict[str, Callable[[Report], bytes]] = {
    "html": html.render,
    "json": json.render,
}
"""Format name, which is also the file's extension → the function that writes it."""
