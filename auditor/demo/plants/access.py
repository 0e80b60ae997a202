"""Faults of accessibility."""

from auditor.demo.edits import ahead, each, everywhere, into_text, swap
from auditor.demo.model import Plant
from auditor.demo.plants.widgets import DOUBTS, WIDGETS

ACCESS = (
    Plant(
        "wrong-language",
        "/lxwm/",
        "a Chinese page that says it is English",
        on="/lxwm/",
        edit=each(
            swap('<html lang="zh-CN">', '<html lang="en">'),
            swap('<header class="header">', '<header class="header"><a class="sr" href="#nowhere">跳到正文</a>'),
            into_text("\n".join(markup for _, markup in WIDGETS)),
        ),
    ),
    Plant("axe-skip-link", "/lxwm/", "the skip link points nowhere"),
    Plant("missing-anchor", "/lxwm/", "the same"),
    Plant(
        "axe-aria-hidden-focus",
        "/wzsm/",
        "a button that screen readers are told to ignore",
        on="/wzsm/",
        edit=into_text(
            '<p aria-hidden="true"><button type="button">收起</button></p>' + "\n".join(markup for _, markup in DOUBTS)
        ),
    ),
    *(
        Plant(f"axe-{rule}", "/wzsm/", "axe-core does not trust this rule itself", outcome="cant_tell")
        for rule, _ in DOUBTS
    ),
    *(Plant(f"axe-{rule}", "/lxwm/", "one scrap of markup for each of these rules") for rule, _ in WIDGETS),
    Plant(
        "missing-language",
        "/gsgg/",
        "no lang",
        on="/gsgg/",
        edit=swap('<html lang="zh-CN">', "<html>"),
    ),
    Plant(
        "vague-link-text",
        "/ztzl/",
        "every block has a link called 更多 and nothing else",
        on="/ztzl/",
        edit=everywhere(r'(<p class="more"><a href="[^"]*">)更多[^<]*', r"\1更多"),
    ),
    Plant(
        "axe-image-alt",
        "/xwzx/",
        "a picture without alternative text",
        on="/xwzx/",
        edit=ahead('<div class="blocks">', '<img src="/images/pic4.svg" width="600" height="360">\n'),
    ),
    Plant(
        "axe-color-contrast",
        "/ztzl/yhyshj/",
        "pale grey words on white",
        on="/ztzl/yhyshj/",
        edit=everywhere('<span class="date">', '<span class="date" style="color:#bbb">'),
    ),
    Plant(
        "axe-color-contrast-enhanced",
        "/hdjl/lyxd/",
        "grey words dark enough for level AA, not for AAA",
        on="/hdjl/lyxd/",
        edit=everywhere("<td>已答复</td>", '<td style="color:#666">已答复</td>'),
    ),
    Plant(
        "axe-identical-links-same-purpose",
        "/ztzl/",
        "links called 更多 that lead to different columns",
        outcome="cant_tell",
    ),
    Plant(
        "axe-landmark-one-main",
        "/ztzl/yhyshj/",
        "built of div elements alone",
        on="/ztzl/yhyshj/",
        edit=everywhere(r"<(/?)(?:main|header|footer|section)\b", r"<\1div"),
    ),
    Plant("axe-region", "/ztzl/yhyshj/", "the same"),
    Plant(
        "axe-page-has-heading-one",
        "/ztzl/yhyshj/",
        "the title is a paragraph",
        on="/ztzl/yhyshj/",
        edit=everywhere(r"<(/?)h1>", r"<\1p>"),
    ),
    Plant(
        "axe-label",
        "/hdjl/xzxx/",
        "a text box without a name",
        on="/hdjl/xzxx/",
        edit=each(
            swap('<label for="tel">联系电话（必填）</label>', "<span>联系电话（必填）</span>"),
            swap('<label for="unit">受理单位</label>', "<span>受理单位</span>"),
            swap(
                '<button type="submit">提交来信</button>',
                '<button type="submit">提交来信</button> <button type="reset"></button>',
            ),
        ),
    ),
    Plant("axe-select-name", "/hdjl/xzxx/", "a list box without a name"),
    Plant("axe-button-name", "/hdjl/xzxx/", "a button without a name"),
    Plant("axe-link-name", "/tzgg/", "every item begins with an empty link: a nested anchor"),
    Plant(
        "axe-document-title",
        "/zcwj/",
        "an empty title",
        on="/zcwj/",
        edit=everywhere("<title>[^<]*</title>", "<title></title>"),
    ),
    Plant(
        "axe-html-lang-valid",
        "/xxgk/index.shtml",
        "zh_CN is no language tag",
        on="/xxgk/index.shtml",
        edit=swap('lang="zh-CN"', 'lang="zh_CN"'),
    ),
    Plant(
        "axe-frame-title",
        "/zjyx/",
        "a frame without a name",
        on="/zjyx/",
        edit=ahead('<div class="blocks">', '<iframe src="/images/pic7.svg" width="600" height="360"></iframe>\n'),
    ),
    Plant(
        "axe-meta-viewport",
        "/zzb/",
        "the elder page forbids zooming",
        on="/zzb/",
        edit=swap("initial-scale=1", "initial-scale=1, maximum-scale=1, user-scalable=no"),
    ),
    Plant(
        "axe-list",
        "/zjyx/lyzy/",
        "a list that holds something else than items",
        on="/zjyx/lyzy/",
        edit=ahead("</ul>\n\n</div>", '<div class="note">以上线路四季开放</div>\n'),
    ),
    Plant(
        "axe-definition-list",
        "/xxgk/jyta/list.shtml",
        "a definition list that holds something else than terms",
        on="/xxgk/jyta/list.shtml",
        edit=swap("<dt>信息名称</dt>", "<p>信息名称</p>"),
    ),
)
