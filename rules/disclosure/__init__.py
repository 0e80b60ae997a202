"""Mandatory disclosure: policy documents, what interprets them, decisions. What several of the rules share is here."""

import re
from collections.abc import Iterable

from auditor.model import Policy

_PLACE = re.compile(r"^([\u4e00-\u9fff]{2,8}?(?:省|自治区|自治州|市|县|区|旗|州|盟))(人民政府)?")


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
