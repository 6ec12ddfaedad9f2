"""The articles of whose quotes users have spoken, with these quotes."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby

from quotetrack.queries.selecting import COLUMNS, FROM
from quotetrack.records import Article, StoredQuote
from quotetrack.store import stored_quote

_ARTICLE = ("title", "published", "publisher", "author", "url", "language")
_JUDGED = f"""
SELECT {COLUMNS}, {", ".join(f"a.{name} AS article_{name}" for name in _ARTICLE)}, v.text AS article_text
{FROM} JOIN versions v ON v.id = q.version_id
WHERE q.status IS NOT NULL AND v.is_current = 1 ORDER BY q.article_id, q.position, q.id
"""


def judged(connection: sqlite3.Connection) -> Iterator[tuple[Article, list[StoredQuote]]]:
    """Yield each article that has such quotes, as its text is now, with what is no quote among them."""
    for id, rows in groupby(connection.execute(_JUDGED), key=lambda row: row["article_id"]):
        own = list(rows)
        told = {name: own[0][f"article_{name}"] for name in (*_ARTICLE, "text")}
        yield Article.model_construct(id=id, **told), [stored_quote(row) for row in own]
