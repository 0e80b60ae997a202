"""Serves the portal on the loopback."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone

from aiohttp import web

from auditor.demo.build import build
from auditor.demo.model import Answer, Portal

PORT = 8765
CHINA = timezone(timedelta(hours=8))


@contextmanager
def serve_demo(today: date | None = None, port: int = PORT) -> Iterator[str]:
    """Serve the portal as of `today` (None: the day it is in China) and yield its start address.

    When `port` is taken, any free one serves; addresses, and with them the ids of findings, then differ.
    """
    listener = _listen(port)
    host = "{}:{}".format(*listener.getsockname())
    portal = build(today or datetime.now(UTC).astimezone(CHINA).date(), host)
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(_app(portal), access_log=None, shutdown_timeout=1)
    loop.run_until_complete(_start(runner, listener))
    thread = threading.Thread(target=loop.run_forever, name="demo portal", daemon=True)
    thread.start()
    try:
        yield f"http://{host}/"
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.run_until_complete(runner.cleanup())
        loop.close()


def _listen(port: int) -> socket.socket:
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError:
        return socket.create_server(("127.0.0.1", 0))


def _app(portal: Portal) -> web.Application:
    async def answer(request: web.Request) -> web.Response:
        found = portal.pages.get(request.path, portal.missing)
        await asyncio.sleep(found.delay)
        return _response(found)

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    return app


def _response(answer: Answer) -> web.Response:
    headers = {"Content-Type": answer.content_type}
    if answer.location:
        headers["Location"] = answer.location
    return web.Response(body=answer.body, status=answer.status, headers=headers)


async def _start(runner: web.AppRunner, listener: socket.socket) -> None:
    await runner.setup()
    await web.SockSite(runner, listener).start()
