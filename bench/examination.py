"""Examines the addresses of a file, one a line, and prints what axe-core found: `{address: {rule: elements}}`.

A program of its own so that it is timed as the others are, from its start to its end.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from auditor.audit import Audit
from auditor.equip import kit_of
from auditor.examine import axe, examine
from auditor.model import Opening
from auditor.progress import Silent
from auditor.settings import Settings

NOT_IN_PA11Y = (
    "color-contrast-enhanced",
    "css-orientation-lock",
    "focus-order-semantics",
    "hidden-content",
    "identical-links-same-purpose",
    "label-content-name-mismatch",
    "meta-refresh-no-exceptions",
    "p-as-heading",
    "table-fake-caption",
    "td-has-header",
)
"""Those of AAA and the experimental ones."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("addresses", type=Path)
    parser.add_argument("--axe-only", action="store_true", help="axe-core at desktop width, without our own probes")
    parser.add_argument("--as-pa11y", action="store_true", help="no rule of axe-core that pa11y-ci does not run")
    chosen = parser.parse_args()
    if chosen.as_pa11y:
        axe.LEFT_OUT += NOT_IN_PA11Y
    openings = [Opening(url, "asked") for url in chosen.addresses.read_text(encoding="utf-8").split()]
    with tempfile.TemporaryDirectory() as folder, Audit(Path(folder) / "audit", create=True) as audit:
        own = tuple({urlsplit(one.url).netloc for one in openings})
        settings = Settings(rate=0, private_hosts=own)
        examine(settings, audit, openings, kit_of(settings).sight, Silent(), axe_only=chosen.axe_only)
        measured = list(audit.measured())
    failed = [one.url for one in measured if one.failure]
    if failed or len(measured) != len(openings):
        raise SystemExit(f"{len(failed)} pages could not be measured, such as {failed[:1]}")
    json.dump({one.url: {it.rule: it.count for it in one.violations} for one in measured}, sys.stdout)


if __name__ == "__main__":
    main()
