"""Annual reports: a good one, one whose figures contradict each other, and one that is hardly one."""

from collections.abc import Sequence

from auditor.demo.edits import into_text
from auditor.demo.model import Plant

_GOOD, _BAD, _POOR = (f"/xxgk/nb/art_{number:02}.shtml" for number in (1, 2, 3))
_LIST = "/xxgk/nb/list.shtml"
_PICTURE = '<p><img src="/images/pic3.svg" alt="统计表" width="600" height="360"></p>'


def _table(name: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    columns = "".join(f'<th scope="col">{column}</th>' for column in head)
    lines = "".join(
        f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{value}</td>" for value in row[1:])}</tr>' for row in rows
    )
    return f"<table><caption>{name}</caption><tr>{columns}</tr>{lines}</table>"


def _own(made: int, valid: int) -> str:
    head = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    return _table("主动公开情况", head, [("行政规范性文件", made, 0, valid)])


def _requests(new: int, before: int, done: int, on: int) -> str:
    rows = [
        ("一、本年新收政府信息公开申请数量", new - 1, new),
        ("二、上年结转政府信息公开申请数量", before, before),
        ("（七）总计", done - 1, done),
        ("四、结转下年度继续办理", on, on),
    ]
    return _table("申请办理情况", ("项目", "自然人", "总计"), rows)


def _appeals(kept: int, corrected: int, total: int) -> str:
    lines = f"<tr><td>{kept}</td><td>{corrected}</td><td>0</td><td>0</td><td>{total}</td></tr>"
    leaves = "".join(
        f'<th scope="col">{name}</th>' for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    )
    return (
        f"<table><caption>行政复议情况</caption><tr><th colspan='5'>行政复议</th></tr><tr>{leaves}</tr>{lines}</table>"
    )


def _report(overview: str, own: str, requests: str, appeals: str, problems: str) -> str:
    return (
        f"<p>一、总体情况</p><p>{overview}</p><p>二、主动公开政府信息情况</p>{own}"
        f"<p>三、收到和处理政府信息公开申请情况</p>{requests}<p>四、政府信息公开行政复议、行政诉讼情况</p>{appeals}"
        f"{problems}<p>六、其他需要报告的事项</p><p>本年没有收取政府信息公开信息处理费。</p>"
    )


_PROBLEMS = "<p>五、存在的主要问题及改进情况</p><p>个别栏目更新不够及时，将建立定期检查制度。</p>"
_GOOD_TEXT = "本年共收到政府信息公开申请100件，较去年增加26件，同比增长35.1%，均依法答复。"
_BAD_TEXT = "本年共收到政府信息公开申请74件，较去年增加14件，同比增长32.3%，均依法答复。"


def _near(rule: str, path: str, why: str) -> Plant:
    return Plant(rule, path, why, outcome="not failed")


REPORTS = (
    Plant(
        "contradicting-years",
        _GOOD,
        "4 requests carried over, and the year before carried on 3",
        on=_GOOD,
        edit=into_text(_report(_GOOD_TEXT, _own(5, 117), _requests(100, 4, 98, 6), _appeals(3, 1, 4), _PROBLEMS)),
    ),
    _near("contradicting-figures", _GOOD, "all sums right, and the percentage of the text"),
    _near("missing-chapter", _GOOD, "all six chapters"),
    _near("table-as-image", _GOOD, "tables of text"),
    _near("late-annual-report", _GOOD, "published in January"),
    Plant(
        "contradicting-figures",
        _BAD,
        "outcomes of appeals that do not add up, and a wrong percentage",
        on=_BAD,
        edit=into_text(_report(_BAD_TEXT, _own(2, 112), _requests(74, 2, 73, 3), _appeals(3, 1, 5), _PROBLEMS)),
    ),
    Plant("late-annual-report", _BAD, "published in May"),
    Plant(
        "missing-chapter",
        _POOR,
        "no chapter on problems",
        on=_POOR,
        edit=into_text(_report("本年公开信息一千余条。", _own(1, 110), _PICTURE, _appeals(0, 0, 0), "")),
    ),
    Plant("table-as-image", _POOR, "the table of requests is a picture"),
    Plant("missing-annual-report-year", _LIST, "the report of one year between was never published"),
)
