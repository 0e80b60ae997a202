"""Faults of the elder mode, and of what floats above pages."""

from auditor.demo.edits import ahead, swap
from auditor.demo.model import Plant

_SERVICES = """<ul class="services">
    <li><a href="/zwfw/bszn/">办事指南</a></li>
    <li><a href="/zwfw/bgxz/">表格下载</a></li>
    <li><a href="/hdjl/xzxx/">写信求助</a></li>
  </ul>
  """

AGEING = (
    Plant(
        "elder-mode-broken",
        "/",
        "the script of the tool bar was never put in",
    ),
    Plant("missing-read-aloud", "/", "neither the home page nor the elder page nor an article reads aloud"),
    Plant("missing-zoom-control", "/", "articles have two sizes to choose from", outcome="not failed"),
    Plant("missing-elder-entry", "/", "the entrance is there", outcome="not failed"),
    Plant(
        "elder-text-too-small",
        "/zzb/",
        "the hints, most of the page, are set like any other text",
        on="/zzb/",
        edit=swap('<ul class="tips">', '<ul class="tips" style="font-size: 16px">'),
    ),
    Plant(
        "elder-line-too-tight",
        "/zzb/",
        "the lines of the introduction nearly touch",
        on="/zzb/",
        edit=swap('<p class="intro">', '<p class="intro" style="line-height: 1.15">'),
    ),
    Plant("tight-line", "/zzb/", "the same"),
    Plant(
        "elder-low-contrast",
        "/zzb/",
        "a pale grey heading",
        on="/zzb/",
        edit=swap("<h2>办事提示", '<h2 style="color: #a9a9a9">办事提示'),
    ),
    Plant("axe-color-contrast", "/zzb/", "the same"),
    Plant(
        "elder-target-too-small",
        "/zzb/",
        "links in lines of 30 pixels",
        on="/zzb/",
        edit=ahead('<h2 style="color: #a9a9a9">', _SERVICES),
    ),
    Plant(
        "elder-advertising",
        "/zzb/",
        "a travel agent pays for the page",
        on="/zzb/",
        edit=ahead('<ul class="services">', '<p class="notice"><span>广告</span> 银发旅游专线，天天发团</p>\n  '),
    ),
    Plant(
        "floating-window",
        "/xwzx/",
        "a box over the news without a close button",
        on="/xwzx/",
        edit=ahead("</main>", '<div class="window"><a href="/ztzl/yhyshj/">优化营商环境专题</a></div>\n'),
    ),
    Plant(
        "popup-without-close",
        "/sjfb/",
        "a notice opens with the page and cannot be closed",
        on="/sjfb/",
        edit=ahead(
            "</main>",
            '<div class="popup" role="dialog" aria-label="公告"><p>人口普查结果已经公布，请查阅数据发布。</p></div>\n',
        ),
    ),
    Plant(
        "small-close-control",
        "/zwfw/",
        "a notice with a small cross",
        on="/zwfw/",
        edit=ahead(
            "</main>",
            '<div class="popup" id="notice" role="dialog" aria-label="公告"><button type="button" aria-label="关闭" '
            "onclick=\"document.getElementById('notice').hidden = true\">×</button>"
            "<p>政务服务中心国庆节期间照常办公。</p></div>\n<style>.popup[hidden] { display: none }</style>\n",
        ),
    ),
    Plant("popup-without-close", "/zwfw/", "the cross closes it", outcome="not failed"),
    Plant(
        "floating-window",
        "/ztzl/",
        "a side bar of tools",
        on="/ztzl/",
        edit=ahead(
            "</main>",
            '<div class="side-tools"><a href="/lxwm/">在线咨询</a><a href="#top">返回顶部</a></div>\n',
        ),
        outcome="not failed",
    ),
)
