"""The sentence a finding says, in the report's language."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from string import Formatter
from typing import Any

from auditor.model import Reason, Text, Value
from auditor.rule import AnyRule

REASONS: Mapping[str, Text] = {
    Reason.SCRIPT: Text("内容由脚本生成，本次未用浏览器打开", "only a script fills it and no browser opened the page"),
    Reason.INCLUDE: Text("服务器端包含指令未被处理，内容缺失", "a server-side include was left unprocessed"),
    Reason.BLOCKED: Text("服务器拒绝了检查程序的访问", "the server turned the audit away"),
    Reason.CHALLENGE: Text("网站要求浏览器执行脚本验证", "the portal wants a script run before it answers"),
    Reason.FIREWALL: Text("被网站防护系统拦截", "the portal's firewall turned the audit away"),
    Reason.LOGIN: Text("需要登录", "a login stands before it"),
    Reason.CAPTCHA: Text("需要输入验证码", "a captcha stands before it"),
    Reason.REGION: Text("仅限特定地区访问", "only visitors from elsewhere are let in"),
    Reason.LIMITED: Text("服务器限制了访问频率", "the server limited the rate of requests"),
    Reason.TIMEOUT: Text("在规定时间内没有响应", "no answer in time"),
    Reason.REFUSED: Text("连接被拒绝或中断", "the connection was refused or broken off"),
    Reason.TLS_INVALID: Text("证书无效，无法建立安全连接", "the certificate is not valid"),
    Reason.SERVER_ERROR: Text("服务器返回错误", "the server answered with an error"),
    Reason.DISALLOWED: Text("robots.txt 不允许访问", "robots.txt forbids the request"),
    Reason.UNSUPPORTED: Text("不是网页地址，无法检查", "an address of a kind that is not checked"),
    Reason.NOT_ASKED: Text("超出本次检查的范围限制，未访问", "a limit of this audit kept it from being asked"),
    Reason.OUTAGE: Text("服务器中途停止响应，未访问", "the host stopped answering before it was asked"),
    Reason.ACTION: Text("退出、注销、删除类链接，不访问", "a link that logs out or deletes is never asked"),
    Reason.OUT_OF_SCOPE: Text("不在本次检查的网站范围内", "outside the portal that was audited"),
    Reason.UNREADABLE: Text("未取得可读取的页面内容", "no readable page came back"),
    Reason.NO_BROWSER: Text("没有可用的浏览器，未作检查", "no browser was available"),
    Reason.NOT_OPENED: Text("浏览器检查为抽样，未打开该页", "the browser examination, a sample, did not open it"),
    Reason.INCOMPLETE: Text("自动检查无法确定，需人工复核", "the automatic check is not sure; a person must look"),
    Reason.CRASHED: Text("检查程序出错，未作检查", "a check of ours failed and checked nothing here"),
    Reason.NOT_SHOWN: Text("已读页面上没有，可能在未检查到的地方", "not on the pages read; it may stand elsewhere"),
}

_LINKED = Text(
    "。附件链接在 {linked_from}（共 {linking_pages} 个页面）", "; linked from {linked_from} ({linking_pages} pages)"
)
"""Follows whatever is said of an attachment."""
_PROSE = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")


def message(rule: type[AnyRule], key: str) -> Text:
    """Return the rule's message, or the engine's sentence for a reason. Raises KeyError when it is neither."""
    if key in rule.messages:
        return rule.messages[key]
    if key in REASONS:
        return REASONS[key]
    raise KeyError(f"{rule.id} has no message {key!r}")


@cache
def slots(text: Text) -> frozenset[str]:
    """Return the names of the values the text needs."""
    return frozenset(name for half in text for _, name, _, _ in Formatter().parse(half) if name)


def sentence(rule: type[AnyRule], key: str, values: Mapping[str, Value], lang: str) -> str:
    """Return the message in `lang` with its slots filled; what a reason adds (`detail`)
    and where an attachment is linked from follow it."""
    text = message(rule, key)
    said = text.in_(lang).format_map({name: _shown(value, lang) for name, value in values.items()})
    detail = "" if key in rule.messages else _detail(key, str(values.get("detail") or ""), lang)
    if detail:
        said += f"（{detail}）" if lang == "zh" else f" ({detail})"
    return said + _LINKED.in_(lang).format(**values) if "linked_from" in values else said


def _detail(key: str, detail: str, lang: str) -> str:
    """What is added to the sentence of a reason; English prose is kept out of Chinese, but for a crash of ours."""
    if detail.isdigit():
        return f"HTTP {detail}"
    is_foreign = lang == "zh" and key != Reason.CRASHED and _PROSE.search(detail)
    return "" if is_foreign else detail


def _shown(value: Any, lang: str) -> str:
    if isinstance(value, bool):
        return {"zh": "否是", "en": ("no", "yes")}[lang][value]
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return ("、" if lang == "zh" else ", ").join(_shown(one, lang) for one in value)
    return str(value)
