"""What the elements of a page, kind by kind, say that a rule of the browser examination could judge. Pure.

Doubts are suspect by themselves; features may be at fault on top of the style sheet or of what the browser shows.
Styles and attributes that any element can have are elsewhere: `looks` and `traits`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from auditor.facts.outline import Element, Outline
from auditor.facts.words import TraitWords

Sign = tuple[Element, str]


class Main(NamedTuple):
    """What `regions` says of the main part."""

    language: str
    letters: int
    pictures: int


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LANDMARKS = ("main", "header", "footer", "nav", "aside")
_EMBEDDED = (
    *("applet", "area", "audio", "bgsound", "blink", "canvas", "details", "dialog", "embed", "frame", "iframe"),
    *("marquee", "meter", "object", "progress", "svg", "video"),
)
"""Each of these has rules of its own, wherever it stands."""
_NAMING = ("alt", "aria-label", "aria-labelledby", "autoplay", "controls", "title")
_LISTS = {
    **dict.fromkeys(("ul", "ol", "menu"), frozenset(("li", "script", "style", "template"))),
    "dl": frozenset(("dt", "dd", "div", "script", "style", "template")),
}
_AROUND = {"li": ("ul", "ol", "menu"), "dt": ("dl", "div"), "dd": ("dl", "div")}
_COLUMNS = 6
"""Columns of a table that hardly fits a narrow screen."""
_BULLETS = frozenset("·•‧∙●○■□◆◇▲△►▪★☆※-—")
_NUMBER = re.compile(r"[(（]?(\d{1,2})[.、．)）]\D")
_SHORT_LIST, _LINE = 3, 45
"""Lines that look like a list, and characters of such a line with its number."""
_BOLD_LINE = 40
"""Characters of the longest line that passes for a heading."""
_LETTERS = r"A-Za-z\u0400-\u04ff\u0600-\u06ff\u0e00-\u0fff\u1800-\u18af\u3040-\u30ff\uac00-\ud7af"
_FOREIGN = re.compile(rf"[{_LETTERS}][{_LETTERS} ,.'’\"();:\-]{{40,}}")
"""A passage in letters that are not Chinese; names and addresses are shorter."""
_LONG_WORD = re.compile(r"[!-~]{40,}")
"""What no narrow screen can break."""
_BESIDE = 12
"""Characters of other text around a link that make a sentence of its block."""
_DIGITS = re.compile(r"\d+")
_CALLS = ("setInterval", "setTimeout", "window.open", "alert(", "keydown", "keypress", ".focus(", "scrollTop")
"""What scripts call to move, to pop up and to take over the keyboard."""
_LITTLE = 60
"""Characters of a main part whose pictures speak in place of text."""


def doubts(outline: Outline, words: TraitWords) -> Iterator[Sign]:
    """Yield what is suspect, by kind of element."""
    yield from _pictures(outline)
    for link, text in outline.links:
        if not text and not _is_named(link) and not _is_told(outline, link):
            yield link, "empty link"
    yield from _controls(outline, words)
    yield from _bad_tables(outline)
    yield from _bad_lists(outline)
    yield from _bad_headings(outline)
    for element in outline.all(*_EMBEDDED):
        named = [name for name in _NAMING if name in element.attrs]
        yield element, " ".join((element.tag, *named))
    for name, places in outline.by_id.items():
        for at in places[1:]:
            yield outline.elements[at], "id again"
        if hint := _hint(name, words):
            yield outline.elements[places[0]], hint
    for pattern, sign in ((_FOREIGN, "foreign passage"), (_LONG_WORD, "long word")):
        for match in pattern.finditer(outline.text):
            yield outline.owner(match.start()), sign


def features(outline: Outline) -> Iterator[Sign]:
    """Yield what may be at fault depending on how it is shown, by kind of element."""
    elements, text = outline.elements, outline.text
    owners = frozenset(outline.run_owners)
    for picture in outline.all("img"):
        yield picture, "picture"
    for link, name in outline.links:
        if "href" not in link.attrs:
            yield link, "link without address"
        if (link.attrs.get("target") or "_self").lower() not in ("_self", "_top", "_parent"):
            yield link, "new window"
        if name and link.parent in owners:
            block = elements[link.parent]
            if block.stop - block.start > link.stop - link.start + _BESIDE:
                yield link, "link in text"
    short: list[tuple[Element, int]] = []
    for start, owner in zip(outline.run_starts, outline.run_owners, strict=True):
        first, block = text[start], elements[owner]
        if first in _BULLETS:
            yield block, "bullet"
        elif (first.isdigit() or first in "(（") and (number := _NUMBER.match(text, start)):
            yield block, "number"
            if block.stop - start <= _LINE:
                short.append((block, int(number[1])))
    yield from _short_lists(short)
    for bold in outline.all("b", "strong"):
        line = elements[bold.parent]
        if line.tag in ("p", "div", "td") and 0 < bold.stop - bold.start == line.stop - line.start < _BOLD_LINE:
            yield bold, "bold line"
    for table in outline.all("table"):
        if _is_data(outline, table):
            yield table, "table"


def _short_lists(lines: Iterable[tuple[Element, int]]) -> Iterator[Sign]:
    """Three short lines with running numbers: longer ones are numbered paragraphs, which are no fault."""
    last = 0
    for block, number in lines:
        last = number if number in (1, last + 1) else 0
        if last == _SHORT_LIST:
            yield block, "short list"


def of_page(outline: Outline, main: Main) -> Iterator[str]:
    """Yield what concerns the page as a whole."""
    root = outline.elements[0] if outline.elements else None
    yield f"lang {root.attrs.get('lang', '?') if root else '?'}"
    yield f"written in {main.language}"
    yield f"titles {len(outline.titles)}{' empty' if not any(map(str.strip, outline.titles)) else ''}"
    yield f"h1 {min(2, sum(bool(outline.words(heading)) for heading in outline.all('h1')))}"
    for tag in _LANDMARKS:
        yield f"{tag} {min(2, len(outline.all(tag)))}"
    for meta in outline.all("meta"):
        if meta.get("name").lower() == "viewport":
            yield f"viewport {''.join(meta.get('content').lower().split())}"
        if meta.get("http-equiv").lower() == "refresh":
            yield "refresh"
    for script, source in outline.scripts:
        if not source:
            yield f"script {_file(script.get('src'))}"
        yield from (call for call in _CALLS if call in source)
    if main.pictures and main.letters < _LITTLE:
        yield "pictures in place of text"


def style_sheets(outline: Outline) -> str:
    """Return the names of the style sheets of a page: under others the same block has another look."""
    sheets = [_file(link.get("href")) for link in outline.all("link") if "stylesheet" in link.get("rel").lower()]
    return " ".join(sorted(set(sheets)))


def _pictures(outline: Outline) -> Iterator[Sign]:
    for picture in outline.all("img"):
        alt, source = (picture.attrs.get("alt") or "").strip(), picture.get("src")
        if "alt" not in picture.attrs and not _is_named(picture):
            yield picture, "picture without alt"
        elif alt and outline.words(outline.elements[picture.parent]) == alt:
            yield picture, "alt repeated"
        if source[-4:].lower() == ".gif":
            yield picture, "gif"


def _controls(outline: Outline, words: TraitWords) -> Iterator[Sign]:
    labelled = {label.get("for") for label in outline.all("label")}
    for control in outline.all("input", "select", "textarea", "button"):
        kind = (control.get("type").lower() or "text") if control.tag == "input" else control.tag
        if kind == "hidden":
            continue
        given = [name for name in ("title", "aria-label", "aria-labelledby", "alt", "value") if control.get(name)]
        is_labelled = control.get("id") in labelled or any(around.tag == "label" for around in outline.parents(control))
        how = "label" if is_labelled else "text" if control.tag == "button" and outline.words(control) else ""
        asks = "required" if "required" in control.attrs else ""
        yield control, " ".join(filter(None, (kind, how, *given, asks)))
        called = f"{control.get('name')} {control.get('id')} {control.get('placeholder')}".lower()
        if any(word in called for word in words.captcha):
            yield control, "captcha"


def _bad_tables(outline: Outline) -> Iterator[Sign]:
    for table in outline.all("table"):
        if not _is_data(outline, table):
            continue
        if not outline.count("th", table):
            yield table, "table without headers"
        row = outline.within("tr", table)[0]
        if outline.count("td", row) + outline.count("th", row) >= _COLUMNS:
            yield table, "many columns"
    for header in outline.all("th"):
        if not outline.words(header):
            yield header, "empty header"


def _is_data(outline: Outline, table: Element) -> bool:
    """Tell whether a table has rows and columns and none of the parts a page is laid out with."""
    rows = outline.count("tr", table)
    return 1 < rows < outline.count("td", table) + outline.count("th", table) and not any(
        outline.count(tag, table) for tag in ("table", "ul", "form")
    )


def _bad_lists(outline: Outline) -> Iterator[Sign]:
    elements = outline.elements
    for tag, allowed in _LISTS.items():
        for block in outline.all(tag):
            at = block.index + 1
            while at < block.last:
                child = elements[at]
                if child.tag not in allowed:
                    yield block, f"{tag} holds {child.tag}"
                at = child.last
    for tag, around in _AROUND.items():
        for item in outline.all(tag):
            if elements[item.parent].tag not in around:
                yield item, f"{tag} outside"


def _bad_headings(outline: Outline) -> Iterator[Sign]:
    above = 0
    for heading in sorted(outline.all(*_HEADINGS), key=lambda element: element.index):
        level = int(heading.tag[1])
        if not outline.words(heading) and not _is_told(outline, heading):
            yield heading, "empty heading"
        if level > above + 1:
            yield heading, f"heading after h{above}"
        above = level


def _is_named(element: Element) -> bool:
    attrs = element.attrs
    return bool(attrs.get("title") or attrs.get("aria-label") or attrs.get("aria-labelledby"))


def _is_told(outline: Outline, element: Element) -> bool:
    """Tell whether a picture inside says what the element is."""
    return any(picture.get("alt").strip() for picture in outline.within("img", element))


@lru_cache(maxsize=5_000)
def _hint(name: str, words: TraitWords) -> str:
    """What the id of a block says of its behaviour."""
    return next((f"called {word}" for word in words.widgets if word in name.lower()), "")


@lru_cache(maxsize=2_000)
def _file(address: str) -> str:
    """The name of a file without figures, as versions and dates are written with them."""
    return _DIGITS.sub("", address.partition("?")[0].rpartition("/")[2])
