"""How much there is of everything."""

import sqlite3

from quotetrack.queries.answers import Stats

_QUOTES = """
SELECT count(*) AS quotes, count(person_id) AS attributed, min(day) AS first, max(day) AS last
FROM quotes WHERE is_current = 1 AND confidence >= :least
"""
_ARTICLES = """
SELECT count(*) AS articles, count(*) FILTER (WHERE published IS NULL) AS undated,
       (SELECT count(*) FROM versions) AS versions
FROM articles
"""
_SPEAKERS = """
SELECT count(*) FILTER (WHERE type = 'organization') AS organizations,
       count(*) FILTER (WHERE type <> 'organization') AS people
FROM people WHERE EXISTS (
    SELECT 1 FROM quotes WHERE person_id = people.id AND is_current = 1 AND confidence >= :least
)
"""
_KINDS = """
SELECT kind, count(*) FROM quotes WHERE is_current = 1 AND confidence >= :least
GROUP BY 1 ORDER BY 2 DESC, 1
"""
_PUBLISHERS = """
SELECT coalesce(a.publisher, ''), count(*) FROM quotes q JOIN articles a ON a.id = q.article_id
WHERE q.is_current = 1 AND q.confidence >= :least GROUP BY 1 ORDER BY 2 DESC, 1
"""


def stats(connection: sqlite3.Connection, min_confidence: float = 0.0) -> Stats:
    """Return how much there is of everything, as the articles stand now; of quotes those that are so sure."""
    least = {"least": min_confidence}
    rows = [dict(connection.execute(sql, least).fetchone()) for sql in (_QUOTES, _ARTICLES, _SPEAKERS)]
    numbers = {name: value for row in rows for name, value in row.items()}
    kinds, publishers = (dict(map(tuple, connection.execute(sql, least))) for sql in (_KINDS, _PUBLISHERS))
    return Stats.model_construct(**numbers, kinds=kinds, publishers=publishers)
