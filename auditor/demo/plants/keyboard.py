"""Faults a walk by keyboard meets, and what looks like one."""

from auditor.demo.edits import ahead, swap
from auditor.demo.model import Plant

_YEARS = """<div style="position:relative"><button type="button" class="years" aria-expanded="false"
onclick="this.nextElementSibling.hidden = !this.nextElementSibling.hidden">按年查看</button>
<div hidden style="position:absolute;z-index:9;padding:8px 16px;background:#fff;border:1px solid #555">
<a href="/sjfb/">全部年份的数据</a></div></div>
"""
_NOTE = """<p><button type="button" onclick="this.parentNode.nextElementSibling.showModal()">县情数据说明</button></p>
<dialog aria-label="县情数据说明"><p>数据截至上年末。</p>
<form method="dialog"><button>知道了</button></form></dialog>
"""

KEYBOARD = (
    Plant(
        "unreachable-control",
        "/sjfb/",
        "a line of text that unfolds another when it is clicked",
        on="/sjfb/",
        edit=ahead(
            '<div class="blocks">',
            '<p><span onclick="this.nextElementSibling.hidden = false">展开口径说明</span>'
            "<span hidden>：增速按可比价格计算。</span></p>\n",
        ),
    ),
    Plant(
        "unreachable-control",
        "/xwzx/",
        "a block that is clicked in place of the link in it",
        on="/xwzx/",
        edit=ahead(
            '<div class="blocks">',
            "<div onclick=\"this.querySelector('a').click()\"><p>"
            '<a href="/xwzx/yxyw/">查看本周云溪要闻</a></p></div>\n',
        ),
        outcome="not failed",
    ),
    Plant(
        "keyboard-trap",
        "/hdjl/xzxx/",
        "the text of a letter does not let the Tab key out",
        on="/hdjl/xzxx/",
        edit=swap("<textarea", '<textarea onkeydown="if (event.keyCode === 9) event.preventDefault()"'),
    ),
    Plant("focus-order", "/lxwm/", "a tabindex of 5 in the text comes before the whole head"),
    Plant(
        "invisible-focus",
        "/zwfw/",
        "the style sheet takes the outline away and puts nothing in its place",
        on="/zwfw/",
        edit=ahead(
            "</head>",
            "<style>.blocks a { outline: none } .blocks a:focus { text-decoration: none }</style>\n",
        ),
    ),
    Plant("invisible-focus", "/lxwm/", "a skip link that stays hidden"),
    Plant("invisible-focus", "/tzgg/", "empty links take the focus"),
    Plant(
        "focus-change",
        "/ztzl/",
        "a field opens a window as soon as it gets the focus",
        on="/ztzl/",
        edit=ahead(
            '<div class="blocks">',
            '<p><label>订阅专题 <input type="text" onfocus="window.open(\'/ztzl/\')"></label></p>\n',
        ),
    ),
    Plant(
        "change-on-input",
        "/sjfb/",
        "a list box leaves the page at the arrow key",
        on="/sjfb/",
        edit=ahead(
            '<div class="blocks">',
            '<p><label>按类查看 <select onchange="location.href = this.value"><option value="/sjfb/">全部</option>'
            '<option value="/sjfb/tjyb/">统计月报</option></select></label></p>\n',
        ),
    ),
    Plant("change-on-input", "/", "the label says that a window opens", outcome="not failed"),
    Plant("broken-skip-link", "/lxwm/", "the skip link points nowhere"),
    Plant(
        "mouse-only-menu",
        "/zjyx/",
        "the menu opens under the mouse only",
        on="/zjyx/",
        edit=ahead(
            "</head>",
            "<style>.nav li:focus-within > ul { display: none } .nav li:hover > ul { display: block }</style>\n",
        ),
    ),
    Plant("mouse-only-menu", "/", "the menu opens with the focus as well", outcome="not failed"),
    Plant(
        "undismissible-hover",
        "/xwzx/",
        "the menu under the mouse does not go at Escape",
        on="/xwzx/",
        edit=ahead("</head>", "<style>.nav.put-away li:hover > ul { display: block }</style>\n"),
    ),
    Plant("undismissible-hover", "/", "Escape puts the menu away", outcome="not failed"),
    Plant(
        "ignored-escape",
        "/sjfb/",
        "a list of years lies over the text until its button is pressed again",
        on="/sjfb/",
        edit=ahead('<div class="blocks">', _YEARS),
    ),
    Plant(
        "lost-focus",
        "/zjyx/",
        "a dialog of the browser gives the focus back",
        on="/zjyx/",
        edit=ahead('<div class="blocks">', _NOTE),
        outcome="not failed",
    ),
    Plant(
        "faint-focus",
        "/xwzx/",
        "a pale grey frame shows the focus on white",
        on="/xwzx/",
        edit=ahead(
            "</head>",
            "<style>.blocks a:focus { outline: 2px solid #ddd; text-decoration: none }</style>\n",
        ),
    ),
    Plant("faint-focus", "/", "the browser draws the ring", outcome="not failed"),
)
