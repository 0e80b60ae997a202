"""Host names and where they lead, as far as the guard lets them."""

import asyncio
import socket
from collections.abc import Iterable
from typing import Any

from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from auditor.address import host_of
from auditor.crawl.verdicts import PrivateAddress
from auditor.guard import Guard, is_private


class Names(AbstractResolver):
    """Resolves names, remembers those that are not known, and refuses those that lead into a private network."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
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
        allowed = [result for result in found if self._guard.allows(host, port, result["host"])]
        if not allowed:
            raise PrivateAddress
        return allowed

    async def close(self) -> None:
        """Release nothing; there is nothing to release."""

    def forget_unknown(self) -> None:
        """Ask the name server again for what it did not know."""
        self._unknown.clear()


async def private_among(starts: Iterable[str]) -> tuple[str, ...]:
    """Return the hosts of the addresses that are, right now, machines in a private network."""
    hosts = {host_of(start): URL(start, encoded=True).host or "" for start in starts}
    return tuple([written for written, name in hosts.items() if await _leads_to_private(name)])


async def _leads_to_private(name: str) -> bool:
    try:
        found: list[tuple[Any, ...]] = await asyncio.get_running_loop().getaddrinfo(name, None)
    except OSError:
        return False
    return any(is_private(str(entry[4][0])) for entry in found)
