"""What attachments say of persons; the samples were written with an office program and hold invented numbers."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from auditor.facts.attachments import read_attachment
from auditor.facts.words import Words
from auditor.model import Document, Fetch, PrivateKind, Verdict

SAMPLES = Path(__file__).parents[1] / "documents" / "samples"


def sample(file: str, words: Words, name: str = "附件") -> Document:
    fetch = Fetch(f"http://www.example.gov.cn/{file}", Verdict.OK, at=datetime(2026, 11, 20, tzinfo=UTC))
    return read_attachment(fetch, (SAMPLES / file).read_bytes(), name, words)


def test_telephones_and_cards_in_a_table_of_a_pdf_are_found_over_its_pages(words: Words) -> None:
    found = sample("list.pdf", words).private
    assert Counter(number.kind for number in found) == {PrivateKind.PHONE: 45, PrivateKind.BANK_CARD: 45}
    assert {number.context for number in found} == {"联系电话", "一卡通账号"}


def test_the_same_table_of_people_in_their_office_accuses_nobody(words: Words) -> None:
    found = sample("list.pdf", words, "驻村干部联系表").private
    assert {number.kind for number in found} <= {PrivateKind.BANK_CARD}
