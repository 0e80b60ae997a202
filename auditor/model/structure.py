"""What a person sees on a page but its markup does not say."""

from auditor.model.spot import Seen, Spot


class HeadingLook(Spot, frozen=True, kw_only=True):
    """A short line of its own, larger or bolder than the running text below it, without a heading around or inside.

    One of a component: the one that stands out most.
    """

    text: str
    size: float
    """Font size, CSS pixels."""
    text_size: float
    """That of the running text below."""
    bold: bool
    """It is bold and the text below is not."""
    numbered: bool
    """It begins with a chapter's number: 一、 or （一）."""
    title: bool
    """It is what the title element calls the page; between it and the running text other lines may stand."""


class ListLook(Spot, frozen=True, kw_only=True):
    """Lines that follow one another and begin with the same mark or with running numbers, outside of any list.

    The longest such list of its component.
    """

    mark: str
    """The mark, or the first number as it is written."""
    lines: int
    letters: int
    """Letters of the longest line."""
    text: str
    """The first line."""


class Disorder(Spot, frozen=True, kw_only=True):
    """A flex or grid container that shows its passages of running text in another order than the markup has them."""

    shown: str
    """How the passage begins that is seen first."""
    coded: str
    """How the passage begins that is read first."""
    clear: bool
    """Numbers or headings at the beginning of the passages say that the order seen is the one that is meant."""


class TableLook(Spot, frozen=True, kw_only=True):
    """A table of data without any header cell."""

    rows: int
    columns: int
    header: str
    """`row` or `column`: the first one is set off by bold type, background or alignment; `kind`: the first row holds
    words only and below it stand figures; empty: nothing looks like a header."""
    text: str
    """The first row, or the first column."""


class Passage(Spot, frozen=True, kw_only=True):
    """Running text in other letters than those of the page. The longest of its component."""

    script: str
    """`latin`, `kana`, `hangul`, `tibetan`, `arabic`, `mongolian`, `cyrillic` or `thai`."""
    declared: str
    """The nearest `lang` around it; empty when there is none."""
    letters: int
    """Letters of this script, addresses and code left out."""
    text: str


class BigPicture(Spot, frozen=True, kw_only=True):
    """A large picture outside of header, menu and footer, or one that could not be loaded."""

    width: float
    """As shown, CSS pixels."""
    height: float
    alt: int
    """Letters of its alternative text."""
    plain: float | None
    """Share of the picture that has its commonest colour; None when it did not load or may not be read."""
    strokes: float | None
    """How often a line of 100 points changes between that colour and a clearly different one, on average."""


class Structure(Seen, frozen=True, kw_only=True):
    """What is seen of headings, lists, order, tables, languages and large pictures; each one of every component."""

    headings: tuple[HeadingLook, ...] = ()
    lists: tuple[ListLook, ...] = ()
    disorder: tuple[Disorder, ...] = ()
    tables: tuple[TableLook, ...] = ()
    headed_tables: int = 0
    """Tables with header cells."""
    passages: tuple[Passage, ...] = ()
    pictures: tuple[BigPicture, ...] = ()
    """Not condensed: the largest eight."""
    running: int = 0
    """Letters of the sentences that are seen outside of header, menu and footer."""
