"""The sheets of what is there: columns, links, mandatory items, institutions and leaders, page labels."""

from collections.abc import Iterator

from auditor.model import FAULTS, Column, ItemState, LinkTarget, Unknown
from reports.office.book import Book, Cell, Field, Table, Value

_COLUMNS = (
    Field("level", 6, "number"),
    Field("name", 26),
    Field("path", 36),
    Field("kind", 10, "middle"),
    Field("state", 9, "middle"),
    Field("items", 11, "number"),
    Field("newest", 12, "day"),
    Field("clicks", 11, "number"),
    Field("children", 8, "number"),
    Field("address", 32),
    Field("twins", 24),
)
_LINKS = (
    Field("number", 5, "number"),
    Field("verdict", 12, "middle"),
    Field("address", 40),
    Field("http", 7, "middle"),
    Field("reason", 16),
    Field("where", 9, "middle"),
    Field("referrers", 7, "number"),
    Field("text", 16),
    Field("first-referrer", 34),
    Field("more-referrers", 34),
)
_ITEMS = (
    Field("codes", 16, "middle"),
    Field("item", 44),
    Field("state", 12, "middle"),
    Field("column", 34),
    Field("address", 40),
    Field("newest", 13, "day"),
    Field("message", 44),
)
_UNITS = (
    Field("kind", 14, "middle"),
    Field("name", 32),
    Field("lacks", 40),
    Field("unclear", 36),
    Field("given", 44),
    Field("address", 40),
)
_LABELS = (
    Field("kind", 12, "middle"),
    Field("check", 44),
    Field("failed", 10, "number"),
    Field("passed", 10, "number"),
    Field("cant_tell", 10, "number"),
    Field("inapplicable", 10, "number"),
    Field("untested", 10, "number"),
)
_LABEL_GROUPS = ("labels", "footer")
_ITEM_LOOKS = {ItemState.MISSING: "bad", ItemState.UNDECIDED: "open", ItemState.PRESENT: "good"}
_COLUMN_LOOKS = {"empty": "bad", "single": "open", "unread": "open", "no_page": "open"}


def write_columns(book: Book) -> None:
    """Write the column tree, indented by level."""
    table = Table(book, "columns", _COLUMNS, book.words.text("xlsx.columns-lead"))
    for column in book.report.columns:
        table.add(_column(book, column))
    table.close()


def write_links(book: Book) -> None:
    """Write the link targets that did not answer well: found broken first, then those left open."""
    table = Table(book, "links", _LINKS, book.words.text("links.lead"))
    links = book.report.links
    for number, link in enumerate(
        sorted(links, key=lambda it: (it.verdict not in FAULTS, not it.on_home, -it.referrer_count, it.url)), 1
    ):
        table.add(_link(book, number, link))
    table.close()


def write_items(book: Book) -> None:
    """Write the mandatory items, those missing first."""
    table, order = Table(book, "items", _ITEMS, book.words.text("xlsx.items-lead")), list(_ITEM_LOOKS)
    for item in sorted(book.report.items, key=lambda it: order.index(it.state)):
        state = Cell(book.words.name("item-state", item.state), _ITEM_LOOKS[item.state])
        address = Cell(book.local(item.url), link=item.url)
        table.add(("\n".join(item.codes), item.title, state, item.column, address, item.newest, item.message))
    table.close()


def write_units(book: Book) -> None:
    """Write the institutions and leaders with what is published of them."""
    table = Table(book, "units", _UNITS, book.words.text("xlsx.units-lead"))
    for unit in book.report.units:
        missing, unclear, given = (
            book.words.join(field.name for field in unit.fields if field.state is state) for state in _ITEM_LOOKS
        )
        kind = book.words.name("unit-kind", unit.kind)
        table.add((kind, unit.name, missing, unclear, given, Cell(book.local(unit.url), link=unit.url)))
    table.close()


def write_labels(book: Book) -> None:
    """Write the checks of page labels and footers with their counts."""
    table = Table(book, "labels", _LABELS, book.words.text("labels.lead"))
    for rule in book.report.rules:
        if rule.group in _LABEL_GROUPS:
            failed = Cell(rule.failed, "bad" if rule.failed else "")
            rest = (rule.passed, rule.cant_tell, rule.inapplicable, rule.untested)
            table.add((book.words.name("rule-group", rule.group), rule.title, failed, *rest))
    table.close()


def _column(book: Book, column: Column) -> Iterator[Value | Cell]:
    words = book.words
    yield column.level
    yield "　" * min(column.level - 1, 8) + column.name
    yield " > ".join(column.path)
    yield words.name("column-kind", column.kind)
    yield Cell(words.name("column-state", column.state), _COLUMN_LOOKS.get(column.state, ""))
    for fact in (column.items, column.newest, column.clicks):
        if isinstance(fact, Unknown):
            yield Cell(words.name("reason", fact.reason), "open")
        else:
            yield fact
    yield column.children
    yield Cell(book.local(column.url), link=column.url)
    yield "\n".join(book.local(twin) for twin in column.twins)


def _link(book: Book, number: int, link: LinkTarget) -> Iterator[Value | Cell]:
    words = book.words
    where = [words.text("links.home")] if link.on_home else []
    where += [words.text("links.external")] if link.external else []
    first = link.referrers[0] if link.referrers else None
    yield number
    yield Cell(words.name("verdict", link.verdict), "bad" if link.verdict in FAULTS else "open")
    yield Cell(book.local(link.url), link=link.url)
    yield link.status
    yield link.reason
    yield "\n".join(where)
    yield link.referrer_count
    yield (first.text or words.text("links.no-text")) if first else ""
    yield Cell(book.local(first.url), link=first.url) if first else ""
    yield "\n".join(book.local(referrer.url) for referrer in link.referrers[1:])
