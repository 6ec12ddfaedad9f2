"""Filters become SQL: clauses with their values, never text from outside."""

import json
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from quotetrack.queries.filters import Filters, bindable
from quotetrack.queries.seeking import About, Sought
from quotetrack.store import QUOTE_COLUMNS

FROM = "FROM quotes q JOIN articles a ON a.id = q.article_id LEFT JOIN people p ON p.id = q.person_id"
_LISTED = FROM.replace("FROM quotes q", "FROM json_each(?) listed JOIN quotes q ON q.number = listed.value")
# quotes are listed under the person's name, whatever each article writes; a user may have said: nobody known
_NAMED = {
    "speaker": "iif(q.status = 'corrected', p.name, coalesce(p.name, q.speaker))",
    "speaker_type": "coalesce(p.type, iif(q.status = 'corrected', 'unnamed', q.speaker_type))",
}
_TAGS = """
(SELECT json_group_array(json(told)) FROM (
    SELECT json_array(t.id, t.label, g.score, json(g.evidence)) AS told
    FROM tags g JOIN topics t ON t.number = g.topic WHERE g.quote = q.number ORDER BY g.score DESC, t.number
)) AS tags
"""
COLUMNS = ", ".join(
    [
        *(f"{_NAMED.get(name, f'q.{name}')} AS {name}" for name in ("id", *QUOTE_COLUMNS)),
        *("a.title", "a.url", "a.publisher", _TAGS),
    ]
)
_VERSIONS = {"current": "q.is_current = 1", "all": "q.status IS NOT 'rejected'", "stored": "true"}
# by day, then as the articles came in, then as they stand in the article; what has no day comes last
ORDER = "ORDER BY q.day NULLS LAST, q.published, q.article_id, q.position"

_WIDEST = timedelta(days=366)  # nothing that is known of a saying is wider than a year
_FIRST_YEARS = "0003"  # before that there may be no day a year earlier
BEGUN = "q.last_day > q.day AND q.day >= ? AND q.day < ? AND q.last_day >= ?"

Condition = tuple[str, list[Any]]


def select(filters: Filters, sought: Sought, columns: str = COLUMNS) -> list[Condition]:
    """Return the queries that give, one after the other, the quotes that ``filters`` ask for by day."""
    asked = [conditions(filters, sought, days) for days in ranges(filters)]
    limit = "" if filters.limit is None else f" LIMIT {filters.limit:d}"
    return [(f"SELECT {columns} {FROM} WHERE {where} {ORDER}{limit}", given) for where, given in asked]


def count(filters: Filters, sought: Sought) -> list[Condition]:
    """Return the queries for how many quotes answer, by day, in order."""
    per_day = "GROUP BY q.day ORDER BY q.day NULLS LAST"
    asked = [conditions(filters, sought, days) for days in ranges(filters)]
    return [
        (f"SELECT q.day, count(*) AS count FROM quotes q WHERE {where} {per_day}", given)
        for where, given in asked
    ]


def count_undated(filters: Filters, sought: Sought) -> Condition:
    """Return the query for how many quotes answer to all but the days, and have none."""
    where, given = conditions(filters, sought, ("q.day IS NULL", []))
    return f"SELECT count(*) AS count FROM quotes q WHERE {where}", given


def these(numbers: Sequence[int]) -> Condition:
    """Return the query for some quotes, in the order given."""
    given = [json.dumps(list(numbers))]
    return f"SELECT {COLUMNS}, q.number {_LISTED} ORDER BY listed.key", given


def on_any_day(filters: Filters, sought: Sought) -> Condition:
    """Return the WHERE clause for the quotes of all days that are asked for."""
    asked = [days for days in ranges(filters) if days[0]]
    clause = " OR ".join(f"({clause})" for clause, _ in asked)
    days = (f"({clause})" if clause else "", [day for _, given in asked for day in given])
    return conditions(filters, sought, days)


def conditions(filters: Filters, sought: Sought, days: Condition) -> Condition:
    """Return the WHERE clause; its days are ``days``."""
    parts: list[Condition] = [(_VERSIONS[filters.versions], [])]
    if sought.people is not None:
        parts.append((f"q.person_id IN ({', '.join('?' * len(sought.people))})", list(sought.people)))
    # a person, or what is wider than a day, has fewer quotes than a word: the plus sign makes SQLite walk
    number = "+q.number" if sought.people is not None or days[0] == BEGUN else "q.number"
    parts += [_about(number, about, sought.people) for about in sought.wanted]
    if filters.source:
        parts.append(_source(filters.source))
    for clause, value in (
        ("q.kind = ?", filters.kind),
        ("q.confidence >= ?", filters.min_confidence or None),
        ("+q.number > ?", filters.stored_after),
    ):
        if value is not None:
            parts.append((clause, [value]))
    parts.append(days)
    where = " AND ".join(clause for clause, _ in parts if clause)
    return where, [value for _, values in parts for value in values]


def _about(number: str, about: About, people: Sequence[str] | None) -> Condition:
    """Return the condition for quotes that are tagged, have the words, or are found by meaning."""
    if about.answers is not None:
        return "q.number IN (SELECT value FROM json_each(?))", [json.dumps(list(about.answers))]
    ways: list[Condition] = []
    if about.expression and not about.only_alike:
        ways.append(("SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?", [about.expression]))
    if about.topics and not about.only_alike:
        tagged = f"SELECT quote FROM tags WHERE topic IN ({', '.join('?' * len(about.topics))})"
        if people is not None:  # of a topic's quotes those of one person lie together
            tagged += f" AND person_id IN ({', '.join('?' * len(people))})"
        ways.append((tagged, [*about.topics, *(people or ())]))
    if about.alike:
        ways.append(("SELECT value FROM json_each(?)", [json.dumps([one for one, _ in about.alike])]))
    clause = " UNION ALL ".join(way for way, _ in ways) or "SELECT NULL WHERE false"
    return f"{number} IN ({clause})", [value for _, given in ways for value in given]


def ranges(filters: Filters) -> list[Condition]:
    """Return the conditions for the days asked for, in the order in which their quotes are listed.

    A quote of which only the month or year is known answers to every day of it. These are few and have an
    index of their own, so that the others are found by their first day alone.
    """
    since, until = filters.first_day, filters.last_day
    within = [(f"q.day {sign} ?", day) for sign, day in ((">=", since), ("<=", until)) if day]
    found: list[Condition] = [(" AND ".join(clause for clause, _ in within), [day for _, day in within])]
    if since:
        earliest = (date.fromisoformat(since) - _WIDEST).isoformat() if since > _FIRST_YEARS else ""
        found.insert(0, (BEGUN, [earliest, since, since]))
    return found


def _source(source: str) -> Condition:
    pattern = "%{}%".format(re.sub(r"([\\%_])", r"\\\1", bindable(source)))
    like = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in ("publisher", "url", "origin"))
    return f"q.article_id IN (SELECT id FROM articles WHERE {like})", [pattern] * 3
