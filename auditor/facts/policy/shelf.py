"""The portal's policy documents with their interpretations, and its consultations with their results.

Pages are cut down as they come; the links of those that belong together are read from the stored pages in the end.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from typing import NamedTuple

import msgspec

from auditor.facts.addresses import plain
from auditor.facts.brief import trail_of
from auditor.facts.names import squeeze
from auditor.facts.policy.calls import Calls
from auditor.facts.policy.titles import keys_of, name_key
from auditor.model import Call, Interpretation, Page, Policy, PolicyKind, Reason, Unknown

MOST = 20_000
"""Documents, and interpretations, kept."""
_LIKE = 0.9
"""Likeness from which a title that is not the same still names a document."""
_LEAST = 10
_END = 6
_MOST_COPIES = 10
"""Copies of one document that are read."""
_TEXT = 12
"""Letters of a title from which a link that says it, and leads nowhere, may open it by script."""

Find = Callable[[str], Page | None]


class _Interpreter(NamedTuple):
    """An interpretation, cut down."""

    url: str
    title: str
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    published: date | None
    has_box: bool


class _Index(NamedTuple):
    """Where the documents are found."""

    keys: Mapping[str, list[Policy]]
    ends: Mapping[str, set[str]]
    """Keys by how they begin and how they end."""
    numbers: Mapping[str, list[Policy]]
    urls: Mapping[str, Policy]


class Shelf:
    """Takes pages; knows in the end what belongs together."""

    def __init__(self) -> None:
        self._documents: list[Policy] = []
        self._boxes: set[str] = set()
        """Documents with a box for related documents that only a script may fill."""
        self._interpreters: list[_Interpreter] = []
        self._marked: set[str] = set()
        """Addresses in lists that show validity."""
        self._marked_paths: set[tuple[str, ...]] = set()
        self._days: Counter[date] = Counter()
        self._calls = Calls()

    def add(self, page: Page) -> None:
        """Take one page."""
        if page.shows_validity:
            self._marked.update(plain(item.url) for item in (page.list.sample if page.list else ()) if item.url)
            self._marked_paths.add(_path(page))
        self._calls.add(page)
        if page.policy is None:
            return
        if page.policy.kind is PolicyKind.INTERPRETATION and len(self._interpreters) < MOST:
            it = page.policy
            self._interpreters.append(
                _Interpreter(page.url, page.title, it.names, it.numbers, _day(page.published), it.has_box)
            )
        elif page.policy.kind is PolicyKind.DOCUMENT and len(self._documents) < MOST:
            document = _document(page)
            self._documents.append(document)
            if page.policy.has_box:
                self._boxes.add(page.url)
            if document.published:
                self._days[document.published] += 1

    def policies(self, find: Find) -> tuple[Policy, ...]:
        """Return the documents by address with their interpretations. `find` reads a stored page."""
        interpretations = self._paired(find)
        return tuple(
            msgspec.structs.replace(
                document,
                same_day=self._days[document.published] if document.published else 0,
                in_marked_list=plain(document.url) in self._marked
                or (document.path != () and document.path in self._marked_paths),
                interpretations=tuple(interpretations[document.url]),
            )
            for document in sorted(self._documents, key=lambda document: document.url)
        )

    def calls(self, find: Find) -> tuple[Call, ...]:
        """Return the calls for opinions by address with their results."""
        return self._calls.joined(find)

    def _paired(self, find: Find) -> dict[str, list[Interpretation]]:
        """The interpretations of each document, by its address."""
        index = _indexed(self._documents)
        paired: defaultdict[str, list[Interpretation]] = defaultdict(list)
        for it in sorted(self._interpreters, key=lambda it: it.url):
            page = find(it.url)
            links = _links(page)
            by, copies = _named(it, index)
            if not copies:
                by, copies = "link", [index.urls[url] for url in sorted(links & index.urls.keys())]
            linked = any(plain(copy.url) in links for copy in copies)
            for copy in copies[:_MOST_COPIES]:
                document = find(copy.url)
                back = plain(it.url) in _links(document)
                paired[copy.url].append(
                    Interpretation(
                        url=it.url,
                        title=it.title,
                        by=by,
                        published=it.published,
                        to_policy=linked or _maybe(page, copy.title, keys_of(copy.title), has_box=it.has_box),
                        from_policy=back
                        or _maybe(document, it.title, frozenset({name_key(it.title)}), has_box=copy.url in self._boxes),
                    )
                )
        return paired


def _indexed(documents: list[Policy]) -> _Index:
    keys: defaultdict[str, list[Policy]] = defaultdict(list)
    ends: defaultdict[str, set[str]] = defaultdict(set)
    numbers: defaultdict[str, list[Policy]] = defaultdict(list)
    for document in documents:
        for key in keys_of(document.title):
            keys[key].append(document)
            for end in _ends(key):
                ends[end].add(key)
        if document.number:
            numbers[document.number].append(document)
    return _Index(keys, ends, numbers, {plain(document.url): document for document in documents})


def _path(page: Page) -> tuple[str, ...]:
    return tuple(name for name, _ in trail_of(page))


def _day(day: date | Unknown | None) -> date | None:
    return day if isinstance(day, date) else None


def _document(page: Page) -> Policy:
    header, text = page.header, page.policy
    issuer = header.issuer if header is not None and isinstance(header.issuer, str) else ""
    return Policy(
        url=page.url,
        title=page.title,
        path=_path(page),
        number=text.number if text else "",
        issuer=issuer,
        written=header.written_day if header else None,
        written_label=header.written_label if header else "",
        published=(header.published_day if header else None) or _day(page.published),
        in_header=header is not None and header.published_day is not None,
        validity=header.validity if header else None,
        mark=text.mark if text else "",
        speaks_of_validity=text.speaks_of_validity if text else False,
        hidden_header=header.hidden if header else False,
        template=page.template,
    )


def _named(it: _Interpreter, index: _Index) -> tuple[str, list[Policy]]:
    """The documents an interpretation names in its title: by name, else by number, else by a name much like it."""
    keys = [key for name in it.names if (key := name_key(name))]
    for key in keys:
        if copies := index.keys.get(key):
            return "title", copies
    for number in it.numbers:
        if number in "".join(it.title.split()) and (copies := index.numbers.get(number)):
            return "number", copies
    for key in keys:
        if len(key) >= _LEAST and (copies := [one for like in _like(key, index.ends) for one in index.keys[like]]):
            return "likeness", copies
    return "", []


def _ends(key: str) -> tuple[str, str]:
    """Two like names are the same at one end at least."""
    return f"{key[:_END]}…", f"…{key[-_END:]}"


def _like(key: str, keys: Mapping[str, set[str]]) -> Iterator[str]:
    near = {other for end in _ends(key) for other in keys.get(end, ())}
    matcher = SequenceMatcher(None, "", key, autojunk=False)
    for other in sorted(near):
        if abs(len(other) - len(key)) > len(key) // 5:
            continue
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() >= _LIKE and matcher.quick_ratio() >= _LIKE and matcher.ratio() >= _LIKE:
            yield other


def _links(page: Page | None) -> frozenset[str]:
    return frozenset(plain(link.url) for link in page.links if link.url) if page else frozenset()


def _maybe(page: Page | None, title: str, keys: frozenset[str], *, has_box: bool) -> bool | Unknown:
    """True where a link is called like the other page, perhaps a copy; Unknown where a script may lead there."""
    if page is None:
        return Unknown(Reason.NOT_SHOWN)
    if any(link.url and plain(link.url) != plain(page.url) and name_key(link.text) in keys for link in page.links):
        return True
    if has_box or {"page", "article"} & set(page.scripted):
        return Unknown(Reason.SCRIPT)
    wanted = squeeze(title)
    for link in page.links:
        said = squeeze(link.text).rstrip(".…")
        if not link.url and len(said) >= _TEXT and (said in wanted or wanted in said):
            return Unknown(Reason.SCRIPT)
    return False
