"""Numbers of private persons in a text and its tables. Pure; the numbers themselves leave it masked only.

A number by itself accuses nobody: an identity number carries its own proof (check character, day of birth, region), a
telephone or card number is a private one only by what stands around it.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from auditor.facts.candidates import Candidate, candidates
from auditor.facts.cells import Rows, read_cells, table_at
from auditor.facts.content_words import PrivateWords
from auditor.facts.names import alternatives, squeeze
from auditor.facts.outline import Outline
from auditor.model import PrivateKind, PrivateNumber
from auditor.numbers import has_card_check, is_credit_code, is_identity_number, is_old_identity_number, mask

_MOST = 1_000
"""Different numbers kept of one page or attachment."""
_HEAD_WITHIN = 6
"""Rows from the top in which a table has its head."""
_FEW = 2
"""Telephone numbers that make a list."""
_BEFORE = 24
_LONGEST_HEAD = 20
_LONGEST_CAPTION = 60

_PHONE = re.compile(r"1[3-9][0-9]{9}", re.ASCII)
_CARD = re.compile(r"62[0-9]{14,17}|[45][0-9]{15,18}", re.ASCII)
_PERSON = re.compile(
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,6}·[\u4e00-\u9fff]{2,8}|[\u4e00-\u9fff][*＊某]{1,2}[\u4e00-\u9fff]?"
)
_FIGURES = re.compile(r"[0-9Xx*]{3,}")


class Table(NamedTuple):
    """A table and what its title says, all of it that stands above."""

    rows: Rows
    title: str


class _Found(NamedTuple):
    kind: PrivateKind
    number: str
    context: str
    where: str = ""


def numbers_of_page(
    outline: Outline, main: tuple[int, int], title: str, latest: date, words: PrivateWords
) -> tuple[PrivateNumber, ...]:
    """Return the private numbers of a page; telephones and cards only in its main part."""
    text = outline.text
    plain: list[Candidate] = []
    tables: dict[int, Table] = {}
    for found in candidates(text):
        if not _may_be_private(found.number, latest):
            continue
        at = table_at(outline, found.start)
        if at is None:
            plain.append(found)
            continue
        _, table = at
        if table.index not in tables:
            above = caption_above(text, table.start)
            tables[table.index] = Table(read_cells(outline, table)[0], f"{title} {above}")
    if not plain and not tables:
        return ()
    return _condensed([*_in_tables([*tables.values()], latest, words), *_in_text(text, plain, main, latest, words)])


def numbers_of_document(
    text: str, tables: Sequence[Table], latest: date, words: PrivateWords
) -> tuple[PrivateNumber, ...]:
    """Return the private numbers of an attachment; what its text repeats of its tables counts once."""
    inside = list(_in_tables(tables, latest, words))
    judged = {it.number for table in tables for row in table.rows for cell in row for it in candidates(cell)}
    plain = [it for it in candidates(text) if it.number not in judged and _may_be_private(it.number, latest)]
    outside = _in_text(text, plain, (0, len(text)), latest, words)
    return _condensed([*inside, *outside])


def may_list_persons(text: str, words: PrivateWords) -> bool:
    """Tell whether a text holds telephone or card numbers enough for a list; in tables alone they are a person's."""
    if not _has(words.phones, text) and not _has(words.cards, text):
        return False
    return len({it.number for it in candidates(text) if _is_phone(it.number) or _is_card(it.number)}) >= _FEW


def caption_above(text: str, offset: int) -> str:
    """Return the line above a place of a text, which may be the title of a table there; empty when it is long."""
    *_, line = text[max(0, offset - _LONGEST_CAPTION - 2) : offset].strip().split("\n")
    return line if len(line) <= _LONGEST_CAPTION else ""


def _may_be_private(number: str, latest: date) -> bool:
    """Tell by the number alone, as almost all can be passed over so."""
    if len(number) == 18 and is_identity_number(number, latest):
        return True
    if len(number) == 15:
        return is_old_identity_number(number)
    return _is_phone(number) or _is_card(number)


def _condensed(found: Sequence[_Found]) -> tuple[PrivateNumber, ...]:
    counts: dict[tuple[PrivateKind, str], int] = {}
    first: dict[tuple[PrivateKind, str], _Found] = {}
    for one in found:
        key = one.kind, one.number.upper()
        counts[key] = counts.get(key, 0) + 1
        first.setdefault(key, one)
    return tuple(
        PrivateNumber(
            kind=kind,
            masked=mask(number),
            digest=hashlib.sha256(number.encode()).hexdigest()[:4],
            context=first[kind, number].context,
            count=counts[kind, number],
            where=first[kind, number].where,
        )
        for kind, number in list(first)[:_MOST]
    )


# -- identity numbers


def _is_identity(found: Candidate, before: str, after: str, latest: date, words: PrivateWords) -> bool:
    """Tell whether a number is an identity number; `before` are the words before it, or the head of its column.

    Three numbers side by side may look like one in groups: that needs its name.
    """
    number, named = found.number, _has(words.identity, before)
    if found.is_grouped and not named:
        return False
    if number.upper() in words.sample_numbers or _has(words.samples, before) or _has(words.samples, after):
        return False
    if number[:2] not in words.provinces or number[2:4] == "00":
        return False
    if len(number) == 15:
        return named and is_old_identity_number(number)
    if not is_identity_number(number, latest):
        return False
    if number[2:4] in words.provinces and is_credit_code(number.upper()):
        return _has(words.identity[:1], before)
    return named or not _has(words.not_identity, before)


# -- running text


def _in_text(
    text: str, plain: Sequence[Candidate], main: tuple[int, int], latest: date, words: PrivateWords
) -> Iterator[_Found]:
    for found in plain:
        start = max(text.rfind("\n", 0, found.start) + 1, found.start - _BEFORE)
        before, after = text[start : found.start], text[found.end : found.end + 4]
        number = found.number
        if _is_identity(found, before, after, latest, words):
            yield _Found(PrivateKind.IDENTITY, number, _named(words.identity, before))
        elif main[0] <= found.start < main[1] and _is_phone(number) and (owner := _owner(before, words)):
            yield _Found(PrivateKind.PHONE, number, owner)


def _owner(before: str, words: PrivateWords) -> str:
    """The words that make a telephone number that of a private person; empty when there are none."""
    found = _owners(words.owners, words.phones).search(before)
    if found is None:
        return ""
    between = found["name"] + found["label"]
    return "" if _has(words.calls, between) or _has(words.office_phones, between) else f"{found['owner']}…"


@lru_cache(maxsize=8)
def _owners(owners: tuple[str, ...], phones: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<owner>{alternatives(owners)})[:：\s]?(?P<name>[\u4e00-\u9fff*＊·]{{0,4}})[，,、；;（(\s]*"
        rf"(?P<label>(?:本人)?(?:联系|的)?(?:{alternatives(phones)})(?:号码?)?)[:：为是\s]{{0,3}}$"
    )


# -- tables


def _in_tables(tables: Sequence[Table], latest: date, words: PrivateWords) -> Iterator[_Found]:
    place = 0
    for table in tables:
        found = list(_in_table(table, latest, words))
        place += bool(found)
        yield from (one._replace(where=f"{place}:{one.where}") for one in found)


def _in_table(table: Table, latest: date, words: PrivateWords) -> Iterator[_Found]:
    rows = table.rows
    top = _head(rows, words)
    heads = rows[top] if top is not None else ()
    title = f"{table.title} {' '.join(cell for row in rows[: top or 0] for cell in dict.fromkeys(row))}"
    persons = next((at for at, head in enumerate(heads) if squeeze(head) in words.names), None)
    phones = _phone_columns(heads, title, words) if persons is not None else frozenset()
    cards = _card_columns(heads, words) if persons is not None else frozenset()
    seen: list[_Found] = []
    for number, row in enumerate(rows, start=1):
        is_person = persons is not None and _is_person(row[persons], words)
        for column, cell in enumerate(row):
            if len(cell) < 11 or (column and cell == row[column - 1]):
                continue
            for found in candidates(cell):
                digits = found.number
                head = heads[column] if heads else ""
                left = row[column - 1] if column and not head else ""
                before = f"{head} {left} {cell[: found.start][-_BEFORE:]}"
                if _is_identity(found, before, cell[found.end :][:4], latest, words):
                    context = head or _named(words.identity, before)
                    yield _Found(PrivateKind.IDENTITY, digits, _short(context), str(number))
                elif is_person and column in phones and _is_phone(digits):
                    seen.append(_Found(PrivateKind.PHONE, digits, _short(head), str(number)))
                elif not heads and _is_phone(digits) and (owner := _owner(before, words)):
                    yield _Found(PrivateKind.PHONE, digits, owner, str(number))
                elif is_person and column in cards and _is_card(digits):
                    yield _Found(PrivateKind.BANK_CARD, digits, _short(head), str(number))
    if len(seen) >= _FEW:
        yield from seen


def _head(rows: Rows, words: PrivateWords) -> int | None:
    """The first row that names two columns."""
    for number, row in enumerate(rows[:_HEAD_WITHIN]):
        cells = dict.fromkeys(squeeze(cell) for cell in row if cell)
        named = sum(
            cell in words.names
            or (len(cell) <= _LONGEST_HEAD and _has((*words.identity, *words.phones, *words.cards), cell))
            for cell in cells
        )
        if named >= 2 and not any(True for cell in cells for _ in candidates(cell)):
            return number
    return None


def _phone_columns(heads: Sequence[str], title: str, words: PrivateWords) -> frozenset[int]:
    if (
        _has(words.public_lists, title)
        or not _has(words.lists, title)
        or any(_has(words.official_heads, it) for it in heads)
    ):
        return frozenset()
    return frozenset(
        at for at, head in enumerate(heads) if _has(words.phones, head) and not _has(words.office_phones, head)
    )


def _card_columns(heads: Sequence[str], words: PrivateWords) -> frozenset[int]:
    if any(_has(words.not_cards, head) for head in heads):
        return frozenset()
    return frozenset(at for at, head in enumerate(heads) if _has(words.cards, head))


def _is_phone(number: str) -> bool:
    return _PHONE.fullmatch(number) is not None


def _is_card(number: str) -> bool:
    return _CARD.fullmatch(number) is not None and has_card_check(number)


def _is_person(name: str, words: PrivateWords) -> bool:
    name = "".join(name.split())
    return _PERSON.fullmatch(name) is not None and (len(name) < 3 or not name.endswith(words.not_persons))


# -- words


def _has(words: Sequence[str], text: str) -> bool:
    return any(word in text for word in words)


def _named(words: Sequence[str], text: str) -> str:
    return next((word for word in words if word in text), "")


def _short(context: str) -> str:
    return _FIGURES.sub("…", " ".join(context.split()))[:_LONGEST_HEAD]
