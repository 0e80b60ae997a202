"""What both markup families need to turn content into pages."""

import posixpath
from collections.abc import Sequence
from functools import cache
from typing import Any

import jinja2

from auditor.demo.content import CODE, NAME, Article, Column

Labels = tuple[tuple[str, str], ...]


@cache
def templates() -> jinja2.Environment:
    """The templates of both families; unknown names are errors."""
    env = jinja2.Environment(
        loader=jinja2.PackageLoader("auditor.demo"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["from"] = relative
    return env


def render(template: str, **values: Any) -> str:
    """Fill one template."""
    return templates().get_template(template).render(name=NAME, code=CODE, **values)


def relative(url: str, page: str) -> str:
    """Write `url` relative to `page`, as TRS does: `./`, `../../a/b.html`; addresses of other sites stay."""
    if "://" in url:
        return url
    path = posixpath.relpath(url, posixpath.dirname(page))
    path = path if path.startswith(".") else f"./{path}"
    return f"{path}/" if url.endswith("/") else path


def site_labels(host: str) -> Labels:
    """The labels every page owes."""
    return (("SiteName", NAME), ("SiteDomain", host.partition(":")[0]), ("SiteIDCode", CODE))


def column_labels(column: Column, host: str) -> Labels:
    """The labels a column page owes."""
    return (
        *site_labels(host),
        ("ColumnName", column.name),
        ("ColumnDescription", f"{NAME}网站“{column.name}”栏目，{column.about}"),
        ("ColumnKeywords", f"云溪县,{column.trail[0].name},{column.name}"),
        ("ColumnType", column.type),
    )


def article_labels(article: Article, column: Column, host: str) -> Labels:
    """The labels an article page owes, and the two that are advised."""
    return (
        *column_labels(column, host),
        ("ArticleTitle", article.title),
        ("PubDate", f"{article.day} {article.clock}"),
        ("ContentSource", article.source),
        ("Keywords", f"云溪县,{column.name}"),
        ("Description", article.paragraphs[0]),
    )


def split(column: Column) -> Sequence[Sequence[Article]]:
    """The articles of a column by list page; one empty page when there are none."""
    size = column.per_page
    return [column.articles[i : i + size] for i in range(0, len(column.articles), size)] or [()]
