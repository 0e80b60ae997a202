"""The disclosure platform: directory tree on every page, table trails, `dl > dd` lists, Ucap pager, other footer."""

import json
from collections.abc import Iterator, Sequence

from auditor.demo.content import NAME, Article, Column
from auditor.demo.markup import article_labels, column_labels, render, split


def pages(roots: Sequence[Column], host: str) -> Iterator[tuple[str, str]]:
    """Yield path and markup of every page of the disclosure platform."""
    for root in roots:
        if root.family == "b":
            for column in root.walk():
                yield from _column(column, root, host)


def lists(roots: Sequence[Column]) -> Iterator[tuple[str, str]]:
    """Yield path and JSON of the lists that only a script puts on the page."""
    for root in roots:
        for column in root.walk():
            if column.shape == "script":
                rows = [{"t": item.title, "u": item.url, "d": str(item.day)} for item in column.articles]
                yield f"{column.folder}list.json", json.dumps(rows, ensure_ascii=False)


def _column(column: Column, root: Column, host: str) -> Iterator[tuple[str, str]]:
    shared = {"column": column, "tree": root.columns, "host": host, "charset": column.charset}
    if column.kind != "group":
        labels = column_labels(column, host)
        parts = split(column)
        for number, articles in enumerate(parts):
            yield (
                column.url if number == 0 else column.url.replace(".shtml", f"_{number + 1}.shtml"),
                render(
                    f"b/{_template(column)}.html",
                    title=f"{column.name}_{NAME}",
                    labels=labels,
                    articles=articles,
                    number=number,
                    pages=len(parts),
                    children=column.columns,
                    newest=_newest(root),
                    **shared,
                ),
            )
    for article in column.own_articles:
        yield (
            article.url,
            render(
                "b/article.html",
                title=f"{article.title}_{column.name}_{NAME}",
                labels=article_labels(article, column, host),
                article=article,
                filed=column.name == "行政规范性文件",
                **shared,
            ),
        )


def _template(column: Column) -> str:
    return "list" if column.kind in ("list", "empty") else column.kind


def _newest(root: Column) -> Sequence[Article]:
    articles = (article for column in root.walk() for article in column.own_articles)
    return sorted(articles, key=lambda article: (article.day, article.url), reverse=True)[:8]
