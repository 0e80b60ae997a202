"""A loopback portal of well-behaved and ill-behaved pages."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import rules
from auditor.examine.words import SightWords, as_sight
from auditor.settings import Settings
from auditor.vocabulary import load_words

ACCESSIBLE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<title>通知公告 - 某县人民政府</title></head>
<body><header><a href="#main">跳到正文</a></header><main id="main" tabindex="-1"><h1>通知公告</h1>
<p>今天没有停水。<img src="/dot.svg" alt="供水区域图"></p></main>
<footer><p>某县人民政府办公室</p></footer></body></html>"""

FAULTY = """<!doctype html><html><head><meta charset="utf-8"><title>某县人民政府</title>
<style>.grey{color:#b0b0b0;background:#fff}
#area{background-image:linear-gradient(#000,#fff)} img{width:60px;height:40px}</style></head>
<body><div class="top"><img src="/dot.svg"><form><input type="text" name="q"></form></div>
<ul class="news item-3"><li><a href="/a"><img src="/dot.svg"></a></li>
<li><a href="/b"><img src="/dot.svg"></a></li></ul>
<p class="grey">浅灰色的说明文字</p><p class="grey">另一段浅灰色文字</p><div id="area"><span>图上的文字</span></div>
<div style="display:none"><img src="/dot.svg"></div>%s</body></html>"""

COMPONENTS = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>组件</title></head>
<body><main><h1>组件</h1><x-card></x-card><div id="plain"></div><x-card></x-card><x-closed></x-closed></main><script>
for (const host of document.querySelectorAll("x-card, #plain")) {
  const root = host.attachShadow({mode: "open"});
  root.innerHTML = '<p class="news"><img src="/dot.svg"></p><x-inner></x-inner>';
  root.querySelector("x-inner").attachShadow({mode: "open"}).innerHTML = '<button class="more"></button>';
}
document.querySelector("x-closed").attachShadow({mode: "closed"}).innerHTML = '<img src="/dot.svg">';
</script></body></html>"""

LONG = f"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>长页</title></head>
<body><main><h1>长页</h1>{"<div><p><span>条目</span> <a href='/a'>链接</a></p></div>" * 500}</main></body></html>"""

PAGES = {
    "/accessible": ACCESSIBLE,
    "/faulty": FAULTY % "",
    "/framed": FAULTY % '<iframe title="内页" src="/inner"></iframe>',
    "/inner": '<!doctype html><html lang="zh-CN"><title>内页</title><img src="/dot.svg"></html>',
    "/components": COMPONENTS,
    "/long": LONG,
    "/hangs": "<script>while (true);</script>",
    "/hangs-later": "<p>先出现</p><script>setTimeout(() => { while (true); }, 20)</script>",
    "/asks": f"{ACCESSIBLE}<script>for (let i = 0; i < 30; i++) {{ alert(i); confirm(i); prompt(i); }}</script>",
    "/asks-for-ever": "<script>while (true) alert('再按一次')</script>",
    "/pops-up": f"{ACCESSIBLE}<script>for (let i = 0; i < 4; i++) window.open('/accessible?' + i)</script>",
    "/saves": f"{ACCESSIBLE}<script>location.href = '/file.zip'</script>",
    "/goes-on": "<p>请稍候</p><script>location.href = '/accessible'</script>",
    "/goes-on-later": "<p>请稍候</p><script>setTimeout(() => { location.href = '/accessible' }, 60)</script>",
    "/reloads": "<p>请稍候</p><script>location.reload()</script>",
    "/never-loads": f'{ACCESSIBLE}<img alt="" src="/silent">',
    "/forbids-scripts": f"""<meta http-equiv="Content-Security-Policy" content="script-src 'none'">{FAULTY % ""}""",
    "/poisons": "<script>Array.prototype.map = null; JSON.stringify = null; Array.prototype.toJSON = () => 'x';"
    "window.define = Object.assign(() => {}, {amd: true}); window.axe = {run: null};"
    f"document.querySelectorAll = null; window.Promise = null</script>{FAULTY % ''}",
    "/remembers": f"{ACCESSIBLE}<script>document.cookie = 'a=1'; localStorage.a = 1; sessionStorage.a = 1</script>",
    "/recalls": ACCESSIBLE.replace("<p>", '<p id="kept"></p><p>')
    + "<script>kept.textContent = document.cookie + (localStorage.a || '') + (sessionStorage.a || '')</script>",
    "/by-script": "<!doctype html><meta charset=gb2312><title>x</title><ul id=list></ul><script>"
    "fetch('/items').then(r => r.json()).then(items => setTimeout(() => { list.innerHTML ="
    " items.map(i => `<li><a href='/${i}'>第${i}条</a></li>`).join('') }, 300))</script>",
    "/by-scrolling": "<!doctype html><p style='height:4000px'>长页</p><p id=end></p><script>"
    "addEventListener('scroll', () => { end.textContent = '滚动后出现' })</script>",
    "/restless": f"{ACCESSIBLE}<script src=/404></script><p style='height:3000px'>长页</p>"
    "<p><a id=first href='/no-1' onfocus=\"location.href='/no-2'\">甲</a> "
    "<input id=second onfocus=\"window.open('/no-3')\">"
    "<a id=third href='/no-4'>丙</a> <select onchange=\"window.open('/no-5')\"><option>一<option>二</select>"
    "<select onchange=\"location.href='/no-6'\"><option>一<option>二</select></p>"
    "<form action='/no-7' method=post><button>提交</button></form>",
    "/endless": "<!doctype html><title>长</title>" + "".join(f"<a href='/{n}'>第{n}条</a> " for n in range(900)),
    "/nested": "<!doctype html><title>内</title><a href='/a'>甲</a><div id=host></div>"
    "<iframe title='内页' srcdoc=\"<a href='/b'>乙</a> <a id=framed href='/c' tabindex=1>丙</a>\"></iframe><script>"
    "host.attachShadow({mode: 'open'}).innerHTML ="
    " '<style>a {outline: none}</style><a id=shaded href=\"/d\">丁</a>'</script>",
}

DOWNLOAD = {"Content-Type": "application/zip", "Content-Disposition": "attachment; filename=file.zip"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="#36c"/></svg>'


class Portal(ThreadingHTTPServer):
    """Answers the pages above and remembers what was asked for."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.more: dict[str, str] = {}
        """Pages of one test's own."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is part of the game."""


class _Answer(BaseHTTPRequestHandler):
    server: Portal

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked.append(self.path)
        self.server.agents.add(self.headers["User-Agent"])
        if path == "/silent":
            time.sleep(20)
        pages = PAGES | self.server.more
        if path in pages:
            self._send(200, pages[path], {"Content-Type": "text/html; charset=utf-8"})
        elif path == "/dot.svg":
            self._send(200, SVG, {"Content-Type": "image/svg+xml"})
        elif path == "/kept.svg":
            self._send(200, SVG, {"Content-Type": "image/svg+xml", "Cache-Control": "max-age=3600"})
        elif path == "/items":
            self._send(200, "[1, 2, 3]", {"Content-Type": "application/json"})
        elif path == "/file.zip":
            self._send(200, "PK", DOWNLOAD)
        elif path == "/elsewhere":
            self._send(302, "", {"Location": f"http://localhost:{self.server.server_port}/accessible"})
        else:
            self._send(int(path[1:]) if path[1:].isdigit() else 404, "<h1>没有</h1>", {"Content-Type": "text/html"})

    def _send(self, status: int, body: str, headers: dict[str, str]) -> None:
        content = body.encode()
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def portal() -> Iterator[Portal]:
    with Portal() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def words() -> SightWords:
    """The words probes recognise things by, as they ship."""
    return as_sight(load_words(Path(rules.__path__[0]) / "packs"))


@pytest.fixture
def settings(portal: Portal) -> Settings:
    """Fast, hung pages are given up soon, and the portal may be opened under both names it has here."""
    own = tuple(f"{name}:{portal.server_port}" for name in ("127.0.0.1", "localhost"))
    return Settings(rate=0, timeout=6, private_hosts=own)
