"""What moves by itself, and contrast that only a browser can measure: faults, and what looks like one."""

from auditor.demo.edits import ahead, swap
from auditor.demo.model import Plant

_TICKER = """<div class="ticker" id="ticker" style="height:32px;line-height:32px;overflow:hidden"><ul style="margin:0">
<li>周六办事大厅照常开放</li><li>县城部分路段临时交通管制</li><li>森林防火期严禁野外用火</li></ul></div>
<script>
(function () {
  var list = document.getElementById("ticker").firstElementChild;
  setInterval(function () { list.appendChild(list.firstElementChild); }, 4000);
})();
</script>
"""
_FLASH = """<style>@keyframes alarm { 0%, 100% { background-color: #fff } 50% { background-color: #f88 } }
.alarm { height: 220px; color: #000; animation: alarm .2s infinite }</style>
<div class="alarm">防汛应急响应</div>
"""
_CLOCK = """<p class="clock">现在是北京时间 <span id="clock">0时0分0秒</span></p>
<script>
(function () {
  var clock = document.getElementById("clock");
  setInterval(function () {
    var now = new Date();
    clock.innerHTML = now.getHours() + "时" + now.getMinutes() + "分" + now.getSeconds() + "秒";
  }, 1000);
})();
</script>
"""
_BANNER = """<p class="banner" style="padding:16px;font-size:18px;color:{};background:linear-gradient(90deg,{})">
百里茶乡，云上清溪</p>
"""

MOTION = (
    Plant(
        "moving-content",
        "/xwzx/",
        "a line of news goes round every four seconds and nothing stops it",
        on="/xwzx/",
        edit=ahead('<div class="blocks">', _TICKER),
    ),
    Plant(
        "moving-content",
        "/zjyx/",
        "a clock shows the time",
        on="/zjyx/",
        edit=ahead('<div class="blocks">', _CLOCK),
        outcome="not failed",
    ),
    Plant(
        "flashing-content",
        "/ztzl/",
        "a notice flashes pink five times a second",
        on="/ztzl/",
        edit=ahead('<div class="blocks">', _FLASH),
    ),
    Plant("moving-content", "/ztzl/", "the same"),
    Plant(
        "auto-refresh",
        "/hdjl/xzxx/",
        "a script loads the form again and takes what was written",
        on="/hdjl/xzxx/",
        edit=ahead("</body>", "<script>setTimeout(function () { location.reload(); }, 25000);</script>\n"),
    ),
    Plant(
        "low-contrast-over-picture",
        "/zjyx/",
        "white words on a pale gradient",
        on="/zjyx/",
        edit=ahead('<div class="blocks">', _BANNER.format("#fff", "#d8e8c8,#eef4e0")),
    ),
    Plant(
        "low-contrast-over-picture",
        "/xwzx/",
        "white words on a dark gradient",
        on="/xwzx/",
        edit=ahead('<div class="blocks">', _BANNER.format("#fff", "#1d4f2b,#24506b")),
        outcome="not failed",
    ),
    Plant(
        "low-non-text-contrast",
        "/hdjl/xzxx/",
        "the border of one field is nearly white",
        on="/hdjl/xzxx/",
        edit=swap('id="tel"', 'id="tel" style="border:1px solid #e4e4e4"'),
    ),
)
