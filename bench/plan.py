"""What the plan of the browser examination opens and what it misses, against opening every page.

A portal is audited once with every page opened; then it is judged again by the measurements of the pages the plan
chooses, so that nothing but the choice makes a difference (`--again`: those pages are opened anew). Counted is what
the browser adds: root causes that are not there without it, and their findings. A finding counts as found when its
root cause is. `demo` as a target is the demonstration portal.
"""

import argparse
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from portal import Portal
from scraps import SCRAPS, WRAPS

from auditor import pipeline
from auditor.audit import Audit
from auditor.demo import serve_demo
from auditor.equip import kit_of
from auditor.examine import examine
from auditor.examine.plan import plan
from auditor.interrupt import Interrupt
from auditor.model import Finding, Opening, Outcome
from auditor.progress import Silent
from auditor.settings import External, Settings

EACH = 6
"""Scraps in a sloppy article."""
END = "</p></div></div>"
"""Where the text of an article of the generated portal ends."""

Causes = dict[str, list[Finding]]
"""Findings by root cause."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", help="folders of pages, addresses or `demo` [the generated portal]")
    parser.add_argument("--pages", type=int, default=600, help="size of the generated portal")
    parser.add_argument("--sloppy", type=int, default=40, help="its articles that hold what editors leave behind")
    parser.add_argument("--keep", type=Path, help="folder of the audits; one that is there is judged, not made again")
    parser.add_argument("--seeds", type=int, default=1, help="plans that are tried")
    parser.add_argument("--again", action="store_true", help="open the pages of the plan anew")
    chosen = parser.parse_args()
    print(
        "| portal | seed | pages | opened | share | why | findings | root causes |\n|---|---|---|---|---|---|---|---|"
    )
    missed: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        for target in chosen.targets or [_written(Path(scratch), chosen.pages, chosen.sloppy)]:
            name = Path(target.rstrip("/")).name
            folder = (chosen.keep or Path(scratch) / "audits") / name
            pages, whole = _whole(target, folder)
            for seed in range(1, chosen.seeds + 1):
                openings, found = _planned(target, folder, seed, again=chosen.again)
                print(f"| {name} | {seed} | {pages} | {_row(pages, openings, whole, found)} |", flush=True)
                missed += _missed(name, seed, whole, found)
    print("\n".join(["", *missed]) if missed else "\nNothing was missed.")


def _whole(target: str, folder: Path) -> tuple[int, Causes]:
    """Audit with every page opened; return how many there are and what the browser adds."""
    kit = kit_of(Settings())
    if not (folder / "audit.db").exists():
        with Audit(folder, create=True) as audit, _reached(target) as settings:
            settings = settings.replace(examine="all")
            audit.note("settings", settings)
            pipeline.crawl_stage(settings, audit, kit, Silent(), Interrupt())
            pipeline.gather_stage(audit, kit, Silent())
            pipeline.examine_stage(settings, audit, kit, Silent(), Interrupt())
    with Audit(folder) as audit:
        pipeline.gather_stage(audit, kit, Silent())
        pipeline.judge_stage(audit, kit, Silent())
        whole = _causes(audit)
        pages = len(list(audit.openings()))
    without = _planned(target, folder, 1, "none")[1]
    return pages, {cause: findings for cause, findings in whole.items() if cause not in without}


def _planned(
    target: str, folder: Path, seed: int, examine_: str = "auto", again: bool = False
) -> tuple[Sequence[Opening], Causes]:
    """Judge a copy of the audit by the pages of a plan alone."""
    kit = kit_of(Settings())
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "copy"
        shutil.copytree(folder, copy)
        with Audit(copy) as audit:
            settings = audit.settings.replace(examine=examine_, seed=seed)
            openings = plan(audit.site(), audit.pages(), settings)
            if again:
                with _reached(target) as reached:
                    examine(settings.replace(target=reached.target), audit, openings, kit.sight, Silent())
            else:
                measured = [*audit.measured("desktop"), *audit.measured("phone")]
                audit.begin_examination(openings)
                urls = {opening.url for opening in openings}
                for one in measured:
                    if one.url in urls:
                        audit.put_measured(one)
            pipeline.judge_stage(audit, kit, Silent())
            return openings, _causes(audit)


@contextmanager
def _reached(target: str) -> Iterator[Settings]:
    quick = Settings(target=target, external=External.SKIP, rate=0, retry_pause=0.1)
    if target == "demo":
        with serve_demo() as address:
            yield quick.replace(target=address)
    else:
        with pipeline.reachable(quick) as settings:
            yield settings


def _causes(audit: Audit) -> Causes:
    causes: Causes = {}
    for finding in audit.findings():
        if finding.outcome is Outcome.FAILED:
            causes.setdefault(finding.group, []).append(finding)
    return causes


def _row(pages: int, openings: Sequence[Opening], whole: Causes, found: Causes) -> str:
    instances = sum(map(len, whole.values()))
    seen = sum(len(findings) for cause, findings in whole.items() if cause in found)
    causes = sum(cause in found for cause in whole)
    why = ", ".join(f"{count} {why}" for why, count in Counter(opening.why for opening in openings).items())
    return (
        f"{len(openings)} | {len(openings) / pages:.1%} | {why} | {seen} of {instances} ({seen / instances:.2%}) | "
        f"{causes} of {len(whole)} ({causes / len(whole):.1%})"
    )


def _missed(name: str, seed: int, whole: Causes, found: Causes) -> Iterable[str]:
    for cause, findings in sorted(whole.items(), key=lambda it: (it[1][0].rule, it[1][0].component)):
        if cause not in found:
            first = findings[0]
            yield f"{name} seed {seed}: {first.rule} at {first.component}: {len(findings)} findings, {first.url}"


def _written(folder: Path, pages: int, sloppy: int) -> str:
    """Write the generated portal as a folder and return it; every sloppy article gets scraps between its paragraphs."""
    portal, draw = Portal(pages), random.Random(1)
    articles = draw.sample(sorted(portal.numbers), sloppy)
    for path in (*portal.homes, *portal.lists, *portal.numbers):
        markup = portal.page(path) or ""
        # Articles stand deeper than templates are told apart by, so that scraps make no template of their own.
        markup = markup.replace('"TRS_Editor">', '"TRS_Editor"><div class="view"><div class="text">')
        markup = markup.replace(END, f"{END}</div></div>")
        if path in articles:
            for scrap in draw.sample(SCRAPS, EACH):
                before, middle, after = markup.rpartition(END)
                markup = f"{before}</p>{draw.choice(WRAPS).format(scrap)}<p>{middle}{after}"
        file = (
            folder / f"generated-{pages}-{sloppy}" / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        )
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(markup, encoding="utf-8")
    return str(folder / f"generated-{pages}-{sloppy}")


if __name__ == "__main__":
    main()
