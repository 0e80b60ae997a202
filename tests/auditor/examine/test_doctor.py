"""The machine is looked over."""

from pathlib import Path

import pytest

from auditor.doctor import doctor


def test_everything_is_looked_at_and_every_lack_has_a_remedy(tmp_path: Path) -> None:
    checks = doctor(tmp_path / "audits" / "new")
    names = [check.name for check in checks]
    assert names[0] == "auditor"
    assert {"axe-core", "浏览器 browser", "中文字体 Chinese fonts", "输出目录 output folder"} <= set(names)
    assert all(check.detail for check in checks)
    assert all(" · " in check.remedy for check in checks[1:])
    assert checks[-1].ok


def test_a_missing_browser_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setattr("auditor.browser.find._usual_places", lambda: iter(()))
    (browser,) = [check for check in doctor(tmp_path) if "browser" in check.name]
    assert not browser.ok
    assert "playwright install chromium" in browser.remedy
