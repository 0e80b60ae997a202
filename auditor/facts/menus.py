"""Menus, directory trees, site maps and landing pages: columns as the portal itself lists them.

Pure. No two vendors mark a menu up alike, so the shape decides, not the class: a block that splits into one head and
one rest is an entry with children, everything else is a row of entries.
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from selectolax.lexbor import LexborHTMLParser, LexborNode

from auditor.address import normalise
from auditor.facts.names import squeeze, tidy
from auditor.facts.words import ColumnWords
from auditor.model import Menu, MenuNode

MENU_LINKS = 5
"""Fewest different entries that make a menu."""
MENU_MOST = 160
NAME_LENGTH = 24
"""Longest name of a column, in characters."""
SECTION_LINKS, SECTION_DEPTH = 2_000, 40
"""Most links of a headed block, and how deep in the page it may stand: a bound for pages that are one huge heap."""
CLIMB = 7
"""Steps up from a home link to the block that is the menu."""

SKIPPED = frozenset({"script", "style", "noscript", "template", "select", "form", "input", "br", "hr"})


def read_menus(
    tree: LexborHTMLParser, base: str, title: str, words: ColumnWords, *, is_home: bool, lands: bool
) -> tuple[Menu, ...]:
    """Return the menus and trees of a page; the main menu is read from the home page.

    `lands`: the page is neither article nor list, so it may be a landing page or a map.
    Addresses are absolute; a page's link to itself carries the page's own address.
    """
    body = tree.body
    if body is None:
        return ()
    found = list(_directories(body, base))
    main = _main_menu(body, words) if is_home or lands else None
    if main is not None and is_home:
        found.append(_of_block("main", main, base))
    if lands and _is_sitemap(body, title, words):
        found.append(_menu("sitemap", _sections(body, base, main)))
    elif lands and not is_home:
        found.append(_menu("landing", _sections(body, base, main)))
    unique = {menu.id: menu for menu in found if menu.nodes}
    return tuple(unique.values())


def _is_sitemap(body: LexborNode, title: str, words: ColumnWords) -> bool:
    headings = (title, *(heading.text() for heading in body.css("h1, h2, h3")))
    return any(squeeze(heading) in words.sitemap_names for heading in headings)


def _menu(where: str, nodes: Sequence[MenuNode]) -> Menu:
    digest = blake2b(repr((where, nodes)).encode(), digest_size=8).hexdigest()
    return Menu(digest, where, tuple(nodes))


# -- the main menu


def _main_menu(body: LexborNode, words: ColumnWords) -> LexborNode | None:
    """The smallest block of short links around a link to the home page, or around two usual labels."""
    anchors = body.css("a")[:150]
    names = [squeeze(anchor.text()) for anchor in anchors]
    for anchor, name in zip(anchors, names, strict=True):
        if name in words.home_names and (block := _block_around(anchor)) is not None:
            return block
    labels = [anchor for anchor, name in zip(anchors, names, strict=True) if name in words.menu_names]
    for anchor in labels[:2] if len(labels) > 1 else ():
        if (block := _block_around(anchor)) is not None:
            return block
    return None


def _block_around(anchor: LexborNode) -> LexborNode | None:
    node = anchor.parent
    for _ in range(CLIMB):
        if node is None or node.tag in ("body", "html"):
            return None
        links = node.css("a")
        if len(links) > MENU_MOST:
            return None
        names = {squeeze(link.text()) for link in links} - {""}
        if len(names) >= MENU_LINKS:
            if any(len(name) > NAME_LENGTH for name in names) or not _is_menu(node, names):
                return None
            return node
        node = node.parent
    return None


def _is_menu(node: LexborNode, names: set[str]) -> bool:
    """Tell a menu from a trail, a pager and a list of articles: short names, nothing but names, no trail signs."""
    text = node.text(separator=" ")
    if "位置" in text or ">>" in text or "下一页" in text:
        return False
    short = sum(len(name) <= 8 for name in names)
    if short < 0.6 * len(names):
        return False
    return len(squeeze(text)) <= 3 * sum(len(name) for name in names) + 40


# -- directory trees


def _directories(body: LexborNode, base: str) -> Iterator[Menu]:
    rows = body.css("tr[treeitemlevel]")
    if len(rows) > 1:
        levels = [(_number(row.attributes.get("treeitemlevel")), row.css_first("a") or row) for row in rows]
        yield _menu("directory", _by_level(levels, base))
    for block in body.css("ul"):
        if not _inside_list(block) and block.css_first("li ul a") is not None:
            yield _of_block("directory", block, base)


def _is_tree(block: LexborNode) -> bool:
    """Tell whether a list whose items hold lists is wide enough to be a directory and no menu of the header."""
    links = block.css("a")
    if not MENU_LINKS <= len(links) <= 800:
        return False
    return all(len(squeeze(link.text())) <= NAME_LENGTH for link in links)


def _inside_list(block: LexborNode) -> bool:
    node = block.parent
    while node is not None and node.tag != "body":
        if node.tag in ("ul", "ol", "li"):
            return True
        node = node.parent
    return False


def _by_level(rows: Sequence[tuple[int, LexborNode]], base: str) -> tuple[MenuNode, ...]:
    """Fold rows that carry their level into a tree: the children of a row are the deeper rows right below it."""
    nodes: list[MenuNode] = []
    position = 0
    while position < len(rows):
        level, element = rows[position]
        end = position + 1
        while end < len(rows) and rows[end][0] > level:
            end += 1
        node = _node(element, base)
        nodes.append(MenuNode(node.name, node.url, _by_level(rows[position + 1 : end], base)))
        position = end
    return tuple(nodes)


# -- site maps and landing pages


def _sections(body: LexborNode, base: str, menu: LexborNode | None) -> tuple[MenuNode, ...]:
    """Headed blocks of short links in the part of the page that is not the main menu."""
    found: list[MenuNode] = []
    waiting = [(body, 0)]
    while waiting:
        block, depth = waiting.pop()
        if menu is not None and block.mem_id == menu.mem_id:
            continue
        entry = _entry(block, base) if _link_count(block) <= SECTION_LINKS else None
        if entry is not None and len(entry.children) > 1:
            found.append(entry)
        elif depth < SECTION_DEPTH:
            waiting.extend((inner, depth + 1) for inner in reversed(list(_blocks(block))))
    return tuple(found)


# -- one block

_RELATIVE = re.compile(r"""\bhref(?!="(?:https?://|/|javascript:))""")
_KEPT = 64
_blocks_seen: dict[tuple[str, str, str], Menu] = {}


def _of_block(where: str, block: LexborNode, base: str) -> Menu:
    """The block as a menu, without entries when it is a directory in name only.

    Every page of a template carries the same blocks, so the last ones read are remembered by their markup. Where it
    depends on the page where its addresses lead, the page belongs to it.
    """
    markup = block.html or ""
    place = base if _RELATIVE.search(markup) else base[: base.find("/", base.find("//") + 2)]
    menu = _blocks_seen.get((where, markup, place))
    if menu is None:
        nodes = _entries(block, base) if where == "main" or _is_tree(block) else ()
        if len(_blocks_seen) >= _KEPT:
            _blocks_seen.clear()
        menu = _blocks_seen[where, markup, place] = _menu(where, nodes)
    return menu


def _entries(block: LexborNode, base: str) -> tuple[MenuNode, ...]:
    """The entries of a block, nested as its shape nests them."""
    if block.tag == "a":
        return (_node(block, base),)
    found: list[MenuNode] = []
    blocks = list(_blocks(block))
    position = 0
    while position < len(blocks):
        child = blocks[position]
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        position += 1
        links = _link_count(child)
        if following is not None and links <= 1 and _heads(child, following):
            found.append(_headed(child, _entries(following, base), base))
            position += 1
        elif links == 0:
            continue
        elif links == 1:
            found.extend(_node(link, base) for link in ([child] if child.tag == "a" else child.css("a")))
        elif (entry := _entry(child, base)) is not None:
            found.append(entry)
        else:
            found.extend(_entries(child, base))
    return tuple(node for node in found if node.name)


def _entry(block: LexborNode, base: str) -> MenuNode | None:
    """The block as one entry with children; None when it is a row of equals."""
    if _link_count(block) < 2:
        return None
    blocks = list(_blocks(block))
    if len(blocks) < 2 or _link_count(blocks[0]) > 1:
        own = block.text(deep=False).strip()
        if len(blocks) == 1 and own and block.tag in ("li", "dd", "div") and len(own) <= NAME_LENGTH:
            return MenuNode(own, "", _entries(blocks[0], base))
        return None
    if not _heads(blocks[0], blocks[1]) or any(_alike(blocks[0], other) for other in blocks[1:]):
        return None
    children = tuple(node for other in blocks[1:] for node in _entries(other, base))
    return _headed(blocks[0], children, base)


def _heads(head: LexborNode, rest: LexborNode) -> bool:
    """Tell whether `head` names what `rest` lists."""
    if _alike(head, rest) or rest.tag == "a" or _link_count(rest) == 0:
        return False
    name = squeeze(head.text())
    return 0 < len(name) <= NAME_LENGTH and (_link_count(rest) > 1 or rest.tag in ("ul", "ol", "dd", "dl", "div"))


def _headed(head: LexborNode, children: tuple[MenuNode, ...], base: str) -> MenuNode:
    link = head if head.tag == "a" else head.css_first("a")
    node = _node(link if link is not None and squeeze(link.text()) else head, base)
    return MenuNode(node.name, node.url, tuple(child for child in children if child != node))


def _alike(one: LexborNode, other: LexborNode) -> bool:
    return (one.tag == other.tag and one.tag not in ("div", "span", "p")) or (
        one.tag == other.tag and one.attributes.get("class") == other.attributes.get("class")
    )


def _blocks(block: LexborNode) -> Iterator[LexborNode]:
    """Child elements that show something."""
    for child in block.iter():
        if child.tag not in SKIPPED and (child.tag == "a" or squeeze(child.text()) or child.css_first("a")):
            yield child


def _link_count(block: LexborNode) -> int:
    return 1 if block.tag == "a" else len(block.css("a"))


def _node(element: LexborNode, base: str) -> MenuNode:
    name = element.attributes.get("title") or "" if element.tag == "a" else ""
    shown = " ".join(element.text(separator=" ").split())
    if not shown or (name.startswith(shown.rstrip(".…")) and shown.endswith(("...", "…"))):
        shown = name.strip() or _picture_name(element)
    href = (element.attributes.get("href") or "").strip() if element.tag == "a" else ""
    if element.tag == "a" and not href and "href" in element.attributes:
        return MenuNode(tidy(shown), base)
    return MenuNode(tidy(shown), normalise(href, base) if href else "")


def _picture_name(element: LexborNode) -> str:
    picture = element.css_first("img")
    return (picture.attributes.get("alt") or "").strip() if picture is not None else ""


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
