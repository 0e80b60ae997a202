"""Faults of the home page and its footer, and the near-misses beside them."""

from auditor.demo.edits import everywhere
from auditor.demo.model import Plant

_FOOT = """<footer class="footer">
  <div class="wrap">
    <p>云溪县人民政府门户网站</p>
    <p>政府网站标识码 <b>{code}</b>　　<a href="https://beian.miit.gov.cn/">蜀 ICP 备 00000001 号</a></p>
    <p class="marks"><span id="_ideConac"></span><script src="/js/dcs.conac.cn.js"></script></p>
  </div>
</footer>"""

HOME = (
    Plant(
        "missing-sponsor",
        "/",
        "the redesigned home page got a footer of its own and lost half of the fields",
        on="/",
        edit=everywhere(r'(?s)<footer class="footer">.*</footer>', _FOOT.format(code="5199990001")),
    ),
    Plant("missing-contact", "/", "as above"),
    Plant("missing-police-number", "/", "as above"),
    Plant("missing-correction-entry", "/", "as above"),
    Plant("missing-id-code", "/", "no colon, the number in a tag of its own", outcome="not failed"),
    Plant("missing-icp-number", "/", "blanks inside the number", outcome="not failed"),
    Plant("missing-party-mark", "/", "a script writes the mark", outcome="not failed"),
    Plant("missing-search", "/", "the search box stands on every page but this one"),
    Plant("missing-sitemap-page", "/", "there is a site map for machines only"),
    Plant("stale-home", "/", "yesterday's news, in lists without a year as well", outcome="not failed"),
)
