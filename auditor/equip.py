"""What the engine is handed: rules, packs, words, waivers and what was known of the portal before."""

from pathlib import Path

import rules
from auditor.baseline import read_earlier
from auditor.errors import UserError
from auditor.pack import load_packs
from auditor.past import Past
from auditor.pipeline import Kit
from auditor.rule import discover
from auditor.settings import Settings
from auditor.vocabulary import load_words
from auditor.waive import load_waivers
from reports.ledger import LedgerError
from reports.ledger import read as read_ledger

PACKS = Path(rules.__path__[0]) / "packs"
WAIVERS = "waivers"
"""The pack that is used as soon as there are waivers."""


def kit_of(settings: Settings) -> Kit:
    """Return the kit for judging. Raises UserError when a file the settings name cannot be used."""
    words = load_words(PACKS, [Path(name) for name in settings.words])
    found = discover("rules", lambda name: words[name])
    packs = load_packs(PACKS, settings.packs, settings.profile, found, words)
    if not settings.waivers:
        return Kit(found, packs, words)
    if all(pack.id != WAIVERS for pack in packs):
        packs = (*packs, *load_packs(PACKS, [WAIVERS], settings.profile, found, words))
    return Kit(found, packs, words, load_waivers(Path(settings.waivers), found))


def telling_kit_of(settings: Settings) -> Kit:
    """Return the kit for an audit that ends in a report: with what was known of the portal before."""
    earlier = read_earlier(Path(settings.baseline)) if settings.baseline else None
    try:
        ledger = read_ledger(Path(settings.ledger)) if settings.ledger else None
    except LedgerError as error:
        raise UserError(f"ledger {settings.ledger}: {error}") from error
    return kit_of(settings)._replace(past=Past(earlier, ledger))
