"""The quotes of one article become rows, with what users said of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quotetrack.records import Article, Judgement, Quote
from quotetrack.resolution.anchoring import judged
from quotetrack.store.rows import found_quote, quote_row, version_id

_ARTICLE = """
SELECT a.id, a.published, v.text FROM articles a JOIN versions v ON v.article_id = a.id
WHERE a.id = ? AND v.is_current = 1
"""
_FOUND = "SELECT * FROM quotes WHERE article_id = ? AND version_id = ? AND is_found ORDER BY position, id"


def replace_quotes(
    connection: sqlite3.Connection, article: Article, quotes: Sequence[Quote], said: Iterable[Judgement]
) -> None:
    """Store what this reading of a text found, and delete what only an earlier one did."""
    # what an article does not tell this time it may have told before
    (title,) = connection.execute("SELECT title FROM articles WHERE id = ?", [article.id]).fetchone()
    rows = [quote_row(one, article) | {"title": title} for one in judged(article, quotes, said)]
    kept = json.dumps([row["id"] for row in rows])
    connection.execute(
        "DELETE FROM quotes WHERE article_id = ? AND version_id = ?"
        " AND id NOT IN (SELECT value FROM json_each(?))",
        [article.id, version_id(article), kept],
    )
    columns = [name for row in rows[:1] for name in row if name != "id"]
    # that others had the words long before is known of a statement, not of a quote alone
    replaced = {name: f"excluded.{name}" for name in columns}
    replaced["recycled"] = "iif(statement_id IS NULL, excluded.recycled, recycled)"
    upsert(connection, "quotes", rows, replaced)


def found_quotes(connection: sqlite3.Connection, article: str) -> tuple[Article, list[Quote]] | None:
    """Return the current text of an article with the quotes found in it; None for no such article."""
    row = connection.execute(_ARTICLE, [article]).fetchone()
    if row is None:
        return None
    current = Article.model_construct(id=row["id"], text=row["text"], published=row["published"])
    rows = connection.execute(_FOUND, [article, version_id(current)]).fetchall()
    return current, [found_quote(row) for row in rows]


def upsert(
    connection: sqlite3.Connection, table: str, rows: Iterable[dict[str, Any]], replace: Mapping[str, str]
) -> None:
    """Insert ``rows``; where one of that id is there already, set the columns of ``replace``."""
    update = ", ".join(f"{name} = {new}" for name, new in replace.items())
    for row in rows:
        columns, places = ", ".join(row), ", ".join(f":{name}" for name in row)
        connection.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({places}) ON CONFLICT (id) DO UPDATE SET {update}", row
        )
