"""Faults of links."""

from collections.abc import Mapping

from auditor.demo.edits import ahead, into_text, swap
from auditor.demo.model import Answer, Plant

SLOW = "/sjfb/tjgb/content_03.html"

LINKS = (
    Plant(
        "dead-link",
        "/bzzx/index.html",
        "the template of the news centre links to a help page that was taken down",
        on="/xwzx/*",
        edit=ahead(
            '<a href="javascript:void(0)" id="toolbarSwitch">', '<a href="/bzzx/index.html">使用帮助</a>\n      '
        ),
    ),
    Plant(
        "dead-link",
        "/xwzx/yxyw/content_99.html",
        "an article refers to one that was withdrawn",
        on="/xwzx/yxyw/content_03.html",
        edit=into_text('<p>相关阅读：<a href="./content_99.html">大桥建设大事记</a></p>'),
    ),
    Plant(
        "dead-link",
        "/xxgk/zcwj/art_88.shtml",
        "an interpretation links to a document that moved",
        on="/xxgk/zcjd/art_02.shtml",
        edit=into_text('<p>文件原文：<a href="/xxgk/zcwj/art_88.shtml">云溪县农村供水管理办法（旧址）</a></p>'),
    ),
    Plant(
        "dead-link",
        "/zwfw/cx/2020.html",
        "a menu entry of an old service",
        on="/zwfw/",
        edit=ahead('<div class="blocks">', '<p class="old"><a href="/zwfw/cx/2020.html">便民查询（旧版）</a></p>\n'),
    ),
    Plant(
        "soft-404-link",
        "/xwzx/hdzt/",
        "answers 200 with the text of the error page",
        on="/xwzx/yxyw/content_05.html",
        edit=into_text('<p>更多报道见<a href="/xwzx/hdzt/">民生实事专题</a>。</p>'),
    ),
    Plant(
        "redirect-loop",
        "/zwfw/yzt/",
        "two addresses send the reader to each other",
        on="/zwfw/bszn/content_01.html",
        edit=into_text('<p>网上办理：<a href="/zwfw/yzt/">一张图办事</a></p>'),
    ),
    Plant(
        "dead-attachment",
        "/files/sfzbl.doc",
        "the form of a guide is gone",
        on="/zwfw/bszn/content_01.html",
        edit=into_text('<p>附件：<a href="/files/sfzbl.doc">居民身份证补领登记表.doc</a></p>'),
    ),
    Plant(
        "dead-attachment",
        "/xxgk/zcwj/P020200101.pdf",
        "the scan of a document is gone",
        on="/xxgk/zcwj/art_04.shtml",
        edit=into_text('<p>附件：<a href="P020200101.pdf">正文扫描件.pdf</a></p>'),
    ),
    Plant(
        "dead-image",
        "/images/W0202001.jpg",
        "the picture of an article is gone",
        on="/xwzx/bmdt/content_03.html",
        edit=into_text('<p class="picture"><img src="/images/W0202001.jpg" alt="技术员在田间指导" width="600"></p>'),
    ),
    Plant(
        "dead-resource",
        "/js/tongji.js",
        "every page of the disclosure platform loads a script that is gone",
        on="/xxgk/*.shtml",
        edit=swap("</head>", '<script type="text/javascript" src="/js/tongji.js"></script>\n</head>'),
    ),
    Plant(
        "missing-anchor",
        "/xxgk/zcwj/art_02.shtml",
        "a link to a chapter that has no such id",
        on="/xxgk/zcwj/art_02.shtml",
        edit=into_text('<p>参见<a href="#disanzhang">第三章供水设施管理</a>。</p>'),
    ),
    Plant(
        "script-only-link",
        "/hdjl/lyxd/",
        "the way to the letter box is written in a script",
        on="/hdjl/lyxd/",
        edit=ahead(
            '<table class="letters">',
            """<p><a href="javascript:window.open('/hdjl/xzxx/')">我要写信</a></p>\n  """,
        ),
    ),
    Plant(
        "empty-link-target",
        "/zwfw/",
        "a link without address",
        on="/zwfw/",
        edit=ahead('<div class="blocks">', '<p class="book"><a href="">预约取号</a></p>\n'),
    ),
    Plant(
        "empty-link-target",
        "/hdjl/",
        "a link to # only",
        on="/hdjl/",
        edit=ahead('<div class="blocks">', '<p class="book"><a href="#">查询来信办理进度</a></p>\n'),
    ),
    Plant(
        "dead-link",
        "/neibu/",
        "answers 403: blocked, not dead",
        on="/lxwm/",
        edit=into_text('<p><a href="/neibu/">工作人员入口</a></p>'),
        outcome="cant_tell",
    ),
    Plant(
        "dead-link",
        "/cx/jindu.html",
        "answers 500: the server's trouble, not a dead link",
        on="/zwfw/bszn/content_02.html",
        edit=into_text('<p><a href="/cx/jindu.html">办理进度查询</a></p>'),
        outcome="cant_tell",
    ),
    Plant("dead-link", SLOW, "slow, but it answers", outcome="not failed"),
)


def answers(pages: Mapping[str, Answer], missing: Answer) -> dict[str, Answer]:
    """The answers that are planted: circles, refusals, delays, the error page under a good status."""
    return {
        "/xwzx/hdzt/": missing,
        "/zwfw/yzt/": Answer(b"", status=302, location="/zwfw/yzt/login.html"),
        "/zwfw/yzt/login.html": Answer(b"", status=302, location="/zwfw/yzt/"),
        "/neibu/": Answer("<h1>禁止访问</h1>".encode(), status=403),
        "/cx/jindu.html": Answer("<h1>服务器内部错误</h1>".encode(), status=500),
        SLOW: pages[SLOW]._replace(delay=1.5),
    }
