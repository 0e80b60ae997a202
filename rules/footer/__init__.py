"""What the foot of the home page must show, judged once a portal. What the rules share stands here."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from auditor.model import Footer, Judgement, Link, LinkKind, Page, Reason, Site, Unknown
from auditor.rule import CannotTell, SiteRule, cant_tell, failed, known, passed


class FooterRule(SiteRule[Site]):
    """One field of the home page's footer. A subclass says which; its message is called `missing`."""

    pictured: ClassVar[bool] = False
    """A picture may be all that shows the field; the message about pictures nobody can name is called `unnamed`."""

    def field(self, footer: Footer) -> str | tuple[str, ...] | Unknown | None:
        """Return the field as the page shows it."""
        raise NotImplementedError

    def targets(self, subject: Site) -> Iterable[Site]:
        return (subject,)

    def judge(self, target: Site) -> Judgement:
        home = target.home
        if home is None:
            raise CannotTell(target.home_trouble or Unknown(Reason.NOT_SHOWN))
        shown = known(self.field(home.footer))
        if shown:
            return passed(shown=shown)
        if {"page", "footer"} & set(home.scripted):
            raise CannotTell(Unknown(Reason.SCRIPT))
        unnamed = [*_unnamed_pictures(home)] if self.pictured else []
        if unnamed:
            return cant_tell(Reason.INCOMPLETE, key="unnamed", count=sum(picture.count for picture in unnamed))
        return failed("missing")


def _unnamed_pictures(home: Page) -> Iterator[Link]:
    """The footer's pictures that neither a text nor the address of a link around them tells apart."""
    foot = home.footer.selector
    leading = tuple(link.selector for link in home.links if link.kind is not LinkKind.IMAGE and link.url)
    for picture in home.links:
        if picture.kind is LinkKind.IMAGE and foot and not picture.text and picture.selector.startswith(f"{foot} > "):
            parent = picture.selector.rpartition(" > ")[0]
            if parent not in leading:
                yield picture
