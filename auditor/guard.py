"""Whom we may ask: the internet, and of private networks only the hosts the operator named. Pure.

Every connection passes here with the address it is really made to, after its name was resolved.
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from auditor.address import Scope, named_host, normalise
from auditor.errors import UserError
from auditor.settings import Settings

_CLOSED = tuple(
    map(
        ip_network,
        (
            "192.0.0.0/24",  # protocol assignments, metadata services among them, RFC 6890
            "168.63.129.16/32",  # the metadata service of one cloud; most others are link-local
            "::/96",  # IPv4 written as IPv6, RFC 4291
            "::ffff:0:0:0/96",  # IPv4 translated, RFC 2765
            "64:ff9b:1::/48",  # local translation, RFC 8215
            "fec0::/10",  # site-local, RFC 3879
        ),
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")


class Guard:
    """Lets a connection pass that goes to the internet, or to a host the operator named."""

    def __init__(self, settings: Settings) -> None:
        """Take the siblings and private hosts of the settings. Raises UserError for one that is no host."""
        names = (*settings.siblings, *settings.private_hosts)
        for name in names:
            if not named_host(name):
                raise UserError(f"{name!r} is no host; write www.example.gov.cn or 10.1.2.3:8080")
        self._named = Scope("", names)

    def allows(self, host: str, port: int, address: str) -> bool:
        """Tell whether a connection to `host` may be made at `address`, which the name stands for right now."""
        return not is_private(address) or self._is_named(host, port)

    def _is_named(self, host: str, port: int) -> bool:
        where = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        # A host that is named without a port may be asked at the ports of both schemes.
        return any(self._named.inside(normalise(f"{scheme}://{where}/", "http://x/")) for scheme in ("http", "https"))


def is_private(address: str) -> bool:
    """Tell whether an IP address is not one of the public internet, whatever form it is written in."""
    ip = ip_address(address)
    inner = _inner(ip)
    if inner is not None:
        return is_private(str(inner))
    return not ip.is_global or ip.is_multicast or any(ip in network for network in _CLOSED)


def _inner(ip: IPv4Address | IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address a translator on the way makes of an IPv6 address."""
    if isinstance(ip, IPv4Address):
        return None
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped or ip.sixtofour
