"""The columns and articles of the portal, read from `content/*.yaml`; dates are counted back from one day."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

NAME = "云溪县人民政府"
CODE = "5199990001"


class Step(NamedTuple):
    """One step of a trail; without address when the column has no page."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article, or one row of a list that leads elsewhere."""

    url: str
    title: str
    day: date
    clock: str
    source: str
    paragraphs: tuple[str, ...] = ()
    picture: int = 0
    """Number of its picture; 0 without."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the portal."""

    name: str
    url: str
    """Address of its page; empty when it has none."""
    folder: str
    """Path its articles are below."""
    family: str
    """Markup family: a (main portal) or b (disclosure platform)."""
    kind: str
    """list, empty, landing, page, form, topic, platform, group (no page) or outside (page on another host)."""
    shape: str
    """How its list is marked up."""
    type: str
    about: str
    trail: tuple[Step, ...]
    """From the first level down to the column itself."""
    articles: tuple[Article, ...] = ()
    paragraphs: tuple[str, ...] = ()
    columns: tuple["Column", ...] = ()
    per_page: int = 20
    charset: str = "utf-8"
    in_menu: bool = True
    """False: no menu names it; a page links to it elsewhere."""
    hidden: bool = False
    """True: nothing on the portal links to it but the machine's site map."""

    @property
    def own_articles(self) -> tuple[Article, ...]:
        """The articles that are pages of this column, not files, other sites or another column's pages."""
        return tuple(article for article in self.articles if article.url.startswith(self.folder))

    def walk(self) -> Iterator["Column"]:
        """This column and all below it, parents first."""
        yield self
        for column in self.columns:
            yield from column.walk()


def load(today: date) -> tuple[Column, ...]:
    """Return the columns of the first level, the main portal's before the disclosure platform's."""
    main = [_column(raw, today, family="a") for raw in _yaml("main")]
    disclosure = [_column(raw, today, family="b") for raw in _yaml("disclosure")]
    return (*main, *disclosure)


@cache
def _yaml(name: str) -> Any:
    return yaml.safe_load(files("auditor.demo").joinpath(f"content/{name}.yaml").read_text(encoding="utf-8"))


def _column(raw: Mapping[str, Any], today: date, family: str, folder: str = "", trail: tuple[Step, ...] = ()) -> Column:
    folder += raw.get("dir", "").removeprefix("/" if folder else "")
    url = raw.get("outside", "") or (_address(folder, raw, family) if "dir" in raw else "")
    kind = raw.get("kind") or ("outside" if "outside" in raw else "list" if url else "group")
    trail = (*trail, Step(raw["name"], url))
    return Column(
        name=raw["name"],
        url=url,
        folder=folder,
        family=family,
        kind=kind,
        shape=raw.get("shape", "plain"),
        type=raw.get("type", ""),
        about=raw.get("about", ""),
        trail=trail,
        articles=tuple(_articles(raw, today, folder, family)),
        paragraphs=tuple(raw.get("paragraphs", ())),
        columns=tuple(_column(child, today, family, folder, trail) for child in raw.get("columns", ())),
        per_page=raw.get("per_page", 20),
        charset=raw.get("charset", "utf-8"),
        in_menu=raw.get("in_menu", True),
        hidden=raw.get("hidden", False),
    )


def _address(folder: str, raw: Mapping[str, Any], family: str) -> str:
    """Family A serves folders, family B files."""
    if family == "a":
        return folder
    return f"{folder}index.shtml" if raw.get("kind") == "platform" else f"{folder}list.shtml"


def _articles(raw: Mapping[str, Any], today: date, folder: str, family: str) -> Iterator[Article]:
    if "articles_in" in raw:
        folder, family = raw["articles_in"], "a"
    newest = raw.get("day") or today - timedelta(days=raw.get("first", 0))
    step = timedelta(days=raw.get("step", 0))
    prose = _yaml("prose")
    for number, title in enumerate(raw.get("titles", ())):
        chance = random.Random(f"{folder}{number}")
        name = f"content_{number + 1:02}.html" if family == "a" else f"art_{number + 1:02}.shtml"
        unit = chance.choice(prose["units"])
        yield Article(
            url=folder + name,
            title=title,
            day=newest - number * step,
            clock=f"{chance.randrange(8, 18):02}:{chance.randrange(60):02}",
            source=unit,
            paragraphs=tuple(_paragraphs(raw["theme"], unit, chance)),
            picture=_picture(raw, number, chance),
        )
    yield from _annual(raw, today, folder)
    for number, (title, name) in enumerate(raw.get("files", ())):
        yield Article(f"/files/{name}", title, newest - number * step, "09:00", NAME)
    for title, url in raw.get("links", ()):
        yield Article(url, title, newest, "09:00", NAME)


def _annual(raw: Mapping[str, Any], today: date, folder: str) -> Iterator[Article]:
    """The annual reports of a column, newest first."""
    newest = today.year - 1 if (today.month, today.day) > (3, 31) else today.year - 2
    for number, (back, day) in enumerate(raw.get("annual", ())):
        yield Article(
            url=f"{folder}art_{number + 1:02}.shtml",
            title=f"{NAME}{newest - back}年政府信息公开工作年度报告",
            day=date.fromisoformat(f"{newest - back + 1}-{day}"),
            clock="09:00",
            source=NAME,
            paragraphs=tuple(_paragraphs(raw["theme"], NAME, random.Random(f"{folder}{number}"))),
        )


def _picture(raw: Mapping[str, Any], number: int, chance: random.Random) -> int:
    """Every article of a gallery has a picture of its own, few others have one."""
    if raw.get("shape") == "gallery":
        return 1 + (number * 5 + len(raw["titles"])) % 12
    return chance.randrange(1, 13) if chance.random() < 0.15 else 0


def _paragraphs(theme: str, unit: str, chance: random.Random) -> Iterator[str]:
    prose = _yaml("prose")
    bank = prose["themes"][theme]
    size = min(len(bank["middle"]), chance.choice((3, 4, 5)))
    chosen = sorted(chance.sample(range(len(bank["middle"])), size))
    sentences = (chance.choice(bank["opening"]), *(bank["middle"][i] for i in chosen), chance.choice(bank["closing"]))
    for sentence in sentences:
        yield sentence.format(town=chance.choice(prose["places"]), unit=unit, count=chance.randrange(12, 480))
