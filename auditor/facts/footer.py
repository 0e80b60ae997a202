"""What the foot of a page shows: codes, record numbers, names, however split, spaced and repeated. Pure."""

import re
from functools import lru_cache

from auditor.facts.foot import Foot, why_unseen
from auditor.facts.marks import correction_entry, party_mark
from auditor.facts.names import alternatives, spaced
from auditor.facts.outline import Outline
from auditor.facts.paths import Paths
from auditor.facts.words import FooterWords
from auditor.model import Footer

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
    r"(?:[（(]?(?<!\d)0\d{2,3}\s?[-—－)）]?\s?\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)12345(?!\d)|400[-\s]?\d{3}[-\s]?\d{4}|\w[\w.\-]*@\w[\w.\-]+)"
)
_SAYS_SOMETHING = re.compile(r"\d|[\u4e00-\u9fff]{4}")
_NEXT_LABEL = re.compile(r"\s(?=[\u4e00-\u9fff]{2,8}\s?[:：])")
_NAME = r"[\u4e00-\u9fff（）()“”·、]"


def read_footer(
    outline: Outline, foot: Foot, base: str, paths: Paths, words: FooterWords, *, scripted: bool, rendered: bool
) -> Footer:
    """Return what the foot shows. `scripted`: the crawl's reading says that a script brings the foot."""
    unseen = why_unseen(outline, foot, words, scripted=scripted, rendered=rendered)
    text = outline.text[foot.start :]
    codes = tuple(match[1] for match in _codes(words).finditer(outline.text))
    correction = correction_entry(outline, foot, base, words)
    return Footer(
        id_codes=codes or unseen or (),
        icp_number=_icp(text) or unseen,
        police_number=_police(outline, foot, words) or unseen,
        sponsor=_sponsor(text, words) or unseen,
        contact=_contact(outline, foot, words) or unseen,
        party_mark=party_mark(outline, base, words) or unseen,
        correction_entry=(correction.address if correction else None) or unseen,
        correction_code=correction.code if correction else None,
        selector=paths.selector(foot.block) if foot.block is not None else "",
    )


@lru_cache(maxsize=8)
def _codes(words: FooterWords) -> re.Pattern[str]:
    labels = "|".join(spaced(word) for word in sorted(words.id_code, key=len, reverse=True))
    return re.compile(rf"(?:{labels})\s*(?:为|是)?\s*[:：]?\s*([A-Za-z]{{0,3}}\d{{5,14}})")


@lru_cache(maxsize=8)
def _contacts(words: FooterWords) -> re.Pattern[str]:
    labels = "|".join(spaced(word) for word in sorted(words.contact, key=len, reverse=True))
    return re.compile(rf"({labels})\s?([:：])?\s?(?=([^\s:：][^\n\t]{{2,40}}))", re.IGNORECASE)


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
    for link in outline.links_to(words.police_hosts, "a"):
        href = link.get("href")
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
    end = _ends(words).search(piece)
    name = (piece[: end.start()] if end else piece).strip(" :：,，;；/-—|（(")
    return " ".join(name.split()) if len(name) > 2 else ""


def _contact(outline: Outline, foot: Foot, words: FooterWords) -> str | None:
    """The best labelled telephone, address or mailbox, else a link to contacts, else a bare number."""
    rank = {label.lower(): place for place, label in enumerate(words.contact)}
    best: tuple[int, str] | None = None
    for match in _contacts(words).finditer(outline.text, foot.start):
        label = "".join(match[1].split()).lower()
        if _TELEPHONE.search(match[3][:30]) or (match[2] and _SAYS_SOMETHING.search(match[3])):
            value = _NEXT_LABEL.split(" ".join((match[0] + match[3]).split()), maxsplit=1)[0]
            best = min(best or (len(rank), ""), (rank.get(label, len(rank) - 1), value))
    if best:
        return best[1][:_LONGEST_VALUE]
    for link, text in outline.links:
        if link.start >= foot.start and text in words.contact_links:
            return text
    telephone = _TELEPHONE.search(outline.text, foot.start)
    return telephone[0] if telephone else None
