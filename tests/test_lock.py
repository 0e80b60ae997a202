"""The lock files pin everything the project asks for, and say nothing about where it came from."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINE = re.compile(r"[a-z0-9-]+==[^ ;]+(?: ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?")


def lines(name: str) -> list[str]:
    return (ROOT / name).read_text(encoding="utf-8").splitlines()


def pins(name: str) -> dict[str, str]:
    return dict(line.split(" ")[0].split("==") for line in lines(name) if "==" in line.split(" ")[0])


def wanted(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=\[ ;]", requirement.lower())[0] for requirement in requirements}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_versions_and_hashes_only(name):
    assert [line for line in lines(name) if not LINE.fullmatch(line)] == []


def test_everything_is_pinned():
    assert wanted(PROJECT["project"]["dependencies"]) <= pins("requirements.lock").keys()
    assert wanted(PROJECT["dependency-groups"]["dev"]) <= pins("requirements-dev.lock").keys()
    assert wanted(PROJECT["build-system"]["requires"]) <= pins("requirements-dev.lock").keys()


def test_users_and_developers_get_the_same_versions():
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()
