"""What stands behind a label: in its line, in the cell or element beside it, in the cell below. Pure."""

import re
from collections.abc import Sequence

from auditor.facts.disclosure_words import PolicyWords
from auditor.facts.outline import Element, Outline
from auditor.model import Reason, Unknown

_CELLS = frozenset(("td", "th", "dd"))
_INLINE = frozenset(("span", "em", "i", "b", "font", "strong", "a", "label", "u", "time", "small", "bdo"))
_BLOCKS = frozenset(("div", "p", "li"))
_SLOTS = _INLINE | _CELLS | frozenset(("div", "p", "li"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNREADABLE = ("input", "select", "textarea", "img", "iframe")
_COLON = re.compile(r"[:：]")
_TEMPLATE = re.compile(r"\{\{|\$\{")
_LINE_END = re.compile(r"[\n\t]")


def value_of(
    outline: Outline, labels: Sequence[re.Match[str]], number: int, words: PolicyWords, *, rendered: bool
) -> str | Unknown | None:
    """Return what the label at a place of `labels` says; empty when nothing stands there.

    Unknown when a script fills the place, or what stands there may be something else; None when the label is no field:
    the head of a list, a word of the text.
    """
    match = labels[number]
    following = labels[number + 1].start() if number + 1 < len(labels) else len(outline.text)
    value = _in_line(outline, match, following)
    if not value:
        beside = _beside(outline, match, {label.start() for label in labels})
        if beside is None:
            return None
        if (beside == "" or isinstance(beside, Unknown)) and not rendered and _has_script(outline, match, following):
            return Unknown(Reason.SCRIPT)
        if isinstance(beside, Unknown):
            return beside
        value = beside
        if not value and _has_control(outline, match, following):
            return Unknown(Reason.UNREADABLE)
    value = " ".join(value.split()).strip(" 　|｜;；:：")
    if len(value) > words.longest_value:
        return None
    if _TEMPLATE.search(value):
        return Unknown(Reason.SCRIPT)
    return "" if value.lower() in words.nothing else value


def _in_line(outline: Outline, match: re.Match[str], following: int) -> str:
    """The text behind the colon up to the end of the line, the cell, or the next label."""
    if not match[2]:
        return ""
    end = _LINE_END.search(outline.text, match.end(), following)
    value = outline.text[match.end() : end.start() if end else following].strip()
    return value.rstrip("【[") if value.endswith(("【", "[")) else value


def _beside(outline: Outline, match: re.Match[str], labels: set[int]) -> str | Unknown | None:
    """The text behind the element that holds nothing but the label; Unknown where what stands there may not be it."""
    element = _around(outline, match)
    following = outline.after(element)
    if element.tag in ("td", "th") and _is_head(outline, element, labels):
        return _below(outline, element)
    last = element
    while not (loose := _loose(outline, last, following)) and following is not None and _is_blank(outline, following):
        last, following = following, outline.after(following)
    if loose:
        return loose
    if following is None or _starts_label(outline, following, labels):
        return "" if match[2] else Unknown(Reason.UNREADABLE)
    if following.tag == "br":
        end = _LINE_END.search(outline.text, following.stop + 1)
        line = outline.text[following.stop : end.start() if end else len(outline.text)]
        return "" if following.stop + len(line) - len(line.lstrip()) in labels else line.strip()
    if any(outline.count(tag, following) for tag in _UNREADABLE):
        return Unknown(Reason.UNREADABLE)
    if following.tag in _CELLS or (following.tag in _INLINE and element.tag in _INLINE):
        return outline.words(following)
    if following.tag in _BLOCKS and _is_pair(outline, element, following, labels):
        return outline.words(following)
    return "" if following.tag in _HEADINGS or not outline.words(following) else Unknown(Reason.UNREADABLE)


def _is_blank(outline: Outline, element: Element) -> bool:
    """Tell whether an element is only there for its looks."""
    return element.tag in _INLINE and not outline.words(element) and not element.attrs


def _loose(outline: Outline, element: Element, following: Element | None) -> str:
    """The text between an element and the next, or the end of its parent, in the same line."""
    if element.parent < 0:
        return ""
    stop = following.start if following is not None else outline.elements[element.parent].stop
    text = outline.text[element.stop : stop]
    return "" if _LINE_END.match(text.lstrip(" ")) else _LINE_END.split(text.strip(" "))[0].strip(" :：")


def _around(outline: Outline, match: re.Match[str]) -> Element:
    """The outermost element that holds nothing but the label."""
    element, label = outline.owner(match.start()), match[0].strip()
    for parent in outline.parents(element):
        if outline.words(parent) != label or parent.tag in ("tr", "dl", "ul", "table", "tbody"):
            break
        element = parent
    return element


def _starts_label(outline: Outline, element: Element, labels: set[int]) -> bool:
    """Tell whether an element begins with a label: what stands before it has no value."""
    text = outline.text[element.start : element.stop]
    start = element.start + len(text) - len(text.lstrip())
    return bool(text.strip()) and start in labels


def _is_pair(outline: Outline, element: Element, following: Element, labels: set[int]) -> bool:
    """Tell whether two blocks are label and value: alone in theirs, or followed by the next label."""
    after = outline.after(following)
    siblings = [one for one in outline.inside(outline.elements[element.parent]) if one.parent == element.parent]
    is_row = element.tag == following.tag and after is not None and _starts_label(outline, after, labels)
    return is_row or len(siblings) == 2


def _is_head(outline: Outline, cell: Element, labels: set[int]) -> bool:
    """Tell whether every cell of a row is a label, and there is more than one."""
    cells = _cells(outline, outline.elements[cell.parent])
    return len(cells) > 1 and all(
        _starts_label(outline, one, labels) and not _COLON.search(outline.words(one)[:-1]) for one in cells
    )


def _below(outline: Outline, cell: Element) -> str | None:
    """The cell below one of a head row; None in a list, where more than one row follows."""
    row = outline.elements[cell.parent]
    table = next((block for block in outline.parents(row) if block.tag == "table"), None)
    rows = outline.within("tr", table) if table is not None else []
    if len(rows) != 2 or rows[0].index != row.index:
        return None
    heads, cells = _cells(outline, row), _cells(outline, rows[1])
    place = next(number for number, head in enumerate(heads) if head.index == cell.index)
    return outline.words(cells[place]) if len(cells) == len(heads) else None


def _cells(outline: Outline, row: Element) -> list[Element]:
    return [one for one in outline.inside(row) if one.parent == row.index and one.tag in ("td", "th")]


def _has_control(outline: Outline, match: re.Match[str], following: int) -> bool:
    """Tell whether a text box, a picture or the like stands where the value should."""
    for element in outline.elements[outline.owner(match.start()).index + 1 :]:
        if element.start > min(following, match.end() + 1):
            return False
        if element.tag in _UNREADABLE and element.start >= match.end() - 1:
            return True
    return False


def _has_script(outline: Outline, match: re.Match[str], following: int) -> bool:
    """Tell whether a script, or an empty element that a script can find, stands where the value should."""
    around = _around(outline, match)
    for element in outline.elements[outline.owner(match.start()).index + 1 :]:
        if element.start > min(following, match.end() + 2):
            return False
        if element.tag == "script" and element.start >= match.end() - 1:
            return True
        is_behind = element.index >= around.last or element.parent == around.index
        if is_behind and element.tag in _SLOTS and element.get("id") and not outline.words(element):
            return True
    return False
