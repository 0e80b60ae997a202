"""Faults and near-misses of what is written, on pages and in attachments."""

from auditor.demo.edits import everywhere, into_text, swap
from auditor.demo.model import Edit, Plant


def _near(rule: str, path: str, why: str, edit: Edit | None = None) -> Plant:
    return Plant(rule, path, why, path if edit else "", edit, outcome="not failed")


_TEXT = r"(?s)(<div class=\"TRS_Editor\"[^>]*>).*?(</div><!--TRS_Editor-->)"


def _table(*rows: str) -> str:
    head, *body = (row.split() for row in rows)
    heads = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    written = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in body)
    return f"<table><tr>{heads}</tr>{written}</table>"


_FAULTS = (
    Plant(
        "exposed-identity-number",
        "/files/lsjz.xlsx",
        "a hidden sheet of a published list holds the numbers",
        on="/tzgg/content_01.html",
        edit=into_text('<p>附件：<a href="/files/lsjz.xlsx">临时救助公示表.xlsx</a></p>'),
    ),
    Plant(
        "exposed-phone",
        "/tzgg/content_02.html",
        "a list of persons with their mobile numbers",
        on="/tzgg/content_02.html",
        edit=into_text(
            "<p>云溪县临时救助对象名单公示</p>"
            + _table("姓名 村 联系电话", "王小明 东村 13800005678", "李小红 西村 15900004321")
        ),
    ),
    Plant(
        "template-leftover",
        "/tzgg/content_03.html",
        "a variable of the template was not filled",
        on="/tzgg/content_03.html",
        edit=into_text("<p>责任编辑：${doc.editor}</p>"),
    ),
    Plant(
        "mojibake",
        "/tzgg/content_04.html",
        "a passage was stored in the wrong charset",
        on="/tzgg/content_04.html",
        edit=into_text("<p>联系地址：锟斤拷锟斤拷云溪大道1号</p>"),
    ),
    Plant(
        "hidden-link",
        "/tzgg/content_06.html",
        "links to a gambling site are moved off the screen",
        on="/tzgg/content_06.html",
        edit=into_text(
            '<div style="position:absolute;left:-9999px" aria-hidden="true">'
            '<a href="http://cp.example.com/" tabindex="-1">时时彩平台</a></div>'
        ),
    ),
    Plant(
        "impossible-date",
        "/gsgg/content_02.html",
        "published on a day no calendar has",
        on="/gsgg/content_02.html",
        edit=everywhere(r"发布日期：\d{4}-\d\d-\d\d", "发布日期：2023-02-30"),
    ),
    Plant(
        "picture-only-article",
        "/gsgg/content_03.html",
        "the notice is a picture",
        on="/gsgg/content_03.html",
        edit=everywhere(_TEXT, r'\1<p><img src="/images/pic3.svg" alt="公告扫描图" width="600" height="360"></p>\2'),
    ),
    Plant(
        "exposed-bank-card",
        "/tzgg/content_07.html",
        "a list of persons with the numbers of their cards, in groups of four",
        on="/tzgg/content_07.html",
        edit=into_text(
            "<p>云溪县高龄津贴发放对象名单公示</p>"
            + _table("姓名 村 一卡通账号", "王小明 东村 6222-0212-3456-7890-128", "李小红 西村 6217001234000056786")
        ),
    ),
    Plant(
        "suspicious-external",
        "/tzgg/content_08.html",
        "a link anyone can see leads to a gambling site",
        on="/tzgg/content_08.html",
        edit=into_text('<p>相关链接：<a href="http://casino8.example.com/">百家乐</a></p>'),
    ),
    Plant(
        "under-construction",
        "/sjfb/sjkf/",
        "an empty column says that it is being built and nothing else",
        on="/sjfb/sjkf/",
        edit=swap('<ul class="list"></ul>', "<p>栏目正在建设中</p>"),
    ),
    Plant("mistyped-attachment", "/files/ylbx.xls", "a table of HTML under the name of a workbook"),
    Plant("scanned-document", "/files/办事流程图.pdf", "a PDF that is only a picture"),
    Plant(
        "wrong-word",
        "/xwzx/bmdt/content_02.html",
        "an institution that was renamed years before",
        on="/xwzx/bmdt/content_02.html",
        edit=into_text("<p>会议传达了环境保护部近日召开的电视电话会议精神，研究了我县的贯彻意见。</p>"),
        outcome="cant_tell",
    ),
)

_NEAR = (
    _near("exposed-phone", "/files/lxfs.xlsx", "the telephones of offices"),
    _near(
        "exposed-phone",
        "/tzgg/content_01.html",
        "whom to call about a notice",
        into_text("<p>联系人：王小明，联系电话：13800001234。</p>"),
    ),
    _near(
        "exposed-identity-number",
        "/xwzx/bmdt/content_06.html",
        "a number that was masked",
        into_text("<p>中奖人身份证号：441302********6124。</p>"),
    ),
    _near(
        "exposed-identity-number",
        "/xwzx/bmdt/content_07.html",
        "the credit code of a unit",
        into_text("<p>统一社会信用代码：113706194901010007。</p>"),
    ),
    _near(
        "template-leftover",
        "/xwzx/bmdt/content_08.html",
        "a code sample",
        into_text("<p>接口示例：<code>GET /api?id=${id}</code></p>"),
    ),
    _near(
        "under-construction",
        "/xwzx/zjdt/content_01.html",
        "news about something that is being built",
        into_text("<p>目前，正在建设的云溪大桥已完成主体工程。</p>"),
    ),
    _near(
        "wrong-word",
        "/xwzx/zjdt/content_02.html",
        "the old name, and it says so",
        into_text("<p>我县曾被原环境保护部命名为生态示范区。</p>"),
    ),
    _near(
        "hidden-link",
        "/xwzx/zjdt/content_03.html",
        "a folded box with the site of a school",
        into_text('<div style="display:none"><a href="http://school.example.org/">云溪一中</a></div>'),
    ),
)

CONTENT = (*_FAULTS, *_NEAR)
