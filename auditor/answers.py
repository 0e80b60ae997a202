"""What the crawl says of an answer, in the language of the report. Pure.

The crawl notes in English what happened (`Fetch.reason`); the evidence of a Chinese report reads Chinese.
"""

import re
from functools import lru_cache

from auditor.model import Text

ANSWERS = (
    Text("页面写有“{0}”", "the page says: {0}"),
    Text("任何不存在的地址都转到 {0}", "redirects to {0} as any address does"),
    Text("转到 {0}", "redirects to {0}"),
    Text("与不可能存在的地址 {0} 内容相同", "same page as {0}, which cannot exist"),
    Text("循环跳转", "redirects in a circle"),
    Text("跳转超过 {0} 次", "more than {0} redirects"),
    Text("{0} 秒内没有应答", "no answer within {0} s"),
    Text("应答中断", "the answer broke off"),
    Text("连接被关闭", "the connection was closed"),
    Text("不是 HTTP 应答", "not an HTTP answer"),
    Text("指向内部网络", "leads into a private network"),
    Text("域名不存在", "host not found"),
    Text("域名服务器没有应答", "the name server gave no answer"),
    Text("本机不能解析站外域名", "no outside name can be resolved here"),
    Text("无法连接", "no connection"),
    Text("连接被拒绝", "connection refused"),
    Text("TLS 握手失败", "TLS handshake failed"),
    Text("服务器中途停止响应", "the host stopped answering"),
    Text("该主机对所有地址都返回 {0}", "the host answers every address with status {0}"),
    Text("要求先执行脚本", "a script must run first"),
    Text("退出、注销、删除类链接", "a link that logs out or deletes"),
    Text("转到站外，未请求", "leads outside the portal, which was not asked"),
)


def in_language(reason: str, lang: str) -> str:
    """Return the crawl's words on an answer in `lang`; words without a translation stay as they are."""
    if lang == "en" or not reason:
        return reason
    for pattern, text in _patterns():
        if match := pattern.fullmatch(reason):
            return text.zh.format(*match.groups())
    return reason


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], Text], ...]:
    return tuple((re.compile(re.escape(text.en).replace(r"\{0\}", "(.+)")), text) for text in ANSWERS)
