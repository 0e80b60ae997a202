"""Who says where a column hangs: kinds of evidence, and a column while voices are collected. Pure."""

from collections import Counter
from dataclasses import dataclass, field
from enum import IntEnum

from auditor.facts.brief import Brief, Filed
from auditor.model import Evidence

ROOT = ""
"""Key of the home page, the parent of every first-level column."""


class Witness(IntEnum):
    """Kinds of evidence for an edge, best first."""

    TRAIL = 0
    """The column's own page names parents in its trail."""
    DIRECTORY = 1
    SHORT_TRAIL = 2
    """The column's own trail names only itself: it may leave its parents out."""
    ARTICLES = 3
    """Trails of articles in it."""
    SITEMAP = 4
    SHORT_ARTICLES = 5
    """Trails of articles that name only this column."""
    MENU = 6
    LANDING = 7
    TREE_TOP = 8
    """The top of a directory tree, which does not say where it hangs."""
    ADDRESS = 9

    @property
    def word(self) -> str:
        """The word the report uses."""
        return WORDS[self]


WORDS = (
    *("breadcrumb", "directory", "breadcrumb", "breadcrumb", "sitemap"),
    *("breadcrumb", "menu", "landing", "directory", "address"),
)


@dataclass
class Node:
    """A column while votes are collected."""

    key: str
    name: str
    url: str = ""
    pages: list[Brief] = field(default_factory=list)
    articles: Filed = field(default_factory=Filed)
    votes: dict[Witness, Counter[str]] = field(default_factory=dict)
    examples: dict[Witness, str] = field(default_factory=dict)
    parent: str = ROOT
    name_rank: int = 99

    def vote(self, witness: Witness, parent: str, pages: int, example: str) -> None:
        """Count `pages` voices for one parent."""
        if parent != self.key:
            self.votes.setdefault(witness, Counter())[parent] += pages
            self.examples.setdefault(witness, example)

    def call(self, name: str, rank: int) -> None:
        """Take the name from the best witness of names."""
        if rank < self.name_rank:
            self.name, self.name_rank = name, rank

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Who says so, best first."""
        return tuple(
            Evidence(witness.word, sum(votes.values()), self.examples[witness])
            for witness, votes in sorted(self.votes.items())
        )
