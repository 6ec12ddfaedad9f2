"""Filters become SQL: clauses with their values, never text from outside."""

import re
from collections.abc import Sequence
from typing import Any

from quotetrack.queries.filters import Filters, bindable, match_expression
from quotetrack.store import QUOTE_COLUMNS

FROM = "FROM quotes q JOIN articles a ON a.id = q.article_id LEFT JOIN people p ON p.id = q.person_id"
# quotes are listed under the person's name, whatever each article writes; a user may have said: nobody known
_NAMED = {
    "speaker": "iif(q.status = 'corrected', p.name, coalesce(p.name, q.speaker))",
    "speaker_type": "coalesce(p.type, iif(q.status = 'corrected', 'unnamed', q.speaker_type))",
}
COLUMNS = ", ".join(
    [
        *(f"{_NAMED.get(name, f'q.{name}')} AS {name}" for name in ("id", "day", *QUOTE_COLUMNS)),
        *("a.title", "a.url", "a.publisher"),
    ]
)
# by day, then as the articles came in, then as they stand in the article; what has no day comes last
ORDER = "ORDER BY q.day NULLS LAST, q.published, q.article_id, q.position"

Condition = tuple[str, list[Any]]


def select(filters: Filters, people: Sequence[str] | None) -> Condition:
    """Return the query for the quotes that ``filters`` ask for; ``people`` are the ids of its person."""
    where, given = conditions(filters, people, dated=filters.is_dated)
    sql = f"SELECT {COLUMNS} {FROM} WHERE {where} {ORDER}"
    return (f"{sql} LIMIT ?", [*given, filters.limit]) if filters.limit is not None else (sql, given)


def count(filters: Filters, people: Sequence[str] | None, *, by_day: bool = False) -> Condition:
    """Return the query for how many quotes answer, by day or those without one."""
    where, given = conditions(filters, people, dated=by_day and filters.is_dated)
    if by_day:
        per_day = "GROUP BY q.day ORDER BY q.day NULLS LAST"
        return f"SELECT q.day, count(*) AS count FROM quotes q WHERE {where} {per_day}", given
    return f"SELECT count(*) AS count FROM quotes q WHERE {where} AND q.day IS NULL", given


def conditions(filters: Filters, people: Sequence[str] | None, *, dated: bool) -> Condition:
    """Return the WHERE clause; the days are left out of it unless ``dated``."""
    current = "q.is_current = 1" if filters.versions == "current" else "q.status IS NOT 'rejected'"
    parts: list[Condition] = [(current, [])]
    if people is not None:
        parts.append((f"q.person_id IN ({', '.join('?' * len(people))})", list(people)))
    if filters.topic:
        # a person has fewer quotes than a word: the plus sign makes SQLite walk the person's
        number = "+q.number" if people is not None else "q.number"
        matching = "SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?"
        parts.append((f"{number} IN ({matching})", [match_expression(filters.topic)]))
    if filters.source:
        parts.append(_source(filters.source))
    for clause, value in (
        ("q.kind = ?", filters.kind),
        ("q.confidence >= ?", filters.min_confidence or None),
        ("q.day >= ?", filters.first_day if dated else None),
        ("q.day <= ?", filters.last_day if dated else None),
    ):
        if value is not None:
            parts.append((clause, [value]))
    where = " AND ".join(clause for clause, _ in parts)
    return where, [value for _, values in parts for value in values]


def _source(source: str) -> Condition:
    pattern = "%{}%".format(re.sub(r"([\\%_])", r"\\\1", bindable(source)))
    like = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in ("publisher", "url", "origin"))
    return f"q.article_id IN (SELECT id FROM articles WHERE {like})", [pattern] * 3
