"""One scrap of markup for each rule of axe-core that a scrap can break.

Those that are faults stand on the contact page, those axe-core's experimental rules object to on the page about the
portal. The rest of these pages is written so that a scrap breaks its own rule and no other.
"""

WIDGETS: tuple[tuple[str, str], ...] = (
    ("accesskeys", '<p><a href="/zjyx/" accesskey="z">走进云溪</a> <a href="/xwzx/" accesskey="z">新闻中心</a></p>'),
    (
        "area-alt",
        '<img src="/images/pic7.svg" usemap="#map" alt="政务中心周边交通示意图" width="300">'
        '<map name="map"><area shape="rect" coords="0,0,99,99" href="/zjyx/xzqh/"></map>',
    ),
    ("aria-allowed-attr", '<h2 aria-checked="true">办公时间</h2>'),
    ("aria-allowed-role", '<h2 role="button" tabindex="0">意见反馈</h2>'),
    ("aria-command-name", '<span role="button" tabindex="0"></span>'),
    ("aria-conditional-attr", '<p><label><input type="checkbox" aria-checked="true"> 同意公开来信</label></p>'),
    ("aria-dialog-name", '<div role="dialog"><p>来访请先预约。</p></div>'),
    ("aria-input-field-name", '<div role="textbox" tabindex="0" contenteditable="true"></div>'),
    ("aria-meter-name", '<div role="meter" aria-valuenow="4" aria-valuemin="0" aria-valuemax="5">满意度四分</div>'),
    ("aria-progressbar-name", '<div role="progressbar" aria-valuenow="3" aria-valuemin="0" aria-valuemax="5"></div>'),
    ("aria-required-attr", '<div role="checkbox" tabindex="0">已阅读来访须知</div>'),
    ("aria-required-children", '<div role="list"><span role="button" tabindex="0">展开乘车路线</span></div>'),
    ("aria-required-parent", '<p role="option">咨询</p>'),
    ("aria-roles", '<p role="texts">工作日对外办公。</p>'),
    ("aria-tab-name", '<div role="tablist"><span role="tab" tabindex="0"></span></div>'),
    ("aria-text", '<p role="text">也可以到<a href="/hdjl/myzj/">民意征集</a>栏目留言。</p>'),
    ("aria-toggle-field-name", '<div role="switch" aria-checked="false" tabindex="0"></div>'),
    ("aria-tooltip-name", '<div role="tooltip"></div>'),
    ("aria-treeitem-name", '<div role="tree"><div role="treeitem" tabindex="0"></div></div>'),
    ("aria-valid-attr", '<p aria-titel="提示">来访请带身份证件。</p>'),
    ("aria-valid-attr-value", '<p aria-live="loud">来访请走南门。</p>'),
    ("autocomplete-valid", '<p><label>电子邮箱 <input type="text" autocomplete="mail"></label></p>'),
    ("avoid-inline-spacing", '<p style="letter-spacing: 1px !important">请勿重复来电。</p>'),
    ("blink", "<blink>新</blink>"),
    ("dlitem", "<div><dt>乘车路线</dt></div>"),
    ("empty-heading", "<h2></h2>"),
    ("empty-table-header", "<table><tr><th></th><th>楼层</th></tr><tr><td>窗口</td><td>一层</td></tr></table>"),
    ("heading-order", "<h5>监督电话</h5>"),
    (
        "image-redundant-alt",
        '<p><a href="/hdjl/"><img src="/images/icon3.svg" alt="互动交流" width="24">互动交流</a></p>',
    ),
    ("input-button-name", '<form action="/lxwm/"><input type="button"></form>'),
    ("input-image-alt", '<form action="/lxwm/"><input type="image" src="/images/icon1.svg"></form>'),
    ("label-title-only", '<p><input type="text" title="内线号码"></p>'),
    ("landmark-unique", '<nav><a href="/zwfw/">政务服务</a></nav><nav><a href="/sjfb/">数据发布</a></nav>'),
    ("listitem", "<div><li>公交三路、七路到政务中心站下车</li></div>"),
    ("marquee", "<marquee>欢迎来电来访</marquee>"),
    ("nested-interactive", '<div role="button" tabindex="0">写信请到 <a href="/hdjl/xzxx/">县长信箱</a></div>'),
    ("object-alt", '<object data="/images/icon2.svg" type="image/svg+xml" width="48" height="48"></object>'),
    ("presentation-role-conflict", '<ul role="none" tabindex="0"><li>咨询、建议、投诉</li></ul>'),
    ("role-img-alt", '<div role="img" style="background: #0b5394; width: 40px; height: 40px"></div>'),
    (
        "scope-attr-valid",
        '<table><tr><th scope="column">楼层</th></tr><tr><td>一层综合窗口</td></tr></table>',
    ),
    (
        "scrollable-region-focusable",
        '<div style="height: 40px; width: 120px; overflow: auto">一楼大厅设有咨询台、休息区和母婴室，'
        "二楼办理社保、医保和税务，三楼办理不动产登记。</div>",
    ),
    ("summary-name", "<details><summary></summary><p>自驾可停北广场。</p></details>"),
    ("svg-img-alt", '<svg role="img" width="24" height="24"><circle cx="12" cy="12" r="9"/></svg>'),
    ("tabindex", '<p><a href="/hdjl/xzxx/" tabindex="5">给我们写信</a></p>'),
    (
        "table-duplicate-name",
        '<table summary="值班安排"><caption>值班安排</caption><tr><th>周末</th></tr><tr><td>有人值守</td></tr></table>',
    ),
    (
        "td-headers-attr",
        '<table><tr><th id="unit">科室</th><th id="tel">电话</th></tr>'
        '<tr><td headers="unit">办公室</td><td headers="fax">0800-10265500</td></tr></table>',
    ),
    ("valid-lang", '<p lang="chinese">咨询时请说明事由。</p>'),
)

DOUBTS: tuple[tuple[str, str], ...] = (
    (
        "css-orientation-lock",
        "<style>@media (orientation: landscape) { .turned { transform: rotate(90deg); } }</style>",
    ),
    ("focus-order-semantics", '<p tabindex="0">本网站支持键盘操作。</p>'),
    ("label-content-name-mismatch", '<button type="button" aria-label="提交">意见反馈</button>'),
    (
        "p-as-heading",
        '<p style="font-weight: bold; font-size: 22px">使用说明</p>'
        "<p>本网站各页面均可用键盘和读屏软件浏览，欢迎提出改进意见。</p>",
    ),
    (
        "table-fake-caption",
        '<table><tr><td colspan="3">服务时间</td></tr><tr><th>窗口</th><th>上午</th><th>下午</th></tr>'
        "<tr><td>综合</td><td>八点半开始</td><td>两点半开始</td></tr></table>",
    ),
    (
        "td-has-header",
        "<table><tr><td>一月</td><td>三件</td><td>已办</td></tr><tr><td>二月</td><td>五件</td><td>已办</td></tr>"
        "<tr><td>三月</td><td>四件</td><td>已办</td></tr></table>",
    ),
)
