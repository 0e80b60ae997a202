"""How the portal is audited: crawled over loopback and judged, no page opened in a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from mutated_portal import Pages

from auditor.audit import Audit
from auditor.equip import kit_of
from auditor.interrupt import Interrupt
from auditor.pipeline import run
from auditor.progress import Silent
from auditor.settings import Settings


def _audited(pages: Pages, folder: Path, **options: object) -> Audit:
    for path, html in pages.items():
        file = folder / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")
    quick = Settings(
        target=str(folder / "site"), examine="none", render="never", external="skip", rate=0, retry_pause=0
    )
    settings = quick.replace(**options)
    audit = Audit(folder / "audit", create=True)
    run(settings, audit, kit_of(settings), Silent(), Interrupt())
    return audit


@pytest.fixture(scope="session")
def audited() -> Callable[..., Audit]:
    """Audit pages in a folder; options are settings."""
    return _audited
