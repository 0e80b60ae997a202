"""Numbers that belong to one person, as far as a report may repeat them."""

from enum import StrEnum

import msgspec


class PrivateKind(StrEnum):
    """What a number is."""

    IDENTITY = "identity"
    PHONE = "phone"
    BANK_CARD = "bank_card"


class PrivateNumber(msgspec.Struct, frozen=True, gc=False):
    """One number that stands unmasked on a page or in an attachment. The number itself is kept nowhere."""

    kind: PrivateKind
    masked: str
    """`110105**********2X`; of a mobile number `138******78`."""
    digest: str
    """The first 4 hex digits of its SHA-256: enough to tell numbers of one audit apart, too few to guess it back."""
    context: str = ""
    """The head of its table column, or the words before it; figures are left out."""
    count: int = 1
    """How often it stands there."""
    where: str = ""
    """`2:15` for row 15 of the second table that holds such numbers; empty in running text."""
