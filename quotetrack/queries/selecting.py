"""Filters become SQL: clauses with their values, never text from outside."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
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
        *(f"{_NAMED.get(name, f'q.{name}')} AS {name}" for name in ("id", *QUOTE_COLUMNS)),
        *("a.title", "a.url", "a.publisher"),
    ]
)
_VERSIONS = {"current": "q.is_current = 1", "all": "q.status IS NOT 'rejected'", "stored": "true"}
# by day, then as the articles came in, then as they stand in the article; what has no day comes last
ORDER = "ORDER BY q.day NULLS LAST, q.published, q.article_id, q.position"

_WIDEST = timedelta(days=366)  # nothing that is known of a saying is wider than a year
_FIRST_YEARS = "0003"  # before that there may be no day a year earlier
_BEGUN = "q.last_day > q.day AND q.day >= ? AND q.day < ? AND q.last_day >= ?"

Condition = tuple[str, list[Any]]


def select(filters: Filters, people: Sequence[str] | None, columns: str = COLUMNS) -> list[Condition]:
    """Return the queries that give, one after the other, the quotes that ``filters`` ask for by day.

    ``people`` are the ids of its person.
    """
    asked = [conditions(filters, people, days) for days in _ranges(filters)]
    limit = "" if filters.limit is None else f" LIMIT {filters.limit:d}"
    return [(f"SELECT {columns} {FROM} WHERE {where} {ORDER}{limit}", given) for where, given in asked]


def count(filters: Filters, people: Sequence[str] | None) -> list[Condition]:
    """Return the queries for how many quotes answer, by day, in order."""
    per_day = "GROUP BY q.day ORDER BY q.day NULLS LAST"
    asked = [conditions(filters, people, days) for days in _ranges(filters)]
    return [
        (f"SELECT q.day, count(*) AS count FROM quotes q WHERE {where} {per_day}", given)
        for where, given in asked
    ]


def count_undated(filters: Filters, people: Sequence[str] | None) -> Condition:
    """Return the query for how many quotes answer to all but the days, and have none."""
    where, given = conditions(filters, people, ("q.day IS NULL", []))
    return f"SELECT count(*) AS count FROM quotes q WHERE {where}", given


def conditions(filters: Filters, people: Sequence[str] | None, days: Condition) -> Condition:
    """Return the WHERE clause; its days are ``days``."""
    parts: list[Condition] = [(_VERSIONS[filters.versions], [])]
    if people is not None:
        parts.append((f"q.person_id IN ({', '.join('?' * len(people))})", list(people)))
    if filters.topic:
        # a person, or what is wider than a day, has fewer quotes than a word: the plus sign makes SQLite walk
        number = "+q.number" if people is not None or days[0] == _BEGUN else "q.number"
        matching = "SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?"
        parts.append((f"{number} IN ({matching})", [match_expression(filters.topic)]))
    if filters.source:
        parts.append(_source(filters.source))
    for clause, value in (
        ("q.kind = ?", filters.kind),
        ("q.confidence >= ?", filters.min_confidence or None),
    ):
        if value is not None:
            parts.append((clause, [value]))
    parts.append(days)
    where = " AND ".join(clause for clause, _ in parts if clause)
    return where, [value for _, values in parts for value in values]


def _ranges(filters: Filters) -> list[Condition]:
    """Return the conditions for the days asked for, in the order in which their quotes are listed.

    A quote of which only the month or year is known answers to every day of it. These are few and have an
    index of their own, so that the others are found by their first day alone.
    """
    since, until = filters.first_day, filters.last_day
    within = [(f"q.day {sign} ?", day) for sign, day in ((">=", since), ("<=", until)) if day]
    ranges: list[Condition] = [(" AND ".join(clause for clause, _ in within), [day for _, day in within])]
    if since:
        earliest = (date.fromisoformat(since) - _WIDEST).isoformat() if since > _FIRST_YEARS else ""
        ranges.insert(0, (_BEGUN, [earliest, since, since]))
    return ranges


def _source(source: str) -> Condition:
    pattern = "%{}%".format(re.sub(r"([\\%_])", r"\\\1", bindable(source)))
    like = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in ("publisher", "url", "origin"))
    return f"q.article_id IN (SELECT id FROM articles WHERE {like})", [pattern] * 3
