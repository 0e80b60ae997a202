"""What editors leave in articles, for the benchmark of the plan: scraps of markup, most with a fault of their own."""

from auditor.demo.plants.widgets import WIDGETS

CELL = '<td style="border: 1px solid #000; width: 90px"><p><span style="font-size: 9pt">{}</span></p></td>'
WORD_TABLE = (
    '<table width="760">' + f"<tr>{''.join(CELL.format(text) for text in ('事项', '依据', '时限', '窗口'))}</tr>" * 3
)

PASTED = (
    '<p style="text-align: center"><img src="/upload/2026/a.jpg" width="600"></p>',
    '<p><span><span><img src="/upload/2026/b.png" alt="b.png"></span></span></p>',
    '<p><a href="/upload/2026/c.doc"></a></p>',
    '<p><a href="/zwgk/c00/"><img src="/upload/d.gif"></a></p>',
    f"<div>{WORD_TABLE}</table></div>",
    '<p><font color="#aaaaaa" size="2">本页信息由各部门提供</font></p>',
    '<p style="background: #ffff99"><span style="color: #ff9900">重要提示：请以原件为准</span></p>',
    '<p class="MsoNormal"><b><span style="font-size: 8pt; color: silver">附件另发</span></b></p>',
    '<p style="font-size: 10px; line-height: 1">责任编辑：办公室</p>',
    "<p><strong>一、总体要求</strong></p>",
    "<p>· 学历证明</p><p>· 身份证明</p><p>· 近期照片</p>",
    '<p><iframe src="/zjlx/c00/" width="500" height="200"></iframe></p>',
    '<p><embed src="/upload/e.swf" width="550" height="400"></p>',
    '<p><video src="/upload/f.mp4" autoplay></video></p>',
    '<form><p>验证码 <input name="yzm"> <select><option>全部</option></select> <textarea></textarea></p></form>',
    "<ul><p>申请材料</p><li>申请表</li></ul>",
    "<dl><p>名称</p><dt>受理</dt><dd>即日</dd></dl>",
    '<p>参见<a href="/zwgk/c01/" style="text-decoration: none; color: #555555">有关规定</a>，'
    "按规定的时间和地点办理相关手续</p>",
    '<div id="nav" onclick="go()">点击展开</div><div id="nav">点击收起</div>',
    '<div id="piao_ad" style="position: fixed; right: 0; top: 200px; width: 120px">便民通知</div>',
    '<p><span style="letter-spacing: 2px; white-space: nowrap; display: inline-block; width: 900px">'
    "公示期自发布之日起五个工作日</span></p>",
    '<p lang="xx-yy">This notice is issued in two languages for the convenience of foreign residents</p>',
    '<table bgcolor="#003366"><tr><td>联系人</td><td>电话</td></tr></table>',
    '<p style="background: url(/upload/g.jpg)">背景图上的文字</p>',
    "<h4>附则</h4>",
)
SCRAPS = (*PASTED, *(markup for _, markup in WIDGETS))
WRAPS = ("{}", "<div>{}</div>", '<div class="view">{}</div>', "<blockquote>{}</blockquote>")
