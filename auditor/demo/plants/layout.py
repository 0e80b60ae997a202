"""Faults of layout and of the setting of text, and what looks like them."""

from auditor.demo.edits import into_text
from auditor.demo.model import Plant

_WEATHER = (
    "受寒潮影响，自本周起全县气温将明显下降，请各单位做好防寒准备，确保群众温暖过冬。各乡镇要安排专人值班，备足物资，"
    "重点关注独居老人、困难家庭和在建工地，发现险情立即上报，不得迟报、漏报和瞒报，保障群众生命财产安全。"
)

_FAULTS = (
    ("lost-reflow", "a paragraph 620 pixels wide", f'<p style="width:620px;text-indent:0">{_WEATHER}</p>'),
    (
        "clipped-zoom",
        "a line in a box of fixed height, which holds it at its own size only",
        '<p style="height:34px;line-height:34px;overflow:hidden">办理时限为二十日</p>',
    ),
    (
        "clipped-spacing",
        "a box that just holds its text",
        '<p style="width:11em;height:1.5em;line-height:1.5;overflow:hidden;text-indent:0">咨询请到一楼三号窗口办</p>',
    ),
    ("small-text", "a paragraph in eleven pixels", f'<p style="font-size:11px;max-width:36em">{_WEATHER}</p>'),
    ("tight-line", "lines that nearly touch", f'<p style="line-height:1.1;max-width:36em">{_WEATHER}</p>'),
    ("long-line", "more than sixty characters a line", f'<p style="font-size:13px">{_WEATHER * 2}</p>'),
)

_NEAR = (
    (
        "lost-reflow",
        "a wide table that scrolls by itself",
        '<div style="overflow-x:auto" tabindex="0" role="region" aria-label="值班安排"><table style="width:900px">'
        "<caption>值班安排</caption><tr><th>星期</th><th>科室</th></tr><tr><td>星期一</td><td>办公室</td></tr></table></div>",
    ),
    (
        "clipped-zoom",
        "a title shortened with an ellipsis, which its link gives whole",
        '<p style="max-width:420px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">'
        '<a href="/tzgg/">全县通知公告栏目和各乡镇通知</a></p>',
    ),
)

LAYOUT = (
    *(Plant(rule, "/wzsm/", why, "/wzsm/", into_text(markup)) for rule, why, markup in _FAULTS),
    *(Plant(rule, "/lxwm/", why, "/lxwm/", into_text(markup), "not failed") for rule, why, markup in _NEAR),
)
