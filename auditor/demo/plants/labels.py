"""Faults of page labels."""

from auditor.demo.edits import ahead, everywhere, label
from auditor.demo.model import Plant

_NOON = r'(<meta name="PubDate" content="\d{4}-\d\d-\d\d) \d\d:(\d\d)"'

LABELS = (
    Plant(
        "missing-site-label",
        "/zjyx/lswh/",
        "no site code",
        on="/zjyx/lswh/",
        edit=label("SiteIDCode", None),
    ),
    Plant(
        "missing-column-label",
        "/zjyx/xzqh/",
        "no kind of column",
        on="/zjyx/xzqh/",
        edit=label("ColumnType", None),
    ),
    Plant(
        "missing-article-label",
        "/xwzx/yxyw/content_07.html",
        "no source",
        on="/xwzx/yxyw/content_07.html",
        edit=label("ContentSource", None),
    ),
    Plant(
        "missing-article-label",
        "/xxgk/yjgl/art_02.shtml",
        "no date of publication",
        on="/xxgk/yjgl/art_02.shtml",
        edit=label("PubDate", None),
    ),
    Plant(
        "invalid-label",
        "/xwzx/yxyw/content_08.html",
        "PubDate on a 12-hour clock",
        on="/xwzx/yxyw/content_08.html",
        edit=everywhere(_NOON, r'\1 03:\2 PM"'),
    ),
    Plant(
        "invalid-label",
        "/zjyx/yxgk/",
        "a site code of twelve digits",
        on="/zjyx/yxgk/",
        edit=label("SiteIDCode", "519999000100"),
    ),
    Plant(
        "invalid-label",
        "/sjfb/",
        "the domain written as an address",
        on="/sjfb/",
        edit=everywhere(r'(<meta name="SiteDomain" content=")([^"]*)', r"\1http://\2/"),
    ),
    Plant(
        "placeholder-label",
        "/xxgk/zn/list.shtml",
        "the template's own words as name of the site",
        on="/xxgk/zn/list.shtml",
        edit=label("SiteName", "网站名称"),
    ),
    Plant(
        "placeholder-label",
        "/sjfb/tjgb/",
        "an expression of the template that was never filled in",
        on="/sjfb/tjgb/",
        edit=label("ColumnName", "${channel.name}"),
    ),
    Plant(
        "contradicting-label",
        "/xxgk/jyta/art_02.shtml",
        "an include brings a second set of labels that speaks of another column",
        on="/xxgk/jyta/art_02.shtml",
        edit=ahead(
            '<div class="top"', "<meta name='ColumnName' content='公共头' /><meta name='ColumnType' content='' />\n"
        ),
    ),
    Plant(
        "foreign-label",
        "/ztzl/xczx/",
        "the code of a county in another province: copied with its template",
        on="/ztzl/xczx/",
        edit=label("SiteIDCode", "3299990007"),
    ),
    Plant("contradicting-id-code", "/", "the same: one page's code differs from all others"),
)
