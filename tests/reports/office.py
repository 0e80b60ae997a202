"""What the tests of the office files share: what a file says, and LibreOffice."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree
from openpyxl.workbook import Workbook

HOSTILE_STARTS = ("=", "+", "-", "@", "\t=", "\r=", "=cmd|' /C calc'!A0", "<r>", "_x003D_", "{=", "＝", " =")


def parts(file: bytes) -> dict[str, bytes]:
    """Every part of an office file, which must be sound XML unless it is a picture."""
    with ZipFile(BytesIO(file)) as packed:
        found = {name: packed.read(name) for name in packed.namelist()}
    for name, part in found.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)
    return found


def formulas(file: bytes) -> list[str]:
    """The formulas in the cells of a workbook; those of rules about colours and choices are no cells."""
    sheets = (etree.fromstring(part) for name, part in parts(file).items() if "/worksheets/sheet" in name)
    return [str(cell.text) for sheet in sheets for cell in sheet.iter("{*}f")]


def book(file: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(file))


def converted(file: bytes, suffix: str, to: str, folder: Path) -> bytes:
    """What LibreOffice makes of a file; skips where there is none."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no LibreOffice on this machine")
    source, made = folder / f"report.{suffix}", folder / "made"
    source.write_bytes(file)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", to, "--outdir", str(made), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (made / f"report.{to}").read_bytes()
