"""A browser's only way out: a SOCKS5 proxy on the loopback that connects as far as the guard allows.

A name is resolved here, once, and the connection is made to an address that was checked, so it does not matter what the
name server says the next time. SOCKS, because it carries connections, not requests: pages, pictures, fetch and
WebSocket pass the same guard, and the browser keeps its connections open as it would without a proxy.
"""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiohappyeyeballs import start_connection

from auditor.guard import Guard

_BUFFER = 262_144
_NEXT_ADDRESS_SECONDS = 0.25
"""How long one address of a name may keep silent before the next one is tried as well."""

_VERSION, _NO_LOGIN, _CONNECT, _NAME = 5, 0, 1, 3
_DONE, _FAILED, _FORBIDDEN, _UNSUPPORTED = 0, 1, 2, 7


class _Refused(Exception):
    """No connection was made; `code` says why, as SOCKS does."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@asynccontextmanager
async def open_relay(guard: Guard) -> AsyncIterator[str]:
    """Yield the address of a proxy of one's own, as a browser takes it."""
    under_way: set[asyncio.Task[None]] = set()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(_serve(guard, reader, writer))
        under_way.add(task)
        task.add_done_callback(under_way.discard)

    server = await asyncio.start_server(accept, "127.0.0.1", 0, limit=_BUFFER)
    try:
        yield f"socks5://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)


async def _serve(guard: Guard, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Carry one connection from its first byte to its last."""
    with suppress(OSError, EOFError):
        try:
            host, port = await _wanted(reader, writer)
            try:
                connection = await _connected(guard, host, port)
            except _Refused as refused:
                writer.write(_reply(refused.code))
                await writer.drain()
                return
            writer.write(_reply(_DONE))
            await _carry(reader, writer, connection)
        finally:
            writer.close()


async def _wanted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> tuple[str, int]:
    """Return host and port the browser asks for; it gives the host as a name, numbers as well."""
    _, methods = await reader.readexactly(2)
    await reader.readexactly(methods)
    writer.write(bytes((_VERSION, _NO_LOGIN)))
    _, command, _, kind, length = await reader.readexactly(5)
    if (command, kind) != (_CONNECT, _NAME):
        writer.write(_reply(_UNSUPPORTED))
        raise EOFError
    name = await reader.readexactly(length)
    (port,) = struct.unpack("!H", await reader.readexactly(2))
    return name.decode("ascii", "replace").strip("[]"), port


async def _connected(guard: Guard, host: str, port: int) -> socket.socket:
    """Return a connection to an address of the host that may be asked. Raises _Refused."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        allowed = [info for info in found if guard.allows(host, port, str(info[4][0]))]
        if not allowed:
            raise _Refused(_FORBIDDEN)
        return await start_connection(allowed, happy_eyeballs_delay=_NEXT_ADDRESS_SECONDS)
    except (OSError, UnicodeError) as error:
        raise _Refused(_FAILED) from error


def _reply(code: int) -> bytes:
    return bytes((_VERSION, code, 0, 1)) + bytes(6)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: socket.socket) -> None:
    there, away = await asyncio.open_connection(sock=connection, limit=_BUFFER)
    try:
        async with asyncio.TaskGroup() as both:
            both.create_task(_copy(reader, away))
            both.create_task(_copy(there, writer))
    except* OSError:
        pass  # one side hung up


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Carry one direction; its end is the end of the connection, as neither browsers nor servers close by halves."""
    try:
        while data := await reader.read(_BUFFER):
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()
