"""Portal texts in Markdown that make nothing happen: no link, picture, mention, reference, formula or HTML."""

import re

from reports.clean import clean

_ADDRESS = re.compile(r"([a-z]+://[!-~]+)", re.IGNORECASE)
_MARKS = re.compile(r"[\\`*_{}\[\]()<>#|~!]|^[+-]|[.+-](?=\s|$)")
_CALLS = re.compile(r"(?<=[@#])(?=\S)|(?<=:)(?=[\w+-]+:)|(?<=www)(?=\.)", re.IGNORECASE)
"""Where a host would see a mention, a reference, an emoji or an address."""


def inert(text: str) -> str:
    """Return the text for one line of Markdown, shown as it is written; addresses in it become code spans."""
    parts = _ADDRESS.split(_line(text))
    return "".join(code(part) if number % 2 else _escaped(part) for number, part in enumerate(parts))


def code(text: str) -> str:
    """Return the text as a code span: addresses, selectors, names of files."""
    line = _line(text)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    return f"{fence} {line} {fence}" if "`" in line else f"{fence}{line}{fence}"


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _escaped(text: str) -> str:
    called = _CALLS.sub("\0", _MARKS.sub(r"\\\g<0>", text.replace("&", "&amp;")))
    return called.replace("\\<", "&lt;").replace("$", "&#36;").replace("\0", "&#8203;")
