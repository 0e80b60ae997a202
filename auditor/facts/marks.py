"""The two marks at the foot of a page, which are links or scripts: 党政机关 and 政府网站找错. Pure."""

import re
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from auditor.address import normalise
from auditor.facts.foot import Foot
from auditor.facts.names import alternatives
from auditor.facts.outline import Element, Outline
from auditor.facts.words import FooterWords

_LONGEST_NAME = 15


class Correction(NamedTuple):
    """The correction entry and the site code handed to it."""

    address: str
    code: str | None


def party_mark(outline: Outline, base: str, words: FooterWords) -> str | None:
    """Return the address of the mark's link, script or picture."""
    hosts = _any(words.party_hosts)
    for link in outline.links_to(words.party_hosts, "a"):
        return normalise(link.get("href"), base) or link.get("href").strip()
    for element, source in outline.scripts:
        address = element.get("src")
        if hosts.search(address):
            return normalise(address, base) or address
        if any(host in source for host in words.party_hosts):
            match = re.search(rf"[\w./\-]*(?:{hosts.pattern})[\w./\-]*", source)
            return f"https://{match[0].lstrip('/')}" if match else None
    for picture in outline.all("img"):
        if any(text in picture.get("alt") + picture.get("title") for text in words.party_texts):
            return normalise(picture.get("src"), base) or None
    return None


@lru_cache(maxsize=8)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(alternatives(words))


def correction_entry(outline: Outline, foot: Foot, base: str, words: FooterWords) -> Correction | None:
    """Return the entry as a script or a link; `script` stands for the address of an inline one."""
    hosts, texts = _any(words.correction_hosts), _any(words.correction_texts)
    for element, source in outline.scripts:
        address = element.get("src")
        if element.get("id") in words.correction_ids or hosts.search(address):
            return Correction(normalise(address, base) or "script", _code(element, words))
        if any(name in source for name in words.correction_ids):
            return Correction("script", _code_in(source, words))
    addressed = {link.index for link in outline.links_to(words.correction_hosts, "a", "area")}
    is_said = any(text in outline.text for text in words.correction_texts)
    areas = ((area, outline.words(area)) for area in outline.all("area"))
    for link, text in chain(outline.links, areas):
        is_candidate = (is_said or not text) and link.stop - link.start <= _LONGEST_NAME
        said = texts.search(text or _wordless(outline, link)) if is_candidate else None
        # 纠错 may be any form of the site's own; at the foot it is the entry.
        if link.index in addressed or (said and (said[0] == words.correction_texts[0] or link.start >= foot.start)):
            href = link.get("href")
            return Correction(normalise(href, base) or href.strip() or "script", _code(link, words))
    return None


def _wordless(outline: Outline, link: Element) -> str:
    return "".join(one.get("alt") for one in outline.within("img", link)) or link.get("title")


def _code(element: Element, words: FooterWords) -> str | None:
    for name in words.correction_codes:
        if value := element.get(name.lower()):
            return value.strip()
    return _code_in(element.get("href") + element.get("src"), words)


def _code_in(text: str, words: FooterWords) -> str | None:
    match = re.search(rf"(?:{alternatives(words.correction_codes)})['\"]?\s*[=:]\s*['\"]?(\w+)", text, re.IGNORECASE)
    return match[1] if match else None
