"""The foot of a page: codes, record numbers, names and marks, however they are split, spaced and repeated. Pure."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from auditor.address import normalise
from auditor.facts.names import alternatives, spaced
from auditor.facts.outline import Element, Outline
from auditor.facts.paths import Paths
from auditor.facts.words import FooterWords
from auditor.model import Footer, Reason, Unknown

_LONGEST_FOOTER = 2_500
_LONGEST_VALUE = 50
_PROVINCE = "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新]"
_ICP = re.compile(
    rf"""
    {_PROVINCE}?\s?ICP\s?[备证](?:案)?\s?(?:号|字)?\s?[:：]?\s?\d{{5,12}}(?:\s?[-－—]\s?\d{{1,3}})?\s?号?(?:\s?[-－—]\s?\d{{1,3}})?
  | {_PROVINCE}\s?[A-Z]\d\s?[-－]\s?\d{{8}}(?:\s?[-－]\s?\d{{1,3}})?           # a telecom licence: 京B2-20040022-5
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TELEPHONE = re.compile(
    r"(?:(?<!\d)0\d{2,3}\s?[-—－)）]?\s?\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)12345(?!\d)|400[-\s]?\d{3}[-\s]?\d{4}|\w[\w.\-]*@\w[\w.\-]+)"
)
_SAYS_SOMETHING = re.compile(r"\d|[\u4e00-\u9fff]{4}")
_NEXT_LABEL = re.compile(r"\s(?=[\u4e00-\u9fff]{2,8}\s?[:：])")
_NAME = r"[\u4e00-\u9fff（）()“”·、]"


class Foot(NamedTuple):
    """Where the foot is in the text; `block` is None when nothing on the page looks like one."""

    start: int
    stop: int
    block: Element | None


def find_footer(outline: Outline, words: FooterWords) -> Foot:
    """Return the foot: blocks called so near the end, else the block around the first of its usual words there."""
    end = len(outline.text)
    first = end * 3 // 10
    starts = _any(words.starts)
    for element in outline.elements:
        if (element.tag == "footer" or _is_called(element, words)) and element.stop > first and _is_last(element, end):
            text = outline.text[element.start : element.stop]
            if starts.search(text) and not outline.within("h1", element):
                return Foot(element.start, end, element)
    for match in starts.finditer(outline.text, first):
        block = _around(outline, match.start(), first)
        if block is not None:
            return Foot(block.start, end, block)
    return Foot(end, end, None)


def read_footer(
    outline: Outline, foot: Foot, base: str, paths: Paths, words: FooterWords, *, scripted: bool, rendered: bool
) -> Footer:
    """Return what the foot shows. `scripted`: the crawl's reading says that a script brings the foot."""
    unseen = _unseen(outline, foot, words, scripted=scripted, rendered=rendered)
    text = outline.text[foot.start :]
    codes = tuple(match[1] for match in _codes(words).finditer(outline.text))
    correction = _correction(outline, foot, base, words)
    return Footer(
        id_codes=codes or unseen or (),
        icp_number=_icp(text) or unseen,
        police_number=_police(outline, foot, words) or unseen,
        sponsor=_sponsor(text, words) or unseen,
        contact=_contact(outline, foot, words) or unseen,
        party_mark=_party_mark(outline, base, words) or unseen,
        correction_entry=(correction.address if correction else None) or unseen,
        correction_code=correction.code if correction else None,
        selector=paths.selector(foot.block) if foot.block is not None else "",
    )


# -- where the foot is


def _is_called(element: Element, words: FooterWords) -> bool:
    return element.hint != "" and _called(words.hints).search(element.hint) is not None


@lru_cache(maxsize=8)
def _called(hints: tuple[str, ...]) -> re.Pattern[str]:
    """A part of a class or id that begins or ends with a hint; not `border-bottom`."""
    any_hint = alternatives(hints)
    return re.compile(rf"(?<!border-)(?:(?:^|[\s_\-])(?:{any_hint})|(?:{any_hint})(?:$|[\s_\-\d]))")


def _is_last(element: Element, end: int) -> bool:
    return end - element.start <= _LONGEST_FOOTER * 2


def _around(outline: Outline, offset: int, first: int) -> Element | None:
    """The largest block around that is still short and does not reach up into the page."""
    best: Element | None = None
    for block in (outline.owner(offset), *outline.parents(outline.owner(offset))):
        if block.tag in ("body", "html") or block.start < first or block.stop - block.start > _LONGEST_FOOTER:
            break
        best = block
    return best if best is not None and len(outline.text) - best.start <= _LONGEST_FOOTER * 2 else None


# -- fields


@lru_cache(maxsize=32)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(spaced(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE)


@lru_cache(maxsize=8)
def _codes(words: FooterWords) -> re.Pattern[str]:
    labels = "|".join(spaced(word) for word in sorted(words.id_code, key=len, reverse=True))
    return re.compile(rf"(?:{labels})\s*(?:为|是)?\s*[:：]?\s*([A-Za-z]{{0,3}}\d{{5,14}})")


@lru_cache(maxsize=8)
def _contacts(words: FooterWords) -> re.Pattern[str]:
    labels = "|".join(spaced(word) for word in sorted(words.contact, key=len, reverse=True))
    return re.compile(rf"({labels})\s?([:：])?\s?([^\s:：][^\n\t]{{2,40}})", re.IGNORECASE)


@lru_cache(maxsize=8)
def _record(words: FooterWords) -> re.Pattern[str]:
    labels = "|".join(spaced(word) for word in sorted(words.police, key=len, reverse=True))
    return re.compile(
        rf"{_PROVINCE}?\s?(?:{labels})\s*号?\s*[:：]?\s*(?:{_PROVINCE}公网安备\s*号?\s*)?\d{{8,16}}\s?号?"
    )


@lru_cache(maxsize=8)
def _names(words: FooterWords) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    labelled = rf"(?:{'|'.join(spaced(word) for word in words.sponsor)})\s*[:：]\s*"
    before = rf"({_NAME}{{4,40}})\s?(?:{alternatives(words.after_name)})(?![\u4e00-\u9fff:：])"
    owner = rf"(?:{alternatives(words.owner)})[\s/:：©(c)\d\-–—年.,By]*(?={_NAME}{{4}})"
    return re.compile(labelled), re.compile(before), re.compile(owner, re.IGNORECASE)


@lru_cache(maxsize=8)
def _ends(words: FooterWords) -> re.Pattern[str]:
    ends = alternatives(words.ends)
    return re.compile(
        rf"[\n\t|｜]|(?:{alternatives(words.stops)})|(?:{ends})[\u4e00-\u9fff]{{0,2}}\s?[:：]|\s(?=(?:{ends})|\w*[\dA-Za-z])|\d{{4,}}"
    )


def _icp(text: str) -> str | None:
    match = _ICP.search(text)
    return _joined(match[0]) if match else None


def _joined(text: str) -> str:
    return " ".join(text.split()).strip(" :：-")


def _police(outline: Outline, foot: Foot, words: FooterWords) -> str | None:
    if match := _record(words).search(outline.text, foot.start):
        return _joined(match[0])
    for link in outline.all("a"):
        href = link.get("href")
        if any(host in href for host in words.police_hosts):
            number = re.search(r"(?:record)?code=(\d{8,16})", href)
            return number[1] if number else outline.words(link) or href.strip()
    return None


def _sponsor(text: str, words: FooterWords) -> str | None:
    """A name behind 主办单位, else before 主办, else behind or before 版权所有."""
    labelled, before, owner = _names(words)
    named = next((name for match in labelled.finditer(text) if (name := _name(text, match.end(), words))), "")
    if named:
        return named
    if match := before.search(text):
        return match[1].strip("（）()、· ")
    return next((name for match in owner.finditer(text) if (name := _name(text, match.end(), words))), None)


def _name(text: str, start: int, words: FooterWords) -> str:
    piece = text[start : start + _LONGEST_VALUE]
    end = _ends(words).search(piece, 2)
    name = (piece[: end.start()] if end else piece).strip(" :：,，;；/-—|（(")
    return " ".join(name.split()) if len(name) > 2 else ""


def _contact(outline: Outline, foot: Foot, words: FooterWords) -> str | None:
    """The best labelled telephone, address or mailbox, else a link to contacts, else a bare number."""
    rank = {label.lower(): place for place, label in enumerate(words.contact)}
    best: tuple[int, str] | None = None
    for match in _contacts(words).finditer(outline.text, foot.start):
        label = "".join(match[1].split()).lower()
        if _TELEPHONE.search(match[3][:30]) or (match[2] and _SAYS_SOMETHING.search(match[3])):
            value = _NEXT_LABEL.split(" ".join(match[0].split()), maxsplit=1)[0]
            best = min(best or (len(rank), ""), (rank.get(label, len(rank) - 1), value))
    if best:
        return best[1][:_LONGEST_VALUE]
    for link in outline.all("a"):
        if link.start >= foot.start and outline.words(link) in words.contact_links:
            return outline.words(link)
    telephone = _TELEPHONE.search(outline.text, foot.start)
    return telephone[0] if telephone else None


# -- marks


class _Correction(NamedTuple):
    address: str
    code: str | None


def _party_mark(outline: Outline, base: str, words: FooterWords) -> str | None:
    for link in outline.all("a"):
        if any(host in link.get("href") for host in words.party_hosts):
            return normalise(link.get("href"), base) or link.get("href").strip()
    for element, source in outline.scripts:
        if any(host in element.get("src") for host in words.party_hosts):
            return normalise(element.get("src"), base) or element.get("src")
        if source and any(host in source for host in words.party_hosts):
            hosts = alternatives(words.party_hosts)
            match = re.search(rf"[\w./\-]*(?:{hosts})[\w./\-]*", source)
            return f"https://{match[0].lstrip('/')}" if match else None
    for picture in outline.all("img"):
        if any(text in picture.get("alt") + picture.get("title") for text in words.party_texts):
            return normalise(picture.get("src"), base) or None
    return None


def _correction(outline: Outline, foot: Foot, base: str, words: FooterWords) -> _Correction | None:
    for element, source in outline.scripts:
        if element.get("id") in words.correction_ids or any(
            host in element.get("src") for host in words.correction_hosts
        ):
            return _Correction(normalise(element.get("src"), base) or "script", _code(element, words))
        if source and any(name in source for name in words.correction_ids):
            return _Correction("script", _code_in(source, words))
    for link in outline.all("a", "area"):
        href = link.get("href")
        known = any(host in href for host in words.correction_hosts)
        if known or _says_correction(outline, link, foot, words):
            return _Correction(normalise(href, base) or href.strip() or "script", _code(link, words))
    return None


def _says_correction(outline: Outline, link: Element, foot: Foot, words: FooterWords) -> bool:
    """A link called 找错 anywhere, or 纠错 at the foot."""
    text = outline.words(link) or "".join(one.get("alt") for one in outline.within("img", link)) or link.get("title")
    if len(text) > 14:
        return False
    sure, loose = words.correction_texts[0], words.correction_texts
    return sure in text or (link.start >= foot.start and any(word in text for word in loose))


def _code(element: Element, words: FooterWords) -> str | None:
    for name in words.correction_codes:
        if value := element.get(name.lower()):
            return value.strip()
    return _code_in(element.get("href") + element.get("src"), words)


def _code_in(text: str, words: FooterWords) -> str | None:
    match = re.search(rf"(?:{alternatives(words.correction_codes)})['\"]?\s*[=:]\s*['\"]?(\w+)", text, re.IGNORECASE)
    return match[1] if match else None


# -- what cannot be seen


def _unseen(outline: Outline, foot: Foot, words: FooterWords, *, scripted: bool, rendered: bool) -> Unknown | None:
    """Why an absent field may still be on the screen; None when the foot is all there."""
    for index, written in outline.includes:
        if any(word in written for word in words.file_words) or (
            foot.block is None and index * 2 > len(outline.elements)
        ):
            return Unknown(Reason.INCLUDE)
    if rendered or not outline.scripts:
        return None
    if scripted or any(_brings_foot(element, source, words) for element, source in outline.scripts):
        return Unknown(Reason.SCRIPT)
    if foot.block is None and any(
        _is_slot(outline, element, words) for element in outline.all("div", "footer", "section")
    ):
        return Unknown(Reason.SCRIPT)
    if foot.block is None and any(not source for _, source in outline.scripts):
        return Unknown(Reason.SCRIPT, "no footer in the static page")
    return None


def _brings_foot(element: Element, source: str, words: FooterWords) -> bool:
    if not source:
        name = element.get("src").partition("?")[0].rpartition("/")[2].lower()
        return any(word in name for word in words.file_words)
    return any(word in match[0].lower() for match in _loads(source) for word in words.file_words)


def _loads(source: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"""\.(?:load|get|ajax)\s*\(\s*["'{][^)]{0,120}|src\s*=\s*\\?["'][^"']{0,120}""", source)


def _is_slot(outline: Outline, element: Element, words: FooterWords) -> bool:
    return (element.tag == "footer" or _is_called(element, words)) and not outline.words(element)
