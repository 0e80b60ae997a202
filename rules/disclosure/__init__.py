"""What must be published (法定主动公开): items, policy documents, decisions; what several rules share."""

import re
from collections.abc import Iterable, Iterator

from auditor.model import ColumnState, MandatoryItem, Policy, Site

HOLDING = frozenset((ColumnState.FILLED, ColumnState.SINGLE, ColumnState.OUTSIDE))
"""States of a place that shows something; what stands on another host of the government's counts."""

_PLACE = re.compile(r"^([\u4e00-\u9fff]{2,8}?(?:省|自治区|自治州|市|县|区|旗|州|盟))(人民政府)?")


def chosen(site: Site, items: Iterable[str]) -> Iterator[MandatoryItem]:
    """Yield the items with these ids, in their order."""
    by_id = {it.item: it for it in site.items}
    return (by_id[id_] for id_ in items if id_ in by_id)


def is_outside(item: MandatoryItem) -> bool:
    """Tell whether another host publishes the item, so that what the portal itself lacks may stand there."""
    return any(place.is_sure and place.state is ColumnState.OUTSIDE for place in item.sightings)


def fits(patterns: Iterable[str], *texts: str) -> bool:
    """Tell whether one of `patterns` is found in one of `texts`."""
    return any(re.search(pattern, text) for pattern in patterns for text in texts)


def is_of_another(policy: Policy, portal: str, superiors: Iterable[str]) -> bool:
    """Tell whether a document was issued by somebody the portal does not belong to: an authority above, another place.

    The issuer is the one printed, else what the title begins with. `portal` is the portal's name; a number that begins
    with a letter of it is its own: 云政发 is of a county as well as of a province.
    """
    issuer = "".join((policy.issuer or policy.title).split())
    place = _PLACE.match(issuer)
    if place and place[1] in portal:
        return False
    is_city_above = issuer.startswith("市") and portal != "" and "市" not in portal
    is_number_above = policy.number[:1] not in portal and fits(superiors, policy.number)
    if is_city_above or is_number_above or fits(superiors, issuer):
        return True
    return bool(place and portal and (policy.issuer or place[2]))
