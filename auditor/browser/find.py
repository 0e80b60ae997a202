"""Where a Chromium, Chrome or Edge may be installed."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

_NAMES = (
    # A shell draws no window of its own around the page: an examination takes a tenth to a third less time.
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
_DOWNLOADED = (
    "chromium_headless_shell-*/chrome-*/headless_shell*",
    "chromium_headless_shell-*/chrome-headless-shell-*/chrome-headless-shell*",
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-win*/chrome.exe",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)


def find_browser() -> Path | None:
    """Return an installed headless shell, Chromium, Chrome or Edge, else one Playwright downloaded, else None."""
    return next(_candidates(), None)


def _candidates() -> Iterator[Path]:
    for name in _NAMES:
        if found := shutil.which(name):
            yield Path(found)
    for file in _usual_places():
        if file.is_file():
            yield file
    for pattern in _DOWNLOADED:
        newest_first = sorted(_downloads().glob(pattern), key=_version, reverse=True)
        yield from (file for file in newest_first if os.access(file, os.X_OK))


def _usual_places() -> Iterator[Path]:
    if sys.platform == "darwin":
        for root in (Path("/Applications"), Path.home() / "Applications"):
            yield from (root / name for name in _MAC)
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if root := os.environ.get(variable):
                yield from (Path(root) / name for name in _WINDOWS)
    yield Path("/snap/bin/chromium")
    yield Path("/opt/google/chrome/chrome")


def _version(file: Path) -> tuple[int, str]:
    """Playwright's folders end in a growing number: `chromium-1200`."""
    numbers = re.findall(r"-(\d+)/", file.as_posix())
    return int(numbers[-1]) if numbers else 0, str(file)


def _downloads() -> Path:
    """The folder Playwright downloads browsers to, by its own rules."""
    if chosen := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(chosen)
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/ms-playwright"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / "ms-playwright"
    return Path.home() / ".cache/ms-playwright"
