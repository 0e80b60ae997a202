"""A real browser: finding one, starting it, and visiting pages that may misbehave in every way."""

from auditor.browser.find import find_browser
from auditor.browser.launch import BrowserMissing, open_browser, open_driver
from auditor.browser.tab import Tab
from auditor.browser.trouble import Trouble
from auditor.browser.window import Window

__all__ = ["BrowserMissing", "Tab", "Trouble", "Window", "find_browser", "open_browser", "open_driver"]
