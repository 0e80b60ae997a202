"""What stands in the text of a page and may not belong there; facts without opinion."""

from datetime import date
from enum import StrEnum

import msgspec


class OddKind(StrEnum):
    """What a piece of text looks like."""

    VARIABLE = "variable"
    """A variable of the server's template."""
    CLIENT_VARIABLE = "client_variable"
    """A variable that a script in the browser may fill."""
    VALUE = "value"
    """`undefined`, `null` or `NaN` where a value belongs."""
    FILLER = "filler"
    """A sentence that keeps the place of another."""
    GARBLED = "garbled"
    """Letters read in the wrong charset."""
    BUILDING = "building"
    """A short line that says that something is being built or prepared."""


class Oddity(msgspec.Struct, frozen=True, gc=False):
    """One such piece; equal ones of a page are one."""

    kind: OddKind
    text: str
    """As it stands there, at most 80 characters."""
    selector: str = ""


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A name in the text that is out of use since a day."""

    word: str
    now: str
    """What is there in its place."""
    since: date
    text: str
    """The words around it, at most 60 characters."""
    selector: str = ""


class ArticleBody(msgspec.Struct, frozen=True, gc=False):
    """The block that holds the text of an article."""

    letters: int
    """Visible characters, blanks left out."""
    pictures: int
    """Pictures that are not marked as small."""
    others: int
    """Attachments, videos, frames and tables in it, which may say what the letters do not."""
    selector: str = ""
    digest: str = ""
    """Of its text; empty when that is so short that two may be equal by chance."""


class Redated(msgspec.Struct, frozen=True, gc=False):
    """An article whose title and text another one has, under an earlier day of publication."""

    title: str
    url: str
    day: date
    earlier_url: str
    earlier_day: date
