"""Why a page could not be had, told from what the browser or the server said."""

from auditor.model import Reason, Unknown

_SAID = (
    ("ERR_CERT", Reason.TLS_INVALID),
    ("ERR_SSL", Reason.TLS_INVALID),
    ("TIMED_OUT", Reason.TIMEOUT),
    ("ERR_BLOCKED", Reason.BLOCKED),
    ("ERR_NAME", Reason.REFUSED),
    ("ERR_SOCKS", Reason.REFUSED),
    ("ERR_CONNECTION", Reason.REFUSED),
    ("ERR_ADDRESS", Reason.REFUSED),
    ("ERR_EMPTY_RESPONSE", Reason.REFUSED),
    ("ERR_UNSAFE_PORT", Reason.UNSUPPORTED),
    ("crashed", Reason.CRASHED),
    ("has been closed", Reason.CRASHED),
)

_DEPARTED = ("navigated or closed", "context was destroyed", "Cannot find context")

_BLOCKED = frozenset({401, 403, 405, 406, 412, 418, 451})


class Trouble(Exception):
    """The page cannot be had; ends the visit and becomes its `Unknown`."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.unknown = Unknown(reason, detail)


class Aborted(Trouble):
    """The browser gave up opening the page by itself; neither the portal nor the network said anything."""


def of_error(said: str) -> Trouble:
    """Read an error of the browser or its driver."""
    first = said.strip().partition("\n")[0]
    if "ERR_ABORTED" in first:
        return Aborted(Reason.UNREADABLE, first)
    return Trouble(next((reason for word, reason in _SAID if word in first), Reason.UNREADABLE), first)


def is_departure(said: str) -> bool:
    """Tell whether an error only says that the document asked is no longer there."""
    return any(word in said for word in _DEPARTED)


def of_status(status: int) -> Trouble | None:
    """Read an HTTP status; None when the page is the portal's own, 0 (unknown) included."""
    if status < 400:
        return None
    if status == 429:
        reason = Reason.LIMITED
    elif status >= 500:
        reason = Reason.SERVER_ERROR
    else:
        reason = Reason.BLOCKED if status in _BLOCKED else Reason.UNREADABLE
    return Trouble(reason, f"HTTP {status}")
