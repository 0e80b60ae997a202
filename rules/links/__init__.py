"""Links that do not lead where they should. What several of the rules share stands here."""

from collections.abc import Collection, Iterable, Iterator

from auditor.model import FAULTS, Judgement, Link, LinkKind, LinkTarget, Reason, Severity, Text, Verdict
from auditor.rule import cant_tell, failed, passed

PAGES = frozenset({LinkKind.PAGE, LinkKind.FRAME})
LONGEST_NAME = 40
"""Characters of a link's text that a message repeats."""


def broken(what: Text) -> dict[str, Text]:
    """Return the messages of `answered` for one sort of target, such as `Text("附件", "attachment")`."""
    zh, en = what
    named = Text(f"{zh}“{{text}}”", f"{en} “{{text}}”")
    return {
        "dead": _linked(f"{named.zh}打不开（{{answer}}）", f"{named.en} does not open ({{answer}})"),
        "dns_failure": _linked(f"{named.zh}的域名无法解析", f"the host of {named.en} does not resolve"),
        "soft_404": _linked(f"{named.zh}打开后提示页面不存在", f"{named.en} opens a page that says it is not there"),
        "redirect_loop": _linked(f"{named.zh}循环跳转，无法打开", f"{named.en} redirects in a circle"),
        "hidden": _linked(
            f"页面代码中不显示的{named.zh}打不开（{{answer}}）",
            f"{named.en}, which is not shown, does not open ({{answer}})",
        ),
    }


def _linked(zh: str, en: str) -> Text:
    return Text(
        f"{zh}：{{url}}，共 {{pages}} 个页面引用，例如 {{on}}",
        f"{en}: {{url}} ({{pages}} pages refer to it, such as {{on}})",
    )


def short(text: str) -> str:
    """Return what a link is called, cut where a reader knows which one is meant."""
    return text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME]}…"


def is_linked(target: LinkTarget, kinds: Collection[LinkKind], *, external: bool) -> bool:
    """Tell whether a page of the portal links to the target, and it is of one of `kinds` on that side."""
    return target.referrer_count > 0 and target.kind in kinds and target.external is external


def answered(target: LinkTarget) -> Judgement:
    """Judge a target by its answer: a fault fails under its verdict's name, an open one cannot be told."""
    if target.verdict is Verdict.OK:
        return passed()
    if target.verdict not in FAULTS:
        return cant_tell(Reason(target.verdict.value))
    first = target.referrers[0]
    return failed(
        "hidden" if target.hidden_only else target.verdict.value,
        component=first.component,
        template=first.template,
        severity=Severity.SERIOUS if target.on_home else None,
        url=target.url,
        text=short(first.text or target.url.rstrip("/").rpartition("/")[2]),
        answer=f"HTTP {target.status}" if target.status else target.reason or target.verdict.value,
        pages=target.referrer_count,
        on=first.url,
    )


def blocks(links: Iterable[Link]) -> Iterator[tuple[Link, ...]]:
    """Return the links a reader sees and follows, block by block; those that only operate the page are left out."""
    by_component: dict[str, list[Link]] = {}
    for link in links:
        if not link.control and not link.hidden and link.kind is LinkKind.PAGE:
            by_component.setdefault(link.component, []).append(link)
    return map(tuple, by_component.values())
