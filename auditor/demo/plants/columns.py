"""Faults of columns. The content files carry them; here stands what must be said of them."""

from auditor.demo.model import Plant

COLUMNS = (
    Plant("deep-column", "/xxgk/zdly/jy/list.shtml", "level 4 in the disclosure tree"),
    Plant("deep-column", "/xxgk/zdly/yl/list.shtml", "level 4, beside the other one"),
    Plant("deep-column", "/xxgk/zdly/jy/zsrx/list.shtml", "level 5"),
    Plant("far-page", "/xxgk/zdly/jy/zsrx/list.shtml", "four clicks from the home page; no tree names it"),
    Plant("empty-column", "/xwzx/spxw/", "a list without items, only a pager"),
    Plant("empty-column", "/zwfw/zjfw/", "a list without items, only a pager"),
    Plant("empty-column", "/sjfb/sjkf/", "a list without items, only a pager"),
    Plant("empty-column", "/xxgk/ggzy/list.shtml", "the other markup family's empty list"),
    Plant("empty-column", "/xxgk/spyp/list.shtml", "the other markup family's empty list"),
    Plant("empty-column", "/xxgk/zdjc/list.shtml", "the other markup family's empty list"),
    Plant("stale-column", "/xwzx/zjdt/", "news, newest item 75 days old"),
    Plant("stale-column", "/gsgg/", "notices of the first level, 240 days old"),
    Plant("stale-column", "/zcwj/", "policy documents of the first level, 260 days old"),
    Plant("stale-column", "/xxgk/rsxx/list.shtml", "personnel, 430 days old"),
    Plant("undated-column", "/xwzx/mtkyx/", "news without a date, the articles on other sites"),
    Plant("orphan-column", "/zjyx/xqsc/", "only the machine's site map names it"),
    Plant("duplicate-column", "/xxgk/tjxx/list.shtml", "the same articles as 数据发布 / 统计月报"),
    Plant("single-article-column", "/sjfb/sjjd/", "one article"),
)
