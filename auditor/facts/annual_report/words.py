"""How an annual report is written: `annual-report.yaml`."""

import msgspec

Strings = tuple[str, ...]


class Named(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """One row, column, block or figure: the first of `names` is what people call it, all are patterns."""

    code: str
    names: Strings
    under: str = ""
    """A pattern one of the labels above it, or before it in the row, must fit."""
    sure: bool = True
    """Of a figure: it can only count what the table counts."""


class TableWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """The labels of one table."""

    code: str
    chapter: int
    rows: tuple[Named, ...] = ()
    columns: tuple[Named, ...] = ()
    blocks: tuple[Named, ...] = ()
    """Head lines over several columns each."""

    def label(self, code: str) -> str:
        """Return what people call a row, column or block."""
        return next((it.names[0] for it in (*self.rows, *self.columns, *self.blocks) if it.code == code), code)


class ChapterWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """One chapter and the patterns of its title."""

    number: int
    names: Strings


class ReportWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """Titles, chapters, tables and figures of annual reports."""

    phrases: Strings
    not_titles: Strings
    years: str
    first_year: int
    last_year: int
    opening_lines: int
    least_chapters: int
    older_from: int
    form_from: int
    chapters: tuple[ChapterWords, ...]
    tables: tuple[TableWords, ...]
    zeros: Strings
    units: Strings
    caption_letters: int
    no_tables: Strings
    updated: Strings
    figures: tuple[Named, ...]
    year_words: Strings
    doubts: Strings
    scopes: Strings
    growth: str
    falls: Strings
    proposals: str
    classes: str
    merged: Strings

    def table(self, code: str) -> TableWords:
        """Return the labels of a table."""
        return next(table for table in self.tables if table.code == code)
