"""Pages a second and peak memory of a whole audit, side by side with LinkChecker and Scrapy.

All of them visit the same generated portal on this machine, in turns; the medians are compared. Ratios travel from
machine to machine, absolute figures do not. The server counts the pages really asked for; a run that misses pages
is reported as such.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import NamedTuple

import psutil
from contenders import CONTENDERS, Contender
from portal import SEEN

from auditor.audit import Audit

HERE = Path(__file__).parent


class Run(NamedTuple):
    """One measured run. Memory in MB at the worst moment: the largest process, and all together."""

    pages: int
    seconds: float
    cpu: float
    """Seconds of processor time over all processes; what a busy machine distorts least."""
    largest: float
    together: float
    stages: dict[str, float]

    @property
    def rate(self) -> float:
        return self.pages / self.seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--linkchecker-pages", type=int, default=1000, help="LinkChecker is measured on fewer pages")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", choices=CONTENDERS, action="append", help="may repeat")
    chosen = parser.parse_args()
    contenders = [make() for name, make in CONTENDERS.items() if not chosen.only or name in chosen.only]
    sizes = {one.name: chosen.linkchecker_pages if one.name == "LinkChecker" else chosen.pages for one in contenders}
    runs: dict[str, list[Run]] = {one.name: [] for one in contenders}
    for turn in range(chosen.runs):
        for contender in contenders:
            run = _measured(contender, sizes[contender.name])
            runs[contender.name].append(run)
            print(f"{turn + 1}/{chosen.runs} {contender.name}: {run.rate:.0f} pages/s", file=sys.stderr)
    print(_table(runs, sizes))


def _measured(contender: Contender, pages: int) -> Run:
    with served(pages) as url, tempfile.TemporaryDirectory() as folder:
        command = contender.command(url, Path(folder), pages)
        _seen(url)
        begun, used = time.perf_counter(), _cpu()
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:
            peaks = _peaks(process)
        seconds, cpu = time.perf_counter() - begun, _cpu() - used
        if process.returncode:
            raise SystemExit(f"{contender.name} ended with {process.returncode}: {' '.join(command)}")
        return Run(_seen(url), seconds, cpu, *peaks, _stages(Path(folder) / "audit"))


@contextmanager
def served(pages: int) -> Iterator[str]:
    """Serve the generated portal while the block runs and give its start address."""
    command = [sys.executable, str(HERE / "portal.py"), "--pages", str(pages)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


def _seen(url: str) -> int:
    with urllib.request.urlopen(url.rstrip("/") + SEEN) as answer:
        return int(answer.read())


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _peaks(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Wait for the process; return what it and its children took at most, one by one and together."""
    largest = together = 0.0
    while True:
        sizes = list(_sizes(process.pid))
        largest, together = max([largest, *sizes]), max(together, sum(sizes))
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.1)
            return largest, together


def _sizes(root: int) -> Iterator[float]:
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(root)
        for one in (process, *process.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                yield one.memory_info().rss / 1e6


def _stages(folder: Path) -> dict[str, float]:
    """Return where our own time went; empty for the others."""
    if not folder.exists():
        return {}
    with Audit(folder) as audit:
        return audit.noted("stage_seconds", dict[str, float], {})


def _table(runs: dict[str, list[Run]], sizes: dict[str, int]) -> str:
    middle = {name: _middle(done) for name, done in runs.items()}
    first = next(iter(middle.values()))
    lines = [
        "| program | pages | visited | pages/s | times slower | CPU ms a page | largest MB | all MB |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, run in middle.items():
        visited = "all" if {one.pages for one in runs[name]} == {sizes[name]} else f"{run.pages:,}"
        speed = f"{run.rate:.0f} | {first.rate / run.rate:.1f} | {1000 * run.cpu / run.pages:.1f}"
        lines.append(f"| {name} | {sizes[name]:,} | {visited} | {speed} | {run.largest:.0f} | {run.together:.0f} |")
    for name, run in middle.items():
        stages = ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in run.stages.items())
        lines += [f"\nWhere the time goes, {name}: {stages}"] if stages else []
    return "\n".join(lines)


def _middle(runs: list[Run]) -> Run:
    """Return the run of median speed, with the median of everything else that is one number."""
    typical = sorted(runs, key=lambda run: run.rate)[(len(runs) - 1) // 2]
    return typical._replace(
        cpu=median(run.cpu for run in runs),
        largest=median(run.largest for run in runs),
        together=median(run.together for run in runs),
    )


if __name__ == "__main__":
    main()
