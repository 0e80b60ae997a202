"""Addresses: joined and normalised the way a browser does it, and what can be told from an address alone. Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address
from typing import NamedTuple
from urllib.parse import quote

LONGEST = 4_000
"""Characters of the longest address that is believed; longer ones are residue of templates or data."""

_REMEMBERED = 150_000
_BLANKS = "".join(map(chr, range(0x21)))
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_WEB = re.compile(r"(https?):(.*)", re.IGNORECASE | re.DOTALL)
_AUTHORITY = re.compile(r"([^/?]*)([^?]*)(\?.*)?", re.DOTALL)
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})?")
_SESSION_PATH = re.compile(r";jsessionid=[^/?#;]*|/\([A-Z]\([a-z0-9]{24}\)\)(?=/)", re.IGNORECASE)
_SESSION_QUERY = re.compile(
    r"(?<=[?&])(?:jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid)=[^&]*&?", re.IGNORECASE
)
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_\-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_\-]*[a-z0-9_])?)*\.?")
_NUMERIC = re.compile(r"[0-9.]+|0x[0-9a-f]*")
_PORTS = {"http": 80, "https": 443}
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_SAFE = "/:@!$&'()*+,;=-._~%"

_ATTACHMENTS = frozenset(
    re.findall(
        r"\w+",
        """
        pdf doc docx docm dot xls xlsx xlsm xlsb csv ppt pptx pps ppsx wps et dps ofd ceb odt ods odp rtf txt epub
        zip rar 7z gz tgz tar exe apk msi iso xml json
        jpg jpeg png gif bmp webp svg tif tiff ico mp3 wma wav mp4 flv avi wmv mov rmvb swf
        """,
    )
)
DOCUMENTS = frozenset(["pdf", "doc", "docx", "docm", "xls", "xlsx", "xlsm", "csv", "txt", "zip", "wps", "et", "ofd"])
"""Endings of files with text in them, or of files packed."""


def normalise(href: str, base: str) -> str:
    """Return the absolute address `href` means on the page at `base`, without fragment.

    `base` must be an address this function returned. Empty when the href leads nowhere a reader can go: empty,
    `javascript:`, `mailto:`, `data:`, malformed. Session ids are taken out; escapes are written one way.
    """
    if not href:
        return ""
    page = _page(base)
    first = href[0]
    if first in "?#":
        return _join(href, page)
    known = page.root if first == "/" or href.startswith(("http://", "https://")) else page.folder
    url = known.get(href)
    if url is None:
        url = _join(href, page)
        if len(href) <= LONGEST and href[:1] not in _BLANKS:
            _remember(known, href, url)
    return url


def host_of(url: str) -> str:
    """Return the host of a normalised address, with its port when that is not the scheme's own; empty without one."""
    start = url.find("://") + 3
    if start < 4:
        return ""
    end = url.find("/", start)
    return url[start : end if end > 0 else len(url)]


def is_numeric(url: str) -> bool:
    """Tell whether the host of a normalised address is an IP address rather than a name."""
    host = host_of(url)
    return host.startswith("[") or _NUMERIC.fullmatch(host.partition(":")[0]) is not None


@lru_cache(maxsize=50_000)
def is_attachment(url: str) -> bool:
    """Tell whether the file name of a normalised address is that of a document, archive, picture or medium."""
    return extension(url) in _ATTACHMENTS


def is_document(url: str) -> bool:
    """Tell whether the file name of a normalised address is that of a file with text in it, or of files packed."""
    return extension(url) in DOCUMENTS


def extension(url: str) -> str:
    """Return the file name extension of a normalised address in lower case; empty when it has none."""
    path = url.partition("?")[0]
    name = path[path.rfind("/") + 1 :]
    dot = name.rfind(".")
    return name[dot + 1 :].lower() if dot > 0 and path.count("/") > 2 else ""


def named_host(name: str) -> str:
    """Return the host, with its port, that someone names in writing or by an address; empty when it is none."""
    return host_of(normalise(name if "://" in name else f"http://{name}", "http://x/"))


class Scope:
    """The hosts that are the portal: that of the start address and the siblings, each with and without `www.`."""

    def __init__(self, start: str, siblings: Iterable[str] = ()) -> None:
        hosts = [host_of(start), *map(named_host, siblings)]
        self._hosts = frozenset(_bare(host) for host in hosts if host)

    def inside(self, url: str) -> bool:
        """Tell whether a normalised address belongs to the portal."""
        host = host_of(url)
        return host in self._hosts or _bare(host) in self._hosts


class _Page(NamedTuple):
    """The parts of a base address, and the hrefs already joined to its folder and to its root."""

    scheme: str
    origin: str
    path: str
    query: str
    folder: dict[str, str]
    root: dict[str, str]


_folders: dict[str, dict[str, str]] = {}
_joined = 0


@lru_cache(maxsize=1_000)
def _page(base: str) -> _Page:
    scheme, _, rest = base.partition("://")
    host, slash, tail = rest.partition("/")
    path, mark, query = (slash + tail).partition("?")
    origin = f"{scheme}://{host}"
    folder = origin + path[: path.rfind("/") + 1]
    return _Page(
        scheme, origin, path or "/", mark + query, _folders.setdefault(folder, {}), _folders.setdefault(origin, {})
    )


def _remember(known: dict[str, str], href: str, url: str) -> None:
    global _joined
    if _joined >= _REMEMBERED:
        _folders.clear()
        _page.cache_clear()
        _joined = 0
    known[href] = url
    _joined += 1


def _join(href: str, page: _Page) -> str:
    url = _resolved(href, page)
    return url if len(url) <= LONGEST else ""  # escapes make it longer


def _resolved(href: str, page: _Page) -> str:
    href = href.strip(_BLANKS)
    if "\n" in href or "\t" in href or "\r" in href:
        href = href.replace("\n", "").replace("\t", "").replace("\r", "")
    href = href.partition("#")[0] if not href.startswith("#") else "#"
    if not href or len(href) > LONGEST:
        return ""
    before, mark, query = href.partition("?")
    href = before.replace("\\", "/") + mark + query
    web = _WEB.match(href)
    if web:
        scheme, rest = web[1].lower(), web[2]
        if rest.startswith("//") or scheme != page.scheme:
            return _absolute(scheme, rest.lstrip("/"))
        href = rest
    elif _SCHEME.match(href):
        return ""
    if href.startswith("//"):
        return _absolute(page.scheme, href.lstrip("/"))
    if href.startswith("#") or not href:
        return page.origin + page.path + page.query
    if href.startswith("?"):
        return page.origin + page.path + _query(href)
    path, mark, query = href.partition("?")
    if not path.startswith("/"):
        path = page.path[: page.path.rfind("/") + 1] + path
    return page.origin + _path(path) + _query(mark + query)


def _absolute(scheme: str, rest: str) -> str:
    match = _AUTHORITY.match(rest)
    authority, path, query = match.groups("") if match else ("", "", "")
    host = _host(authority.rpartition("@")[2], scheme)
    return f"{scheme}://{host}{_path(path or '/')}{_query(query)}" if host else ""


def _host(written: str, scheme: str) -> str:
    """Return host and port as normalised, empty when no request could be made of it."""
    if written.startswith("["):
        name, _, port = written.partition("]")
        port = port.removeprefix(":")
        try:
            name = f"[{IPv6Address(name[1:]).compressed}]" if "]" in written else ""
        except ValueError:
            return ""
    else:
        name, _, port = written.partition(":")
        name = _domain(name)
    if not name or (port and not (port.isascii() and port.isdigit() and int(port[:6]) < 65_536)):
        return ""
    return f"{name}:{int(port)}" if port and int(port) != _PORTS[scheme] else name


def _domain(name: str) -> str:
    name = name.lower().replace("。", ".")
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii").lower()
        except UnicodeError:
            return ""
    if len(name) > 253 or max(map(len, name.split("."))) > 63 or not _HOST.fullmatch(name):
        return ""
    if _NUMERIC.fullmatch(name.rstrip(".").rpartition(".")[2]):
        try:
            return str(IPv4Address(name.rstrip(".")))
        except ValueError:
            return ""
    return name


def _path(path: str) -> str:
    path = _escaped(path)
    if ";" in path or "(" in path:
        path = _SESSION_PATH.sub("", path)
    if "/." not in path:
        return path or "/"
    parts: list[str] = []
    pieces = path.split("/")[1:]
    for piece in pieces:
        if piece == "..":
            del parts[-1:]
        elif piece != ".":
            parts.append(piece)
    if pieces[-1] in (".", ".."):
        parts.append("")
    return "/" + "/".join(parts)


def _query(query: str) -> str:
    query = _escaped(query, "?")
    if "sess" in query.lower():
        query = _SESSION_QUERY.sub("", query).rstrip("&")
    return "" if query == "?" else query


def _escaped(text: str, also: str = "") -> str:
    """Write escapes in upper case, undo needless ones, and escape what may not stand in an address."""
    if "%" in text:
        text = _ESCAPE.sub(_one_escape, text)
    return quote(text, safe=_SAFE + also, errors="replace")


def _one_escape(match: re.Match[str]) -> str:
    code = match[1]
    if code is None:
        return "%25"
    letter = chr(int(code, 16))
    return letter if letter in _UNRESERVED else f"%{code.upper()}"


def _bare(host: str) -> str:
    return host.removeprefix("www.")
