"""The programs that are measured: each with its own environment and the settings that favour it most."""

import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
CACHE = HERE.parent / ".cache" / "bench"
LINKCHECKER = "linkchecker==10.6.0"
SCRAPY = "scrapy==2.19.0"

LINKCHECKER_SETTINGS = """\
[checking]
threads=16
robotstxt=0
maxrequestspersecond=1000000
checkextern=0
[output]
status=0
log=none
"""


class Contender(NamedTuple):
    """A program: its name, and the command that makes it visit every page below an address."""

    name: str
    command: Callable[[str, Path, int], list[str]]
    """(start address, empty working folder, pages) → command."""


def auditor() -> Contender:
    """Return the whole audit without a browser: crawl, facts, judgement and the JSON report."""

    def command(url: str, folder: Path, pages: int) -> list[str]:
        audit = [sys.executable, "-m", "auditor", "audit", url, "--out", str(folder / "audit"), "--format", "json"]
        quick = ["--rate", "0", "--concurrency", "16", "--ignore-robots", "--fail-on", "none"]
        alone = ["--examine", "none", "--render", "never", "--external", "skip"]
        return [*audit, *quick, *alone, "--max-pages", str(pages + 1), "--max-depth", "1000"]

    return Contender("portal-auditor", command)


def linkchecker() -> Contender:
    """Return LinkChecker without its politeness and without output."""
    programs = _installed(LINKCHECKER)
    settings = CACHE / "linkcheckerrc"
    settings.write_text(LINKCHECKER_SETTINGS, encoding="ascii")
    return Contender("LinkChecker", lambda url, *_: [str(programs / "linkchecker"), "-f", str(settings), url])


def scrapy() -> Contender:
    """Return a Scrapy spider that follows its own LinkExtractor and stores nothing."""
    programs = _installed(SCRAPY)
    return Contender("Scrapy", lambda url, *_: [str(programs / "python"), str(HERE / "spider.py"), url])


CONTENDERS = {"portal-auditor": auditor, "LinkChecker": linkchecker, "Scrapy": scrapy}


def _installed(requirement: str) -> Path:
    """Return the folder of programs of an environment that holds just `requirement`."""
    folder = CACHE / requirement
    if not (folder / "ready").exists():
        print(f"installing {requirement} into {folder}", file=sys.stderr)
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", requirement], check=True)
        (folder / "ready").touch()
    return folder / "bin"
