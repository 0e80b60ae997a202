"""The sample report, and how a golden file is compared or written."""

import os
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from auditor.model import Report

HERE = Path(__file__).parent


def _load(name: str) -> ModuleType:
    """Load a neighbour of this file; below `tests/` there are no packages."""
    spec = spec_from_file_location(f"reports_{name}", HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SAMPLE = _load("sample")
OFFICE = _load("office")


@pytest.fixture(scope="session")
def made() -> ModuleType:
    """The module that makes the sample."""
    return SAMPLE


@pytest.fixture(scope="session")
def office() -> ModuleType:
    """What the tests of the office files share."""
    return OFFICE


@pytest.fixture(scope="session")
def report() -> Report:
    found: Report = SAMPLE.sample()
    return found


@pytest.fixture(scope="session", params=["zh", "en"])
def told(request: pytest.FixtureRequest) -> Report:
    """The sample report in each language."""
    found: Report = SAMPLE.sample(request.param)
    return found


@pytest.fixture(scope="session")
def golden() -> Callable[[Path, bytes], None]:
    """Compare with a stored file; `UPDATE_GOLDEN=1` writes it, to be read before it is committed."""

    def compare(file: Path, found: bytes) -> None:
        if os.environ.get("UPDATE_GOLDEN"):
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(found)
        assert found.decode() == file.read_bytes().decode(), f"{file.name} differs"

    return compare
