"""The home page. What several of the rules share stands here."""

from auditor.model import EntryKind, Judgement, Page, Reason, Site, Unknown
from auditor.rule import CannotTell, cant_tell, failed, passed


def home_of(site: Site) -> Page:
    """Return the home page, or end the judgement as cant_tell with the reason it could not be read."""
    if site.home is None:
        raise CannotTell(site.home_trouble or Unknown(Reason.NOT_SHOWN))
    return site.home


def offers(home: Page, kind: EntryKind) -> Judgement:
    """Judge whether the home page offers an entrance; parts a script fills may hold it."""
    if any(entry.kind is kind for entry in home.entries):
        return passed()
    if {"page", "header", "menu", "footer"} & set(home.scripted):
        return cant_tell(Reason.SCRIPT)
    return failed("missing")
