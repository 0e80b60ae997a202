"""The place of an element as the findings of the browser name it. Pure.

A finding of the browser belongs to the component `examine/page.js` writes: five steps of tag and first class without
digits. What markup says of an element is joined with the same path, so that it is new exactly where a finding would
have a root cause of its own. `Paths.component` has six steps and keeps digits: more places, no more root causes.
"""

import re
from functools import lru_cache

STEPS = 5
NOWHERE = ""
"""The place around the whole page."""
FORMATTING = frozenset(
    ("b", "big", "center", "del", "em", "font", "i", "ins", "o:p", "s", "small", "span", "strike", "strong")
) | {"sub", "sup", "tt", "u"}
"""Without a class such an element takes its look from the block around it."""

_CLASS = re.compile(r"[^ \t\n\f\r]+")
_PLAIN = re.compile(r"[A-Za-z_\u4e00-\u9fff-]+")


@lru_cache(maxsize=50_000)
def below(place: str, tag: str, names: str | None) -> str:
    """Return the place of an element, by its tag and its class attribute, that stands in another place.

    The first part of a place is the nearest step with a class before the last five, for paths without any.
    """
    outer, *steps = place.split(">") if place else (NOWHERE,)
    steps.append(_step(tag, names))
    if len(steps) > STEPS:
        lost = steps.pop(0)
        outer = lost if "." in lost else outer
    return ">".join((outer, *steps))


def component(place: str) -> str:
    """Return a place as findings write it."""
    outer, _, path = place.partition(">")
    return f"{outer} {path}" if outer and "." not in path else path


def _step(tag: str, names: str | None) -> str:
    plain = next((name for name in _CLASS.findall(names or "") if _PLAIN.fullmatch(name)), "")
    return f"{tag}.{plain}" if plain else tag
