"""The options of the command line, by stage, and how they become Settings."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from auditor.delivery import FORMATS
from auditor.errors import UserError
from auditor.settings import Engine, External, FailOn, Profile, Render, Settings, load_settings

F = TypeVar("F", bound=Callable[..., Any])
Options = tuple[Callable[[Any], Any], ...]

FILE = click.Path(exists=True, dir_okay=False)
FOLDER = click.Path(file_okay=False)
PATH = click.Path()


def _one_of(kind: type[StrEnum]) -> click.Choice[str]:
    # click would offer the names of an enumeration's members, not their values.
    return click.Choice([one.value for one in kind])


CRAWL: Options = (
    click.option("--urls", type=FILE, help="Audit exactly these addresses (one a line), no crawl."),
    click.option("--since", type=FOLDER, help="Earlier audit folder: what has not changed since is not sent again."),
    click.option("--out", type=FOLDER, help="Audit folder. [audits/<host>/<UTC time>]"),
    click.option("--max-pages", type=click.IntRange(1), help="Most pages the crawl stores. [20000]"),
    click.option("--max-depth", type=click.IntRange(0), help="Most clicks from the start page. [12]"),
    click.option("--max-minutes", type=float, help="Longest crawl; 0 = no limit. [0]"),
    click.option("--max-disk", type=float, help="Megabytes on disk at which the crawl ends; 0 = no limit. [20000]"),
    click.option("--max-documents", type=click.IntRange(0), help="Most attachments whose content is read. [300]"),
    click.option("--concurrency", type=click.IntRange(1), help="Requests under way at once. [8]"),
    click.option("--retry-pause", type=float, help="Seconds before what looked dead is asked again. [10]"),
    click.option("--sibling", "siblings", multiple=True, help="Further host of the portal; may repeat."),
    click.option("--contact", help="Your address or page, sent with the user agent."),
    click.option("--ignore-robots", is_flag=True, default=None, help="Do not ask robots.txt; own site only."),
    click.option(
        "--ignore-certificates", is_flag=True, default=None, help="Go on when the portal's certificate is not valid."
    ),
    click.option("--external", type=_one_of(External), help="Request addresses outside? [check]"),
    click.option("--render", type=_one_of(Render), help="Does the crawl use a browser? [auto]"),
)
ASK: Options = (
    click.option("--rate", type=float, help="Requests per second and host; 0 = unlimited, own site only. [5]"),
    click.option("--quiet-hours", help="Local time in which nothing is asked: 08:30-18:00, also over midnight."),
    click.option("--timeout", type=float, help="Seconds for one request. [20]"),
    click.option("--private-host", "private_hosts", multiple=True, help="Host of your own network links may lead to."),
)
"""For whatever stage asks the portal."""
EXAMINE: Options = (
    click.option("--examine", help="Pages the browser examination opens: auto, none, all or a number. [auto]"),
    click.option("--max-examine-minutes", type=float, help="Longest browser examination; 0 = no limit. [0]"),
    click.option("--engine", type=_one_of(Engine), help="What opens these pages. [playwright]"),
    click.option("--browser-url", help="Remote browser (CDP or Playwright server), or the Selenium Grid."),
    click.option("--seed", type=int, help="Seed of the page sample. [1]"),
)
JUDGE: Options = (
    click.option("--profile", type=_one_of(Profile), help="Kind of unit the portal belongs to. [county]"),
    click.option("--pack", "packs", multiple=True, help="Pack name or file; may repeat. [official ones]"),
    click.option("--words", multiple=True, type=FILE, help="A word file of your own; may repeat."),
    click.option("--waivers", type=PATH, help="Agreed exceptions (TOML), listed apart."),
)
REPORT: Options = (
    click.option("--format", "formats", help=f"Comma list of {', '.join(FORMATS)}. [html,json]"),
    click.option("--baseline", type=PATH, help="Known problems: a baseline, an earlier audit folder or report.json."),
    click.option("--ledger", type=PATH, help="Ledger (xlsx) people filled in: what they wrote is carried over."),
    click.option("--fail-on", type=_one_of(FailOn), help="What makes the gate fail. [veto]"),
    click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the report. [zh]"),
)
ALL = CRAWL + ASK + EXAMINE + JUDGE + REPORT


CARRIED = ("baseline", "waivers", "ledger")
"""Settings that name a file, empty when there is none."""


def options(given: Options) -> Callable[[F], F]:
    """Give a command these options, and `--settings`; what the user does not give stays None or empty."""

    def add(command: F) -> F:
        path = click.Path(dir_okay=False, path_type=Path)
        for option in (click.option("--settings", "file", type=path, help="The same in TOML."), *reversed(given)):
            command = option(command)
        return command

    return add


def settings_of(file: Path | None, flags: Mapping[str, Any], base: Settings | None = None) -> Settings:
    """Return `base` (None: the defaults) with the settings file and then the flags that were given laid over.

    Raises UserError for a value that cannot be used.
    """
    given = {name: value for name, value in flags.items() if value not in (None, ())}
    if "formats" in given:
        given["formats"] = tuple(part.strip() for part in given["formats"].split(",") if part.strip())
    settings = load_settings(file, given, base)
    # The audit folder remembers them, and may be used from another place.
    settings = settings.replace(**{name: _found_anywhere(getattr(settings, name)) for name in CARRIED})
    known = ", ".join(FORMATS)
    unknown = sorted(set(settings.formats) - set(FORMATS))
    if unknown:
        raise UserError(f"no format is called {unknown[0]!r}; there are {known}")
    if not settings.formats:
        raise UserError(f"the report needs a format; there are {known}")
    if settings.fail_on is FailOn.NEW and not (settings.baseline or settings.ledger):
        raise UserError("nothing says what is new: --fail-on new needs --baseline or --ledger")
    return settings


def _found_anywhere(path: str) -> str:
    return str(Path(path).absolute()) if path else ""
