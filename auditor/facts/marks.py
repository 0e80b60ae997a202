"""The two marks at the foot of a page, which are links or scripts: 党政机关 and 政府网站找错. Pure."""

import re
from typing import NamedTuple

from auditor.address import normalise
from auditor.facts.foot import Foot
from auditor.facts.names import alternatives
from auditor.facts.outline import Element, Outline
from auditor.facts.words import FooterWords


class Correction(NamedTuple):
    """The correction entry and the site code handed to it."""

    address: str
    code: str | None


def party_mark(outline: Outline, base: str, words: FooterWords) -> str | None:
    """Return the address of the mark's link, script or picture."""
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


def correction_entry(outline: Outline, foot: Foot, base: str, words: FooterWords) -> Correction | None:
    """Return the entry as a script or a link; `script` stands for the address of an inline one."""
    for element, source in outline.scripts:
        if element.get("id") in words.correction_ids or any(
            host in element.get("src") for host in words.correction_hosts
        ):
            return Correction(normalise(element.get("src"), base) or "script", _code(element, words))
        if source and any(name in source for name in words.correction_ids):
            return Correction("script", _code_in(source, words))
    for link in outline.all("a", "area"):
        href = link.get("href")
        known = any(host in href for host in words.correction_hosts)
        if known or _says_correction(outline, link, foot, words):
            return Correction(normalise(href, base) or href.strip() or "script", _code(link, words))
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
