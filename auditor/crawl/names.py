"""Host names and where they lead. Private networks are out of bounds unless the portal itself is in one."""

import asyncio
import ipaddress
import socket
from typing import Any

from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult

from auditor.crawl.verdicts import PrivateAddress


class Names(AbstractResolver):
    """Resolves names, remembers those that are not known, and refuses those that lead into a private network."""

    def __init__(self, *, may_be_private: bool) -> None:
        self.may_be_private = may_be_private
        self._resolver = ThreadedResolver()
        self._unknown: dict[str, OSError] = {}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of a host. Raises OSError when there are none."""
        if host in self._unknown:
            raise self._unknown[host]
        try:
            found = await self._resolver.resolve(host, port, family)
        except OSError as error:
            self._unknown[host] = error
            raise
        allowed = [result for result in found if self.may_be_private or not is_private(result["host"])]
        if not allowed:
            raise PrivateAddress
        return allowed

    async def close(self) -> None:
        """Release nothing; there is nothing to release."""

    def forget_unknown(self) -> None:
        """Ask the name server again for what it did not know."""
        self._unknown.clear()


def is_private(host: str) -> bool:
    """Tell whether a host, as far as it is written as an address, is not of the public internet."""
    try:
        return not ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


async def leads_to_private(host: str) -> bool:
    """Tell whether a name, or an address, is that of a machine in a private network."""
    if is_private(host):
        return True
    try:
        found: list[tuple[Any, ...]] = await asyncio.get_running_loop().getaddrinfo(host, None)
    except OSError:
        return False
    return any(is_private(str(entry[4][0])) for entry in found)
