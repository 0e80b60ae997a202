"""No output of an audit repeats a private number in full: not the report, not the findings, not what is printed."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from auditor.frames import expand

NUMBER, PHONE, CARD = "441302198805076124", "13812345678", "6222021234567890128"
GROUPED = ("370685-19550228-1360", "139-8765-4321", "6222 0212 3456 7890 128")
IDENTITY, MOBILE, ACCOUNT = GROUPED
ROWS = f"<tr><td>王小明</td><td>{NUMBER}</td><td>{PHONE}</td><td>{CARD}</td></tr>"
PAGE = f"""<html><head><title>{NUMBER}</title><meta name="ArticleTitle" content="{NUMBER}">
<meta name="Keywords" content="null {PHONE}"></head><body>
<h1>救助对象 {NUMBER} 名单公示</h1><p>发布时间：2026-02-30</p><p>undefined</p>
<table><tr><th>姓名</th><th>身份证号</th><th>手机</th><th>银行卡号</th></tr>
{ROWS}{ROWS.replace("王小明", "李小红")}</table>
<table><tr><th>姓名</th><th>身份证号</th><th>手机</th><th>银行卡号</th></tr>
<tr><td>赵大山</td><td>{IDENTITY}</td><td>{MOBILE}</td><td>{ACCOUNT}</td></tr>
<tr><td>孙小雨</td><td>{IDENTITY}</td><td>{MOBILE}</td><td>{ACCOUNT}</td></tr></table>
<a href="/lost.html">{IDENTITY} {MOBILE}</a><a href="">身份证{IDENTITY}</a><a href="#y">电话 {MOBILE}，{ACCOUNT}</a>
<a href="/gone.html">{NUMBER} {PHONE}</a><a href="">身份证{NUMBER}</a><a href="#x">电话 {PHONE} {CARD}</a>
<a href="/f/list.csv">{NUMBER}名单.csv</a><img src="/no.png" alt="{NUMBER}"></body></html>"""


@pytest.mark.slow
def test_a_planted_number_is_repeated_nowhere(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    (site / "f").mkdir(parents=True)
    (site / "index.html").write_text(f"<h1>示例县</h1><a href='/a.html'>名单 {NUMBER}</a>", encoding="utf-8")
    (site / "a.html").write_text(PAGE, encoding="utf-8")
    (site / "f" / "list.csv").write_text(f"姓名,身份证号\n王小明,{NUMBER}\n李小红,{IDENTITY}\n", encoding="utf-8")
    command = [sys.executable, "-m", "auditor", "audit", str(site), "--out", str(out), "--examine", "none"]
    command += ["--render", "never", "--external", "skip", "--retry-pause", "0", "--fail-on", "none"]
    audited = subprocess.run(command, check=True, capture_output=True, timeout=120)
    listed = subprocess.run([sys.executable, "-m", "auditor", "pages", str(out)], check=True, capture_output=True)
    told = b"".join((audited.stdout, audited.stderr, listed.stdout))
    reports = b"".join(file.read_bytes() for file in sorted(out.glob("report.*")))
    assert b"441302**********24" in reports
    with sqlite3.connect(out / "audit.db") as db:
        stored = b"".join(fact for (fact,) in db.execute("SELECT fact FROM finding"))
        documents = b"".join(fact for (fact,) in db.execute("SELECT fact FROM document"))
        pages = b"".join(expand(fact) for (fact,) in db.execute("SELECT fact FROM page"))
    db.close()
    rules = [rule for rule in (b"exposed-identity-number", b"exposed-phone", b"exposed-bank-card") if rule in stored]
    assert len(rules) == 3
    for where in (told, reports, stored, documents, pages):
        for number in (NUMBER, PHONE, CARD, *GROUPED):
            assert number.encode() not in where
