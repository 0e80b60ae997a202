"""Numbers that belong to one person, numbers that only look like them, and how they are masked. Pure.

Whatever leaves the audit folder goes through `veil`: no output shows such a number in full.
"""

import re
from datetime import date
from typing import Any, TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = tuple(3**place % 31 for place in range(17))
_CODE = re.compile(rf"[{_CODE_SIGNS}]{{18}}")
_FIRST_YEAR = 1900
_LAST_DAY = date(2999, 12, 31)

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
# An address may hold any number; a telephone or card number is one in running text only.
_PHONE = re.compile(r"(?<![0-9A-Za-z_/=&.%])1[3-9][0-9]{9}(?![0-9A-Za-z_/.*])")
_CARD = re.compile(r"(?<![0-9A-Za-z_/=&.%])(?:62[0-9]{14,17}|[45][0-9]{15,18})(?![0-9A-Za-z_/.*])")

_GAP = "[ \u00a0\u2009\u3000\\-－–]"
_IN_GROUPS = rf"""
    [1-9](?<![0-9A-Za-z*＊][1-9])
    (?:
        (?<=1)[3-9][0-9](?P<phone>{_GAP})[0-9]{{4}}(?P=phone)[0-9]{{4}}
      | [0-9]{{5}}(?P<born>{_GAP})[0-9]{{8}}(?P=born)[0-9]{{3}}[0-9Xx]
      | [0-9]{{5}}(?P<year>{_GAP})[0-9]{{4}}(?P=year)[0-9]{{4}}(?P=year)[0-9]{{3}}[0-9Xx]
      | [0-9]{{3}}(?P<fours>{_GAP})[0-9]{{4}}(?:(?P=fours)[0-9]{{4}}){{2}}(?:(?P=fours)[0-9]{{1,3}}[Xx]?)?
    )
    (?!\.?[0-9A-Za-z*＊])
"""
"""Numbers as people group them: telephones 3-4-4, identity numbers 6-8-4, 6-4-4-4 and in fours, cards in fours; one
sign parts all groups."""
_GROUPED = re.compile(_IN_GROUPS, re.VERBOSE)
GROUPED = re.compile(rf"(?<![0-9*＊]{_GAP}){_IN_GROUPS}(?!{_GAP}[0-9*＊])", re.VERBOSE)
"""A number in groups beside which stands no other, as numbers side by side may look like it."""
_GAPS = re.compile(_GAP)
_FINGERPRINTS = frozenset(("id", "kin", "group", "groups"))
"""Fields of ours that hold hashes; one in a hundred thousand looks like a card."""


def veil(text: str) -> str:
    """Return a text with every identity, mobile and card number in it masked."""
    text = _GROUPED.sub(_veiled_group, text)
    text = _IDENTITY.sub(lambda it: mask(it[0]) if is_identity_number(it[0], _LAST_DAY) else it[0], text)
    text = _PHONE.sub(lambda it: mask(it[0]), text)
    return _CARD.sub(lambda it: mask(it[0]) if has_card_check(it[0]) else it[0], text)


def ungrouped(number: str) -> str:
    """Return a number without what parts its groups."""
    return _GAPS.sub("", number)


def veil_fact(fact: T) -> T:
    """Return a value with `veil` over every string in it that is no address."""
    return msgspec.convert(_veiled(msgspec.msgpack.decode(msgspec.msgpack.encode(fact))), type(fact))


def mask(number: str) -> str:
    """Return a number with stars in its middle: the first six and the last two signs are left, of a mobile number
    the first three and the last two, as eight of eleven would give it away."""
    kept = 3 if len(number) < 15 else 6
    return f"{number[:kept]}{'*' * (len(number) - kept - 2)}{number[-2:]}"


def is_identity_number(number: str, latest: date) -> bool:
    """Tell whether 18 characters are an identity number (GB 11643): check character, day of birth up to `latest`."""
    if len(number) != 18 or not number[:17].isdigit():
        return False
    total = sum(int(sign) * weight for sign, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[17].upper() and _is_birth(number[6:14], latest)


def is_old_identity_number(number: str) -> bool:
    """Tell whether 15 digits can be an identity number of before 1999; it has no check digit."""
    return len(number) == 15 and number.isdigit() and _is_birth(f"19{number[6:12]}", _LAST_DAY)


def is_credit_code(code: str) -> bool:
    """Tell whether 18 characters are a unified social credit code (GB 32100): its check character is right."""
    if _CODE.fullmatch(code) is None:
        return False
    total = sum(_CODE_SIGNS.index(sign) * weight for sign, weight in zip(code, _CODE_WEIGHTS, strict=False))
    return _CODE_SIGNS[(31 - total % 31) % 31] == code[17]


def has_card_check(number: str) -> bool:
    """Tell whether the last digit is the check digit of a bank card (Luhn)."""
    total = 0
    for place, sign in enumerate(reversed(number)):
        digit = int(sign) * (1 + place % 2)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0


def _veiled_group(match: re.Match[str]) -> str:
    number = ungrouped(match[0])
    is_identity = is_identity_number(number, _LAST_DAY)
    is_card = _CARD.fullmatch(number) is not None and has_card_check(number)
    return mask(number) if match["phone"] or is_identity or is_card else match[0]


def _veiled(raw: Any) -> Any:
    if isinstance(raw, str):
        return raw if len(raw) < 11 or raw.startswith(("http://", "https://")) else veil(raw)
    if isinstance(raw, list):
        return [_veiled(each) for each in raw]
    if isinstance(raw, dict):
        return {name: value if name in _FINGERPRINTS else _veiled(value) for name, value in raw.items()}
    return raw


def _is_birth(digits: str, latest: date) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return born.year >= _FIRST_YEAR and born <= latest
