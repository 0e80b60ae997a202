"""The column tree (栏目), fused from trails, directory trees, site maps, menus, landing pages and addresses. Pure.

No single source is whole: trails leave out parents, menus hold two levels, trees are on one page only. Every mention of
a column votes for its parent; the best kind of witness decides, among equals the one with most pages behind it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from auditor.facts.addresses import plain, stem
from auditor.facts.brief import Brief, Filed, Trail
from auditor.facts.names import squeeze
from auditor.facts.witness import ROOT, Node, Witness
from auditor.facts.words import ColumnWords
from auditor.model import Menu, MenuNode, PageType

LISTED = frozenset({PageType.COLUMN, PageType.DIRECTORY, PageType.SPECIAL, PageType.STUB})
"""Page types that are columns even when only their own trail says so, and leaves their own address out."""
NEVER = frozenset({PageType.HOME, PageType.ERROR, PageType.OTHER})
"""Page types that are no columns by their own word: search results, site maps."""


def fuse(
    briefs: Sequence[Brief],
    filed: Mapping[tuple[str, Trail], Filed],
    menus: Mapping[str, Menu],
    home: str,
    words: ColumnWords,
) -> list[Node]:
    """Return the columns in tree order, every parent before its children, with `parent` decided.

    `briefs` by depth, then address, the home page among them; `filed`: articles by where their 首页 leads and trail.
    """
    tree = _Tree(home, words)
    tree.add_own_pages(briefs)
    for menu, page in _menus(briefs, menus, "directory"):
        tree.add_menu(menu.nodes, None, Witness.DIRECTORY, page.url)
    for root, trail in sorted(filed):
        tree.add_articles(root, trail, filed[root, trail])
    for menu, page in _menus(briefs, menus, "sitemap"):
        tree.add_menu(_without_wrapper(menu.nodes, words), ROOT, Witness.SITEMAP, page.url)
    for menu, page in _menus([page for page in briefs if page.type is PageType.HOME], menus, "main"):
        tree.add_menu(menu.nodes, ROOT, Witness.MENU, page.url)
    for menu, page in _menus([page for page in briefs if page.type is not PageType.HOME], menus, "landing"):
        tree.add_landing(menu.nodes, page)
    tree.add_unfiled(briefs)
    return tree.settled()


def _menus(pages: Iterable[Brief], menus: Mapping[str, Menu], where: str) -> Iterator[tuple[Menu, Brief]]:
    """Each menu of one sort once, with the first page that carries it; a landing block belongs to its own page."""
    seen: set[str] = set()
    for page in pages:
        for menu in (menus[id_] for id_ in page.menus if id_ in menus):
            if menu.where == where and menu.id not in seen:
                seen.add(menu.id)
                yield menu, page


def _without_wrapper(nodes: tuple[MenuNode, ...], words: ColumnWords) -> tuple[MenuNode, ...]:
    """A site map often sits in one block headed 网站地图; its entries are the first level."""
    unwrapped: list[MenuNode] = []
    for node in nodes:
        if squeeze(node.name) in words.sitemap_names:
            unwrapped.extend(node.children)
        else:
            unwrapped.append(node)
    return tuple(unwrapped)


def _without_hollow(nodes: Sequence[Node]) -> list[Node]:
    """Leave out headings of blocks that lead to no page of the portal's, such as a list of friendly links."""
    holding = {node.key for node in nodes if node.url or node.pages or node.articles.pages}
    for node in reversed(nodes):
        if node.key in holding:
            holding.add(node.parent)
    return [node for node in nodes if node.key in holding]


class _Tree:
    """Collects mentions; `settled` decides."""

    def __init__(self, home: str, words: ColumnWords) -> None:
        self.home = plain(home)
        self.words = words
        self.nodes: dict[str, Node] = {}
        self.by_page: dict[str, str] = {}
        """Plain address of a column's page → key."""
        self.read: set[str] = set()
        """Plain addresses of the pages that were read."""
        self.by_name: dict[tuple[str, str], str] = {}
        """(key of the parent, squeezed name) → key."""

    # -- collecting

    def add_own_pages(self, briefs: Sequence[Brief]) -> None:
        """Columns by their own pages: first who they are, then what their trails say of the parents."""
        self.read = {plain(page.url) for page in briefs}
        own = [page for page in briefs if self._own_name(page)]
        groups: dict[tuple[str, str], list[Brief]] = {}
        for page in own:
            groups.setdefault((stem(page.url), squeeze(self._own_name(page))), []).append(page)
        for pages in groups.values():
            first = min(pages, key=lambda page: (len(page.url), page.depth, page.url))
            node = Node(plain(first.url), self._own_name(first), first.url, pages, name_rank=0)
            self.nodes[node.key] = node
            self.by_page.update({plain(page.url): node.key for page in pages})
        self._add_inner_homes(briefs)
        for page in own:
            self._hear_trail(page)

    def _add_inner_homes(self, briefs: Sequence[Brief]) -> None:
        """Pages that other pages' trails call 首页: the homes of sites within the site."""
        roots = {plain(page.trail_root) for page in briefs if page.trail_root} - {self.home}
        for page in briefs:
            key = plain(page.url)
            if key in roots and key not in self.by_page and page.type is not PageType.HOME and page.title:
                node = Node(key, page.title, page.url, [page])
                node.vote(Witness.ADDRESS, ROOT, 1, page.url)
                self.nodes[key] = node
                self.by_page[key] = key

    def _own_name(self, page: Brief) -> str:
        """The name the page gives itself in its trail; empty when its trail speaks of another column."""
        if page.type in NEVER or not page.trail:
            return ""
        name, url = page.trail[-1]
        if squeeze(name) in self.words.no_names:
            return ""
        if not url or plain(url) == plain(page.url):
            return name if page.type in LISTED or url or squeeze(name) == squeeze(page.title) else ""
        return name if stem(url) == stem(page.url) and page.type in LISTED else ""

    def _hear_trail(self, page: Brief) -> None:
        node = self.nodes[self.by_page[plain(page.url)]]
        steps = self._steps(page.trail)[:-1]
        parent = self._walk(steps, self._root(page.trail_root), 1, page.url)
        witness = Witness.TRAIL if parent != ROOT else Witness.SHORT_TRAIL
        node.vote(witness, parent, 1, page.url)
        self.by_name.setdefault((parent, squeeze(node.name)), node.key)

    def _root(self, address: str) -> str:
        """Key of what a trail's 首页 leads to: the home page, or the column that is a site within the site."""
        root = plain(address)
        return self.by_page.get(root, ROOT) if root and root != self.home else ROOT

    def add_articles(self, root: str, trail: Trail, filed: Filed) -> None:
        """The columns an article's trail names."""
        steps = self._steps(trail)
        if not steps:
            return
        key = self._walk(steps, self._root(root), filed.pages, filed.example)
        held = self.nodes[key].articles
        held.pages += filed.pages
        held.newest = max(filter(None, (held.newest, filed.newest)), default=None)
        held.example = held.example or filed.example
        held.template = held.template or filed.template

    def _walk(self, steps: Sequence[tuple[str, str]], parent: str, pages: int, example: str) -> str:
        """Follow the steps of a trail down from `parent`; return the key of the last."""
        for position, (name, url) in enumerate(steps):
            following = steps[position + 1][1] if position + 1 < len(steps) else ""
            key = self._key(name, "" if url and url == following else url, parent)
            self.nodes[key].call(name, 2)
            if position or parent != ROOT:
                self.nodes[key].vote(Witness.ARTICLES, parent, pages, example)
            else:
                self.nodes[key].vote(Witness.SHORT_ARTICLES, ROOT, pages, example)
            parent = key
        return parent

    def _steps(self, trail: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        return [
            (name, url)
            for name, url in trail
            if squeeze(name) not in self.words.no_names and not (url and plain(url) == self.home)
        ]

    def add_menu(self, nodes: Sequence[MenuNode], parent: str | None, witness: Witness, page: str) -> None:
        """The entries of a menu or tree. `parent` None: the block does not say where its top hangs."""
        for entry in nodes:
            if squeeze(entry.name) in self.words.no_names or (entry.url and plain(entry.url) == self.home):
                continue
            if not entry.url and not entry.children:
                continue
            key = self._key(entry.name, entry.url, parent or ROOT)
            self.nodes[key].call(entry.name, 1 if witness is Witness.DIRECTORY else 3)
            if parent is not None:
                self.nodes[key].vote(witness, parent, 1, page)
            elif not self.nodes[key].votes:
                self.nodes[key].vote(Witness.TREE_TOP, ROOT, 1, page)
            self.add_menu(entry.children, key, witness, page)

    def add_landing(self, nodes: Sequence[MenuNode], page: Brief) -> None:
        """Headed blocks on a column's landing page; only entries that are known to be columns count."""
        own = self.by_page.get(plain(page.url))
        if own is None:
            return
        for block in nodes:
            children = [self.by_page[plain(child.url)] for child in block.children if plain(child.url) in self.by_page]
            known = self.by_name.get((own, squeeze(block.name)))
            if not children or own in children or (known is None and block.url):
                continue
            key = known or self._key(block.name, "", own)
            self.nodes[key].vote(Witness.LANDING, own, 1, page.url)
            for child in children:
                self.nodes[child].vote(Witness.LANDING, key, 1, page.url)

    def add_unfiled(self, briefs: Sequence[Brief]) -> None:
        """List pages no trail, tree or menu speaks of: below the column whose address holds theirs."""
        for page in briefs:
            key = plain(page.url)
            if page.type not in (PageType.COLUMN, PageType.SPECIAL) or key in self.by_page or not page.title:
                continue
            if squeeze(page.title) in self.words.no_names:
                continue
            if key in self.nodes or self._continues(page):
                self._adopt(page)
                continue
            node = Node(key, page.title, page.url, [page])
            folder = key.rsplit("/", 2 if key.endswith("/") else 1)[0] + "/"
            node.vote(Witness.ADDRESS, self.by_page.get(folder, ROOT), 1, page.url)
            self.nodes[key] = node
            self.by_page[key] = key

    def _continues(self, page: Brief) -> bool:
        """Tell whether the page is a further page of a list that is known."""
        return any(plain(url) in self.by_page for url in (*page.siblings, *(url for _, url in page.trail[-1:])))

    def _adopt(self, page: Brief) -> None:
        key = plain(page.url)
        if key not in self.nodes:
            near = [plain(url) for url in (*(url for _, url in page.trail[-1:]), *page.siblings)]
            key = next(self.by_page[url] for url in near if url in self.by_page)
        self.nodes[key].pages.append(page)
        self.by_page[plain(page.url)] = key

    def _key(self, name: str, url: str, parent: str) -> str:
        """The key of a mentioned column; makes the node when it is new."""
        short = squeeze(name)
        at = plain(url) if url else ""
        known = self.by_page.get(at) if at else None
        if known is not None and (squeeze(self.nodes[known].name) == short or not self._is_step_above(known, short)):
            return known
        named = self.by_name.get((parent, short))
        if named is not None:
            return named
        key = at if at and known is None and self._may_be(at, short) else f"{parent}#{short}"
        if key not in self.nodes:
            self.nodes[key] = Node(key, name, url if known is None else "")
        self.by_name.setdefault((parent, short), key)
        return key

    def _may_be(self, key: str, short: str) -> bool:
        """Tell whether an address is this column's: what was read is one column, what was not goes by its name."""
        return key in self.read or key not in self.nodes or squeeze(self.nodes[key].name) == short

    def _is_step_above(self, key: str, short: str) -> bool:
        """Tell whether the trail of the column's own page names `short` among its parents."""
        return any(squeeze(name) == short for page in self.nodes[key].pages[:1] for name, _ in page.trail[:-1])

    # -- deciding

    def settled(self) -> list[Node]:
        """Choose every node's parent and return the nodes in tree order."""
        for node in self.nodes.values():
            node.parent = next((parent for parent in self._ranked(node) if not self._below(node.key, parent)), ROOT)
        children: dict[str, list[Node]] = {}
        for node in self.nodes.values():
            children.setdefault(node.parent, []).append(node)
        ordered: list[Node] = []
        waiting = [ROOT]
        while waiting:
            key = waiting.pop()
            if key != ROOT:
                ordered.append(self.nodes[key])
            below = sorted(children.get(key, ()), key=lambda node: (node.url or "~", node.name, node.key), reverse=True)
            waiting.extend(node.key for node in below)
        return _without_hollow(ordered)

    def _ranked(self, node: Node) -> Iterator[str]:
        """Parents by witness, then voices, then key."""
        for witness in sorted(node.votes):
            for parent, _ in sorted(node.votes[witness].items(), key=lambda vote: (-vote[1], vote[0])):
                if parent == ROOT or parent in self.nodes:
                    yield parent

    def _below(self, key: str, parent: str) -> bool:
        """Tell whether hanging `key` below `parent` would close a ring."""
        seen = set()
        while parent != ROOT and parent not in seen:
            if parent == key:
                return True
            seen.add(parent)
            parent = self.nodes[parent].parent
        return False
