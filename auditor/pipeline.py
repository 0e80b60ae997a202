"""The whole flow on one screen: crawl, gather, plan, examine, judge, picture, tell."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from auditor.audit import Audit
from auditor.crawl import crawl
from auditor.crawl.folder import serve_folder
from auditor.errors import NothingToJudge, UserError
from auditor.examine import examine, picture
from auditor.examine.plan import plan
from auditor.examine.words import SightWords, as_sight
from auditor.facts import gather
from auditor.facts.words import Words, as_words
from auditor.interrupt import Interrupt
from auditor.judge import judge
from auditor.model import Report, Waiver
from auditor.pack import Pack
from auditor.past import NOTHING, Past, remember
from auditor.progress import Progress
from auditor.rule import AnyRule
from auditor.settings import Settings
from auditor.tell import assemble


class Kit(NamedTuple):
    """What the engine is handed: rules, packs and vocabularies."""

    rules: Mapping[str, type[AnyRule]]
    packs: Sequence[Pack]
    words: Mapping[str, Mapping[str, Any]]
    """Word files by name."""
    waivers: Sequence[Waiver] = ()
    past: Past = NOTHING
    """What was known of the portal before."""

    @property
    def recognition(self) -> Words:
        """The words facts are recognised by."""
        return as_words(self.words)

    @property
    def sight(self) -> SightWords:
        """The words the probes of the browser examination recognise things by."""
        return as_sight(self.words)


def run(settings: Settings, audit: Audit, kit: Kit, progress: Progress, interrupt: Interrupt) -> Report:
    """Audit a portal into an audit folder and return the report; what an interrupted audit did is not done again.

    An interrupt ends it early, with a report of what is there. Raises NothingToJudge when the portal cannot be
    reached or answers no page.
    """
    audit.note("settings", settings)
    with reachable(settings) as reached:
        if not audit.noted("complete", bool, False):
            crawl_stage(reached, audit, kit, progress, interrupt)
        gather_stage(audit, kit, progress)
        if not interrupt.wished:
            examine_stage(reached, audit, kit, progress, interrupt, go_on=not audit.is_new)
        judge_stage(audit, kit, progress)
        if not interrupt.wished:
            picture_stage(reached, audit, progress)
    audit.note("interrupted", interrupt.wished)
    return tell_stage(audit, kit, settings.lang, progress)


def replay(audit: Audit, kit: Kit, lang: str, progress: Progress) -> Report:
    """Judge what an audit folder holds again and return the report, without asking the portal anything."""
    gather_stage(audit, kit, progress)
    judge_stage(audit, kit, progress)
    return tell_stage(audit, kit, lang, progress)


@contextmanager
def reachable(settings: Settings) -> Iterator[Settings]:
    """The settings with an address as target: a folder of built pages is served while the block runs.

    Raises UserError when the target is neither.
    """
    target = settings.target
    if not target or "://" in target:
        yield settings
        return
    if not Path(target).is_dir():
        raise UserError(f"{target!r} is neither an address nor a folder; write https://… or the path of a folder")
    with serve_folder(Path(target)) as start:
        yield settings.replace(target=start, rate=0, ignore_robots=True)


def crawl_stage(settings: Settings, audit: Audit, kit: Kit, progress: Progress, interrupt: Interrupt) -> None:
    """Ask the portal what it was not asked yet."""
    with _timed(audit, "crawl"):
        crawl(settings, audit, kit.words, progress, interrupt)
    audit.note("finished", datetime.now(UTC))


def gather_stage(audit: Audit, kit: Kit, progress: Progress) -> None:
    """Read what was stored. Raises NothingToJudge when that is no page."""
    with _timed(audit, "gather"):
        gather(audit, kit.recognition, progress)
    if not audit.site().pages:
        raise NothingToJudge(f"{audit.folder} holds no page that can be judged")


def examine_stage(
    settings: Settings, audit: Audit, kit: Kit, progress: Progress, interrupt: Interrupt, *, go_on: bool = False
) -> None:
    """Open a planned sample in the browser; `go_on`: what an earlier examination did not come to."""
    with _timed(audit, "examine"):
        openings = plan(audit.site(), audit.pages(), settings)
        examine(settings, audit, openings, kit.sight, progress, interrupt, go_on=go_on)
    audit.note("finished", datetime.now(UTC))


def judge_stage(audit: Audit, kit: Kit, progress: Progress) -> None:
    """Compare facts and measurements with the packs."""
    with _timed(audit, "judge"):
        judge(audit, kit.packs, kit.rules, progress, waivers=kit.waivers)


def picture_stage(settings: Settings, audit: Audit, progress: Progress) -> None:
    """Take pictures of what was found; the findings must have been judged."""
    with _timed(audit, "picture"):
        picture(settings, audit, progress)


def tell_stage(audit: Audit, kit: Kit, lang: str, progress: Progress) -> Report:
    """Make the one object the renderers see."""
    progress.stage("tell")
    report = assemble(audit, kit.packs, kit.rules, lang, kit.past)
    remember(audit, report)
    progress.step(1, 1)
    return report


@contextmanager
def _timed(audit: Audit, stage: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    seconds = audit.noted("stage_seconds", dict[str, float], {})
    audit.note("stage_seconds", {**seconds, stage: round(time.perf_counter() - begun, 3)})
