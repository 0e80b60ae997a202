"""Which parts of a page only scripts fill. Errs towards "the static page is enough"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from auditor.html.text import script_texts, visible_text

_EMPTY_PAGE = 60
"""Characters of visible text below which a page with scripts is taken to be built by them."""

_LOADS = re.compile(
    r"""\$\.(?:ajax|get|post|getJSON)\b|\baxios\b|\bfetch\s*\(|XMLHttpRequest|\bnew\s+Vue\b|\bVue\.createApp\b|\bng-app\b
    |\.load\s*\(\s*["']|\blaypage\b|\blayui\b|\bgetlist\b|\bloadlist\b""",
    re.VERBOSE | re.IGNORECASE,
)
_DAY = re.compile(r"(?:19|20)\d\d\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}")
_SLOT = re.compile(r"\{\{[^{}]{1,80}\}\}")
_PARTS = {
    "header": re.compile(r"(?:^|[\s_\-])(?:head(?:er)?|top(?:bar)?|toubu)(?:$|[\s_\-\d])", re.IGNORECASE),
    "menu": re.compile(r"(?:^|[\s_\-])(?:nav|menu|daohang)", re.IGNORECASE),
    "list": re.compile(r"list|paging|pagination|(?:^|[\s_\-])page[rs]?(?:$|[\s_\-])", re.IGNORECASE),
    "article": re.compile(r"article|(?:^|[\s_\-])(?:content|detail|zoom|TRS_Editor)(?:$|[\s_\-])", re.IGNORECASE),
    "footer": re.compile(r"(?:^|[\s_\-])(?:foot(?:er)?|bottom|dibu|copyright)(?:$|[\s_\-\d])", re.IGNORECASE),
}
_FILES = {
    "header": re.compile(r"[/_\-](?:head|top)(?:er)?[\w\-]*\.js", re.IGNORECASE),
    "footer": re.compile(r"[/_\-](?:foot|bottom)(?:er)?[\w\-]*\.js", re.IGNORECASE),
    "menu": re.compile(r"[/_\-](?:nav|menu)[\w\-]*\.js", re.IGNORECASE),
}
_CONTAINERS = frozenset(("div", "ul", "ol", "section", "header", "footer", "nav", "main", "article", "tbody"))


def needs_scripts(tree: LexborHTMLParser) -> tuple[str, ...]:
    """Return the parts only scripts fill, of: page, list, menu, header, footer, article. Empty: the page is complete.

    An empty container counts only when its own name says what belongs there, and an inline script that loads
    something speaks of it or a script file is called after it; one with an id for a list also when the page loads
    script files, shows no day anywhere and no inline script speaks of it. Unprocessed server includes are not meant:
    a browser does not fill them either.
    """
    scripts = script_texts(tree)
    sources = " ".join(node.attributes.get("src") or "" for node in tree.tags("script"))
    if not scripts and not sources.strip():
        return ()
    if _is_bare(tree):
        return ("page",)
    found = set(_hollow_parts(tree, scripts, sources))
    return tuple(part for part in ("list", "menu", "header", "footer", "article") if part in found)


def _is_bare(tree: LexborHTMLParser) -> bool:
    """Tell whether the body has scripts and next to nothing else but slots for them."""
    if any(len(tree.tags(tag)) > 2 for tag in ("a", "img")) or tree.tags("iframe") or tree.tags("frame"):
        return False
    text = visible_text(tree, 2_000)
    return len(_SLOT.sub("", text)) <= _EMPTY_PAGE


def _hollow_parts(tree: LexborHTMLParser, scripts: Sequence[str], sources: str) -> Iterator[str]:
    waits = False
    for name, part in _hollow_containers(tree):
        spoken = name and any(name in script for script in scripts)
        is_filled = spoken and any(_fills(script, name) for script in scripts)
        if is_filled or _script_is_called(part, sources):
            yield part
        elif part == "list" and name and not spoken:
            waits = True
    if waits and sources.strip() and not _DAY.search(visible_text(tree, 20_000)):
        yield "list"


def _hollow_containers(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield id and part of every empty container whose id or class says what belongs there."""
    for node in tree.css("body [id], body [class]"):
        if node.tag not in _CONTAINERS or not _is_hollow(node):
            continue
        attributes = node.attributes
        name = attributes.get("id") or ""
        described = f"{name} {attributes.get('class') or ''}"
        part = next((part for part, pattern in _PARTS.items() if pattern.search(described)), "")
        if part:
            yield name, part


def _is_hollow(node: LexborNode) -> bool:
    child = node.first_child
    return child is None or (child.next is None and child.is_empty_text_node)


@lru_cache(maxsize=5_000)
def _fills(script: str, name: str) -> bool:
    """Tell whether the script speaks of the container and loads what it needs."""
    if name not in script or "createPageHTML" in script:
        return False
    spoken = re.search(rf"""["'#]{re.escape(name)}["'\s)>]""", script)
    return spoken is not None and _LOADS.search(script) is not None


@lru_cache(maxsize=5_000)
def _script_is_called(part: str, sources: str) -> bool:
    """Tell whether a script file is called after the part: `/js/foot.js`."""
    word = _FILES.get(part)
    return word is not None and word.search(sources) is not None
