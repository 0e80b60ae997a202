"""One response body: bytes → text → tree → addresses. Pure; the crawl and the facts both read pages through it."""

from selectolax.lexbor import LexborHTMLParser

from auditor.html.decode import decode
from auditor.html.links import RawLink, base_of, page_links
from auditor.html.scripted import needs_scripts
from auditor.html.sense import sensible
from auditor.html.stub import jump_target
from auditor.html.text import visible_text

__all__ = ["RawLink", "base_of", "decode", "jump_target", "needs_scripts", "page_links", "parse", "visible_text"]


def parse(text: str) -> LexborHTMLParser:
    """Return the tree of a document; whatever the text is, there is a tree.

    NUL and lone surrogates become U+FFFD. What nests or lengthens beyond any sense is cut down (`sensible`).
    Nested documents become one tree in which the inner head's elements stand in the body.
    """
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    text = sensible(text)
    try:
        return LexborHTMLParser(text)
    except UnicodeEncodeError:
        return LexborHTMLParser(text.encode("utf-8", "replace").decode("utf-8"))
