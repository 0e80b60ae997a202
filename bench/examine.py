"""Pages a minute of the browser examination, side by side with pa11y-ci, @axe-core/cli and Lighthouse.

All of them open the same pages of the generated portal in the same browser on this machine, in turns, each with the
settings that favour it most, pa11y-ci also as it comes; the medians are compared. Ratios travel from machine to
machine, absolute figures do not. The browser is the one an audit uses here, or BENCH_BROWSER for the others.
The others come from the npm registry (Node.js is needed); @axe-core/cli also needs a chromedriver.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from crawl import served
from portal import Portal

from auditor.browser import find_browser

HERE = Path(__file__).parent
SIZE = 400
"""Pages of the portal the examined ones are drawn from."""
NODE = HERE.parent / ".cache" / "bench" / "node"
PACKAGES = ("pa11y-ci@4.1.1", "@axe-core/cli@4.13.0", "lighthouse@12.8.2")
FLAGS = ("--no-sandbox", "--headless=new", "--disable-background-networking", "--disable-component-update")

Found = Mapping[str, Mapping[str, int]]
"""Address → rule of axe-core → elements in violation."""


class Contender(NamedTuple):
    """A program that examines addresses."""

    name: str
    run: Callable[[list[str], Path], Found | None]
    """(addresses, empty folder) → what it found; None when it tells it in other terms than axe-core's."""
    most: int = 1_000
    """Pages it is given at most, where it is slow."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", choices=CONTENDERS, action="append", help="may repeat")
    chosen = parser.parse_args()
    contenders = [one for name, one in CONTENDERS.items() if not chosen.only or name in chosen.only]
    rates: dict[str, list[float]] = {one.name: [] for one in contenders}
    found: dict[str, Found] = {}
    with served(SIZE) as start:
        addresses = _addresses(start, chosen.pages)
        for turn in range(chosen.runs):
            for one in contenders:
                some = addresses[: one.most]
                with tempfile.TemporaryDirectory() as folder:
                    begun = time.perf_counter()
                    told = one.run(some, Path(folder))
                    rates[one.name].append(60 * len(some) / (time.perf_counter() - begun))
                if told is not None:
                    found[one.name] = told
                print(f"{turn + 1}/{chosen.runs} {one.name}: {rates[one.name][-1]:.0f} pages/min", file=sys.stderr)
    print(_table(rates))
    print(_differences(found))


def _addresses(start: str, pages: int) -> list[str]:
    """The home page and pages of every kind, evenly spread over the portal."""
    portal = Portal(SIZE)
    paths = [*portal.homes, *portal.lists, *portal.numbers]
    return [start.rstrip("/") + paths[at * len(paths) // pages] for at in range(pages)]


def _auditor(*options: str) -> Callable[[list[str], Path], Found]:
    def run(addresses: list[str], folder: Path) -> Found:
        file = folder / "addresses"
        file.write_text("\n".join(addresses), encoding="utf-8")
        told = _output([sys.executable, str(HERE / "examination.py"), str(file), *options])
        return dict(json.loads(told))

    return run


def _pa11y(**settings: Any) -> Callable[[list[str], Path], Found]:
    """With its axe runner."""

    def run(addresses: list[str], folder: Path) -> Found:
        launch = {"executablePath": _browser(), "args": list(FLAGS)}
        # What axe-core calls moderate or minor it tells as warnings; with them it finds what we find.
        told = {"runners": ["axe"], "includeWarnings": True, "includeNotices": True}
        defaults = {**told, "chromeLaunchConfig": launch, "timeout": 60_000, **settings}
        file = folder / "pa11yci.json"
        file.write_text(json.dumps({"defaults": defaults, "urls": addresses}), encoding="utf-8")
        results = json.loads(_output([_program("pa11y-ci"), "--json", "--config", str(file)], codes=(0, 2)))["results"]
        if broken := [issue["message"] for issues in results.values() for issue in issues if "code" not in issue]:
            raise SystemExit(f"pa11y-ci could not open {len(broken)} pages: {broken[0]}")
        return {url: _counted(issue["code"] for issue in issues) for url, issues in results.items()}

    return run


# Without the second, half of the pages fail with "No target with given id found" as soon as two are open at once.
SEVERAL = {"concurrency": os.cpu_count(), "useIncognitoBrowserContext": False}


def _axe_cli(addresses: list[str], folder: Path) -> Found:
    driver = shutil.which("chromedriver")
    if driver is None:
        raise SystemExit("@axe-core/cli needs a chromedriver (Debian: chromium-driver), or --only the others")
    options = ["--chromedriver-path", driver, "--chrome-path", _browser()]
    options += ["--chrome-options", ",".join(flag.removeprefix("--") for flag in FLAGS)]
    _output([_program("axe"), *addresses, *options, "--dir", str(folder), "--save", "axe.json"])
    told = json.loads((folder / "axe.json").read_text(encoding="utf-8"))
    return {page["url"]: {it["id"]: len(it["nodes"]) for it in page["violations"]} for page in told}


def _lighthouse(addresses: list[str], folder: Path) -> None:
    """A run for every page: it knows no lists."""
    environment = {**os.environ, "CHROME_PATH": _browser()}
    flags = f"--chrome-flags={' '.join(FLAGS)}"
    for url in addresses:
        command = [_program("lighthouse"), url, "--only-categories=accessibility", "--output=json", "--quiet", flags]
        subprocess.run([*command, "--output-path", str(folder / "page.json")], check=True, env=environment)


CONTENDERS = {
    one.name: one
    for one in (
        Contender("portal-auditor, axe-core alone", _auditor("--axe-only")),
        Contender("portal-auditor, axe-core alone, rules of pa11y-ci", _auditor("--axe-only", "--as-pa11y")),
        Contender("portal-auditor, whole examination", _auditor()),
        Contender("pa11y-ci", _pa11y(**SEVERAL)),
        Contender("pa11y-ci, as it comes: one page at a time", _pa11y()),
        Contender("@axe-core/cli", _axe_cli),
        Contender("Lighthouse", _lighthouse, most=10),
    )
}


def _browser() -> str:
    return os.environ.get("BENCH_BROWSER") or str(find_browser())


def _program(name: str) -> str:
    """A program of the npm packages, installed on first use without their own browsers."""
    if not (NODE / "ready").exists():
        print(f"installing {', '.join(PACKAGES)} into {NODE}", file=sys.stderr)
        NODE.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["npm", "install", "--prefix", NODE, "--ignore-scripts", "--no-audit", "--no-fund", *PACKAGES], check=True
        )
        (NODE / "ready").touch()
    return str(NODE / "node_modules" / ".bin" / name)


def _output(command: list[str], codes: tuple[int, ...] = (0,)) -> str:
    # A file, not a pipe: Node.js ends without having written all it said to a pipe.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        done = subprocess.run(command, stdout=said, stderr=subprocess.PIPE, text=True)
        if done.returncode not in codes:
            raise SystemExit(f"{command[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
        said.seek(0)
        return said.read()


def _counted(codes: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(codes).items()))


def _table(rates: Mapping[str, list[float]]) -> str:
    middle = {name: median(done) for name, done in rates.items()}
    lines = ["| program | pages/min | lowest | highest | of pa11y-ci |", "|---|---|---|---|---|"]
    measure = middle.get("pa11y-ci")
    for name, rate in middle.items():
        share = f"{rate / measure:.1f}x" if measure else ""
        lines.append(f"| {name} | {rate:.0f} | {min(rates[name]):.0f} | {max(rates[name]):.0f} | {share} |")
    return "\n".join(lines)


def _differences(found: Mapping[str, Found]) -> str:
    """What another program found with axe-core and we did not, and the other way round: rule and number of pages."""
    ours = found.get("portal-auditor, axe-core alone", {})
    lines = []
    for name, theirs in found.items():
        if theirs is ours or not ours or name.startswith("portal-auditor"):
            continue
        pages = [(set(ours.get(url, ())), set(theirs[url])) for url in theirs]
        same = sum(mine == other for mine, other in pages)
        lines.append(f"{name}: the same rules on {same} of {len(pages)} pages")
        lines.append(f"  only theirs {_counted(rule for mine, other in pages for rule in other - mine)}")
        lines.append(f"  only ours   {_counted(rule for mine, other in pages for rule in mine - other)}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
