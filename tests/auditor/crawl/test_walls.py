"""What a wall looks like, and what only looks like one."""

from pathlib import Path

import pytest

from auditor.crawl.actions import Actions
from auditor.crawl.walls import as_wall_signs, leads_to_login, wall_in
from auditor.html import parse
from auditor.model import Reason
from auditor.vocabulary import read_yaml

WORDS = Path(__file__).parents[3] / "rules" / "packs" / "words"
SIGNS = as_wall_signs(read_yaml(WORDS / "walls.yaml"))
URL = "http://www.example.gov.cn/art/1.html"

FRAME = "".join(f"<a href='/c{number}/'>栏目{number}</a>" for number in range(8))
RUISHU = """<html><head><meta content="x1"><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=1;</script>
<script src="/a.js"></script></head><body></body></html>"""
ACW = "<html><script>var arg1='0A1B';setCookie('acw_sc__v2', hexXor(arg1));document.location.reload();</script></html>"
JSL = """<script>document.cookie=('_')+('_')+('j')+'sl_clearance_s=1;path=/';
location.href=location.pathname+location.search</script>"""
HOME_MADE = """<html><head><script>function go(){document['cookie']='k='+Math.sqrt(2);window.location.reload()} go()
</script></head><body></body></html>"""
CLOUDFLARE = """<title>Just a moment...</title><p>Checking if the site connection is secure. www.example.gov.cn needs to
review the security of your connection before proceeding.</p><script>window._cf_chl_opt={};</script>
<script src="/cdn-cgi/challenge-platform/h/b/orchestrate"></script>"""
BLOCKED = "<h1>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。您的请求ID是：7a。</h1>"
SHELL = "<div id=app></div><script>if(!document.cookie){document.cookie='v=1';location.reload()}</script>"
QUERY = """<title>办件查询</title><form>受理编号<input name=no>验证码<input name=code><button>查询</button></form>
<p>请输入验证码</p>"""
SECURITY = """<title>网络安全知识</title><h1>网站防火墙怎样拦截攻击</h1>
<p>访问被拦截是指防火墙阻止了请求。安全狗防护软件使用说明。</p>"""


@pytest.mark.parametrize(
    ("html", "status", "kind"),
    [
        (RUISHU, 412, Reason.CHALLENGE),
        (RUISHU, 202, Reason.CHALLENGE),
        (RUISHU, 200, Reason.CHALLENGE),
        (ACW, 200, Reason.CHALLENGE),
        (JSL, 521, Reason.CHALLENGE),
        (HOME_MADE, 200, Reason.CHALLENGE),
        (CLOUDFLARE, 403, Reason.CHALLENGE),
        (CLOUDFLARE, 503, Reason.CHALLENGE),
        ("<script src='/x1.js'></script><p>请稍候", 412, Reason.CHALLENGE),
        ("<title>访问被拦截</title><p>请联系管理员", 200, Reason.FIREWALL),
        ("<p>您的访问被拦截</p><p>事件编号：7f</p>", 200, Reason.FIREWALL),
        (BLOCKED, 405, Reason.FIREWALL),
        ("<title>网站防火墙</title><p>您的请求带有不合法的参数，已被网站管理员设置拦截！</p>", 200, Reason.FIREWALL),
        ("<p>网防G01已拦截此请求</p>", 200, Reason.FIREWALL),
        ("<p>创宇盾拦截了您的请求", 403, Reason.FIREWALL),
        ("<title>Attention Required! | Cloudflare</title><p>Sorry, you have been blocked</p>", 403, Reason.FIREWALL),
        ("<title>安全验证</title><p>拖动滑块完成拼图</p>", 200, Reason.CAPTCHA),
        ("<p>检测到访问频繁，请输入验证码后继续访问</p><input name=code><img src=/code>", 200, Reason.CAPTCHA),
        ("<p>为保障访问安全，请完成验证</p>", 200, Reason.CAPTCHA),
        ("<p>本网站仅限中国大陆地区访问。</p>", 200, Reason.REGION),
        ("<p>抱歉，本站暂不支持境外访问", 403, Reason.REGION),
    ],
)  # fmt: skip
def test_walls_are_told_apart(html: str, status: int, kind: Reason) -> None:
    found = wall_in(parse(html), status, URL, SIGNS)
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(
    "html",
    [
        "<title>什么是验证码 - 某县</title><h1>什么是验证码</h1><p>验证码用来区分人和机器，请输入验证码后再登录。</p>",
        SECURITY,
        f"<title>访问被拦截怎么办</title>{FRAME}<p>您的访问被拦截</p>",
        QUERY,
        "<title>安全检查</title><p>县应急局开展安全检查。</p>",
        "<title>企业注销</title><p>您的申请被拒绝后可以再次提出。</p>",
        SHELL,
        "<script>document.cookie='lang=zh';location.href='/zh/index.html'</script>",
        f"{RUISHU}<p>{'县人民政府召开常务会议，研究部署下一阶段的工作。' * 4}</p>",
        "<p>短文章</p><script src='/count.js'></script>",
        "<p>全民国家安全教育日：境外组织不得访问涉密网站，违者依法处理。</p>",
        "",
    ],
)  # fmt: skip
def test_near_misses_stay_pages(html: str) -> None:
    assert wall_in(parse(html), 200, URL, SIGNS) is None


@pytest.mark.parametrize(
    ("url", "final", "is_wall"),
    [
        ("/user/center", "/login", True),
        ("/user/center", "/login.jsp?from=/user/center", True),
        ("/user/center", "/cas/login?service=http%3A%2F%2Fh%2Fuser", True),
        ("/oa/", "/oauth2/authorize?client_id=1&redirect_uri=http://h/oa/", True),
        ("/oa/", "/userLogin.do", True),
        ("/login", "/login.html", False),
        ("/art/1.html", "", False),
        ("/art/1.html", "/art/login-guide.html", False),
        ("/art/1.html", "/art/2.html?service=1", False),
        ("/wsbs/", "/wsbs/index.html?goto=1", False),
    ],
)
def test_a_redirect_to_a_login_is_a_wall(url: str, final: str, is_wall: bool) -> None:
    host = "http://www.example.gov.cn"
    assert leads_to_login(host + url, final and host + final, SIGNS) is is_wall


@pytest.mark.parametrize(
    ("path", "acts"),
    [
        ("/logout", True), ("/user/logout.do", True), ("/sso/signout?service=x", True), ("/user?action=logout", True),
        ("/art.do?method=delete&id=3", True), ("/user!logout.action", True), ("/a/LogOut.aspx", True),
        ("/art/logout.html", False), ("/art/delete/1.html", False), ("/undelete", False), ("/zhuxiao/", False),
        ("/search?q=how+to+delete", False), ("/logout-guide.jsp", False), ("/", False),
    ],
)  # fmt: skip
def test_addresses_that_act_are_known_by_their_parts(path: str, acts: bool) -> None:
    words = read_yaml(WORDS / "actions.yaml")
    assert Actions(words).is_one("http://www.example.gov.cn" + path) is acts
    assert not Actions({}).is_one("http://www.example.gov.cn" + path)


def test_addresses_that_act_are_known_by_the_text_of_their_links() -> None:
    actions = Actions(read_yaml(WORDS / "actions.yaml"))
    page = (
        "<a href='/user.do?m=1'> 退 出 </a><a href='/a.jsp'><b>注销</b></a><a href='/fw/zx.html'>注销</a>"
        "<a href='/fw/zhuxiao/'>注销</a><a href='/b.jsp'>企业注销登记</a><a href='javascript:;'>退出</a>"
    )
    actions.learn(parse(page), "http://www.example.gov.cn/")
    paths = ["user.do?m=1", "a.jsp", "fw/zx.html", "fw/zhuxiao/", "b.jsp"]
    assert [actions.is_one(f"http://www.example.gov.cn/{path}") for path in paths] == [True, True, False, False, False]
