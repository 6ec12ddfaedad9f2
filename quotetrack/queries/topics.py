"""What is known of topics: how much is said about each, by whom."""

from __future__ import annotations

import sqlite3
from typing import Any

from quotetrack.errors import AmbiguousName, UnknownName
from quotetrack.queries import selecting
from quotetrack.queries.answers import Counted, TopicPage, TopicSummary
from quotetrack.queries.filters import bindable
from quotetrack.records import Topic
from quotetrack.store import stored_quote

_MOST = 8  # people, and quotes, that a page shows
_SUMMARY = """
SELECT t.id, t.label, t.scheme, count(q.number) AS quotes, min(q.day) AS first, max(q.day) AS last,
       count(DISTINCT q.person_id) AS people
FROM topics t LEFT JOIN tags g ON g.topic = t.number
LEFT JOIN quotes q ON q.number = g.quote AND q.is_current = 1
WHERE NOT t.is_removed AND t.id = coalesce(?, t.id) GROUP BY t.number ORDER BY t.scheme, t.number
"""
_PEOPLE = """
SELECT p.name, count(*) AS count FROM tags g JOIN topics t ON t.number = g.topic
JOIN quotes q ON q.number = g.quote AND q.is_current = 1 JOIN people p ON p.id = q.person_id
WHERE t.id = ? GROUP BY p.id ORDER BY count DESC, p.name LIMIT ?
"""
_QUOTES = f"""
SELECT {selecting.COLUMNS} {selecting.FROM}
WHERE q.is_current = 1 AND q.number IN (
    SELECT g.quote FROM tags g JOIN topics t ON t.number = g.topic
    JOIN quotes c ON c.number = g.quote AND c.is_current = 1
    WHERE t.id = ? ORDER BY g.score DESC, g.quote LIMIT ?
) ORDER BY q.day NULLS LAST, q.number
"""


def summaries(connection: sqlite3.Connection, id: str | None = None) -> list[TopicSummary]:
    """Return all topics with how many quotes each has, or the one of an id."""
    return [TopicSummary(**dict(row)) for row in connection.execute(_SUMMARY, [id])]


def page(connection: sqlite3.Connection, typed: str) -> TopicPage:
    """Return everything known of the topic of an id or a label; raise UnknownName or AmbiguousName."""
    topic = one(connection, typed)
    [summary] = summaries(connection, topic.id)
    narrower = connection.execute(
        "SELECT label FROM topics WHERE broader = ? AND NOT is_removed ORDER BY label", [topic.id]
    )
    scheme = connection.execute("SELECT title, licence FROM schemes WHERE name = ?", [summary.scheme])
    title, licence = scheme.fetchone()
    return TopicPage(
        summary=summary,
        topic=topic,
        scheme=title,
        licence=licence,
        narrower=tuple(label for (label,) in narrower),
        people=tuple(Counted(**dict(row)) for row in connection.execute(_PEOPLE, [topic.id, _MOST])),
        quotes=tuple(stored_quote(row) for row in connection.execute(_QUOTES, [topic.id, _MOST])),
    )


def one(connection: sqlite3.Connection, typed: str) -> Topic:
    """Return the topic of an id or a label; raise UnknownName or AmbiguousName."""
    from quotetrack.topics import called

    found = called(_all(connection), bindable(typed))
    if not found:
        raise UnknownName(f"no topic is called {typed!r}: quotetrack topics lists them")
    if len(found) > 1:
        ids = ", ".join(topic.id for topic in found)
        raise AmbiguousName(f"{typed!r} may be several topics: choose one by its id: {ids}")
    return found[0]


def _all(connection: sqlite3.Connection) -> list[Topic]:
    rows: list[Any] = connection.execute(
        "SELECT topic FROM topics WHERE NOT is_removed ORDER BY number"
    ).fetchall()
    return [Topic.model_validate_json(row["topic"]) for row in rows]
