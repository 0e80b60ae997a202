"""What the foot of the home page must show, judged once a portal. What the rules share stands here."""

from collections.abc import Iterable

from auditor.model import Footer, Judgement, Reason, Site, Unknown
from auditor.rule import CannotTell, SiteRule, failed, known, passed


class FooterRule(SiteRule[Site]):
    """One field of the home page's footer. A subclass says which; its message is called `missing`."""

    def field(self, footer: Footer) -> str | tuple[str, ...] | Unknown | None:
        """Return the field as the page shows it."""
        raise NotImplementedError

    def targets(self, subject: Site) -> Iterable[Site]:
        return (subject,)

    def judge(self, target: Site) -> Judgement:
        if target.home is None:
            raise CannotTell(target.home_trouble or Unknown(Reason.NOT_SHOWN))
        shown = known(self.field(target.home.footer))
        if shown:
            return passed(shown=shown)
        if {"page", "footer"} & set(target.home.scripted):
            raise CannotTell(Unknown(Reason.SCRIPT))
        return failed("missing")
