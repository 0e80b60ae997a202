"""Kill audits at random moments, resume them, and compare each result with that of an undisturbed audit.

    python bench/kills.py --kills 50 --pages 1000

Every audit asks the same server, which is slow here and there and refuses some pages the first time. A result that
differs in anything but its times is printed and ends the program with 1.
"""

import argparse
import asyncio
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aiohttp import web

TIMES = frozenset({"started", "finished", "at"})
PER_COLUMN = 50


class Portal:
    """A small portal of columns and articles with whatever an audit trips over."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        self.asked: Counter[str] = Counter()
        """How often each path was asked for since `forget`."""
        self.is_down = False
        """Every connection is closed without an answer."""

    def forget(self) -> None:
        self.asked.clear()

    async def answer(self, request: web.Request) -> web.Response:
        path = request.path
        if self.is_down:
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        self.asked[path] += 1
        await asyncio.sleep(random.Random(path).random() / 200)
        if path == "/":
            return _page("临溪县人民政府", [(f"/c{one}/", f"栏目{one}") for one in range(self.columns)], [])
        if path.endswith(".csv"):
            return web.Response(text=f"名称,数量\n{path},1\n", content_type="text/csv")
        match path.strip("/").split("/"):
            case ["go", number]:
                raise web.HTTPFound(f"/c{int(number) // PER_COLUMN}/t{number}.html")
            case [column] if column[:1] == "c" and column[1:].isdigit() and int(column[1:]) < self.columns:
                return self._column(int(column[1:]))
            case [_, article] if article[:1] == "t" and int(article[1:-5]) < self.pages:
                return self._article(path, int(article[1:-5]))
        return web.Response(status=404, text="不存在")

    @property
    def columns(self) -> int:
        return -(-self.pages // PER_COLUMN)

    def _column(self, number: int) -> web.Response:
        first = number * PER_COLUMN
        listed = range(first, min(first + PER_COLUMN, self.pages), 2)  # the odd ones are found from article to article
        items = [(f"/c{number}/t{one}.html", f"关于事项{one}的通知") for one in listed]
        return _page(f"栏目{number}", [("/", "首页"), (f"/c{number}/", f"栏目{number}")], items)

    def _article(self, path: str, number: int) -> web.Response:
        if number % 17 == 3 and self.asked[path] == 1:
            return web.Response(status=500, text="忙")
        column = number // PER_COLUMN
        further = [(f"/c{column}/t{number + 1}.html", "下一篇")]
        further += [(f"/files/{number}.csv", f"附件{number}")] if number % 7 == 0 else []
        further += [(f"/gone/{number}.html", "旧通知")] if number % 11 == 0 else []
        further += [(f"/go/{(number * 7) % self.pages}", "相关文章")] if number % 13 == 0 else []
        trail = [("/", "首页"), (f"/c{column}/", f"栏目{column}")]
        return _page(f"关于事项{number}的通知", trail, further, f"<p>发布时间：2026-11-01</p><p>{'正文。' * 200}</p>")


def _page(title: str, trail: list[tuple[str, str]], items: list[tuple[str, str]], text: str = "") -> web.Response:
    def links(of: list[tuple[str, str]], before: str, after: str) -> str:
        return "".join(f'{before}<a href="{url}">{name}</a>{after}' for url, name in of)

    html = f"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head><body>
        <div class="position">当前位置：{links(trail, "", " &gt; ")}</div><h1>{title}</h1>{text}
        <ul>{links(items, "<li>", "<span>2026-11-01</span></li>")}</ul></body></html>"""
    return web.Response(text=html, content_type="text/html")


@contextmanager
def served(portal: Portal) -> Iterator[str]:
    """Serve the portal while the block runs and give its start address."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def start() -> web.AppRunner:
        app = web.Application()
        app.router.add_get("/{path:.*}", portal.answer)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return runner

    runner = asyncio.run_coroutine_threadsafe(start(), loop).result()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def begin(start: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start an audit."""
    options = ["--rate", "0", "--retry-pause", "0.1", "--external", "skip", "--render", "never", "--examine", "none"]
    return _auditor("audit", start, "--out", str(folder), "--format", "json", "--fail-on", "none", *options)


def go_on(folder: Path) -> subprocess.Popen[bytes]:
    """Resume an audit."""
    return _auditor("audit", "--resume", str(folder))


def result(folder: Path) -> Any:
    """What the report says, without its times."""
    return _timeless(json.loads((folder / "report.json").read_bytes()))


def _auditor(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "auditor", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def _timeless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _timeless(inner) for key, inner in value.items() if key not in TIMES}
    return [_timeless(inner) for inner in value] if isinstance(value, list) else value


def killed(start: str, folder: Path, moments: list[float]) -> int:
    """Audit with a kill after each of the moments (seconds of a process's life); return how often it was resumed."""
    process, resumed = begin(start, folder), 0
    for moment in moments:
        time.sleep(moment)
        process.kill()
        process.communicate()
        if not (folder / "audit.db").is_file():
            process = begin(start, folder)
            continue
        process, resumed = go_on(folder), resumed + 1
    _, complaint = process.communicate()
    if process.returncode:
        raise SystemExit(f"the audit ended with {process.returncode}: {complaint.decode()}")
    return resumed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    chance, portal = random.Random(chosen.seed), Portal(chosen.pages)
    with served(portal) as start, tempfile.TemporaryDirectory() as scratch:
        begun = time.monotonic()
        killed(start, Path(scratch) / "undisturbed", [])
        seconds = time.monotonic() - begun
        truth, undisturbed = result(Path(scratch) / "undisturbed"), portal.asked.total()
        print(f"undisturbed: {seconds:.1f} s, {undisturbed} requests", file=sys.stderr)
        different = 0
        for number in range(chosen.kills):
            portal.forget()
            folder, moment = Path(scratch) / f"killed{number}", chance.uniform(0, seconds)
            resumed = killed(start, folder, [moment])
            is_same = result(folder) == truth
            different += not is_same
            again = portal.asked.total() - undisturbed
            print(f"{number}: killed after {moment:.2f} s, resumed {resumed}, same {is_same}, {again:+} requests")
    raise SystemExit(f"{different} of {chosen.kills} results differ" if different else 0)


if __name__ == "__main__":
    main()
