"""The portal as a whole, added up page by page: columns, templates, labels, link targets."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from auditor.address import Scope, host_of
from auditor.audit import Audit
from auditor.facts.addresses import plain
from auditor.facts.annual_report.shelf import Shelf
from auditor.facts.brief import Brief, Filed, Trail, brief, trail_of
from auditor.facts.budgets import Budgets
from auditor.facts.catalogues import Catalogues
from auditor.facts.columns import fuse
from auditor.facts.holdings import columns
from auditor.facts.items import Titles as ItemTitles
from auditor.facts.items import inside_area, read_disclosure, read_items
from auditor.facts.policy.shelf import Shelf as PolicyShelf
from auditor.facts.redated import Texts
from auditor.facts.targets import Targets
from auditor.facts.titles import Titles
from auditor.facts.topics import Topics
from auditor.facts.unit_kind import unit_kind
from auditor.facts.units import Introduced, Requests
from auditor.facts.words import Words
from auditor.model import (
    Document,
    Fetch,
    LabelValue,
    LinkKind,
    NotAssessed,
    Page,
    PageType,
    Reason,
    Site,
    Template,
    Unknown,
    Verdict,
)

NEWEST = 20
"""Newest home-page items kept."""
SITE_LABELS = frozenset({"SiteName", "SiteDomain", "SiteIDCode"})

REASONS = {
    Verdict.SERVER_ERROR: Reason.SERVER_ERROR,
    Verdict.TIMEOUT: Reason.TIMEOUT,
    Verdict.REFUSED: Reason.REFUSED,
    Verdict.TLS_INVALID: Reason.TLS_INVALID,
    Verdict.BLOCKED: Reason.BLOCKED,
    Verdict.LIMITED: Reason.LIMITED,
    Verdict.DISALLOWED: Reason.DISALLOWED,
    Verdict.UNSUPPORTED: Reason.UNSUPPORTED,
    Verdict.NOT_ASKED: Reason.NOT_ASKED,
    Verdict.DEAD: Reason.UNREADABLE,
    Verdict.SOFT_404: Reason.UNREADABLE,
    Verdict.DNS_FAILURE: Reason.UNREADABLE,
    Verdict.REDIRECT_LOOP: Reason.UNREADABLE,
}


class _Cluster:
    """Pages of one template."""

    def __init__(self, page: Page) -> None:
        self.example = page.url
        self.types: Counter[str] = Counter()


class SiteBuilder:
    """Takes pages by depth, then address; keeps aggregates only."""

    def __init__(self, audit: Audit, words: Words) -> None:
        self.audit = audit
        self.words = words
        self.start = audit.noted("start_url", str, "")
        self.targets = Targets()
        self.titles = Titles()
        self.shelf = Shelf(words.annual_report)
        self.item_titles = ItemTitles(words.mandatory_items)
        self.catalogues = Catalogues(words.catalogues)
        self.budgets = Budgets(words.catalogues)
        self.texts = Texts()
        self.introduced = Introduced()
        self.requests = Requests()
        self.topics = Topics()
        self.policies = PolicyShelf()
        self.briefs: list[Brief] = []
        self.filed: dict[tuple[str, Trail], Filed] = {}
        self.templates: dict[str, _Cluster] = {}
        self.labels: dict[tuple[str, str], list[str]] = {}
        self.label_counts: Counter[tuple[str, str]] = Counter()
        self.types: Counter[str] = Counter()
        self.published: dict[str, date] = {}
        self.unfilled: list[str] = []
        self.failed: dict[str, str] = {}
        self.home: Page | None = None
        self.pages = 0

    def add(self, page: Page) -> None:
        """Take one page into the aggregates."""
        is_home = self.home is None and self._is_home(page)
        if is_home:
            self.home = page
        self.pages += 1
        self.types[page.type.value] += 1
        self.templates.setdefault(page.template, _Cluster(page)).types[page.type.value] += 1
        self.targets.add(page, is_home=is_home)
        self.titles.add(page)
        self.shelf.add(page)
        self.policies.add(page)
        self.item_titles.add(page)
        self.catalogues.add(page)
        self.budgets.add(page)
        self.texts.add(page)
        self.introduced.add(page)
        self.requests.add(page)
        self.topics.add(page)
        self._add_labels(page)
        if "page" in page.scripted:
            self.unfilled.append(page.url)
        if page.depth <= 1 and isinstance(page.published, date):
            self.published[page.url] = page.published
        if page.type is PageType.ARTICLE:
            self._file(page)
        else:
            fetch = self.audit.fetch(page.url)
            self.briefs.append(brief(page, fetch.how if fetch else "link"))

    def fail(self, url: str, how: str) -> None:
        """Take note of a page our own reading failed over."""
        self.failed[url] = how

    def _is_home(self, page: Page) -> bool:
        return self.start in (page.url, page.address)

    def _add_labels(self, page: Page) -> None:
        values = [(f"label:{label.name}", label.value.strip()) for label in page.labels if label.name in SITE_LABELS]
        if isinstance(page.footer.id_codes, tuple):
            values += [("footer:id_code", code) for code in page.footer.id_codes]
        if page.footer.correction_code:
            values.append(("correction:code", page.footer.correction_code))
        for value in dict.fromkeys(values):
            self.label_counts[value] += 1
            examples = self.labels.setdefault(value, [])
            if len(examples) < 3:
                examples.append(page.url)

    def _file(self, page: Page) -> None:
        trail = trail_of(page)
        if not trail:
            return
        filed = self.filed.setdefault((page.trail_root, trail), Filed(example=page.url, template=page.template))
        filed.pages += 1
        if isinstance(page.published, date):
            filed.newest = max(filed.newest or page.published, page.published)

    def finish(self, documents: Sequence[Document]) -> None:
        """Write link targets and site facts."""
        self.shelf.add_documents(documents)
        self.audit.put_targets(self.targets.joined(self.audit.fetches(), _is_not_asked))
        self.audit.put_site(self._site(documents))

    def _site(self, documents: Sequence[Document]) -> Site:
        home_url = self.home.url if self.home else self.start
        scope = Scope(self.start, self.audit.settings.siblings)
        nodes = fuse(self.briefs, self.filed, self.audit.menus(), home_url, self.words.columns)

        def is_outside(url: str) -> bool:
            return not scope.inside(url)

        not_assessed = _not_assessed(self.audit.fetches(), self.unfilled, [*self.failed], documents)
        tree = columns(nodes, self.briefs, self.words.columns, self._trouble, is_outside, self._clicks())
        listed = self.words.mandatory_items
        inside = inside_area(tree, listed)
        return Site(
            url=self.start,
            host=host_of(self.start),
            taken=self.audit.noted("started", datetime, datetime.min),
            home=self.home,
            home_trouble=None if self.home else self._trouble(self.start) or Unknown(Reason.UNREADABLE),
            name=self._name(),
            unit=unit_kind(self._names(), self.words.portal_names),
            columns=tree,
            label_values=tuple(
                LabelValue(name, value, self.label_counts[name, value], tuple(self.labels[name, value]))
                for name, value in sorted(self.labels)
            ),
            templates=self._templates(),
            shared_titles=self.titles.shared(),
            pages=self.pages,
            page_types=dict(sorted(self.types.items())),
            newest_items=self._newest(),
            undated_home_items=self._undated(),
            reports=self.shelf.reports(),
            report_lists=self.shelf.lists(self._is_read),
            not_assessed=not_assessed,
            failed=tuple(sorted(self.failed.items())),
            items=read_items(listed, tree, self.item_titles, self._name(), self._trouble, is_outside),
            gazette=self.catalogues.gazette(),
            budgets=self.budgets.years(),
            redated=self.texts.redated(),
            units=tuple(self.introduced.units),
            requests=self.requests.seen(),
            topics=self.topics.topics((it.url for it in tree if it.id in inside), self.home),
            catalogue_pairs=self.catalogues.pairs(),
            disclosure=read_disclosure(listed, tree, not_assessed, self.pages),
            policies=self.policies.policies(self.audit.page),
            calls=self.policies.calls(self.audit.page),
        )

    def _is_read(self, url: str) -> bool:
        fetch = self.audit.fetch(url)
        return fetch is not None and bool(fetch.body)

    def _trouble(self, url: str) -> Unknown | None:
        fetch = self.audit.fetch(url)
        if url in self.failed:
            return Unknown(Reason.CRASHED, self.failed[url])
        if fetch is None or fetch.verdict is Verdict.OK:
            return None
        return Unknown(fetch.cause or REASONS[fetch.verdict], fetch.reason or str(fetch.status or ""))

    def _clicks(self) -> dict[str, int]:
        """Fewest clicks by plain address; what only the sitemap file names has none."""
        clicks: dict[str, int] = {}
        for fetch in self.audit.fetches():
            if fetch.how != "sitemap":
                clicks[plain(fetch.url)] = min(fetch.depth, clicks.get(plain(fetch.url), fetch.depth))
        return clicks

    def _names(self) -> tuple[str, ...]:
        """What the portal calls itself in its labels and titles, most official first."""
        if self.home is None:
            return ()
        labels = [label.value.strip() for label in self.home.labels if label.name == "SiteName" and label.value.strip()]
        titles = [title for title in self.home.titles if title]
        return (*labels, *titles)

    def _name(self) -> str:
        return next(iter(self._names()), self.home.title if self.home else "")

    def _templates(self) -> tuple[Template, ...]:
        built = [
            Template(id_, cluster.types.total(), cluster.types.most_common(1)[0][0], cluster.example)
            for id_, cluster in self.templates.items()
        ]
        return tuple(sorted(built, key=lambda template: (-template.pages, template.id)))

    def _newest(self) -> tuple[tuple[date, str, str], ...]:
        """Dated items the home page shows, and dated articles it links to."""
        if self.home is None:
            return ()
        items = {
            (self.published.get(item.url, item.day), item.title, item.url)  # a day without a year is a guess
            for item in (self.home.list.sample if self.home.list else ())
            if isinstance(item.day, date)
        }
        for link in self.home.links:
            if link.url in self.published and not link.control:
                items.add((self.published[link.url], link.text[:80], link.url))
        return tuple(sorted(items, key=lambda item: (-item[0].toordinal(), item[2], item[1]))[:NEWEST])

    def _undated(self) -> int:
        listing = self.home.list if self.home else None
        return listing.items - listing.dated if listing else 0


def _is_not_asked(fetch: Fetch) -> bool:
    return fetch.verdict is Verdict.NOT_ASKED


def _not_assessed(
    fetches: Iterable[Fetch], unfilled: list[str], failed: list[str], documents: Sequence[Document]
) -> tuple[NotAssessed, ...]:
    """What could not be read, by reason.

    `unfilled`: pages only a script fills, and no browser rendered them. `failed`: pages our own reading failed over.
    """
    gaps = {(Reason.SCRIPT, "pages"): unfilled, (Reason.CRASHED, "pages"): failed}
    groups = {gap: urls for gap, urls in gaps.items() if urls}
    for document in documents:
        if isinstance(document.letters, Unknown):
            groups.setdefault((document.letters.reason, "documents"), []).append(document.url)
    for fetch in fetches:
        if fetch.untaken is not None:
            groups.setdefault((fetch.cause or REASONS[fetch.untaken], "documents"), []).append(fetch.url)
        reason = fetch.cause or REASONS.get(fetch.verdict, Reason.UNREADABLE)
        if reason is Reason.UNREADABLE or fetch.verdict is Verdict.OK:
            continue
        is_page = fetch.kind in (LinkKind.PAGE, LinkKind.FRAME) and not fetch.external
        groups.setdefault((reason, "pages" if is_page else "links"), []).append(fetch.url)
    return tuple(
        NotAssessed(reason, what, len(urls), tuple(urls[:5])) for (reason, what), urls in sorted(groups.items())
    )
