"""The scripts that run in a page."""

from functools import cache
from importlib.resources import files


@cache
def script(name: str) -> str:
    """Return a script of this folder by its path."""
    return files("auditor.examine").joinpath(name).read_text(encoding="utf-8")
