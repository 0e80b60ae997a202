"""Near-misses: what looks like a fault and is none. Each was seen on real portals."""

from auditor.demo.edits import ahead, each, everywhere, into_text, swap
from auditor.demo.model import Edit, Plant


def _near(rule: str, path: str, why: str, on: str = "", edit: Edit | None = None) -> Plant:
    return Plant(rule, path, why, on, edit, outcome="not failed")


_COLUMNS = (
    _near("empty-column", "/xxgk/zfcg/list.shtml", "a script fills the list"),
    _near("empty-column", "/zjyx/yxgk/", "a text instead of a list"),
    _near("empty-column", "/ztzl/", "a landing page whose columns hold the items"),
    _near("empty-column", "/zwgk/", "a stub that sends the reader on by meta refresh"),
    _near("empty-column", "/hdjl/xzxx/", "a form"),
    _near("single-article-column", "/zjyx/xzqh/", "one page by nature"),
    _near("single-article-column", "/xxgk/zn/list.shtml", "a guide is one page by nature"),
    _near("stale-column", "/xwzx/bmdt/", "dates without a year"),
    _near("undated-column", "/xwzx/bmdt/", "dates without a year"),
    _near("stale-column", "/xwzx/yxyw/", "dates inside the links"),
    _near("undated-column", "/xxgk/zcjd/list.shtml", "dates before the links"),
    _near("undated-column", "/tzgg/", "dates after nested links"),
    _near("stale-column", "/ztzl/fxkh2021/", "a topic finished in 2021"),
    _near("duplicate-column", "/xwzx/", "a landing page repeats the items of its own columns"),
    _near("orphan-column", "/gsgg/", "no menu names it, but the home page links to it"),
    _near("deep-column", "/xxgk/jgzn/list.shtml", "level 3 below a step without a page"),
    _near("far-page", "/xxgk/index.shtml", "the menu leads there through a stub"),
    Plant(
        "stale-column",
        "/xwzx/zjdt/",
        "a telephone number that looks like a recent date makes it no fresher",
        on="/xwzx/zjdt/",
        edit=ahead('<ul class="list plain">', '<p class="tel">投稿电话：0800-11-20-3344</p>\n  '),
    ),
)

_LINKS = (
    _near(
        "dead-link",
        "/old/wzgg.html",
        "the link stands in a comment",
        on="/",
        edit=ahead('<section class="quick">', '<!-- <a href="/old/wzgg.html">网站公告</a> -->\n'),
    ),
    _near("soft-404-link", "/hdjl/cjwt/content_02.html", "an article about the error 404"),
    _near("script-only-link", "/", "the head of a submenu is javascript:void(0)"),
    _near("empty-link-target", "/xwzx/yxyw/content_01.html", "share, print and close are javascript:"),
    _near("empty-link-target", "/xwzx/spxw/", "the pager of an empty list has empty addresses"),
    _near(
        "empty-link-target",
        "/xwzx/tpxw/",
        "the trail's own step has an empty address",
        on="/xwzx/tpxw/",
        edit=swap('<a href="./" title="图片新闻"', '<a href="" title="图片新闻"'),
    ),
    _near(
        "empty-link-target",
        "/ztzl/xczx/",
        "the hidden layer that asks before the reader leaves",
        on="/ztzl/xczx/",
        edit=ahead(
            "</body>",
            '<div class="exit-layer" style="display:none"><p>您访问的链接即将离开本网站，是否继续？</p>'
            '<a href="javascript:;" class="go">继续访问</a><a href="#" class="stay">放弃</a></div>\n',
        ),
    ),
    _near("dead-link", "/xwzx/yxyw/index_2.html", "the last page of a pager that counts from 0"),
    _near("dead-link", "/xwzx/yxyw/index_3.html", "that pager's pages are three: there is no index_3"),
    _near("dead-link", "/xxgk/zcwj/list_3.shtml", "the last page of a pager that counts from 1"),
    _near(
        "dead-link",
        "/xwzx/yxyw/content_09.html",
        "blanks and a line break around the address",
        on="/xwzx/yxyw/content_10.html",
        edit=into_text('<p>相关阅读：<a href="  ./content_09.html \n">全县秋冬季森林防火工作部署会召开</a></p>'),
    ),
    _near(
        "dead-link",
        "/xwzx/yxyw/content_11.html",
        "an upper-case attribute without quotes",
        on="/xwzx/yxyw/content_12.html",
        edit=into_text(
            "<p>相关阅读：<A HREF=/xwzx/yxyw/content_11.html TARGET=_black>我县启动城镇老旧小区改造二期工程</A></p>"
        ),
    ),
    _near(
        "dead-attachment",
        "/files/办事流程图.pdf",
        "Chinese characters in the address, not encoded",
        on="/zwfw/bszn/content_04.html",
        edit=into_text('<p>附件：<a href="/files/办事流程图.pdf">参保登记流程图.pdf</a></p>'),
    ),
    _near(
        "missing-anchor",
        "/zjyx/yxgk/",
        "the place is an old name anchor; #top is known to browsers",
        on="/zjyx/yxgk/",
        edit=each(
            ahead('<div class="TRS_Editor">', '<p class="jump"><a href="#chanye">跳到产业发展</a></p>\n  '),
            swap("<p>全县以茶叶", '<p><a name="chanye"></a>全县以茶叶'),
            into_text('<p><a href="#top">返回顶部</a></p>'),
        ),
    ),
)

_LABELS = (
    _near(
        "contradicting-label",
        "/zjyx/lswh/content_05.html",
        "an article of 2009 that was moved here: PubDate is the day it was moved",
        on="/zjyx/lswh/content_05.html",
        edit=everywhere(r"发布日期：\d{4}-\d\d-\d\d", "发布日期：2009-09-30"),
    ),
    _near(
        "missing-column-label",
        "/xxgk/ghxx/list.shtml",
        "names of labels in lower case",
        on="/xxgk/ghxx/list.shtml",
        edit=each(
            *(swap(f'name="{name}"', f'name="{name.lower()}"') for name in ("SiteName", "ColumnName", "ColumnType"))
        ),
    ),
    _near("missing-site-label", "/xxgk/jgzn/list.shtml", "content stands before name"),
    _near(
        "contradicting-label",
        "/xxgk/xzcf/list.shtml",
        "a header include brings the site's labels a second time",
        on="/xxgk/xzcf/list.shtml",
        edit=ahead(
            '<div class="top"',
            "<meta name='SiteName' content='云溪县人民政府' /><meta name='SiteIDCode' content='5199990001' />\n",
        ),
    ),
    _near(
        "invalid-label",
        "/xwzx/bmdt/content_05.html",
        "PubDate with seconds and two blanks",
        on="/xwzx/bmdt/content_05.html",
        edit=everywhere(r'(<meta name="PubDate" content="\d{4}-\d\d-\d\d) (\d\d:\d\d)"', r'\1  \2:26"'),
    ),
    _near(
        "invalid-label",
        "/zwfw/bgxz/",
        "a trailing blank in the site code",
        on="/zwfw/bgxz/",
        edit=swap('content="5199990001"', 'content="5199990001 "'),
    ),
    _near("placeholder-label", "/xxgk/zfgb/list.shtml", "a GBK page that declares gb2312"),
    _near("contradicting-id-code", "/xxgk/index.shtml", "the footer's code has neither colon nor blank"),
)

_ACCESS = (
    _near("axe-image-alt", "/xwzx/tpxw/", "empty alternative text on decorative pictures"),
    _near("axe-color-contrast-enhanced", "/zcwj/", "grey dates that just reach 7:1"),
    _near("vague-link-text", "/", "更多 with the name of the column"),
    _near(
        "wrong-language",
        "/wzsm/",
        "zh-Hans is Chinese",
        on="/wzsm/",
        edit=swap('lang="zh-CN"', 'lang="zh-Hans"'),
    ),
    _near("missing-language", "/zwgk/", "a stub of three lines"),
)

NEAR = (*_COLUMNS, *_LINKS, *_LABELS, *_ACCESS)
