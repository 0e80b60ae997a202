"""Pages that only send the reader on: meta refresh, script jump, a lone frame."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from auditor.address import normalise
from auditor.html.text import is_within, script_texts, visible_text

_LONGEST_WAIT = 30
"""Seconds of a refresh that still sends the reader on; a longer one keeps a page of live figures fresh."""
_STUB_TEXT = 200
"""Characters of visible text a page may have whose script jumps: 页面跳转中，请稍候 and a copyright line."""

_MOST_JUMPS, _MOST_BLOCKS = 200, 50
"""Jumps of a page and blocks around one of them that are looked at."""

_NOSCRIPT = frozenset(("noscript",))
_REFRESH = re.compile(r"""\s*(\d+)(?:\.\d*)?\s*[;,]?\s*(?:url\s*=)?\s*["']?\s*([^"']*)""", re.IGNORECASE | re.DOTALL)
_WRITTEN = re.compile(
    r"""document\.write\w*\(\s*["']\s*<meta[^>]*?refresh[^>]*?content\s*=\s*\\?["']([^"'<>]+)""", re.IGNORECASE
)
"""A refresh that the page's script writes into it."""
_JUMP = re.compile(
    r"""
    \b(?:
      location(?:\.href)?\s*=(?!=)\s*               # location = …, window.location.href = …
    | location\.(?:replace|assign)\s*\(\s*
    | window\.navigate\s*\(\s*
    )
    (?:
      (?:"([^"]*)"|'([^']*)')(?!\s*\+)              # an address; followed by + it is only a part of one
    | ([\w$][^;\n"']{0,30}\(\s*["'][^"']{1,60}["']\s*\))   # or a look into an element
    )
    """,
    re.VERBOSE,
)
_ELEMENT = re.compile(r"""(?:getElementById\(\s*["']|\$\(\s*["']\#)([\w\-]+)["']\s*\)""", re.VERBOSE)
_OTHER_DEVICES = re.compile(r"userAgent|mobile|android|iphone|is_?mobi|is_?phone", re.IGNORECASE)
_NAMED_FUNCTION = re.compile(r"function\s+([\w$]+)\s*\([^)]*\)\s*$|([\w$]+)\s*[=:]\s*function\s*\([^)]*\)\s*$")
_ON_ACTION = re.compile(r"\b(?:on)?(?:click|change|submit|key(?:down|up|press)|mouse\w+|scroll|resize)\b[^;{}]*$")
_CONDITION = re.compile(r"\bif\s*\(((?:[^(){}]|\([^()]*\))*)\)\s*$")


class _Jump(NamedTuple):
    address: str
    """As written; empty when it stands in an element."""
    element: str
    for_others: bool
    """Stands behind a test for telephones."""


def jump_target(tree: LexborHTMLParser, base: str) -> str:
    """Return where the page sends every reader without being asked; empty when it is not a stub.

    A refresh to itself, a jump for telephones only, a jump that waits for a click and one on a page with text of
    its own are none.
    """
    target = _refresh(tree, base) or _script_jump(tree, base) or _lone_frame(tree, base)
    return "" if target == base else target


def _refresh(tree: LexborHTMLParser, base: str) -> str:
    for content in (*_refreshes(tree), *_written_refreshes(tree)):
        match = _REFRESH.match(content)
        if match and int(match[1][:6]) <= _LONGEST_WAIT and match[2].strip():
            return normalise(match[2].strip(), base)
    return ""


def _refreshes(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.tags("meta"):
        attributes = node.attributes
        if (attributes.get("http-equiv") or "").strip().lower() == "refresh" and not is_within(node, _NOSCRIPT):
            yield attributes.get("content") or ""


def _written_refreshes(tree: LexborHTMLParser) -> Iterator[str]:
    """What scripts write, on a page that shows nothing itself."""
    written = [content for script in script_texts(tree) for content in _contents_written(script)]
    return iter(written if written and not visible_text(tree, 1) else ())


@lru_cache(maxsize=500)
def _contents_written(script: str) -> list[str]:
    return _WRITTEN.findall(script)


def _script_jump(tree: LexborHTMLParser, base: str) -> str:
    scripts = script_texts(tree)
    on_load = tree.body.attributes.get("onload") if tree.body else None
    jumps = _jumps((*scripts, on_load or ""))
    if not jumps or len(visible_text(tree, _STUB_TEXT)) > _STUB_TEXT:
        return ""
    for jump in jumps:
        if not jump.for_others:
            target = normalise(jump.address or _text_of(tree, jump.element), base)
            if target:
                return target
    return ""


@lru_cache(maxsize=500)
def _jumps(scripts: Sequence[str]) -> tuple[_Jump, ...]:
    code = "\n".join(script for script in scripts if "location" in script or "navigate" in script)
    return tuple(_found_jumps(code, "\n".join(scripts))) if code else ()


def _found_jumps(code: str, all_code: str) -> Iterator[_Jump]:
    for match in islice(_JUMP.finditer(code), _MOST_JUMPS):
        openings = _open_blocks(code[: match.start()])
        if any(_waits(opening, all_code) for opening in openings):
            continue
        element = _ELEMENT.search(match[3] or "")
        if match[1] or match[2] or element:
            for_others = any(_for_others(text) for text in (*openings, _last_statement(code[: match.start()])))
            yield _Jump(match[1] or match[2] or "", element[1] if element else "", for_others)


def _open_blocks(code: str) -> list[str]:
    """Return what stands before the innermost braces still open at the end of `code`, at most 120 letters each."""
    openings: list[int] = []
    for brace in re.finditer(r"[{}]", code):
        if brace[0] == "{":
            openings.append(brace.start())
        elif openings:
            openings.pop()
    return [code[max(0, start - 120) : start] for start in openings[-_MOST_BLOCKS:]]


def _waits(opening: str, code: str) -> bool:
    """Tell whether a block runs only when the reader does something, or never."""
    named = _NAMED_FUNCTION.search(opening)
    if named:
        name = named[1] or named[2]
        if name in ("onload", "ready", "success", "complete"):
            return False
        return _words(code)[name] < 2
    return _ON_ACTION.search(opening) is not None


@lru_cache(maxsize=4)
def _words(code: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", code))


def _for_others(text: str) -> bool:
    condition = _CONDITION.search(text)
    return condition is not None and _OTHER_DEVICES.search(condition[1]) is not None


def _last_statement(code: str) -> str:
    """Return the beginning of the statement the code breaks off in, without `window.` and the like."""
    start = max(code.rfind(end) for end in ";{}")
    return re.sub(r"(?:window|self|top|parent|document)\.\s*$", "", code[start + 1 :])


def _text_of(tree: LexborHTMLParser, name: str) -> str:
    node = tree.css_first(f'[id="{name}"]')
    return node.text(strip=True) if node else ""


def _lone_frame(tree: LexborHTMLParser, base: str) -> str:
    """Return the address of the only frame of a page that has nothing else."""
    frames = [*tree.tags("frame"), *tree.tags("iframe")]
    if len(frames) != 1 or tree.tags("a") or tree.tags("img") or visible_text(tree, 1):
        return ""
    attributes = frames[0].attributes
    if {attributes.get("width"), attributes.get("height")} & {"0", "1"}:
        return ""
    return normalise(attributes.get("src") or "", base)
