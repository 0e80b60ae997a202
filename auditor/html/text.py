"""What a reader sees and what scripts say, as far as other readings of a page need it."""

import re
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

# `<!--` opens a comment of one line in a script; whole scripts are wrapped in it.
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'\w\\])//[^\n]*|<!--[^\n]*", re.DOTALL)
_INVISIBLE = frozenset(("script", "style", "noscript", "template", "title", "textarea", "iframe"))


def visible_text(tree: LexborHTMLParser, most: int) -> str:
    """Return the text of the body without scripts, styles and blanks; reading stops once it exceeds `most` letters."""
    body = tree.body
    if body is None:
        return ""
    found: list[str] = []
    length = 0
    for node in body.traverse(include_text=True):
        if not node.is_text_node or node.is_empty_text_node:
            continue
        if is_within(node, _INVISIBLE):
            continue
        text = "".join((node.text_content or "").split())
        found.append(text)
        length += len(text)
        if length > most:
            break
    return "".join(found)


def script_texts(tree: LexborHTMLParser) -> list[str]:
    """Return the inline scripts without their comments."""
    return [_without_comments(text) for node in tree.tags("script") if (text := node.text(deep=True))]


def is_within(node: LexborNode, tags: frozenset[str]) -> bool:
    """Tell whether the node stands in an element of one of `tags`."""
    parent = node.parent
    while parent is not None:
        if parent.tag in tags:
            return True
        parent = parent.parent
    return False


@lru_cache(maxsize=500)
def _without_comments(script: str) -> str:
    return _COMMENT.sub("", script)
