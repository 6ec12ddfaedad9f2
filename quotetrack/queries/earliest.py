"""The first quotes by day of very many that answer, from the indexes of tags and of days."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from quotetrack.queries import narrowing, selecting
from quotetrack.queries.filters import Filters
from quotetrack.queries.seeking import About, Sought
from quotetrack.queries.selecting import Condition

# quotes that have the words: if they are fewer they are sorted, else the days are gone through until enough
# quotes have them
_RARE = 3_000
_HAVING = "SELECT count(*) FROM (SELECT 1 FROM quotes_fts WHERE quotes_fts MATCH ? LIMIT ?)"
_PLACE = "q.day, q.published, q.article_id, q.position, q.number"
_FIRST = f"SELECT {_PLACE} FROM quotes q WHERE {{where}} {selecting.ORDER} LIMIT {{most}}"
_TAGGED = f"""
SELECT {_PLACE} FROM tags g CROSS JOIN quotes q ON q.number = g.quote WHERE g.topic = ? AND {{where}}
{selecting.ORDER.replace("q.day", "g.day")} LIMIT {{most}}
"""
_WITHIN = "SELECT q.number FROM quotes q WHERE {where}"


def suits(filters: Filters, sought: Sought) -> bool:
    """Say whether a few are wanted of very many that answer to one thing that is looked for."""
    if filters.limit is None or sought.people is not None or len(sought.wanted) != 1:
        return False
    [about] = sought.wanted
    return about.answers is None and not about.only_alike


def earliest(connection: sqlite3.Connection, filters: Filters, sought: Sought) -> list[int]:
    """Return the numbers of the first quotes that answer, at most as many as the limit says."""
    [about] = sought.wanted
    found: list[int] = []
    for days in selecting.ranges(filters):
        where = selecting.conditions(filters, Sought(), days)
        if days[0] == selecting.BEGUN:  # few quotes are
            ways = iter([_first(_among(connection, about, where), where, filters.limit)])
        else:
            ways = _ways(connection, about, where, filters.limit)
        found += _merged(row for sql, given in ways for row in connection.execute(sql, given))
    return found[: filters.limit]


def _ways(
    connection: sqlite3.Connection, about: About, where: Condition, most: int | None
) -> Iterator[Condition]:
    """Yield the queries for the first quotes with a tag, with the words, and with a like meaning."""
    clause, given = where
    tagged = _TAGGED.format(where=clause.replace("q.day", "g.day"), most=most)
    for topic in about.topics:
        yield tagged, [topic, *given]
    if about.expression:
        (count,) = connection.execute(_HAVING, [about.expression, _RARE]).fetchone()
        number = "q.number" if count < _RARE else "+q.number"
        worded = f"{number} IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)"
        yield _first((worded, [about.expression]), where, most)
    if about.alike:
        yield _first(_listed([number for number, _ in about.alike]), where, most)


def _among(connection: sqlite3.Connection, about: About, where: Condition) -> Condition:
    """Return the condition for those that answer, of few quotes."""
    clause, given = where
    within = [row[0] for row in connection.execute(_WITHIN.format(where=clause), given)]
    return _listed(narrowing.answering(connection, about, within, None))


def _listed(numbers: Sequence[int]) -> Condition:
    return "q.number IN (SELECT value FROM json_each(?))", [json.dumps(list(numbers))]


def _first(asked: Condition, where: Condition, most: int | None) -> Condition:
    both = f"{asked[0]} AND {where[0]}"
    return _FIRST.format(where=both, most=most), [*asked[1], *where[1]]


def _merged(rows: Iterable[Any]) -> list[int]:
    """Return the numbers of quotes in their order by day, none twice."""
    places = {
        row["number"]: (row["day"], row["published"], row["article_id"], row["position"]) for row in rows
    }

    def order(number: int) -> tuple[Any, ...]:
        day, published, article, position = places[number]
        return (day is None, day or "", published is not None, published or "", article, position)

    return sorted(places, key=order)
