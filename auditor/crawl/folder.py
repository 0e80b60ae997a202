"""A folder of built pages as a portal: served on loopback, server includes resolved."""

import asyncio
import mimetypes
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from aiohttp import web

from auditor.errors import NothingToJudge

_INDEXES = ("index.html", "index.shtml", "index.htm", "default.html", "default.htm")
_PAGES = frozenset((".html", ".htm", ".shtml", ".shtm"))
_INCLUDE = re.compile(rb"""<!--\s*#\s*include\s+(virtual|file)\s*=\s*["']?([^"'\s>]+)["']?\s*-->""", re.IGNORECASE)
_DEEPEST_INCLUDE = 8


@contextmanager
def serve_folder(path: Path) -> Iterator[str]:
    """Serve the folder while the block runs; yield the address of its home page.

    The port is derived from the folder, if it is free, so that two audits name the same addresses.
    Raises NothingToJudge when the folder has no home page.
    """
    root = path.resolve()
    if _file_for(root, "/") is None:
        raise NothingToJudge(f"{path} has no {', '.join(_INDEXES[:3])}")
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="folder server", daemon=True)
    thread.start()
    runner, port = asyncio.run_coroutine_threadsafe(_serve(root), loop).result()
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def answer(root: Path, path: str) -> tuple[int, str, bytes]:
    """Return status, content type and body for a request path of the folder `root`."""
    file = _file_for(root, path)
    if file is None:
        return 404, "text/plain", b"not found"
    if file.suffix.lower() in _PAGES:
        return 200, "text/html", _with_includes(root, file, 0)
    return 200, mimetypes.guess_type(file.name)[0] or "application/octet-stream", file.read_bytes()


async def _serve(root: Path) -> tuple[web.AppRunner, int]:
    async def handle(request: web.Request) -> web.Response:
        status, content_type, body = answer(root, request.rel_url.raw_path)
        # No charset: like a plain file server, it leaves that to the document.
        return web.Response(status=status, body=body, headers={"Content-Type": content_type})

    app = web.Application()
    app.router.add_get("/{path:.*}", handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    wish = 20_000 + int.from_bytes(sha256(str(root).encode()).digest()[:2]) % 12_000
    for port in (wish, 0):
        try:
            site = web.TCPSite(runner, "127.0.0.1", port)
            await site.start()
        except OSError:
            continue
        break
    return runner, int(runner.addresses[0][1])


def _file_for(root: Path, path: str) -> Path | None:
    """Return the file a request path names; None when there is none, or it would leave the folder."""
    try:
        file = (root / unquote(path).lstrip("/")).resolve()
        if not file.is_relative_to(root):
            return None
        if file.is_dir():
            file = next((file / name for name in _INDEXES if (file / name).is_file()), file)
        return file if file.is_file() else None
    except (OSError, ValueError):
        return None


def _with_includes(root: Path, file: Path, level: int) -> bytes:
    """Return a page with its includes put in; those whose file is missing stay as they are written."""
    body = file.read_bytes()
    if level >= _DEEPEST_INCLUDE or b"#include" not in body:
        return body

    def included(match: re.Match[bytes]) -> bytes:
        name = match[2].decode("utf-8", "replace").partition("?")[0]
        is_rooted = match[1].lower() == b"virtual" and name.startswith("/")
        folder = "" if is_rooted else f"{file.parent.relative_to(root).as_posix()}/"
        found = _file_for(root, folder + name)
        return match[0] if found is None else _with_includes(root, found, level + 1)

    return _INCLUDE.sub(included, body)
