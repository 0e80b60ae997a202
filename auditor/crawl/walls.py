"""What stands between a visitor and a page: challenge, firewall, login, captcha, border. Pure; unsure means none."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from auditor.crawl.soft404 import SHORT, Shape, parts_of, plain, shape_of
from auditor.html import jump_target, visible_text
from auditor.html.text import script_texts
from auditor.model import Reason

_MOST_LINKS = 5
"""Links a wall may have: to the vendor, to a form for complaints. The frame of a portal has more."""
_SILENT = 60
"""Letters a challenge may show: 正在进行安全检查."""
_SETS_COOKIE = re.compile(r"\bdocument\s*(?:\.\s*cookie|\[\s*[\"']cookie[\"']\s*\])\s*=(?!=)")
_RELOADS = re.compile(
    r"\blocation\s*\.\s*reload\s*\(|\blocation(?:\s*\.\s*href)?\s*=\s*(?:\w+\s*\.\s*){0,2}location\b"
    r"|\blocation\s*\.\s*replace\s*\(\s*(?:\w+\s*\.\s*)?location\b"
)
_STOPS = re.compile(r"[。！!；;]")
_WITHIN_A_PAGE = frozenset(("html", "head", "body", "script", "noscript", "meta", "title", "link", "style", "base"))
_SAYING = (Reason.FIREWALL, Reason.CAPTCHA, Reason.REGION)


class Wall(NamedTuple):
    """Which wall, and what gave it away."""

    kind: Reason
    said: str


class WallSigns(NamedTuple):
    """The word list `walls`, compiled."""

    scripts: tuple[str, ...] = ()
    statuses: frozenset[int] = frozenset()
    titles: Mapping[Reason, frozenset[str]] = {}
    sentences: Mapping[Reason, tuple[re.Pattern[str], ...]] = {}
    login: re.Pattern[str] = re.compile(r"(?!)")
    login_parameters: frozenset[str] = frozenset()
    login_parameter_paths: re.Pattern[str] = re.compile(r"(?!)")


def as_wall_signs(words: Mapping[str, Any]) -> WallSigns:
    """Read the word list; an empty one recognises nothing."""
    if not words:
        return WallSigns()
    return WallSigns(
        tuple(words["challenge"]["scripts"]),
        frozenset(words["challenge"]["statuses"]),
        {kind: frozenset(map(plain, words[kind]["titles"])) for kind in _SAYING},
        {kind: tuple(re.compile(it, re.IGNORECASE) for it in words[kind]["sentences"]) for kind in _SAYING},
        re.compile(words["login"]["paths"], re.IGNORECASE),
        frozenset(words["login"]["parameters"]),
        re.compile(words["login"]["parameter_paths"], re.IGNORECASE),
    )


def wall_in(tree: LexborHTMLParser, status: int, address: str, signs: WallSigns) -> Wall | None:
    """Return the wall the document is; None when it is a page, or when nothing on it says what it is."""
    if len(tree.tags("a")) > _MOST_LINKS:
        return None
    if _is_challenge(tree, status, address, signs):
        return Wall(Reason.CHALLENGE, "a script must run first")
    if len(visible_text(tree, SHORT)) > SHORT:
        return None
    shape = shape_of(tree)
    return next((Wall(kind, f"the page says: {said}") for kind in _SAYING if (said := _said(shape, kind, signs))), None)


def leads_to_login(url: str, final_url: str, signs: WallSigns) -> bool:
    """Tell whether a redirect ends at a login that the address itself is not."""
    return bool(final_url) and _is_login(final_url, signs) and not _is_login(url, signs)


def _is_challenge(tree: LexborHTMLParser, status: int, address: str, signs: WallSigns) -> bool:
    scripts = script_texts(tree)
    sources = [node.attributes.get("src") or "" for node in tree.tags("script")]
    if not any(scripts) and not any(sources):
        return False
    if len(visible_text(tree, _SILENT)) > _SILENT:
        return _is_marked(sources, signs) and status != 200
    if status in signs.statuses or _is_marked([*scripts, *sources], signs):
        return True
    if not _has_no_place(tree) or not any(map(_SETS_COOKIE.search, scripts)):
        return False
    return any(map(_RELOADS.search, scripts)) and not jump_target(tree, address)


def _is_marked(texts: list[str], signs: WallSigns) -> bool:
    return any(mark in text for text in texts for mark in signs.scripts)


def _has_no_place(tree: LexborHTMLParser) -> bool:
    """Tell whether the document has not a single element that a script could fill."""
    return all(node.tag in _WITHIN_A_PAGE for node in tree.css("*"))


def _said(shape: Shape, kind: Reason, signs: WallSigns) -> str:
    titles, sentences = signs.titles.get(kind, frozenset()), signs.sentences.get(kind, ())
    named = next((part for part in parts_of(shape.title) if plain(part) in titles), "")
    pieces = (piece for text in shape.texts for piece in _STOPS.split(text))
    return named or next((piece for piece in pieces if any(it.fullmatch(plain(piece)) for it in sentences)), "")


def _is_login(url: str, signs: WallSigns) -> bool:
    address, _, query = url.partition("://")[2].partition("?")
    path = address.partition("/")[2]
    if signs.login.search(path):
        return True
    names = {part.partition("=")[0].lower() for part in query.split("&")}
    return not names.isdisjoint(signs.login_parameters) and signs.login_parameter_paths.search(path) is not None
