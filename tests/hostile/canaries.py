"""A portal that tries to lead the audit to other servers of the machine, by every way there is."""

from portal import Answer, answer, links, page, redirect


def spellings(port: int) -> list[str]:
    """Addresses of the loopback that do not look like it."""
    hosts = (
        "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.0.0.1", "127.0.0.1.", "localhost", "localhost.",
        "LOCALHOST", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "0.0.0.0", "0", "[::]",
        "127.0.0.2", "１２７.0.0.1", "127。0。0。1", "user@127.0.0.1", "127.0.0.1%2f", "%31%32%37.0.0.1",
    )  # fmt: skip
    return [f"http://{host}:{port}/canary/spelt-{number}" for number, host in enumerate(hosts)]


def traps(port: int, datagrams: int) -> dict[str, Answer]:
    """Pages and files that lead to the canaries at these ports of TCP and UDP."""
    away = f"http://127.0.0.1:{port}/canary"
    return {
        "/robots.txt": answer(
            f"User-agent: *\nDisallow: /forbidden/\nSitemap: {away}/sitemap.xml\nSitemap: /sitemap.xml\n".encode(),
            kind="text/plain",
        ),
        "/sitemap.xml": answer(
            f"<urlset><url><loc>{away}/from-sitemap</loc></url><url><loc>/only-in-sitemap</loc></url></urlset>".encode(),
            kind="text/xml",
        ),
        "/only-in-sitemap": redirect(f"{away}/from-sitemap-page"),
        "/canaries": page(
            links(*spellings(port), f"{away}/link", f"{away}/document.pdf")
            + links("/led/redirect", "/led/document.pdf", "/led/refresh", "/led/base")
            + f"<img src='{away}/img.png'><iframe src='{away}/frame'></iframe><link rel=stylesheet href='{away}/a.css'>"
            + f"<script src='{away}/a.js'></script>"
        ),
        "/led/redirect": redirect(f"{away}/redirect"),
        "/led/document.pdf": redirect(f"{away}/led-document.pdf"),
        "/led/base": page(f"<base href='{away}/base/'>" + links("x", "/y", "//z")),
        "/led/refresh": page(f"<meta http-equiv=refresh content='0;url={away}/refresh'>"),
        "/led/png": redirect(f"{away}/led-png"),
        "/led/worker.js": answer(
            f"fetch('{away}/worker'); self.addEventListener('install', () => fetch('{away}/installed'))".encode(),
            kind="text/javascript",
        ),
        "/browser": page(_browser(away, port, datagrams), title="浏览器"),
        "/led/location": page(f"<script>setTimeout(() => location.href = '{away}/location', 50)</script>"),
        "/led/meta": page(f"<meta http-equiv=refresh content='1;url={away}/meta'>"),
        "/led/server": page("<script>setTimeout(() => location.href = '/led/redirect', 50)</script>"),
    }  # fmt: skip


def _browser(away: str, port: int, datagrams: int) -> str:
    """A page whose markup and scripts reach for the canaries."""
    return f"""
    <h1>浏览器</h1>
    <img alt="" src="{away}/browser-img"><img alt="" src="/led/png"><img alt="" src="http://localhost:{port}/canary/name">
    <img alt="" src="http://0x7f.1:{port}/canary/odd"><img alt="" src="http://[::1]:{port}/canary/six">
    <iframe title="框" src="{away}/browser-frame"></iframe><iframe title="框" src="/led/redirect"></iframe>
    <iframe title="文件" src="file:///etc/hostname"></iframe>
    <object data="{away}/object"></object><embed src="{away}/embed"><video src="{away}/video"></video>
    <link rel="prefetch" href="{away}/prefetch"><link rel="preconnect" href="{away}">
    <link rel="dns-prefetch" href="{away}">
    <link rel="icon" href="{away}/icon"><a id="ping" ping="{away}/ping" href="#x">点</a>
    <form id="form" method="post" action="{away}/form" target="_blank"><input name="a"></form>
    <script>
      const quietly = work => {{ try {{ const done = work(); done?.catch?.(() => {{}}); }} catch {{}} }};
      quietly(() => fetch("{away}/fetch", {{mode: "no-cors"}}));
      quietly(() => fetch("/led/redirect", {{mode: "no-cors"}}));
      quietly(() => fetch("{away}/post", {{method: "POST", mode: "no-cors", body: "x"}}));
      quietly(() => navigator.sendBeacon("{away}/beacon", "x"));
      quietly(() => new WebSocket("ws://127.0.0.1:{port}/canary/socket"));
      quietly(() => new EventSource("{away}/events"));
      quietly(() => open("{away}/open"));
      quietly(() => document.getElementById("form").submit());
      quietly(() => document.getElementById("ping").click());
      quietly(() => navigator.serviceWorker.register("/led/worker.js"));
      quietly(() => new Worker("/led/worker.js"));
      quietly(() => new SharedWorker("/led/worker.js"));
      quietly(() => new WebTransport("https://127.0.0.1:{port}/canary/transport").ready);
      quietly(() => {{ const image = new Image(); image.src = "{away}/late"; }});
      quietly(async () => {{
        const peer = new RTCPeerConnection({{iceServers: [
          {{urls: "stun:127.0.0.1:{datagrams}"}},
          {{urls: "turn:127.0.0.1:{port}?transport=tcp", username: "a", credential: "b"}}]}});
        peer.createDataChannel("x");
        await peer.setLocalDescription(await peer.createOffer());
      }});
    </script>"""
