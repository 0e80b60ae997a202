"""Values used at every stage."""

from enum import StrEnum
from typing import NamedTuple

import msgspec


class Text(NamedTuple):
    """One sentence in the two languages of the report."""

    zh: str
    en: str

    def in_(self, lang: str) -> str:
        """Return the sentence in `lang` (`zh` or `en`)."""
        return self.en if lang == "en" else self.zh


class Reason(StrEnum):
    """Why something could not be looked at or decided; the closed list of the coverage table."""

    SCRIPT = "script"
    """Only a script fills it and no browser rendered the page."""
    INCLUDE = "include"
    """A server-side include was left unprocessed."""
    BLOCKED = "blocked"
    CHALLENGE = "challenge"
    """A script wall: it wants a cookie that only a browser can make."""
    FIREWALL = "firewall"
    LOGIN = "login"
    CAPTCHA = "captcha"
    REGION = "region"
    """Only visitors from elsewhere are let in."""
    LIMITED = "limited"
    TIMEOUT = "timeout"
    REFUSED = "refused"
    TLS_INVALID = "tls_invalid"
    SERVER_ERROR = "server_error"
    DISALLOWED = "disallowed"
    """robots.txt forbids the request."""
    UNSUPPORTED = "unsupported"
    NOT_ASKED = "not_asked"
    """A limit (pages, depth, time, `--external skip`) ended the crawl before it was asked."""
    OUTAGE = "outage"
    """The host stopped answering and did not come back."""
    ACTION = "action"
    """Asking the address would do something: log out, delete."""
    OUT_OF_SCOPE = "out_of_scope"
    UNREADABLE = "unreadable"
    """The response came but could not be read as what it claims to be."""
    NO_BROWSER = "no_browser"
    NOT_OPENED = "not_opened"
    """The browser examination did not open the page (it opens a sample)."""
    INCOMPLETE = "incomplete"
    """The check ran and a person must look (axe-core's `incomplete`)."""
    CRASHED = "crashed"
    """A rule or probe of ours failed."""
    NOT_SHOWN = "not_shown"
    """The pages read do not show it; it may stand where the audit did not look."""


class Unknown(msgspec.Struct, frozen=True, gc=False):
    """A fact that could not be established. Never stands for "absent": absent is None."""

    reason: Reason
    detail: str = ""


class View(StrEnum):
    """How wide and how large a page is shown when it is measured."""

    DESKTOP = "desktop"
    PHONE = "phone"
    NARROW = "narrow"
    """320 CSS pixels, as WCAG 1.4.10 has it."""
    ZOOM = "zoom"
    """The desktop window at 200 %."""
    LARGE_TEXT = "large_text"
    """The desktop window with all text twice as large."""
    SPACED = "spaced"
    """The desktop window with the text spacing of WCAG 1.4.12."""


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where on the portal something was seen."""

    url: str = ""
    """Empty: the page being judged (filled in by the engine)."""
    selector: str = ""
    snippet: str = ""
    """At most 200 characters of markup or text."""
    view: View = View.DESKTOP
    """How the page must be shown to see it."""
