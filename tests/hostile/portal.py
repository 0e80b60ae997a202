"""A server without manners: it writes to the wire whatever a behaviour says, byte by byte if need be."""

import asyncio
import ssl
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import NamedTuple

Answer = bytes | Callable[["Asked"], bytes | AsyncIterator[bytes]]
"""What is written before the connection is closed: at once, or piece by piece."""


class Asked(NamedTuple):
    method: str
    target: str
    """Path and query as they came."""
    headers: bytes

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]


class Server:
    """Answers by path, else by the longest beginning of it that ends in `*`; everything else is a 404."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self.answers = dict(answers)
        self.asked: list[Asked] = []
        self.connections = 0
        self.port = 0

    def targets(self) -> set[str]:
        return {asked.target for asked in self.asked}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            with suppress(OSError, EOFError, ValueError, asyncio.LimitOverrunError, asyncio.CancelledError):
                await self._serve(reader, writer)
        finally:
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        first, _, headers = head.partition(b"\r\n")
        method, target, _ = first.decode("latin-1").split(" ", 2)
        asked = Asked(method, target, headers)
        self.asked.append(asked)
        answer = self._answer(asked)
        if isinstance(answer, bytes):
            writer.write(answer)
            await writer.drain()
            return
        async for piece in answer:
            writer.write(piece)
            await writer.drain()

    def _answer(self, asked: Asked) -> bytes | AsyncIterator[bytes]:
        found = self.answers.get(asked.target) or self.answers.get(asked.path)
        if found is None:
            beginnings = [key for key in self.answers if key.endswith("*") and asked.path.startswith(key[:-1])]
            found = self.answers[max(beginnings, key=len)] if beginnings else page("没有", status="404 Not Found")
        return found(asked) if callable(found) else found


@contextmanager
def serving(*servers: Server, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Iterator[None]:
    """Let servers run in a thread of their own while the block runs."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def begin() -> list[asyncio.Server]:
        begun = []
        for server in servers:
            begun.append(await asyncio.start_server(server.serve, host, 0, ssl=tls))
            server.port = begun[-1].sockets[0].getsockname()[1]
        return begun

    async def end(begun: list[asyncio.Server]) -> None:
        for server in begun:
            server.close()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        await asyncio.sleep(0.05)  # until the connections are closed

    begun = asyncio.run_coroutine_threadsafe(begin(), loop).result()
    try:
        yield
    finally:
        asyncio.run_coroutine_threadsafe(end(begun), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def answer(body: bytes, *lines: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    """An orderly answer, with more header lines."""
    head = (f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", "Connection: close", *lines)
    return "\r\n".join((*head, "", "")).encode("latin-1", "replace") + body


def page(content: str, *lines: str, title: str = "页", status: str = "200 OK") -> bytes:
    """An orderly page."""
    html = f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head><body>{content}'
    return answer(html.encode(), *lines, status=status)


def links(*hrefs: str) -> str:
    return "".join(f'<p><a href="{href}">去第{number}处</a></p>' for number, href in enumerate(hrefs))


def redirect(to: str, status: str = "302 Found") -> bytes:
    return answer(b"", f"Location: {to}", status=status)
