"""A ledger is filled in and handed to the next audit: what people wrote stays with its problem."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from mutated_portal import Pages, portal
from mutations import LOST_LINK, both, everywhere, on, renumbered

from auditor.audit import Audit
from auditor.equip import telling_kit_of
from auditor.fingerprint import within
from auditor.model import Fate, Report
from auditor.pipeline import tell_stage
from auditor.progress import Silent
from reports.ledger import read
from reports.xlsx import render

pytestmark = pytest.mark.slow
OFFICE = shutil.which("soffice")
Edit = Callable[[Path], Path]
Audited = Callable[..., Audit]


class Told(NamedTuple):
    report: Report
    place: dict[str, tuple[str, str]]
    """Id of a failed finding → rule and address."""


def told(audited: Audited, pages: Pages, folder: Path, ledger: Path | None = None) -> Told:
    """Audit the pages, with the ledger of the audit before."""
    with audited(pages, folder, **({"ledger": str(ledger)} if ledger else {})) as audit:
        report = tell_stage(audit, telling_kit_of(audit.settings), "zh", Silent())
        home = audit.site().url
    return Told(report, {it.id: (it.rule, within(it.url, home)) for it in report.findings if it.outcome == "failed"})


def written(report: Report, file: Path) -> Path:
    file.write_bytes(b"".join(render(report)))
    return file


def filled_in(file: Path) -> Path:
    """Write who repairs it beside every problem, as the rule and address say, and turn the rows round."""
    book = openpyxl.load_workbook(file)
    for name in ("findings", "causes"):
        sheet = next(sheet for sheet in book if any(cell.value == f"{name}/unit" for cell in sheet[1]))
        place = {cell.value.partition("/")[2]: cell.column for cell in sheet[1] if cell.value}
        for row in range(4, sheet.max_row + 1):
            if id_ := sheet.cell(row, place["id"]).value:
                sheet.cell(row, place["unit"], f"{name} {id_}")
                sheet.cell(row, place["status"], "整改中")
    book.save(file)
    return file


def through_office(file: Path) -> Path:
    """Open and save the ledger in LibreOffice."""
    out = filled_in(file).parent / "office"
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return out / file.name


@pytest.fixture(scope="module")
def before(audited: Audited, tmp_path_factory: pytest.TempPathFactory) -> Told:
    return told(audited, portal(), tmp_path_factory.mktemp("before"))


@pytest.mark.parametrize(
    "edit",
    [
        filled_in,
        pytest.param(through_office, marks=pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not there")),
    ],
)
def test_what_was_written_stays_with_its_problem(audited: Audited, edit: Edit, before: Told, tmp_path: Path) -> None:
    ledger = edit(written(before.report, tmp_path / "ledger.xlsx"))
    new_link = everywhere("<p>访问量", '<a href="/about/gone.html">网站声明</a><p>访问量')
    pages = both(on("xw/202011/t1.html", LOST_LINK, ""), renumbered, new_link)(portal())
    after = told(audited, pages, tmp_path / "after", ledger)
    report, comparison = after.report, after.report.comparison
    assert comparison is not None
    assert [before.place[gone.id] for gone in comparison.gone] == [("dead-link", "/xw/lost.html")]
    assert [gone.fate for gone in comparison.gone] == [Fate.FIXED]
    fates = {it.id: it.fate for it in report.findings if it.outcome == "failed"}
    assert [after.place[id_] for id_, fate in fates.items() if fate is Fate.NEW] == [("dead-link", "/about/gone.html")]
    assert comparison.moved > 10

    kept = {id_: report.handling[id_].unit for id_, fate in fates.items() if fate is not Fate.NEW}
    assert all(unit == f"findings {id_}" for id_, unit in kept.items() if fates[id_] is Fate.UNCHANGED)
    for id_, unit in kept.items():
        rule, address = before.place[unit.removeprefix("findings ")]
        assert rule == after.place[id_][0]
        assert address.rpartition("/")[0] == after.place[id_][1].rpartition("/")[0]
    assert not [id_ for id_, fate in fates.items() if fate is Fate.NEW and id_ in report.handling]
    assert report.handling[comparison.gone[0].id].status == "整改中"

    groups = {group.rule: group for group in report.groups}
    assert report.handling[groups["missing-anchor"].id].unit.startswith("causes ")
    again = read(written(report, tmp_path / "second.xlsx"))
    assert {id_: again.handling[id_] for id_ in kept} == {id_: report.handling[id_] for id_ in kept}
