"""The word lists recognisers work with, as frozen values read from `rules/packs/words/*.yaml`."""

from collections.abc import Mapping
from typing import Any

import msgspec

from auditor.errors import UserError
from auditor.facts.annual_report.words import ReportWords
from auditor.facts.content_words import ContentWords, OldWords, PrivateWords
from auditor.facts.disclosure_words import CatalogueWords, ItemWords, PolicyWords, UnitWords
from auditor.facts.names import squeezed
from auditor.facts.unit_kind import PortalNameWords
from auditor.model import ColumnKind, Entrance

Strings = tuple[str, ...]


class BreadcrumbWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """How a trail is written: `breadcrumb.yaml`."""

    labels: Strings
    weak_labels: Strings
    roots: Strings
    tails: Strings
    separators: Strings
    weak_separators: Strings
    hints: Strings
    empty_hints: Strings
    refused: Strings
    script_words: Strings
    longest_step: int
    most_steps: int


class DateWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """How dates and sources are announced: `dates.yaml`."""

    published: Strings
    plain: Strings
    document: Strings
    other_days: Strings
    placeholders: Strings
    first_year: int
    last_year: int
    attributes: Strings
    sources: Strings
    ends: Strings
    no_source: Strings
    longest_line: int


class FooterWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """What stands at the foot of a page: `footer.yaml`."""

    hints: Strings
    starts: Strings
    support: Strings
    id_code: Strings
    sponsor: Strings
    owner: Strings
    after_name: Strings
    contact: Strings
    contact_links: Strings
    stops: Strings
    ends: Strings
    icp_hosts: Strings
    police: Strings
    police_hosts: Strings
    party_hosts: Strings
    party_texts: Strings
    correction_hosts: Strings
    correction_ids: Strings
    correction_texts: Strings
    correction_codes: Strings
    file_words: Strings


class EntryWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """Which entrances there are: `entries.yaml`."""

    entrances: tuple[Entrance, ...]
    search_prompts: Strings
    search_fields: Strings
    search_buttons: Strings
    search_actions: Strings


class TypeWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """What pages are for: `page-types.yaml`."""

    article_addresses: Strings
    column_addresses: Strings
    special_addresses: Strings
    special_names: Strings
    error_titles: Strings
    error_texts: Strings
    other_titles: Strings
    other_addresses: Strings
    service_fields: Strings
    service_least: int
    service_titles: Strings
    interactive_titles: Strings
    directory_marks: Strings
    no_text: Strings
    directory_titles: Strings
    search_titles: Strings
    empty_texts: Strings
    running_text: int
    paragraph: int


class LabelWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """The official page labels: `page-labels.yaml`."""

    names: Strings


class LinkWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """Links that only operate the page: `page-links.yaml`."""

    class Control(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
        """One kind of control and its signs."""

        control: str
        texts: Strings = ()
        hints: Strings = ()
        handlers: Strings = ()
        addresses: Strings = ()

    controls: tuple[Control, ...]
    generated_ids: Strings


class ListWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """What stands beside the content list: `lists.yaml`."""

    beside_titles: Strings
    beside_hints: Strings
    menu_hints: Strings
    header_hints: Strings
    more: Strings
    prefixes: Strings
    pager: Strings
    pager_hints: Strings
    total_rows: Strings
    total_pages: Strings
    loaders: Strings
    list_hints: Strings


class ColumnWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """What columns are called and about: `columns.yaml`."""

    class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
        """One kind of column and the names that tell it."""

        kind: ColumnKind
        names: Strings = ()
        parts: Strings = ()

    not_columns: Strings
    home: Strings
    menu_labels: Strings
    sitemap_titles: Strings
    kinds: tuple[Kind, ...]
    units: Strings

    @property
    def no_names(self) -> frozenset[str]:
        """Names that are no columns, squeezed."""
        return squeezed(self.not_columns)

    @property
    def home_names(self) -> frozenset[str]:
        """What the home page is called, squeezed."""
        return squeezed(self.home)

    @property
    def menu_names(self) -> frozenset[str]:
        """Usual labels of a main menu, squeezed."""
        return squeezed(self.menu_labels)

    @property
    def sitemap_names(self) -> frozenset[str]:
        """Titles of the site map, squeezed."""
        return squeezed(self.sitemap_titles)


class TraitWords(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """What deserves a look in the browser: `traits.yaml`."""

    captcha: Strings
    widgets: Strings


class Words(msgspec.Struct, frozen=True, rename="kebab"):
    """Every word list a recogniser needs; a field is a file of that name."""

    breadcrumb: BreadcrumbWords
    dates: DateWords
    footer: FooterWords
    entries: EntryWords
    page_types: TypeWords
    page_labels: LabelWords
    page_links: LinkWords
    lists: ListWords
    columns: ColumnWords
    traits: TraitWords
    annual_report: ReportWords
    mandatory_items: ItemWords
    units: UnitWords
    catalogues: CatalogueWords
    private: PrivateWords
    content: ContentWords
    wrong_words: OldWords
    policy: PolicyWords
    portal_names: PortalNameWords


def as_words(raw: Mapping[str, Any]) -> Words:
    """Return word files, by their names, as values; other files are passed over.

    Raises UserError naming file and key when one is missing, unknown or of the wrong type.
    """
    try:
        return msgspec.convert(raw, Words)
    except msgspec.ValidationError as error:
        raise UserError(f"word files: {error}") from error
