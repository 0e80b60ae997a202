"""The command line: the only place where engine, rules and reports meet."""

import json
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from auditor import __version__, catalogue, difference, pipeline
from auditor.address import host_of
from auditor.audit import Audit
from auditor.bar import Bar
from auditor.baseline import read_earlier, renewed, written
from auditor.delivery import write
from auditor.demo import serve_demo
from auditor.doctor import doctor
from auditor.equip import kit_of, telling_kit_of
from auditor.errors import NothingToJudge, UserError
from auditor.export import page_record
from auditor.flags import ALL, ASK, EXAMINE, JUDGE, REPORT, options, settings_of
from auditor.gate import gate
from auditor.interrupt import Interrupt, heeding
from auditor.model import Report
from auditor.past import Past
from auditor.settings import External, FailOn, Settings
from auditor.tell import assemble
from reports.clean import clean, escaped

GATE_FAILED, WRONG_USE, OUR_FAULT, NOTHING_JUDGED, INTERRUPTED = 1, 2, 3, 4, 130
AUDIT = click.Path(exists=True, file_okay=False, path_type=Path)
DIR = click.argument("folder", metavar="DIR", type=AUDIT)


def start() -> None:
    """Run the command line; every kind of trouble ends in its exit code."""
    try:
        main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        raise SystemExit(WRONG_USE) from error
    except (click.Abort, KeyboardInterrupt) as error:
        _say("stopped; what was collected is in the audit folder, and --resume goes on with it")
        raise SystemExit(INTERRUPTED) from error
    except UserError as error:
        _say(error)
        raise SystemExit(WRONG_USE) from error
    except NothingToJudge as error:
        _say(error)
        raise SystemExit(NOTHING_JUDGED) from error
    except Exception as error:
        traceback.print_exc()
        raise SystemExit(OUR_FAULT) from error


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="auditor")
def main() -> None:
    """Audit a Chinese government portal and write a compliance report.

    Exit codes: 0 gate passed, 1 gate failed, 2 wrong use, 3 our fault, 4 portal not reachable or nothing could be
    judged, 130 interrupted.
    """


@main.command()
@click.argument("target", required=False)
@options(ALL)
@click.option("--resume", type=AUDIT, help="Go on where the audit in this folder stopped.")
@click.option("--replay", type=AUDIT, help="Judge the audit in this folder anew without asking the portal.")
def audit(file: Path | None, resume: Path | None, replay: Path | None, **flags: Any) -> None:
    """Audit TARGET, an address or a folder of built pages, and write the report.

    The settings file may name the target instead; with --urls none is needed. An audit that is resumed or replayed
    keeps its settings, but for what is given again. Ctrl-C ends an audit with a report of what is there.
    """
    if resume and replay:
        raise UserError("an audit is either resumed or replayed; give one of --resume and --replay")
    folder = resume or replay
    if folder is None:
        _audit(_targeted(settings_of(file, flags)))
        return
    if flags["target"] or flags["out"]:
        raise UserError(f"the audit in {folder} has its target and its place; leave out TARGET and --out")
    with Audit(folder) as opened:
        opened.check()
        settings = settings_of(file, flags, opened.settings)
        if not settings.target and not settings.urls:
            raise UserError(f"the audit in {folder} had not begun; give its command again with another --out")
        _finish(settings, opened, is_replay=replay is not None)


@main.command()
@click.argument("target", required=False)
@options(ALL)
def crawl(file: Path | None, **flags: Any) -> None:
    """Only ask the portal TARGET and read what it answered; print the audit folder.

    The audit folder remembers every option for the stages to come.
    """
    settings = _targeted(settings_of(file, flags))
    kit = kit_of(settings)
    with Audit(_folder(settings), create=True) as opened, Bar() as bar:
        opened.note("settings", settings)
        with pipeline.reachable(settings) as reached, heeding(_say) as interrupt:
            pipeline.crawl_stage(reached, opened, kit, bar, interrupt)
            pipeline.gather_stage(opened, kit, bar)
        click.echo(opened.folder)
    _leave_if(interrupt)


@main.command()
@DIR
@options(ASK + EXAMINE)
def examine(folder: Path, file: Path | None, **flags: Any) -> None:
    """Open the planned sample of an audit folder in the browser again, judge it and take pictures."""
    with Audit(folder) as opened, Bar() as bar:
        settings = settings_of(file, flags, opened.settings)
        with pipeline.reachable(settings) as reached, heeding(_say) as interrupt:
            kit = kit_of(settings)
            pipeline.examine_stage(reached, opened, kit, bar, interrupt)
            pipeline.judge_stage(opened, kit, bar)
            pipeline.picture_stage(reached, opened, bar)
        opened.note("settings", settings)
        if opened.no_browser:
            _say(opened.no_browser.in_(settings.lang))
    _leave_if(interrupt)


@main.command()
@DIR
@options(JUDGE)
def judge(folder: Path, file: Path | None, **flags: Any) -> None:
    """Read the stored responses of an audit folder again and judge them by today's rules."""
    with Audit(folder) as opened, Bar() as bar:
        settings = settings_of(file, flags, opened.settings)
        kit = kit_of(settings)
        pipeline.gather_stage(opened, kit, bar)
        pipeline.judge_stage(opened, kit, bar)
        opened.note("settings", settings)


@main.command()
@DIR
@options(REPORT)
def report(folder: Path, file: Path | None, **flags: Any) -> None:
    """Write the report of an audit folder again."""
    with Audit(folder) as opened, Bar() as bar:
        settings = settings_of(file, flags, opened.settings)
        told = pipeline.tell_stage(opened, telling_kit_of(settings), settings.lang, bar)
    _conclude(told, folder, settings, Interrupt())


@main.command()
@DIR
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def baseline(folder: Path, file: Path) -> None:
    """Write the problems of an audit folder to FILE as known ones, for --baseline.

    A FILE that is there already is renewed: what it knows keeps the day it was first seen.
    """
    with Audit(folder) as opened:
        earlier = renewed(opened, kit_of(opened.settings).rules, file)
    try:
        file.write_text("".join(written(earlier)), encoding="utf-8")
    except OSError as error:
        raise UserError(f"cannot write {file}: {error.strerror}") from error
    click.echo(file)


@main.command()
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=AUDIT)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="text or json lines")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language; that of the audit when not given.")
def diff(old: Path, new: Path, form: str, lang: str | None) -> None:
    """Say what is new, fixed, moved or not assessable in the audit folder NEW.

    OLD is an audit folder, a baseline or a report.json.
    """
    with Audit(new) as opened:
        kit = kit_of(opened.settings)
        told = assemble(opened, kit.packs, kit.rules, lang or opened.settings.lang, Past(read_earlier(old)))
    if told.comparison is not None:
        lines = difference.as_json if form == "json" else difference.as_text
        for line in lines(told, told.comparison):
            click.echo(escaped(line) if form == "json" else clean(line))


@main.command()
@DIR
def pages(folder: Path) -> None:
    """Print one JSON line a page of an audit folder."""
    with Audit(folder) as opened:
        for page in opened.pages():
            click.echo(escaped(json.dumps(page_record(page), ensure_ascii=False)))


@main.command("rules")
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="text or json")
def list_rules(id_: str | None, form: str) -> None:
    """Print the catalogue of rules, or one rule."""
    kit = kit_of(Settings())
    if id_ is not None and id_ not in kit.rules:
        raise UserError(f"no rule is called {id_!r}; `auditor rules` lists them")
    chosen = kit.rules if id_ is None else {id_: kit.rules[id_]}
    click.echo(catalogue.as_json(chosen, kit.packs) if form == "json" else catalogue.as_text(chosen, kit.packs))


@main.command()
@options(ALL)
def demo(file: Path | None, **flags: Any) -> None:
    """Serve the built-in demonstration portal, audit it and say where the report is."""
    quick = Settings(rate=0, retry_pause=0, external=External.SKIP, fail_on=FailOn.NONE)
    with serve_demo() as address:
        _audit(settings_of(file, {**flags, "target": address}, quick))


@main.command("doctor")
def check_machine() -> None:
    """Say what is missing on this machine and how to get it."""
    checks = doctor()
    for check in checks:
        click.echo(f"{'ok     ' if check.ok else 'missing'}  {check.name}: {check.detail}")
        if not check.ok:
            click.echo(f"         {check.remedy}")


def _audit(settings: Settings) -> None:
    with Audit(_folder(settings), create=True) as opened:
        opened.note("settings", settings)
        _finish(settings, opened)


def _finish(settings: Settings, opened: Audit, *, is_replay: bool = False) -> None:
    kit = telling_kit_of(settings)
    with Bar() as bar, heeding(_say) as interrupt:
        if is_replay:
            opened.note("settings", settings)
            told = pipeline.replay(opened, kit, settings.lang, bar)
        else:
            told = pipeline.run(settings, opened, kit, bar, interrupt)
    _conclude(told, opened.folder, settings, interrupt)


def _targeted(settings: Settings) -> Settings:
    if not settings.target and not settings.urls:
        raise UserError("nothing to audit: name an address or a folder, or `target` in the settings file")
    return settings


def _folder(settings: Settings) -> Path:
    if settings.out:
        return Path(settings.out)
    host = host_of(settings.target) or Path(settings.target or settings.urls).resolve().name
    return Path("audits") / host.replace(":", "_") / datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


def _conclude(told: Report, folder: Path, settings: Settings, interrupt: Interrupt) -> None:
    """Write the files and say where they are, then end as the gate says."""
    for path in write(told, folder, settings.formats):
        click.echo(path)
    for warning in told.warnings:
        _say(warning)
    _leave_if(interrupt)
    problem = gate(told, settings.fail_on)
    if problem:
        _say(problem)
        raise SystemExit(GATE_FAILED)


def _leave_if(interrupt: Interrupt) -> None:
    if interrupt.wished:
        raise SystemExit(INTERRUPTED)


def _say(trouble: object) -> None:
    print(f"auditor: {clean(str(trouble))}", file=sys.stderr)
