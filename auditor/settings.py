"""What the user asked for: defaults < portal.toml < flags, in one frozen object."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from auditor import __version__
from auditor.errors import UserError
from auditor.quiet import quiet_seconds


class Profile(StrEnum):
    """The kind of unit the portal belongs to."""

    COUNTY = "county"
    CITY = "city"
    PROVINCE = "province"
    DEPARTMENT = "department"
    TOWNSHIP = "township"


class External(StrEnum):
    """Whether addresses outside the portal are requested at all."""

    CHECK = "check"
    SKIP = "skip"


class Render(StrEnum):
    """Whether the crawl opens pages in a browser."""

    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


class Engine(StrEnum):
    """What opens the pages of the examination."""

    PLAYWRIGHT = "playwright"
    SELENIUM = "selenium"


class FailOn(StrEnum):
    """What makes the gate fail."""

    VETO = "veto"
    FAILED = "failed"
    NEW = "new"
    NONE = "none"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One audit's settings. A settings file (TOML) uses the same names, with `-` or `_`."""

    target: str = ""
    """Start address, or a folder of built pages."""
    siblings: tuple[str, ...] = ()
    """Further hosts that belong to the portal (`xxgk.example.gov.cn`)."""
    private_hosts: tuple[str, ...] = ()
    """Hosts of the operator's own network, as `host` or `host:port`, that may be asked though the portal is another."""
    urls: str = ""
    """A file of addresses, one a line: audit exactly these, no crawl."""
    since: str = ""
    """An earlier audit folder of the portal: pages that have not changed since are not sent again."""
    profile: Profile = Profile.COUNTY
    packs: tuple[str, ...] = ()
    """Pack names or files; empty: every official pack that fits the profile."""
    out: str = ""
    max_pages: int = 20_000
    max_depth: int = 12
    max_minutes: float = 0
    """Crawl time limit; 0 = none."""
    max_disk: float = 20_000
    """Megabytes on disk at which the crawl ends; 0 = no limit."""
    rate: float = 5.0
    """Requests per second and host; 0 = unlimited (own site only)."""
    quiet_hours: str = ""
    """Local time in which no page is asked for or opened: `08:30-18:00`, also over midnight."""
    concurrency: int = 8
    timeout: float = 20.0
    """Seconds for one request."""
    retry_pause: float = 10.0
    """Seconds before an address that looked dead is asked again."""
    max_body: int = 10_000_000
    """Bytes read of one body."""
    max_documents: int = 300
    """Most attachments of the portal whose content is read; 0 = none."""
    max_document: int = 10_000_000
    """Bytes of the largest attachment that is read."""
    user_agent: str = f"portal-auditor/{__version__}"
    contact: str = ""
    """Mail address or page of the operator, sent with the user agent."""
    ignore_robots: bool = False
    ignore_certificates: bool = False
    """Audit the portal although its certificate is not valid; that is told at the top of the report."""
    external: External = External.CHECK
    render: Render = Render.AUTO
    render_limit: int = 200
    """Most pages the crawl opens in a browser."""
    examine: str = "auto"
    """auto, none, all or a number."""
    max_examine_minutes: float = 0
    """Time limit of the browser examination; 0 = none."""
    engine: Engine = Engine.PLAYWRIGHT
    browser_url: str = ""
    """A remote browser, or the Selenium Grid of that engine."""
    formats: tuple[str, ...] = ("html", "json")
    fail_on: FailOn = FailOn.VETO
    baseline: str = ""
    """A file of known problems (`auditor baseline`), or the folder of an earlier audit: what is not in it is new."""
    waivers: str = ""
    """A file of agreed exceptions (TOML)."""
    ledger: str = ""
    """A ledger (xlsx) that was filled in: what people wrote is carried over."""
    lang: str = "zh"
    seed: int = 1
    """Seeds the page sample."""
    words: tuple[str, ...] = ()
    """Word files of the office's own, laid over the built-in vocabularies."""

    def replace(self, **changes: Any) -> "Settings":
        """Return a copy with some values changed."""
        return msgspec.structs.replace(self, **changes)

    @property
    def agent(self) -> str:
        """The User-Agent header."""
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent


def load_settings(file: Path | None, flags: Mapping[str, Any], base: Settings | None = None) -> Settings:
    """Lay `flags` over the settings file over `base` (None: the defaults).

    Raises UserError naming the file and the key when a key is unknown or a value has the wrong type.
    """
    values: dict[str, Any] = msgspec.to_builtins(base or Settings())
    if file is not None:
        try:
            written = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise UserError(f"cannot read settings file {file}: {error.strerror}") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UserError(f"settings file {file} is not TOML: {error}") from error
        values.update({key.replace("-", "_"): value for key, value in written.items()})
        _refuse_unknown(values, file)
    try:
        settings = msgspec.convert({**values, **flags}, Settings)
    except msgspec.ValidationError as error:
        where = f"settings file {file}" if file else "settings"
        raise UserError(f"{where}: {error}") from error
    return _checked(settings)


def _refuse_unknown(values: Mapping[str, Any], file: Path) -> None:
    names = Settings.__struct_fields__
    for key in values:
        if key not in names:
            raise UserError(f"settings file {file}: unknown key {key!r}; known are {', '.join(names)}")


def _checked(settings: Settings) -> Settings:
    if settings.lang not in ("zh", "en"):
        raise UserError(f"lang is {settings.lang!r}; it must be zh or en")
    if settings.examine not in ("auto", "none", "all") and not settings.examine.isdigit():
        raise UserError(f"examine is {settings.examine!r}; it must be auto, none, all or a number")
    if settings.browser_url and not settings.browser_url.startswith(("http://", "https://", "ws://", "wss://")):
        raise UserError(f"browser_url is {settings.browser_url!r}; it must begin with ws:// or http://")
    if settings.engine is Engine.SELENIUM and not settings.browser_url.startswith("http"):
        raise UserError("engine selenium needs the address of a Selenium Grid; add --browser-url http://grid:4444")
    try:
        quiet_seconds(settings.quiet_hours, datetime.min)
    except ValueError as error:
        raise UserError(f"quiet_hours: {error}") from error
    for name in ("max_pages", "concurrency", "timeout"):
        if getattr(settings, name) <= 0:
            raise UserError(f"{name} must be greater than 0")
    limits = ("max_depth", "max_minutes", "max_examine_minutes", "max_disk", "max_documents", "max_document")
    for name in ("rate", "retry_pause", *limits):
        if getattr(settings, name) < 0:
            raise UserError(f"{name} must not be negative")
    return settings
