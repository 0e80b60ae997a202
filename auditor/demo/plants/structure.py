"""Faults of structure and forms: what is seen and not said in the markup, and the near-misses beside them."""

from auditor.demo.edits import ahead, each, everywhere, into_text, swap
from auditor.demo.model import Edit, Plant

_CHAPTERS = """<p><strong>一、办事须知</strong></p>
<p>办理各项业务请带好本人有效身份证件。材料齐全的当场受理，材料不齐的一次告知需要补正的全部内容。</p>
<p><strong>二、办理时间</strong></p>
<p>工作日上午九时至下午五时，中午不休息。节假日开设值班窗口，急需办理的事项可以提前预约。</p>
"""
_ITEMS = """<p>· 统计月报每月中旬发布</p>
<p>· 统计公报每年三月发布</p>
<p>· 普查数据按普查周期发布</p>
"""
_FIGURES = """<table border="1"><tr><td><b>乡镇</b></td><td><b>户数</b></td><td><b>人数</b></td></tr>
<tr><td>青溪镇</td><td>8120</td><td>25304</td></tr><tr><td>白石镇</td><td>6034</td><td>19877</td></tr></table>
"""
_STEPS = """<div style="display: flex; flex-direction: column-reverse">
<p>2、受理单位收到来信后两个工作日内登记编号，按照职责分工转交承办部门，并且把查询号码告诉来信人。</p>
<p>1、来信人登录县长信箱，如实填写姓名、联系方式和来信内容，上传与来信有关的照片或者文件后提交来信。</p></div>
"""
_ENGLISH = (
    "The county lies where the hills meet the river and is known for its tea, which is grown on terraces above the "
    "water and sold all over the country."
)
_SHEET = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='800' height='1000'%3E%3Crect width='800' "
    "height='1000' fill='%23fff'/%3E%3Cdefs%3E%3Cpattern id='p' width='12' height='34' patternUnits='userSpaceOnUse'%3E"
    "%3Crect x='2' y='8' width='3' height='16'/%3E%3Crect x='7' y='8' width='2' height='16'/%3E%3C/pattern%3E%3C/defs"
    "%3E%3Crect x='60' y='60' width='680' height='880' fill='url(%23p)'/%3E%3C/svg%3E"
)
_CODE = (
    '<p><label for="yzm">验证码</label><input type="text" id="yzm" name="yzm">'
    '<img src="/images/icon2.svg" alt="验证码图片" width="90" height="40"></p>\n    '
)
_OPEN = (
    '<p>来信是否公开：<label><input type="radio" name="open" value="1"> 公开</label>'
    '<label><input type="radio" name="open" value="0"> 不公开</label></p>\n    '
)
_HEARD = """<p><label for="yzm">验证码</label> <input type="text" id="yzm" name="yzm" />
<img src="/images/icon2.svg" alt="验证码图片" width="90" height="40" /> <button type="button">语音播报</button></p>
<fieldset><legend>答复方式</legend><label><input type="radio" name="reply" value="1" /> 邮寄</label>
<label><input type="radio" name="reply" value="2" /> 自取</label></fieldset>
"""
_BLOCKS = '<div class="blocks">'


def _near(rule: str, path: str, why: str, on: str = "", edit: Edit | None = None) -> Plant:
    return Plant(rule, path, why, on, edit, outcome="not failed")


_FAULTS = (
    Plant("fake-heading", "/zwfw/", "chapters in bold", on="/zwfw/", edit=ahead(_BLOCKS, _CHAPTERS)),
    Plant(
        "placeholder-only-label",
        "/zwfw/",
        "a field that only its placeholder explains",
        on="/zwfw/",
        edit=ahead(
            _BLOCKS,
            '<form action="/zwfw/"><input type="text" name="number" aria-label="办件编号" placeholder="请输入办件编号">'
            ' <button type="submit">提交</button></form>\n',
        ),
    ),
    Plant("fake-list", "/sjfb/", "typed dots", on="/sjfb/", edit=ahead(_BLOCKS, _ITEMS)),
    Plant("headerless-table", "/sjfb/", "a bold first row", on="/sjfb/", edit=ahead(_BLOCKS, _FIGURES)),
    Plant("reading-order", "/hdjl/", "steps turned round by the style", on="/hdjl/", edit=ahead(_BLOCKS, _STEPS)),
    Plant("mixed-language", "/zjyx/", "an English passage", on="/zjyx/", edit=ahead(_BLOCKS, f"<p>{_ENGLISH}</p>\n")),
    Plant(
        "image-of-text",
        "/tzgg/content_05.html",
        "the scan of a notice",
        on="/tzgg/content_05.html",
        edit=each(
            everywhere(
                r'(?s)<div class="TRS_Editor" id="zoom">.*</div><!--TRS_Editor-->',
                f'<div class="scan"><p><img src="{_SHEET}" alt="公告" width="800" height="1000"></p></div>',
            )
        ),
    ),
    Plant("opens-without-warning", "/xwzx/yxyw/content_12.html", "a misspelt target opens a window all the same"),
    Plant(
        "repeated-title",
        "/zjyx/lswh/content_01.html",
        "the articles of a column have its name as title",
        on="/zjyx/lswh/content_*.html",
        edit=everywhere("<title>[^<]*</title>", "<title>历史文化</title>"),
    ),
    Plant(
        "unlabelled-group",
        "/hdjl/xzxx/",
        "a question that only stands beside its options",
        on="/hdjl/xzxx/",
        edit=ahead('<p><label for="text">', _OPEN),
    ),
    Plant(
        "captcha-without-voice",
        "/hdjl/xzxx/",
        "a picture code",
        on="/hdjl/xzxx/",
        edit=ahead('<p><label for="text">', _CODE),
    ),
    Plant(
        "colour-only-required",
        "/xxgk/ysqgk/list.shtml",
        "red labels",
        on="/xxgk/ysqgk/list.shtml",
        edit=each(
            swap('<table class="apply"', '<p>红色为必填项。</p>\n<table class="apply"'),
            swap('<label for="sqr">', '<label for="sqr" style="color: #900">'),
        ),
    ),
)

_NEAR = (
    _near(
        "fake-heading",
        "/zjyx/xzqh/",
        "bold words at the beginning of a paragraph",
        on="/zjyx/xzqh/",
        edit=everywhere("<p>县人民政府驻云台街道。", "<p><strong>县人民政府驻云台街道。</strong>"),
    ),
    _near(
        "fake-list",
        "/wzsm/",
        "articles of a rule",
        on="/wzsm/",
        edit=into_text(
            "<p>第一条 网站信息仅供参考。</p><p>第二条 转载应当注明来源。</p><p>第三条 不得歪曲篡改内容。</p>"
        ),
    ),
    _near("reading-order", "/xxgk/index.shtml", "dates that float right stand first in the markup"),
    _near("headerless-table", "/hdjl/lyxd/", "a table with header cells"),
    _near(
        "mixed-language",
        "/wzsm/",
        "an English passage that says so",
        on="/wzsm/",
        edit=into_text(f'<p lang="en">{_ENGLISH}</p>'),
    ),
    _near("image-of-text", "/xwzx/tpxw/content_01.html", "a picture with a text below"),
    _near(
        "opens-without-warning",
        "/wzsm/",
        "the title says it",
        on="/wzsm/",
        edit=into_text('<p><a href="/zjyx/" target="_blank" title="走进云溪（新窗口打开）">走进云溪</a></p>'),
    ),
    _near(
        "repeated-title",
        "/xwzx/yxyw/",
        "the pages of one list have one title",
        on="/xwzx/yxyw/index_*.html",
        edit=everywhere("（第[0-9]+页）", ""),
    ),
    _near("placeholder-only-label", "/xwzx/", "a search box with its button"),
    _near(
        "captcha-without-voice",
        "/xxgk/ysqgk/list.shtml",
        "a code that can be heard",
        on="/xxgk/ysqgk/list.shtml",
        edit=ahead('<p><input type="submit"', _HEARD),
    ),
    _near("unlabelled-group", "/xxgk/ysqgk/list.shtml", "a fieldset with its legend"),
    _near(
        "colour-only-required",
        "/hdjl/xzxx/",
        "a red asterisk",
        on="/hdjl/xzxx/",
        edit=swap('<label for="who">', '<label for="who"><span style="color: #900">*</span>'),
    ),
)

STRUCTURE = (*_FAULTS, *_NEAR)
