"""Annual reports made up for tests: one good one, and what may be changed on it. The figures of table B add up."""

import zlib
from collections.abc import Callable, Sequence
from html import escape
from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Mm

ORGAN = "云溪县人民政府"
CHAPTERS = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]
RESULTS = [
    ("（一）予以公开", ""),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ""),
    *[("（三）不予公开", label) for label in (
        "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
        "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项")],
    *[("（四）无法提供", label) for label in (
        "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确")],
    *[("（五）不予处理", label) for label in (
        "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息")],
    *[("（六）其他处理", label) for label in (
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他")],
]  # fmt: skip
COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
NEW, CARRIED, ALL, OPEN = 0, 1, 23, 24
"""Rows of table B in `Figures.b`: the 21 results stand between."""
NATURAL, TOTAL = 0, 6
OTHERS = [457, 3, 7, 2, 13]
"""What the other five columns have as new requests, 0 or 25 of them carried over."""


class Figures:
    """The figures of the three tables. Natural persons and totals of table B and table C are those of a real report."""

    def __init__(self) -> None:
        self.a: dict[str, list[Any]] = {
            "规章": [1, 2, 30], "行政规范性文件": [5, 27, 112],
            "行政许可": [40213], "行政处罚": [1892], "行政强制": [77], "行政事业性收费": [305.6],
        }  # fmt: skip
        results = [9000, 1500, 4, 31, 2, 60, 45, 88, 19, 240, 1500, 420, 55, 120, 80, 1, 9, 30, 100, 0, 60]
        assert sum(results) == 13364
        natural = [13612, 535, *results, 13364, 783]
        others = [[0] * 25 for _ in range(5)]
        for column, (new, carried, first, done) in zip(
            others, [(400, 20, 380, 400), (3, 0, 3, 3), (6, 1, 5, 6), (2, 0, 2, 2), (46, 4, 30, 35)], strict=True
        ):
            column[NEW], column[CARRIED], column[ALL] = new, carried, done
            column[2], column[12] = first, done - first
            column[OPEN] = new + carried - done
        columns = [natural, *others]
        self.b = [[*(column[row] for column in columns), sum(column[row] for column in columns)] for row in range(25)]
        assert (self.b[NEW][TOTAL], self.b[CARRIED][TOTAL], self.b[ALL][TOTAL], self.b[OPEN][TOTAL]) == (
            14069, 560, 13810, 819)  # fmt: skip
        self.c: list[Any] = [376, 97, 196, 121, 790, 16, 1, 12, 27, 56, 74, 1, 30, 51, 156]


Cells = list[tuple[str, int, int]]
"""Text, colspan, rowspan of the cells of a row."""


def table_a(figures: Figures) -> list[Cells]:
    def head(item: str, *columns: str) -> list[Cells]:
        wide = 3 // len(columns)
        return [[(f"第二十条第（{item}）项", 4, 1)], [("信息内容", 1, 1), *((column, wide, 1) for column in columns)]]

    def row(name: str) -> Cells:
        values = figures.a[name]
        return [(name, 1, 1), *((str(value), 3 // len(values), 1) for value in values)]

    return [
        *head("一", "本年制发件数", "本年废止件数", "现行有效件数"), row("规章"), row("行政规范性文件"),
        *head("五", "本年处理决定数量"), row("行政许可"),
        *head("六", "本年处理决定数量"), row("行政处罚"), row("行政强制"),
        *head("八", "本年收费金额（单位：万元）"), row("行政事业性收费"),
    ]  # fmt: skip


def table_b(figures: Figures, columns: Sequence[str] = COLUMNS) -> list[Cells]:
    order = [COLUMNS.index(column) for column in columns]
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    rows: list[Cells] = [
        [(note, 3, 3), ("申请人情况", 7, 1)],
        [*((name, 1, 2) for name in columns[:1]), ("法人或其他组织", 5, 1), *((name, 1, 2) for name in columns[6:])],
        [(name, 1, 1) for name in columns[1:6]],
    ]

    def values(row: int) -> Cells:
        return [(str(figures.b[row][at]), 1, 1) for at in order]

    rows.append([("一、本年新收政府信息公开申请数量", 3, 1), *values(NEW)])
    rows.append([("二、上年结转政府信息公开申请数量", 3, 1), *values(CARRIED)])
    last = ""
    for at, (group, label) in enumerate(RESULTS):
        cells: Cells = [("三、本年度办理结果", 1, 22)] if not at else []
        if not label:
            cells.append((group, 2, 1))
        elif group != last:
            cells.append((group, 1, sum(one == group for one, _ in RESULTS)))
        last = group
        rows.append([*cells, *([(label, 1, 1)] if label else []), *values(2 + at)])
    rows.append([("（七）总计", 2, 1), *values(ALL)])
    rows.append([("四、结转下年度继续办理", 3, 1), *values(OPEN)])
    return rows


def table_c(figures: Figures) -> list[Cells]:
    leaves: Cells = [(name, 1, 1) for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")]
    tall: Cells = [(name, 1, 2) for name, _, _ in leaves]
    return [
        [("行政复议", 5, 1), ("行政诉讼", 10, 1)],
        [*tall, ("未经复议直接起诉", 5, 1), ("复议后起诉", 5, 1)],
        [*leaves, *leaves],
        [(str(value), 1, 1) for value in figures.c],
    ]


def html_table(rows: list[Cells], write: Callable[[str], str] = escape) -> str:
    def cell(text: str, wide: int, high: int) -> str:
        spans = (f' colspan="{wide}"' if wide > 1 else "") + (f' rowspan="{high}"' if high > 1 else "")
        return f"<td{spans}><p><span>{write(text)}</span></p></td>"

    return (
        f"<table><tbody>{''.join(f'<tr>{chr(10).join(cell(*it) for it in row)}</tr>' for row in rows)}</tbody></table>"
    )


class Annual:
    """One report as data: change what a case is about, then make it a page or a Word file."""

    def __init__(self, year: int = 2023) -> None:
        self.year = year
        self.title = f"{ORGAN}{year}年政府信息公开工作年度报告"
        self.date = f"{year + 1}-01-20"
        self.figures = Figures()
        self.chapters = list(CHAPTERS)
        self.heading: Callable[[str], str] = lambda text: f"<p><strong>{text}</strong></p>"
        self.text = {
            1: f"{year}年，全县各级行政机关认真贯彻落实条例，持续推进政务公开。本年共制发行政规范性文件5件。"
            "（一）主动公开。发布信息一千余条。（二）依申请公开。本年共收到政府信息公开申请14069件，上年结转560件，"
            "本年办结13810件，结转下年度819件。",
            5: "存在的主要问题是解读形式单一。下一步将改进。",
            6: "本年度未收取信息处理费。办理人大代表建议66件、政协委员提案98件，"
            "办理结果为A类88件、B类63件、C类11件、D类2件。",
        }
        self.write: Callable[[str], str] = escape
        self.parts: dict[int, str] = {}
        """Markup that stands in a chapter in place of its table."""
        self.below = ""
        self.label = "发布时间"

    def rows(self, chapter: int) -> list[Cells]:
        return {2: table_a, 3: table_b, 4: table_c}[chapter](self.figures)

    def body(self) -> str:
        intro = f"<p>本报告根据《中华人民共和国政府信息公开条例》编制，统计期限自{self.year}年1月1日至12月31日。</p>"
        return intro + "".join(self._chapter(number) for number in self.order()) + self.below

    def order(self) -> list[int]:
        return [n for n in range(1, 7) if self.chapters[n - 1]]

    def _chapter(self, number: int) -> str:
        if number in self.parts:
            content = self.parts[number]
        elif number in (2, 3, 4):
            content = html_table(self.rows(number), self.write)
        else:
            content = f"<p>{self.text[number]}</p>"
        return self.heading(self.chapters[number - 1]) + content

    def page(self) -> str:
        return f"""<!doctype html><html lang="zh"><head><title>{self.title}</title></head><body>
<div class="header"><a href="/">云溪县人民政府</a></div>
<div class="pos">当前位置：<a href="/">首页</a> &gt; <a href="/xxgk/nb/">政府信息公开年报</a></div>
<h1>{self.title}</h1><p>{self.label}：{self.date} 来源：县政府办公室</p><div id="zoom">{self.body()}</div>
<div class="footer"><p>主办单位：云溪县人民政府 网站标识码：5100000062</p></div></body></html>"""

    def word(self) -> bytes:
        document = Document()
        document.add_paragraph(ORGAN)
        document.add_paragraph(f"{self.year}年政府信息公开工作年度报告")
        for number in self.order():
            document.add_paragraph(self.chapters[number - 1])
            if number in self.parts:
                document.add_picture(BytesIO(PICTURE), width=Mm(40))
            elif number in (2, 3, 4):
                _add_table(document, self.rows(number))
            else:
                document.add_paragraph(self.text[number])
        file = BytesIO()
        document.save(file)
        return file.getvalue()


def _add_table(document: Any, rows: list[Cells]) -> None:
    places: dict[tuple[int, int], bool] = {}
    width = sum(wide for _, wide, _ in rows[0])
    table = document.add_table(rows=len(rows), cols=width)
    for y, row in enumerate(rows):
        x = 0
        for text, wide, high in row:
            while (y, x) in places:
                x += 1
            places |= {(y + i, x + j): True for i in range(high) for j in range(wide)}
            cell = table.cell(y, x)
            if wide > 1 or high > 1:
                cell = cell.merge(table.cell(y + high - 1, x + wide - 1))
            cell.text = text
            x += wide


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = (1).to_bytes(4, "big") * 2 + bytes((8, 0, 0, 0, 0))
    data = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


PICTURE = _png()
