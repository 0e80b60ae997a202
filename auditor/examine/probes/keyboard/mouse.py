"""What only the mouse can operate: asks the page's own world which elements have handlers and whether they work."""

import re
from typing import Any

import msgspec

from auditor.browser import Tab
from auditor.examine.probes.keyboard.page import listening, undefined
from auditor.examine.scripts import script
from auditor.model import MouseOnly

_CLICKS = frozenset({"click"})

_CALL = re.compile(r"(?<![\w$.])([A-Za-z_$][\w$]*)(?:\.[\w$]+)*\s*\(")
_LANGUAGE = frozenset({"if", "for", "while", "switch", "return", "function", "typeof", "void", "new", "catch", "with"})
_IDLE = re.compile(
    r"(?:javascript:|return(?:\s+(?:false|true))?|void\s*\(?0?\)?|event\.(?:stopPropagation|preventDefault)\(\)"
    r"|(?:window\.)?event\.(?:cancelBubble|returnValue)\s*=\s*\w+|false|true|[;,\s])*",
    re.I,
)


async def mouse_only(tab: Tab) -> tuple[MouseOnly, ...]:
    """Return what is operated by mouse and cannot take the focus. Raises Trouble.

    A handler that calls what the page does not have (a script that did not load) operates nothing.
    """
    found: list[dict[str, Any]] = await tab.evaluate(script("probes/keyboard/mouse.js"))
    listens = await listening(tab, [one["selector"] for one in found if one["listens"]], _CLICKS)
    at_work = [one for one in found if not one["listens"] or one["selector"] in listens]
    missing = await undefined(tab, {name for one in at_work for name in _called(one["handler"])})
    return tuple(msgspec.convert(one, MouseOnly) for one in at_work if _works(one, missing))


def _called(handler: str) -> set[str]:
    return {name for name in _CALL.findall(handler) if name not in _LANGUAGE}


def _works(one: dict[str, Any], missing: set[str]) -> bool:
    if one["sign"] in ("role", "tabindex") or one["listens"]:
        return True
    handler: str = one["handler"]
    return not _IDLE.fullmatch(handler) and not _called(handler) & missing
