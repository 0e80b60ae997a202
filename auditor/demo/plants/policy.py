"""Faults of policy documents and what interprets them, and the near-misses beside them."""

from auditor.demo.edits import ahead, each, everywhere, into_text, swap
from auditor.demo.model import Edit, Plant

_MARK = '<th scope="row">有效性</th><td>有效</td>'
_KIND = '<th scope="row">信息分类</th><td>行政规范性文件</td>'


def _document(number: int) -> str:
    return f"/xxgk/zcwj/art_{number:02}.shtml"


def _interpretation(number: int) -> str:
    return f"/xxgk/zcjd/art_{number:02}.shtml"


def _dated(written: str, published: str) -> Edit:
    """Give a document both of its days."""
    return each(
        everywhere(r"(成文日期</th><td>)[^<]*", rf"\g<1>{written}"),
        swap(_KIND, f'<th scope="row">发布日期</th><td>{published}</td>'),
    )


def _link(url: str, text: str) -> Edit:
    return into_text(f'<p><a href="{url}">{text}</a></p>')


_LINKS = (
    Plant(
        "unlinked-interpretation",
        _document(1),
        "document and interpretation link to each other",
        on=_document(1),
        edit=_link(_interpretation(1), "《云溪县城镇燃气管理实施细则》解读"),
        outcome="not failed",
    ),
    Plant(
        "unlinked-interpretation",
        _interpretation(1),
        "as above",
        on=_interpretation(1),
        edit=_link(_document(1), "查看文件原文"),
        outcome="not failed",
    ),
    Plant(
        "unlinked-interpretation",
        _interpretation(2),
        "it links to its document",
        on=_interpretation(2),
        edit=_link(_document(2), "查看文件原文"),
        outcome="not failed",
    ),
    Plant("unlinked-interpretation", _document(2), "the document does not link back"),
    Plant("unlinked-interpretation", _interpretation(4), "the interpretation does not lead to its document"),
    Plant(
        "unlinked-interpretation",
        _document(4),
        "a script may fill the box for interpretations",
        on=_document(4),
        edit=into_text('<p>相关解读</p><div id="xgjd"></div>'),
        outcome="cant_tell",
    ),
)

_VALIDITY = (
    Plant("missing-validity-mark", _document(5), "the field is not there", on=_document(5), edit=swap(_MARK, "")),
    Plant(
        "missing-validity-mark",
        _document(6),
        "the field is there and empty",
        on=_document(6),
        edit=swap(_MARK, _MARK.replace("<td>有效</td>", "<td></td>")),
    ),
    Plant(
        "missing-validity-mark",
        _document(7),
        "a seal beside the title instead of the field",
        on=_document(7),
        edit=each(swap(_MARK, ""), ahead('<div class="xl_info">', '<p class="seal">现行有效</p>\n')),
        outcome="not failed",
    ),
    Plant(
        "missing-validity-mark",
        _document(8),
        "only the text tells the term",
        on=_document(8),
        edit=each(swap(_MARK, ""), into_text("<p>第九条　本规定自印发之日起施行，有效期5年。</p>")),
        outcome="cant_tell",
    ),
)

_DAYS = (
    Plant(
        "late-publication",
        _document(9),
        "published more than three months after it was made",
        on=_document(9),
        edit=_dated("2026-03-02", "2026-06-15"),
    ),
    Plant(
        "late-publication",
        _document(10),
        "published before it was made",
        on=_document(10),
        edit=_dated("2026-06-15", "2026-03-02"),
    ),
    Plant(
        "late-publication",
        _document(11),
        "34 days with two holidays between are 20 working days",
        on=_document(11),
        edit=_dated("2026-09-25", "2026-10-29"),
        outcome="not failed",
    ),
    Plant(
        "late-publication",
        _document(12),
        "an old document that was entered years later",
        on=_document(12),
        edit=_dated("2021-03-02", "2026-06-15"),
        outcome="cant_tell",
    ),
)

_FIELDS = (
    Plant(
        "missing-document-field",
        _document(13),
        "the index is empty",
        on=_document(13),
        edit=everywhere(r"(索 引 号</th><td>)[^<]*", r"\g<1>"),
    ),
    Plant(
        "missing-document-field",
        _document(14),
        "a document without a number need not have the field",
        on=_document(14),
        edit=everywhere(r"(文号</th><td>)[^<]*", r"\g<1>"),
        outcome="not failed",
    ),
)

_CONSULTATION = (
    Plant(
        "short-consultation",
        "/gsgg/content_05.html",
        "eleven days for comments on a major decision",
        on="/gsgg/content_05.html",
        edit=each(
            everywhere("高标准农田建设项目设计方案公示", "关于公开征求《云溪县停车管理办法（征求意见稿）》意见的公告"),
            into_text(
                "<p>本办法列入县政府重大行政决策事项目录，现附起草说明，公开征求意见。"
                "征求意见时间：2026年1月27日至2026年2月6日。</p>"
            ),
        ),
    ),
)

POLICY = (*_LINKS, *_VALIDITY, *_DAYS, *_FIELDS, *_CONSULTATION)
