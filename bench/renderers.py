"""What it takes to write a report of very many findings: every renderer in a process of its own.

The report is made up and packed like that of an audit. Printed are the seconds of the renderer alone, the most memory
of the process beside the memory before it rendered, and the size of the file.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter

from auditor.model import (
    Comparison,
    Confidence,
    Coverage,
    Fate,
    Finding,
    Gone,
    Group,
    IndicatorVerdict,
    Outcome,
    PackInfo,
    Report,
    RuleCount,
    Score,
    Severity,
    State,
    Template,
)
from auditor.pressed import Pressed
from reports import RENDERERS

PORTAL = "https://www.example.gov.example"
TAKEN = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
RULES = 120
CAUSES = 2_000
PAGES = 20_000
GONE = 5_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", help="[every one]")
    parser.add_argument("--findings", type=int, default=200_000)
    parser.add_argument("--one", action="store_true", help="measure one format in this process")
    chosen = parser.parse_args()
    if chosen.one:
        print(_measured(chosen.formats[0], chosen.findings))
        return
    print(f"{chosen.findings:,} findings\n")
    print("| format | seconds | MB of memory | before | MB of file |\n|---|---|---|---|---|")
    for name in chosen.formats or RENDERERS:
        command = [sys.executable, __file__, "--one", "--findings", str(chosen.findings), name]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="", flush=True)


def _measured(name: str, findings: int) -> str:
    report = made(findings)
    before = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report"
        started = perf_counter()
        with path.open("wb") as file:
            file.writelines(RENDERERS[name](report))
        seconds = perf_counter() - started
        size = path.stat().st_size / 1e6
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    return f"| {name} | {seconds:.1f} | {peak:.0f} | {before:.0f} | {size:.1f} |"


def made(findings: int) -> Report:
    """Return a report of so many findings, of which a twentieth is new and a tenth could not be told."""
    groups = tuple(_group(n, findings // CAUSES) for n in range(CAUSES))
    return Report(
        schema=1,
        lang="zh",
        tool_version="0",
        axe_version="4",
        url=f"{PORTAL}/",
        name="示例县人民政府",
        profile="county",
        started=TAKEN,
        finished=TAKEN,
        settings={"target": f"{PORTAL}/"},
        complete=True,
        coverage=Coverage(PAGES, PAGES, PAGES, PAGES, 0, 200, 40),
        packs=(PackInfo("inspection-2019", "检查指标", "国办秘函〔2019〕19号"),),
        state=State.VIOLATED,
        vetoes=(),
        score=Score(10, 60, 100),
        indicators=tuple(map(_indicator, range(RULES))),
        columns=(),
        items=(),
        units=(),
        rules=tuple(_rule(n, findings // RULES) for n in range(RULES)),
        groups=groups,
        findings=Pressed(map(_finding, range(findings)), Finding),
        links=(),
        templates=tuple(Template(f"t{n}", PAGES // 40, "article", f"{PORTAL}/{n}/") for n in range(40)),
        comparison=Comparison(TAKEN, findings // 20, findings, 0, GONE, 0, tuple(_gone())),
    )


def _finding(n: int) -> Finding:
    cause = n % CAUSES
    return Finding(
        id=f"{n:016x}",
        rule=f"rule-{cause % RULES}",
        outcome=Outcome.CANT_TELL if n % 10 == 9 else Outcome.FAILED,
        severity=[*Severity][cause % 4],
        confidence=Confidence.HIGH,
        url=f"{PORTAL}/xxgk/fdzdgknr/t{n % PAGES}.html",
        selector=f"body > div.main > div.content > p:nth-child({n % 90}) > a:nth-child(2)",
        snippet=f'<a href="/xxgk/{n}.html" target="_blank" class="link">示例内容第 {n} 条</a>',
        key="found",
        values={"number": n, "text": f"示例内容第 {n} 条"},
        template=f"t{cause % 40}",
        component="div.content>p>a",
        clauses=(f"inspection-2019:D{cause % RULES}",),
        wcag=("1.4.3",),
        group="" if n % 10 == 9 else f"g{cause}",
        body=f"{n:064x}",
        at=TAKEN,
        message=f"第 {n} 处文字与背景的对比度是 {n % 40 / 10}，要求 4.5",
        kin=f"{n:016x}",
        fate=Fate.NEW if n % 20 == 0 else Fate.UNCHANGED,
        first_seen=TAKEN,
    )


def _group(n: int, findings: int) -> Group:
    examples = tuple(_finding(n + CAUSES * turn) for turn in range(10))
    return Group(
        id=f"g{n}",
        rule=f"rule-{n % RULES}",
        title=f"检查项 {n % RULES}",
        template=f"t{n % 40}",
        component="div.content>p>a",
        pages=findings,
        findings=findings,
        example=examples[0].url,
        advice="在模板中改正这一处，重新发布使用该模板的页面。",
        severity=[*Severity][n % 4],
        message=examples[0].message,
        alike=findings,
        templates=(f"t{n % 40}",),
        examples=examples,
        new=findings // 20,
    )


def _indicator(n: int) -> IndicatorVerdict:
    return IndicatorVerdict(
        pack="inspection-2019",
        code=f"D{n}",
        group="功能设计",
        title=f"指标 {n}",
        clause="页面文字与背景对比度不足的，每处扣分",
        source="检查指标",
        mark="V2",
        effect="deduct",
        state=State.VIOLATED,
        failed=9,
        judged=9,
        open=0,
        by_person=False,
        deduction=None,
        points_confirmed=False,
        groups=tuple(f"g{cause}" for cause in range(n, CAUSES, RULES)),
    )


def _rule(n: int, findings: int) -> RuleCount:
    return RuleCount(f"rule-{n}", f"检查项 {n}", "改正。", "access", PAGES, findings, findings // 10, 0, 0, ("1.4.3",))


def _gone() -> Iterator[Gone]:
    for n in range(GONE):
        yield Gone(f"f{n:015x}", f"rule-{n % RULES}", f"检查项 {n % RULES}", f"/old/{n}.html", Fate.FIXED)


if __name__ == "__main__":
    main()
