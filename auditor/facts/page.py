"""One stored page → its facts. Pure: same body in, same facts out."""

from datetime import date

from auditor.facts.annual_report.on_page import report_on
from auditor.facts.breadcrumb import Trail, read_trail
from auditor.facts.content import read_body, read_mentions, read_oddities
from auditor.facts.dates import days_in
from auditor.facts.entries import read_entries
from auditor.facts.foot import find_footer
from auditor.facts.footer import read_footer
from auditor.facts.headings import own_title, read_title
from auditor.facts.labels import first_value, read_labels
from auditor.facts.links import read_links
from auditor.facts.lists import Rows, as_list, more_links, read_rows
from auditor.facts.menus import read_menus
from auditor.facts.names import squeeze
from auditor.facts.outline import Outline, read_outline
from auditor.facts.pager import read_pager
from auditor.facts.paths import Paths, template_of
from auditor.facts.policy import below_header, header_of, read_policies
from auditor.facts.private import numbers_of_page
from auditor.facts.published import Zone, read_odd_date, read_published, read_source
from auditor.facts.regions import find_zone, language_of, pictures_in, running_text, text_length
from auditor.facts.scripted import scripted_parts
from auditor.facts.signs import Main
from auditor.facts.traits import read_traits
from auditor.facts.types import Evidence, page_type
from auditor.facts.units import read_units
from auditor.facts.words import Words
from auditor.html import base_of, decode, jump_target, needs_scripts, parse
from auditor.model import Crumb, Fetch, ItemList, Label, Menu, Page, PageType, Unknown
from auditor.numbers import veil_fact

_UNDATED = frozenset(
    (PageType.HOME, PageType.COLUMN, PageType.SPECIAL, PageType.DIRECTORY, PageType.STUB, PageType.ERROR)
)
_LISTING = frozenset(
    (PageType.HOME, PageType.COLUMN, PageType.SPECIAL, PageType.DIRECTORY, PageType.INTERACTIVE, PageType.SERVICE)
)


def read_page(fetch: Fetch, body: bytes, words: Words) -> tuple[Page, tuple[Menu, ...]]:
    """Return the facts of a stored page and the menus it carries; whatever the body is, there is a page."""
    text, _ = decode(body, fetch.charset)
    tree = parse(text)
    base = base_of(tree, fetch.address)
    outline = read_outline(tree)
    paths = Paths(outline, words.page_links.generated_ids)
    needed = () if fetch.rendered else needs_scripts(tree)
    labels = read_labels(outline, words.page_labels)
    trail = read_trail(outline, base, words.breadcrumb, rendered=fetch.rendered)
    foot = find_footer(outline, words.footer)
    zone = find_zone(outline, trail, foot, words)
    groups = read_rows(outline, base, zone, paths, words)
    running = running_text(outline, zone, groups, words.page_types)
    zone = zone._replace(body=running.start)
    published = read_published(outline, zone, words.dates, rendered=fetch.rendered)
    pager = read_pager(outline, base, words.lists)
    jump = jump_target(tree, fetch.address)
    evidence = Evidence(
        outline=outline,
        zone=zone,
        labels=labels,
        names=_names(trail, outline, first_value(labels, "SiteName")),
        tail=_tail(trail),
        published=published,
        groups=groups,
        pager=pager,
        running=running.length,
        jumps_to=jump,
    )
    kind = page_type(fetch, evidence, words.page_types)
    last_step = trail.crumbs[-1].name if isinstance(trail, Trail) and trail.crumbs else ""
    header = header_of(outline, paths, kind, words, rendered=fetch.rendered)
    title = read_title(outline, zone, below_header(outline, header, published), labels, last_step, kind)
    footer = read_footer(
        outline,
        foot,
        base,
        paths,
        words.footer,
        scripted=bool({"footer", "page"} & set(needed)),
        rendered=fetch.rendered,
    )
    crumbs = _crumbs(trail, kind, title)
    scripted = scripted_parts(
        outline, evidence, kind, crumbs, footer, needed, words.lists, words.page_types, rendered=fetch.rendered
    )
    listing = _listing(outline, groups, zone, evidence, kind, scripted, fetch, words)
    lands = kind not in (PageType.ARTICLE, PageType.STUB, PageType.ERROR) and not (listing and listing.items)
    main = Main(language_of(outline, zone), text_length(outline, zone), pictures_in(outline, zone, foot))
    policies = read_policies(outline, zone, title, crumbs, kind, header, words, rendered=fetch.rendered)
    menus = read_menus(tree, base, title, words.columns, is_home=kind is PageType.HOME, lands=lands)
    titles = (title, first_value(labels, "ArticleTitle"))
    page = Page(
        url=fetch.url,
        address=fetch.address,
        type=kind,
        depth=fetch.depth,
        template=template_of(outline),
        fetched=fetch.at,
        rendered=fetch.rendered,
        status=fetch.status,
        lang=_lang(outline),
        language=main.language,
        titles=outline.titles,
        title=title,
        breadcrumb=crumbs,
        trail_root=trail.root if isinstance(trail, Trail) else "",
        published=None if kind in _UNDATED else published.day,
        published_text="" if kind in _UNDATED else published.text,
        published_labelled=kind not in _UNDATED and published.labelled,
        odd_date="" if kind in _UNDATED else read_odd_date(outline, zone, words.dates),
        source=None if kind in _UNDATED else read_source(outline, zone, words.dates, rendered=fetch.rendered),
        labels=labels,
        list=listing,
        pager=pager,
        footer=footer,
        entries=read_entries(outline, base, paths, words.entries),
        links=read_links(outline, base, paths, words.page_links),
        menus=tuple(menu.id for menu in menus),
        jumps_to=jump,
        text_length=main.letters,
        pictures=main.pictures,
        body=read_body(outline, zone, paths, base, words.content) if kind is PageType.ARTICLE else None,
        oddities=read_oddities(outline, zone, paths, words.content),
        mentions=read_mentions(outline, zone, paths, words.wrong_words) if kind is PageType.ARTICLE else (),
        private=numbers_of_page(outline, (zone.start, zone.stop), title, fetch.at.date(), words.private),
        scripted=scripted,
        units=read_units(
            outline,
            zone,
            crumbs if isinstance(crumbs, tuple) else (),
            title,
            kind,
            main.pictures,
            words.mandatory_items,
            words.units,
        ),
        traits=read_traits(outline, words.traits, main),
        report=report_on(
            outline, zone, titles, kind, published, _pub_date(labels, words), pager, scripted, words.annual_report
        ),
        elapsed_ms=fetch.elapsed_ms,
        size=fetch.size,
        header=header,
        policy=policies.policy,
        consultation=policies.consultation,
        shows_validity=policies.shows_validity,
    )
    return veil_fact(page) if page.private else page, menus


def _names(trail: Trail | Unknown | None, outline: Outline, site: str) -> tuple[str, ...]:
    steps = trail.crumbs if isinstance(trail, Trail) else ()
    last = steps[-1].name if steps else ""
    return tuple(name for name in (last, own_title(outline.titles, squeeze(site))) if name)


def _pub_date(labels: tuple[Label, ...], words: Words) -> date | None:
    return next((day for day, _, _ in days_in(first_value(labels, "PubDate"), words.dates)), None)


def _tail(trail: Trail | Unknown | None) -> str:
    return trail.tail if isinstance(trail, Trail) else ""


def _crumbs(trail: Trail | Unknown | None, kind: PageType, title: str) -> tuple[Crumb, ...] | Unknown | None:
    """The steps of the trail; an article's own title at the end is no column."""
    if not isinstance(trail, Trail):
        return trail
    crumbs = trail.crumbs
    last = crumbs[-1] if crumbs else None
    if kind is PageType.ARTICLE and last is not None and not last.url and not trail.tail and len(crumbs) > 1:
        stem = squeeze(last.name).rstrip(".…")
        if len(stem) > 3 and squeeze(title).startswith(stem):
            return crumbs[:-1]
    return crumbs


def _listing(
    outline: Outline,
    groups: list[Rows],
    zone: Zone,
    evidence: Evidence,
    kind: PageType,
    scripted: tuple[str, ...],
    fetch: Fetch,
    words: Words,
) -> ItemList | None:
    """The content list; on home and landing pages the dated rows of every box together."""
    if kind not in _LISTING:
        return None
    if kind is PageType.HOME or not groups:
        return (
            as_list(groups, fetch.at) if groups else _empty_list(outline, zone, evidence, kind, scripted, fetch, words)
        )
    excerpts = kind is PageType.SPECIAL or (evidence.pager is None and more_links(outline, zone, words.lists) > 1)
    dated = [group for group in groups if group.dated]
    return as_list(dated if excerpts and dated else groups[:1], fetch.at)


def _empty_list(
    outline: Outline,
    zone: Zone,
    evidence: Evidence,
    kind: PageType,
    scripted: tuple[str, ...],
    fetch: Fetch,
    words: Words,
) -> ItemList | None:
    """A list without items where a column shows a pager, says so or has an empty block; None when it shows nothing."""
    if kind not in (PageType.COLUMN, PageType.DIRECTORY) or {"list", "page"} & set(scripted):
        return None
    is_empty = evidence.pager is not None or any(word in outline.text for word in words.page_types.empty_texts)
    blocks = outline.all("ul", "ol", "tbody")
    hollow = any(zone.start <= block.start <= zone.stop and not outline.words(block) for block in blocks)
    return as_list((), fetch.at) if is_empty or hollow else None


def _lang(outline: Outline) -> str | None:
    root = outline.elements[0] if outline.elements else None
    return root.get("lang") if root is not None and "lang" in root.attrs else None
