"""A report becomes files; one that cannot be made costs itself."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from auditor import delivery
from auditor.audit import Audit
from auditor.browser import BrowserMissing
from auditor.errors import UserError
from auditor.judge import judge
from auditor.model import Report, Text
from auditor.pack import Pack
from auditor.progress import Silent
from auditor.rule import AnyRule
from auditor.tell import assemble


@pytest.fixture
def report(audit: Audit, packs: Sequence[Pack], toys: Mapping[str, type[AnyRule]]) -> Report:
    judge(audit, packs, toys, Silent(), workers=0)
    return assemble(audit, packs, toys, "en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    return made


def test_without_a_browser_there_is_no_pdf_but_everything_else(
    report: Report, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def printed(html: bytes) -> bytes:
        raise BrowserMissing(Text("没有浏览器", "no browser"))

    monkeypatch.setattr(delivery, "printed", printed)
    files: list[Path] = []
    with pytest.raises(UserError, match="no browser"):
        files.extend(delivery.write(report, folder, ("html", "pdf", "json")))
    assert sorted(file.name for file in folder.iterdir()) == ["report.html", "report.json"]


def test_a_format_we_fail_over_leaves_no_half_file(
    report: Report, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(_: Report) -> Iterator[bytes]:
        yield b"half"
        raise ZeroDivisionError

    monkeypatch.setattr(delivery, "FORMATS", {**delivery.FORMATS, "csv": half})
    with pytest.raises(ZeroDivisionError):
        list(delivery.write(report, folder, ("csv", "html")))
    assert [file.name for file in folder.iterdir()] == ["report.html"]
