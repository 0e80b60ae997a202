"""Says what this machine has and lacks for an audit, and how to get it."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from auditor import __version__
from auditor.browser import BrowserMissing, find_browser, open_browser
from auditor.examine.axe import axe_version
from auditor.settings import Settings

_PACKAGES = (
    "aiohttp",
    "axe-playwright-python",
    "jinja2",
    "lxml",
    "msgspec",
    "playwright",
    "selectolax",
    "selenium",
    "zstandard",
)

_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_FONT_NAMES = (
    "*cjk*",
    "*wqy*",
    "*[Nn]oto*[Ss]ans*SC*",
    "*[Ss]ource*[Hh]an*",
    "*simsun*",
    "*msyh*",
    "*uming*",
    "*ukai*",
)

_GET_BROWSER = (
    "安装 Chromium、Chrome 或 Edge（Debian/Ubuntu：apt install chromium），或运行 playwright install chromium；"
    "没有浏览器时跳过页面检查，其余照常 · "
    "install Chromium, Chrome or Edge (Debian, Ubuntu: apt install chromium), or run: playwright install chromium; "
    "without one the examination of pages is left out, all else works"
)
_GET_FONTS = (
    "安装中文字体（Debian/Ubuntu：apt install fonts-noto-cjk），否则截图中的汉字显示为方框 · "
    "install Chinese fonts (Debian, Ubuntu: apt install fonts-noto-cjk), else pictures show boxes"
)
_GET_PACKAGE = "重新安装 portal-auditor · install portal-auditor again"
_GET_FOLDER = "换到可写的目录运行，或用 --out 指定目录 · run in a folder you can write to, or name one by --out"


class Check(NamedTuple):
    """One thing an audit needs; texts are in Chinese and English."""

    name: str
    ok: bool
    detail: str
    """What was found."""
    remedy: str
    """How to get it; for the case that it is missing."""


def doctor(folder: Path = Path()) -> tuple[Check, ...]:
    """Return every check of the machine, in the order to read them; audits are to be written below `folder`."""
    return (
        Check("auditor", True, f"{__version__}, Python {sys.version.split()[0]}", ""),
        *_packages(),
        Check("axe-core", bool(axe_version()), axe_version() or "-", _GET_PACKAGE),
        _browser(),
        _fonts(),
        _writeable(folder),
    )


def _packages() -> Iterator[Check]:
    for name in _PACKAGES:
        try:
            yield Check(name, True, version(name), _GET_PACKAGE)
        except PackageNotFoundError:
            yield Check(name, False, "-", _GET_PACKAGE)


def _browser() -> Check:
    file = find_browser()
    if file is None:
        return Check("浏览器 browser", False, "-", _GET_BROWSER)
    try:
        return Check("浏览器 browser", True, f"{file} {asyncio.run(_started())}", _GET_BROWSER)
    except BrowserMissing as missing:
        return Check("浏览器 browser", False, str(file), f"{missing.reason.zh} · {missing.reason.en}")


async def _started() -> str:
    async with open_browser(Settings()) as browser:
        return browser.version


def _fonts() -> Check:
    font = _chinese_font()
    return Check("中文字体 Chinese fonts", bool(font), font or "-", _GET_FONTS)


def _chinese_font() -> str:
    if sys.platform in ("win32", "darwin"):
        return "part of the system"
    if listing := shutil.which("fc-list"):
        asked = subprocess.run([listing, ":lang=zh", "family"], capture_output=True, text=True, check=False)
        return min(asked.stdout.splitlines(), default="").partition(",")[0]
    found = (
        file.name
        for folder in _FONT_FOLDERS
        for name in _FONT_NAMES
        for file in sorted(Path(folder).expanduser().rglob(name))
    )
    return next(found, "")


def _writeable(folder: Path) -> Check:
    at = next(place for place in (folder.absolute(), *folder.absolute().parents) if place.exists())
    return Check("输出目录 output folder", os.access(at, os.W_OK), str(at), _GET_FOLDER)
