"""What a status or an error means. Only a clear answer that nothing is there accuses."""

import errno
import socket
import ssl
from typing import NamedTuple

import aiohttp

from auditor.model import Reason, Verdict


class Trouble(NamedTuple):
    """Why there was no answer."""

    verdict: Verdict
    reason: str
    cause: Reason | None = None
    """Why the address could not be looked at, where the verdict alone does not say."""


CLOSED = Trouble(Verdict.REFUSED, "the connection was closed")


class PrivateAddress(OSError):
    """The name leads into a private network the operator did not ask about."""


_REFUSES_US = frozenset((401, 403, 405, 406, 407, 412, 418, 423, 451, 521))
"""A login, a firewall or a robot filter stands before the content; whether it is there cannot be told."""


def of_status(status: int) -> Verdict:
    """Return the verdict of a final status."""
    if 200 <= status < 300 or status == 416:  # only our own Range header can be unsatisfiable
        return Verdict.OK
    if status in (404, 410):
        return Verdict.DEAD
    if status == 429:
        return Verdict.LIMITED
    if status in _REFUSES_US:
        return Verdict.BLOCKED
    return Verdict.SERVER_ERROR if status >= 500 else Verdict.UNSUPPORTED


def of_error(error: Exception, timeout: float) -> Trouble:
    """Return the verdict of a request that got no answer. Raises the error again when it is not the network's."""
    match error:
        case TimeoutError():
            return Trouble(Verdict.TIMEOUT, f"no answer within {timeout:g} s")
        case aiohttp.ClientConnectorCertificateError():
            return Trouble(Verdict.TLS_INVALID, _certificate(error.certificate_error))
        case aiohttp.ClientSSLError():
            return Trouble(Verdict.TLS_INVALID, str(error.os_error.strerror or "TLS handshake failed"))
        case aiohttp.ClientConnectorDNSError():
            return _of_name(error.os_error)
        case aiohttp.ClientConnectorError():
            return _of_connection(error.os_error)
        case aiohttp.ClientPayloadError():
            return Trouble(Verdict.REFUSED, "the answer broke off")
        case aiohttp.ServerConnectionError() | aiohttp.ClientOSError() | ConnectionError():
            return CLOSED
        case aiohttp.ClientError() | ValueError():
            return Trouble(Verdict.UNSUPPORTED, "not an HTTP answer")
    raise error


def _of_name(error: OSError) -> Trouble:
    if isinstance(error, PrivateAddress):
        return Trouble(Verdict.UNSUPPORTED, "leads into a private network")
    if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
        return Trouble(Verdict.DNS_FAILURE, "host not found")
    # Anything else is the name server's trouble (or ours), not a statement about the name.
    return Trouble(Verdict.TIMEOUT, "the name server gave no answer")


def _of_connection(error: OSError) -> Trouble:
    if isinstance(error, PrivateAddress):
        return Trouble(Verdict.UNSUPPORTED, "leads into a private network")
    if error.errno == errno.ETIMEDOUT:
        return Trouble(Verdict.TIMEOUT, "no connection")
    if error.errno == errno.ECONNREFUSED:
        return Trouble(Verdict.REFUSED, "connection refused")
    return Trouble(Verdict.REFUSED, (error.strerror or "no connection").lower())


def _certificate(error: Exception) -> str:
    return error.verify_message if isinstance(error, ssl.SSLCertVerificationError) else str(error)
