"""A made-up finished audit of a made-up county portal: every state, unknown values, hostile texts."""

import base64
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import yaml

from auditor.model import (
    Column,
    ColumnKind,
    ColumnState,
    Comparison,
    Confidence,
    Coverage,
    Evidence,
    Fate,
    FieldVerdict,
    Finding,
    Gone,
    Group,
    Handling,
    IndicatorVerdict,
    ItemState,
    ItemVerdict,
    LinkKind,
    LinkTarget,
    NotAssessed,
    Outcome,
    PackInfo,
    Reason,
    Referrer,
    Report,
    RuleCount,
    Score,
    Severity,
    State,
    Template,
    UnitKind,
    UnitVerdict,
    Unknown,
    Verdict,
    Waiver,
)

PORTAL = "https://www.shili.gov.example"
LONG = f"{PORTAL}/xxgk/fdzdgknr/{'zhongdianlingyu' * 12}/index.html?from={'%E7%A4%BA' * 20}"
HOSTILE = '<script>alert("1")</script><b onmouseover=x>’"\u202etxt.exe\x00\x1b[31m{{ 7 * 7 }}{% endif %}</style>'
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAGCAIAAABxZ0isAAAAFUlEQVR4nGOU8QlgwA2Y8MiNXGkAmXkAvhf1aB0AAAAASUVORK5CYII="
)
ARTICLE, LIST, HOME = "7f3a91c2", "1b2c3d4e", "99aa88bb"
SAID = yaml.safe_load(Path(__file__).with_name("sample.yaml").read_text(encoding="utf-8").replace("HOSTILE", "'?'"))


def sample(lang: str = "zh", picture: bytes = PICTURE) -> Report:
    """Return the sample report; `picture` stands in for every picture."""
    groups = tuple(_groups(lang))
    return Report(
        schema=1,
        lang=lang,
        tool_version="0.1.0",
        axe_version="4.12.0",
        url=f"{PORTAL}/",
        name="示例县人民政府",
        profile="county",
        started=datetime(2026, 11, 20, 1, 30, tzinfo=UTC),
        finished=datetime(2026, 11, 20, 2, 12, tzinfo=UTC),
        settings={"target": f"{PORTAL}/", "max_pages": 20000, "rate": 5.0, "ignore_robots": False, "siblings": ["x"]},
        complete=True,
        coverage=_coverage(),
        packs=tuple(PackInfo(id_, _in(lang, it["title"]), it["document"]) for id_, it in SAID["packs"].items()),
        state=State.VIOLATED,
        vetoes=("V4.1",),
        score=Score(low=63.5, high=91, of=100, open_indicators=6, unconfirmed=3),
        indicators=tuple(_indicator(it, lang) for it in SAID["indicators"]),
        columns=tuple(_columns()),
        items=tuple(_items(lang)),
        units=tuple(_units()),
        rules=tuple(_rule(id_, it, lang) for id_, it in SAID["rules"].items()),
        groups=groups,
        findings=(*(finding for group in groups for finding in group.examples), *_waived(lang), *_open(lang)),
        links=tuple(_links()),
        templates=(
            Template(ARTICLE, 412, "article", f"{PORTAL}/zwdt/zwyw/t20261101_1.html"),
            Template(LIST, 96, "column", f"{PORTAL}/zwdt/zwyw/"),
            Template(HOME, 1, "home", f"{PORTAL}/"),
        ),
        home_picture="home.png",
        pictures={"home.png": picture, "contrast.png": picture},
        warnings=(_in(lang, SAID["warning"]),),
        comparison=_comparison(lang),
        waivers=tuple(_waivers()),
        handling={
            "g02": Handling("信息中心", "2026-12-10", "整改中", ""),
            "g03": Handling(HOSTILE, "=1+1", "已整改", "通过"),
            f"{1:08x}{1:08x}": Handling("办公室", "2026-12-01", "待整改", ""),
        },
    )


def _in(lang: str, texts: list[str]) -> str:
    text = texts[lang == "en"]
    return HOSTILE if text == "?" else text


def _coverage() -> Coverage:
    return Coverage(
        discovered=3408,
        asked=2950,
        fetched=2871,
        pages=1204,
        rendered=12,
        examined=38,
        templates=14,
        not_assessed=(
            NotAssessed(Reason.NOT_OPENED, "examination", 1166),
            NotAssessed(Reason.NOT_ASKED, "links", 458, (f"{PORTAL}/old/2009/index.html",)),
            NotAssessed(Reason.BLOCKED, "links", 31, ("https://www.other.example/a", "https://www.other.example/b")),
            NotAssessed(Reason.TIMEOUT, "pages", 7, (LONG,)),
            NotAssessed(Reason.SCRIPT, "pages", 5, (f"{PORTAL}/hdjl/list.html",)),
            NotAssessed(Reason.TLS_INVALID, "links", 2, ("https://expired.example/",)),
        ),
        openings=(
            (f"{PORTAL}/", "home", HOME),
            (f"{PORTAL}/zwdt/zwyw/t20261101_1.html", "first-level column", LIST),
            (f"{PORTAL}/zwdt/", "first-level column", LIST),
            *((f"{PORTAL}/zwdt/zwyw/t20261101_{n}.html", "template", ARTICLE) for n in range(1, 3)),
            (f"{PORTAL}/zwdt/zwyw/t20261101_3.html", "content", ARTICLE),
        ),
    )


def _indicator(it: dict[str, Any], lang: str) -> IndicatorVerdict:
    title, failed, deduction = _in(lang, it["title"]), it.get("failed", 0), it.get("deduction")
    problem = f"{title}：{{}}" if it["code"] != "L1" else HOSTILE.replace("{", "").replace("}", "")
    return IndicatorVerdict(
        pack=it.get("pack", "inspection-2019"),
        code=it["code"],
        group=_in(lang, SAID["groups"][it["group"]]),
        title=title,
        clause=_in(lang, it["clause"]),
        source="某区政府门户网站普查自查表（含评分细则）" if it["effect"] == "deduct" else "通知原文",
        mark={"veto": "V", "note": "D"}.get(it["effect"], "V2"),
        effect=it["effect"],
        state=State(it["state"]),
        failed=failed,
        judged=it.get("judged", 0),
        open=it.get("open", 0),
        by_person=it.get("person", False),
        deduction=deduction,
        points_confirmed=it["effect"] == "deduct" and not it.get("unconfirmed", False),
        note=_in(lang, it["note"]) if "note" in it else "",
        problems=tuple(problem.format(n) for n in range(1, min(failed, 5) + 1)),
        groups=tuple(it.get("causes", ())),
    )


def _rule(id_: str, it: dict[str, Any], lang: str) -> RuleCount:
    return RuleCount(
        id_, _in(lang, it["title"]), "", it["group"], *it["counts"], wcag=tuple(map(str, it.get("wcag", ())))
    )


def _items(lang: str) -> Iterator[ItemVerdict]:
    for id_, it in SAID["items"].items():
        yield ItemVerdict(
            item=id_,
            title=HOSTILE if it["title"] == "?" else it["title"],
            codes=tuple(HOSTILE if code == "?" else code for code in it["codes"]),
            state=ItemState(it["state"]),
            url=f"{PORTAL}{it['path']}" if "path" in it else "",
            column=HOSTILE if it.get("column") == "?" else it.get("column", ""),
            newest=date.fromisoformat(it["newest"]) if "newest" in it else None,
            message=_in(lang, it["message"]) if "message" in it else "",
        )


def _columns() -> Iterator[Column]:
    turn = 0
    for name, it in SAID["columns"].items():
        kind = ColumnKind(it["kind"])
        yield _column((name,), f"{PORTAL}/{it['code']}/", kind, 0)
        for second in it["below"]:
            turn += 1
            yield _column((name, second), f"{PORTAL}/{it['code']}/{turn}/", kind, turn)
            for third in SAID["third"].get(second, ()):
                turn += 1
                path = (name, second, third)
                yield _column(path, f"{PORTAL}/{it['code']}/{turn}/", ColumnKind.STATISTICS, turn)
                for fourth in SAID["fourth"].get(third, ()):
                    turn += 1
                    yield _column((*path, HOSTILE if fourth == "?" else fourth), LONG, ColumnKind.OTHER, turn)


_TURNS: tuple[tuple[ColumnState, int | Unknown, date | Unknown | None], ...] = (
    (ColumnState.FILLED, 328, date(2026, 11, 18)),
    (ColumnState.FILLED, 41, date(2025, 3, 2)),
    (ColumnState.EMPTY, 0, None),
    (ColumnState.SINGLE, 1, date(2021, 6, 30)),
    (ColumnState.FILLED, 12, None),
    (ColumnState.UNREAD, Unknown(Reason.SCRIPT), Unknown(Reason.SCRIPT)),
    (ColumnState.FILLED, 15, Unknown(Reason.UNREADABLE)),
    (ColumnState.NO_PAGE, 0, None),
    (ColumnState.OUTSIDE, Unknown(Reason.OUT_OF_SCOPE), None),
)


def _column(path: tuple[str, ...], url: str, kind: ColumnKind, turn: int) -> Column:
    state, items, newest = _TURNS[turn % len(_TURNS)]
    return Column(
        id="/".join(path),
        name=path[-1],
        url="" if state is ColumnState.NO_PAGE else url,
        parent="/".join(path[:-1]),
        path=path,
        level=len(path),
        kind=kind,
        state=state,
        clicks=Unknown(Reason.NOT_SHOWN) if turn % 7 == 6 else len(path),
        items=items,
        dated=items if isinstance(items, int) else 0,
        newest=newest,
        templates=(LIST,),
        evidence=(Evidence("menu", 1204, f"{PORTAL}/"), Evidence("breadcrumb", 12, url)),
        twins=(f"{PORTAL}/zwgk/1/",) if turn % 9 == 3 else (),
    )


def _units() -> Iterator[UnitVerdict]:
    for kind, units in SAID["units"].items():
        for name, states in units["of"].items():
            fields = zip(units["fields"], states, strict=True)
            told = tuple(FieldVerdict(field, ItemState(state)) for field, state in fields)
            yield UnitVerdict(UnitKind(kind), HOSTILE if name == "?" else name, f"{PORTAL}/jg/{len(name)}.html", told)


def _groups(lang: str) -> Iterator[Group]:
    for number, it in enumerate(SAID["causes"], 1):
        rule, message, component = it["rule"], _in(lang, it["message"]), it.get("component", "")
        examples = tuple(_finding(number, n, it, message) for n in range(1, min(it["pages"], 10) + 1))
        yield Group(
            id=f"g{number:02}",
            rule=rule,
            title=_in(lang, SAID["rules"][rule]["title"]),
            template=it.get("template", ""),
            component=component,
            pages=it["pages"],
            findings=it["pages"] + number,
            example=examples[0].url,
            advice=_in(lang, SAID["advice"]),
            severity=it["severity"],
            message=message,
            alike=it.get("alike", 0),
            templates=(it["template"],) if it.get("template") else (),
            picture=it.get("picture", ""),
            examples=examples,
            new=sum(finding.fate is Fate.NEW for finding in examples),
        )


def _finding(number: int, n: int, it: dict[str, Any], message: str) -> Finding:
    component, hostile = it.get("component", ""), message == HOSTILE
    return Finding(
        id=f"{number:08x}{n:08x}",
        rule=it["rule"],
        outcome=Outcome.FAILED,
        severity=Severity(it["severity"]),
        confidence=Confidence.HIGH,
        url="javascript:alert(1)" if hostile else f"{PORTAL}/zwdt/zwyw/t20261101_{n}.html",
        selector=f"{component.replace('>', ' > ')}:nth-child({n})" if component else "",
        snippet=HOSTILE if hostile else ('<a href="/x.html">…</a>' if component else ""),
        key="found",
        values={"limit": 14, "age": 600 + n, "share": 0.5, "first": True, "names": ("甲", "乙")},
        template=it.get("template", ""),
        component=component,
        clauses=("inspection-2019:V4.1",) if it["rule"] == "stale-column" else (),
        wcag=("1.4.3",) if it["rule"] == "axe-color-contrast" else (),
        group=f"g{number:02}",
        body="ab" * 32,
        at=datetime(2026, 11, 20, 1, 31, n, tzinfo=UTC),
        message=message if n == 1 else f"{message}（{n}）",
        kin=f"{number:08x}{n % 2:08x}",
        fate=_FATES[(number + n) % len(_FATES)],
        first_seen=datetime(2026, 11, 20 - (number + n) % len(_FATES), 1, 30, tzinfo=UTC),
    )


_FATES = (Fate.NEW, Fate.UNCHANGED, Fate.UNCHANGED, Fate.MOVED, Fate.UNCHANGED)


def _waived(lang: str) -> Iterator[Finding]:
    """What an agreed exception covers: failed, but in no group and in no count."""
    it = {"rule": "stale-column", "severity": "moderate", "component": "div.list"}
    for n in range(1, 4):
        message = ("Old columns keep their documents", "历史栏目保留原貌")[lang == "zh"]
        yield msgspec.structs.replace(_finding(99, n, it, message), group="", waived=HOSTILE if n == 3 else "历史栏目")


def _waivers() -> Iterator[Waiver]:
    day = date(2027, 6, 30)
    yield Waiver(
        rule="stale-column",
        place="/old/*",
        reason="历史栏目",
        who="某某",
        clause="示办〔2026〕1号",
        until=day,
        findings=2,
    )
    yield Waiver(finding="9" * 16, reason=HOSTILE, who=HOSTILE, clause=HOSTILE, until=day, findings=1)


def _comparison(lang: str) -> Comparison:
    title = _in(lang, SAID["rules"]["stale-column"]["title"])
    seen = datetime(2026, 11, 13, 1, 30, tzinfo=UTC)
    reason = "本次未打开" if lang == "zh" else "not opened this time"
    gone = (
        Gone("a" * 16, "stale-column", title, "/zwgk/gg/", Fate.FIXED, "", seen),
        Gone("b" * 16, "dead-link", HOSTILE, LONG, Fate.FIXED, "", seen),
        Gone("c" * 16, "dead-link", title, "/hd/", Fate.UNASSESSED, reason, seen),
    )
    return Comparison(seen, new=7, unchanged=21, moved=4, fixed=2, unassessed=1, gone=gone)


def _open(lang: str) -> Iterator[Finding]:
    for it in SAID["open"]:
        for n in range(it["count"]):
            yield Finding(
                id=f"{it['key']}-{n}",
                rule=it["rule"],
                outcome=Outcome(it["outcome"]),
                severity=Severity(it["severity"]),
                confidence=Confidence.LOW,
                url=f"{PORTAL}/hdjl/{n}.html",
                selector="",
                snippet="",
                key=it["key"],
                values={},
                template="",
                component="",
                clauses=(),
                message=_in(lang, it["message"]),
            )


def _links() -> Iterator[LinkTarget]:
    yield _link(f"{PORTAL}/old/zx.html", Verdict.DEAD, 412, "县政协", 404, on_home=True)
    yield _link("http://www.gone.example/", Verdict.DNS_FAILURE, 1, "友情链接", reason="unknown host", on_home=True)
    yield _link(LONG, Verdict.SOFT_404, 3, "", 200, reason="与不存在的地址返回相同内容")
    yield _link(f"{PORTAL}/loop/a", Verdict.REDIRECT_LOOP, 2, HOSTILE, 302)
    for n in range(1, 13):
        yield _link(f"{PORTAL}/upload/2019/file{n:02}.doc", Verdict.DEAD, n % 4 + 1, f"附件{n}", 404)
    yield _link("https://www.other.example/a", Verdict.BLOCKED, 31, "省政府", 403)
    yield _link("https://expired.example/", Verdict.TLS_INVALID, 2, "公共资源交易", reason="certificate has expired")
    yield _link("ftp://files.example/x", Verdict.UNSUPPORTED, 1, "下载")
    yield _link(f"{PORTAL}/slow/", Verdict.TIMEOUT, 4, "数据开放")


def _link(
    url: str,
    verdict: Verdict,
    count: int,
    text: str,
    status: int | None = None,
    reason: str = "",
    on_home: bool = False,
) -> LinkTarget:
    pages = (f"{PORTAL}/zwdt/zwyw/t20261101_{n}.html" for n in range(1, min(count, 5) + 1))
    return LinkTarget(
        url=url,
        verdict=verdict,
        kind=LinkKind.PAGE,
        external=not url.startswith(PORTAL),
        status=status,
        reason=reason,
        attempts=3,
        referrer_count=count,
        referrers=tuple(Referrer(page, text) for page in pages),
        on_home=on_home,
    )
